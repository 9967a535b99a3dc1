"""Feedback as lines of a screen: marks, marked answer, reasons, graded answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hotseat.interview.columns import Column, columns, guessed, pace, totals
from hotseat.interview.feedback import ASSERTED, Line, Piece, cut
from hotseat.tui.textual_text import (
    ACCENT,
    DIM,
    MARKED,
    beside,
    column,
    hanging,
    lines,
    one_line,
    raised,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hotseat.interview.result import Result
    from hotseat.rubrics.models import Criterion
    from hotseat.scoring.scorecard import Evidence

_TITLE, _DOTS, _WORD = 19, 4, 15
_LEAST_REMARK = 14
"""Cells under which a few words of evidence say nothing."""


def marks(result: Result, width: int) -> list[Content]:
    """A line for each mark, cut to `width`; the lesser ones share the last."""
    said = result.feedback
    if result.card is None:
        return [text(totals(result))]
    if result.card.points:
        return [_point(line, width) for line in said.lines]
    found = _fitting(columns(result), width - _WORD)
    rows = _column_heads(found)
    rows += [_mark(line, found, width) for line in said.main]
    if said.beside:
        rows += _lesser(said.beside, width)
    return rows + _advisories(result)


def marks_with_steps(result: Result, width: int) -> list[Content]:
    """The marks, each with what earned it and what to add to reach the next level."""
    said = result.feedback
    if result.card is None:
        return [text(totals(result))]
    if result.card.points:
        return [row for line in said.lines for row in (_point(line, width), text(""))]
    found = _fitting(columns(result), width)
    rows = _column_heads(found)
    for line in said.main:
        word = text(line.word)
        if len(found) > 1:
            rows.append(_head(line, found))
            remark = beside(word, text(f"  {line.remark()}", DIM))
            rows.append(hanging(text("  "), remark, width))
        else:
            rows.append(beside(_head(line, found), word))
            if remark_words := line.remark():
                rows.append(hanging(text("  "), text(remark_words, DIM), width))
        if line.next_step:
            step = beside(text(f"to reach {line.next_word}: ", DIM), text(line.next_step))
            rows.append(hanging(text("  "), step, width))
        rows.append(text(""))
    if said.beside:
        rows += _lesser(said.beside, width)
    return rows + _advisories(result)


def _fitting(found: Sequence[Column], width: int) -> Sequence[Column]:
    """The last columns, as many as there is room for, and the last one anyway."""
    while len(found) > 1 and 2 + _TITLE + sum(map(_wide, found)) > width:
        found = found[1:]
    return found


def _wide(each: Column) -> int:
    return len(each.title) + 2


def _column_heads(found: Sequence[Column]) -> list[Content]:
    """The titles of the columns; one column needs none."""
    if len(found) < 2:
        return []
    heads = [column(text(c.title, DIM), _wide(c)) for c in found]
    return [beside(column(text(""), _TITLE + 2), *heads)]


def _head(line: Line, found: Sequence[Column]) -> Content:
    dots = []
    for each in found:
        level = each.levels.get(line.id)
        signs = text("–", DIM) if level is None else text(line.dots_of(level), ACCENT)
        dots.append(column(signs, _wide(each) if len(found) > 1 else _DOTS))
    return beside(text(f"{line.number} ", DIM), column(text(line.title), _TITLE), *dots)


def _mark(line: Line, found: Sequence[Column], width: int) -> Content:
    head = beside(_head(line, found), column(text(line.word), _WORD))
    room = width - head.cell_length
    if room < _LEAST_REMARK:
        return head.truncate(max(width, 0), ellipsis=True)
    return beside(head, one_line(line.remark(), room, DIM))


def _lesser(found: tuple[Line, ...], width: int) -> list[Content]:
    parts = [
        beside(text(f"{line.title} ", DIM), text(line.dots, ACCENT), text(f" {line.word}", DIM))
        for line in found
    ]
    one = beside("  ", Content("   ").join(parts))
    return [one] if one.cell_length <= width else [beside("  ", part) for part in parts]


def _point(line: Line, width: int) -> Content:
    sign = "✗" if line.word == ASSERTED else line.dots
    head = beside(
        column(text(f"{line.number}", DIM), 3),
        text(f"{sign} ", ACCENT),
        column(text(line.word), 18 if line.word == ASSERTED else 10),
    )
    return hanging(head, text(line.title), width)


def _advisories(result: Result) -> list[Content]:
    return [text(f"  {said}", "$text-warning") for said in result.feedback.advisories]


def answer(result: Result, *, plain: bool) -> Content:
    """The person's own text with what counted made visible; `plain` does without colour.

    What was said to a follow-up stands below the question.
    """
    first = result.answer.follow_up
    if first is None:
        return lit(result.feedback.pieces, plain=plain)
    parts = cut(result.feedback.pieces, len(first.answer.text))
    asked = hanging(text("  asked: ", DIM), text(first.probe.text, DIM), 72)
    before, after = (lit(part, plain=plain) for part in parts)
    return lines(before, "", asked, "", after)


def lit(found: Sequence[Piece], *, plain: bool) -> Content:
    """An answer with its evidence made visible; `plain` does without colour."""
    parts: list[Content] = []
    following = [*(piece.numbers for piece in found[1:]), ()][: len(found)]
    for piece, after in zip(found, following, strict=True):
        ending = [number for number in piece.numbers if number not in after]
        if not piece.numbers:
            parts.append(text(piece.text))
        elif plain:
            numbers = ",".join(str(number) for number in piece.numbers)
            parts.append(text(f"«{piece.text}»{numbers}"))
        else:
            parts += [text(piece.text, MARKED), text(raised(ending), ACCENT)]
    return beside(*parts)


def one_thing(result: Result) -> list[Content]:
    """The one addition that would help most."""
    if result.card is None:
        return []
    thing = result.feedback.one_thing or "Nothing: all parts are there and tied to the case."
    return [text(""), text("Add one thing", "bold"), text(thing)]


def follow_up(result: Result) -> list[Content]:
    """What an interviewer would ask now; after it was asked, nothing."""
    probe = "" if result.answer.follow_up else result.feedback.follow_up
    return [text(""), text("Follow-up", "bold"), text(probe)] if probe else []


def total(result: Result) -> list[Content]:
    """How well it was foreseen, how the time went, and the number, last."""
    if result.card is None:
        return []
    said = " ".join(filter(None, (guessed(result), pace(result))))
    rows = [text(""), text(said)] if said else []
    return [*rows, text(""), text(totals(result), DIM)]


def why(result: Result) -> Content:
    """For every mark: the words that counted, the rule, and the nearest miss."""
    rows: list[Content] = []
    for line in result.feedback.lines:
        sign = beside(text(line.dots, ACCENT), text(f"  {line.word}   ", DIM))
        rows.append(beside(sign, text(line.title, "bold")))
        if line.meaning:
            rows.append(text(line.meaning, DIM))
        rows += [row for found in line.evidence for row in _evidence("counted", found)]
        if line.blocked_by:
            rows.append(text(f"held back: {line.blocked_by}"))
        if line.nearest_miss is not None:
            rows += _evidence("nearest miss", line.nearest_miss)
        elif not line.evidence:
            rows.append(text("no words of the answer came near", DIM))
        if line.next_step:
            rows.append(beside(text(f"to reach {line.next_word}: ", DIM), text(line.next_step)))
        rows.append(text(""))
    rows += _advisories(result)
    card = result.card
    if card is None:
        return text(totals(result))
    rows.append(text(f"Rubric {card.rubric} {card.rubric_hash[:8]}, hotseat {card.version}", DIM))
    return lines(*rows)


def _evidence(label: str, found: Evidence) -> list[Content]:
    how = f"{found.rule}, {found.how}, {found.polarity}"
    return [
        beside(text(f"{label}: ", DIM), text(f"“{found.text}”")),
        text(f"  {found.why}  ({how})" if found.why else f"  ({how})", DIM),
    ]


def levels(criteria: Mapping[str, Criterion]) -> Content:
    """What each level of each criterion asks for."""
    rows: list[Content] = [text("What the marks mean", "bold"), text("")]
    for criterion in criteria.values():
        rows.append(text(criterion.title))
        best = len(criterion.levels) - 1
        for level, (word, meaning) in enumerate(
            zip(criterion.levels, criterion.meaning, strict=False)
        ):
            dots = "●" * level + "○" * (best - level)
            rows.append(
                beside("  ", text(dots, ACCENT), "  ", column(text(word), 16), text(meaning, DIM))
            )
        rows.append(text(""))
    return lines(*rows)
