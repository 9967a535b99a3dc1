"""Feedback as lines of a screen: marks, reasons, what the levels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hotseat.interview.columns import WRONG, Column, columns, guessed, pace, totals
from hotseat.interview.feedback import ASSERTED, MADE, NOT_MADE, Line
from hotseat.tui.textual_text import (
    ACCENT,
    DIM,
    beside,
    column,
    hanging,
    lines,
    one_line,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hotseat.interview.result import Result
    from hotseat.rubrics.models import Criterion
    from hotseat.scoring.scorecard import Evidence

_TITLE, _DOTS, _WORD = 19, 4, 15
_NUMBER, _MADE = 3, 10
_GAP = 2
_LEAST_REMARK = 14
"""Cells under which a few words of evidence say nothing."""


def marks(result: Result, width: int) -> list[Content]:
    """A line for each mark, cut to `width`; the lesser ones share the last."""
    said = result.feedback
    if result.card is None:
        return [text(totals(result))]
    if result.card.points:
        return _points(result, width)
    word = max((text(line.word).cell_length for line in said.main), default=0)
    table = _Table(columns(result), width - _TITLE - 2 - _GAP - word)
    rows = [*table.heads(_TITLE + 2)]
    rows += [_mark(line, table, width) for line in said.main]
    if said.beside:
        rows += _lesser(said.beside, width)
    return rows + _advisories(result)


def marks_with_steps(result: Result, width: int) -> list[Content]:
    """The marks, each with what earned it and what to add to reach the next level."""
    said = result.feedback
    if result.card is None:
        return [text(totals(result))]
    if result.card.points:
        return _points(result, width, apart=True)
    table = _Table(columns(result), width - _TITLE - 2)
    rows = [*table.heads(_TITLE + 2)]
    for line in said.main:
        word = text(line.word)
        if table.named:
            rows.append(_head(line, table))
            remark = beside(word, text(f"  {line.remark()}", DIM))
            rows.append(hanging(text("  "), remark, width))
        else:
            rows.append(beside(_head(line, table), word))
            if remark_words := line.remark():
                rows.append(hanging(text("  "), text(remark_words, DIM), width))
        if line.next_step:
            step = beside(text(f"to reach {line.next_word}: ", DIM), text(line.next_step))
            rows.append(hanging(text("  "), step, width))
        rows.append(text(""))
    if said.beside:
        rows += _lesser(said.beside, width)
    return rows + _advisories(result)


class _Table:
    """The last columns, as many as there is room for, and the last one anyway."""

    def __init__(self, found: Sequence[Column], room: int) -> None:
        self.named = len(found) > 1
        """Whether their titles are shown: one alone needs none."""
        while len(found) > 1 and sum(map(_wide, found)) - _GAP > room:
            found = found[1:]
        self._found = found

    def heads(self, lead: int) -> list[Content]:
        """The line of titles, if there is one, `lead` cells from the left."""
        if not self.named:
            return []
        heads = [column(text(each.title, DIM), _wide(each)) for each in self._found]
        return [beside(column(text(""), lead), *heads)]

    def cells(self, line: Line) -> list[Content]:
        """The levels of one line."""
        wide = [_wide(each) if self.named else _DOTS for each in self._found]
        signs = [_sign(line, each.levels.get(line.id)) for each in self._found]
        return [column(sign, width) for sign, width in zip(signs, wide, strict=True)]


def _wide(each: Column) -> int:
    return len(each.title) + _GAP


def _sign(line: Line, level: int | None) -> Content:
    if level is None:
        return text("–", DIM)
    return text("✗" if level == WRONG else line.dots_of(level), ACCENT)


def _head(line: Line, table: _Table) -> Content:
    return beside(
        text(f"{line.number} ", DIM), column(text(line.title), _TITLE), *table.cells(line)
    )


def _mark(line: Line, table: _Table, width: int) -> Content:
    head = _head(line, table)
    room = width - head.cell_length - _WORD
    if room < _LEAST_REMARK:
        return beside(head, text(line.word)).truncate(max(width, 0), ellipsis=True)
    return beside(head, column(text(line.word), _WORD), one_line(line.remark(), room, DIM))


def _lesser(found: tuple[Line, ...], width: int) -> list[Content]:
    parts = [
        beside(text(f"{line.title} ", DIM), text(line.dots, ACCENT), text(f" {line.word}", DIM))
        for line in found
    ]
    one = beside("  ", Content("   ").join(parts))
    return [one] if one.cell_length <= width else [beside("  ", part) for part in parts]


def _points(result: Result, width: int, *, apart: bool = False) -> list[Content]:
    """Key points with whether they were made, and misconceptions that were said."""
    found = columns(result)
    table = _Table(found, width - _NUMBER - _MADE - _LEAST_REMARK)
    rows = [*table.heads(_NUMBER)]
    for line in result.feedback.lines:
        cells = table.cells(line) if table.named else [_sign(line, found[-1].levels.get(line.id))]
        head = beside(
            column(text(f"{line.number}", DIM), _NUMBER),
            *cells,
            "" if table.named else " ",
            column(text(line.word), 18 if line.word == ASSERTED else _MADE),
        )
        rows += [hanging(head, text(line.title), width), *([text("")] if apart else ())]
    return rows


def _advisories(result: Result) -> list[Content]:
    return [text(f"  {said}", "$text-warning") for said in result.feedback.advisories]


def one_thing(result: Result) -> list[Content]:
    """The one addition that would help most."""
    if result.card is None:
        return []
    thing = result.feedback.one_thing
    if thing and result.card.points:
        # A key point is a statement, and not advice.
        thing = f"Missing: {thing}"
    thing = thing or "Nothing: all parts are there and tied to the case."
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


def levels(criteria: Mapping[str, Criterion], width: int) -> Content:
    """What each level of each criterion asks for."""
    rows: list[Content] = [text("What the marks mean", "bold"), text("")]
    words = [text(word).cell_length for each in criteria.values() for word in each.levels]
    wide = max(words, default=0) + 2
    for criterion in criteria.values():
        rows.append(text(criterion.title))
        best = len(criterion.levels) - 1
        for level, (word, meaning) in enumerate(
            zip(criterion.levels, criterion.meaning, strict=False)
        ):
            dots = "●" * level + "○" * (best - level)
            head = beside("  ", text(dots, ACCENT), "  ", column(text(word), wide))
            rows.append(hanging(head, text(meaning, DIM), width))
        rows.append(text(""))
    return lines(*rows)


def what_points_mean(width: int) -> Content:
    """What the signs of a concept question say."""
    signs = (
        ("●", MADE, "your answer says this key point"),
        ("○", NOT_MADE, "it does not, or not clearly enough"),
        ("✗", ASSERTED, "a common mistake that your answer takes for true"),
    )
    rows: list[Content] = [text("What the marks mean", "bold"), text("")]
    for sign, word, meaning in signs:
        head = beside("  ", text(sign, ACCENT), "  ", column(text(word), len(ASSERTED) + 2))
        rows.append(hanging(head, text(meaning, DIM), width))
    return lines(*rows, "")
