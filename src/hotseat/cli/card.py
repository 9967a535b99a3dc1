"""A scorecard as a calm page: each mark in words with what earned it, the numbers last."""

from __future__ import annotations

from collections.abc import Iterator

from hotseat.bank.models import Question
from hotseat.cli.wrap import WIDTH, quoted, whole, wrapped
from hotseat.interview.feedback import Line, feedback
from hotseat.rubrics.models import Rubric
from hotseat.scoring.scorecard import Scorecard

_GAP = "  "
_SHOWN = 2
"""Pieces of evidence on the page; `--explain` has all."""


def card_lines(answer: str, question: Question, card: Scorecard, rubric: Rubric) -> Iterator[str]:
    """The lines of the page, at most 80 columns wide."""
    said = feedback(answer, question, card, rubric)
    yield from wrapped(question.title or question.id)
    yield from wrapped(f"{question.id} · {question.kind}")
    yield ""
    if question.kind == "decision":
        yield from _criteria(said.lines)
    else:
        yield from _statements(said.lines)
    yield from advisory_lines(card)
    if said.one_thing:
        yield ""
        yield from one_thing_lines(said.one_thing, question)
    yield ""
    yield numbers(card)


def advisory_lines(card: Scorecard) -> Iterator[str]:
    """What the guards said, if they spoke."""
    if card.advisories:
        yield ""
    for text in card.advisories:
        yield from wrapped(text, "  ", "Note: ")


def one_thing_lines(one_thing: str, question: Question) -> Iterator[str]:
    """The one thing to add: advice, or a key point that is missing."""
    head = "To add: " if question.kind == "decision" else "A point to add: "
    yield from wrapped(one_thing, "  ", head)


def numbers(card: Scorecard) -> str:
    """`overall` and `total`, which come last."""
    return f"Overall {card.overall} of 5 · total {card.total} of 100"


def _criteria(lines: tuple[Line, ...]) -> Iterator[str]:
    titles = max((len(line.title) for line in lines), default=0)
    words = max((len(line.word) for line in lines), default=0)
    indent = " " * (titles + words + 2 * len(_GAP))
    for line in lines:
        head = f"{line.title:<{titles}}{_GAP}{line.word:<{words}}{_GAP}"
        yield from whole(_why(line, WIDTH - len(indent)), indent, head)


def _statements(lines: tuple[Line, ...]) -> Iterator[str]:
    words = max((len(line.word) for line in lines), default=0)
    indent = " " * (words + len(_GAP))
    for line in lines:
        yield from wrapped(line.title, indent, f"{line.word:<{words}}{_GAP}")
        if line.evidence:
            yield from whole(_why(line, WIDTH - len(indent)), indent)


def _why(line: Line, width: int) -> list[str]:
    """What earned a mark; where nothing did, what held it back or came nearest."""
    if line.evidence:
        return [quoted(e.text, width - 2) for e in line.evidence[:_SHOWN]]
    if line.level < line.of and line.blocked_by:
        return ["held back:", *line.blocked_by.split()]
    if line.nearest_miss is not None:
        return ["nearest:", quoted(line.nearest_miss.text, width - 2)]
    return []
