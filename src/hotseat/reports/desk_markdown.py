"""Cards as Markdown. Whatever was said stays on lines of ours and is no heading, link or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hotseat.reports.desk_card import NO_WORDS, Card, Marked, OneQuestion, moment, stamp

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~#$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def markdown_parts(cards: Sequence[Card]) -> Iterator[str]:
    """The cards one below the other."""
    for number, card in enumerate(cards):
        if number:
            yield "\n---\n\n"
        yield from _card(card)


def plain(text: str) -> str:
    """Somebody's text on one line, with nothing in it that Markdown takes for its own."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def _card(card: Card) -> Iterator[str]:
    yield f"# {plain(card.candidate)}\n\n"
    for sentence in card.stamps:
        yield f"**{plain(sentence)}**\n\n"
    if card.calibration:
        yield "A calibration answer: the expert's level stands in the tool's place.\n\n"
    for question in card.questions:
        yield from _question(card, question)
    if card.notes:
        yield "## Notes\n\n"
        for note in card.notes:
            yield f"- {stamp(note.at)}: {plain(note.text)}\n"
        yield "\n"
    yield "## About this card\n\n"
    for label, said in about(card):
        yield f"- {label}: {plain(said)}\n"


def about(card: Card) -> Iterator[tuple[str, str]]:
    """What else there is to say of a card: labels, each with what is said."""
    finished = stamp(card.finished_at) if card.finished_at else "not yet"
    yield "Interview", card.id
    yield "Finished", finished
    yield "Tool's levels", MODES.get(card.mode, card.mode)
    yield "Names of the speakers and contact data", card.hidden
    yield "Kept until", card.keep_until or "no date set"
    for question in card.questions:
        yield f"Rubric of {question.id}", f"{question.rubric} {question.rubric_hash}"
        if question.marked_by:
            yield "Marked before under", ", ".join(question.marked_by)
    yield "Log", f"{card.log_count:,} lines, head {card.log_head}"
    yield "Transcript", card.form
    yield "Made", f"{stamp(card.made_at)} by hotseat {card.version}"


MODES = {
    "off": "off",
    "after": "shown after the person's",
    "before": "could be seen before the person's",
}
"""When the tool's levels could be seen, in words."""


def _question(card: Card, question: OneQuestion) -> Iterator[str]:
    yield f"## {plain(question.title)}\n\n{plain(question.id)}, {question.where}\n\n"
    for marked in question.marked:
        if marked.main or marked.given or marked.quotes or marked.no_evidence:
            yield from _marked(card, marked)
    if question.probes:
        yield "### Probes\n\n"
        for probe in question.probes:
            yield f"- {'asked' if probe.asked else 'not asked'}: {plain(probe.text)}\n"
        yield "\n"


def _marked(card: Card, marked: Marked) -> Iterator[str]:
    yield f"### {marked.number} {plain(marked.title)}\n\n"
    level = marked.level
    if level is None:
        yield "- Level: not given yet\n"
    else:
        yield f"- Level: {level.dots} {plain(level.word)}, {stamp(level.at)}\n"
    if len(marked.given) > 1:
        first = marked.given[0]
        yield f"- First level: {first.dots} {plain(first.word)}, {stamp(first.at)}\n"
        for each in marked.given[1:]:
            why = plain(each.reason) or "no reason asked for, the tool's level was not shown yet"
            yield f"- Changed to {plain(each.word)}, {stamp(each.at)}: {why}\n"
    tool = marked.tool
    said = f"{tool.dots} {plain(tool.said)}".strip()
    yield f"- {card.tool_name}: {said}{f', {stamp(tool.at)}' if tool.at else ''}\n\n"
    if marked.no_evidence:
        yield f"> {NO_WORDS}\n\n"
    for quote in marked.quotes:
        when = f"{moment(quote.at)} " if quote.at is not None else ""
        yield f"> {when}“{plain(quote.text)}”\n\n"
