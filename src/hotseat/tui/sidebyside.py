"""Levels of two raters, or of two answers, side by side as lines of a screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hotseat.interview.agreement import KAPPA_LEAST, kappa_words
from hotseat.interview.feedback import ASSERTED
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, hanging, one_line, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.content import Content

    from hotseat.interview.agreement import Agreement
    from hotseat.interview.feedback import Line
    from hotseat.rubrics.models import Criterion

_NUMBER, _TITLE, _WORDS, _SHORT = 2, 19, 22, 12
_FIGURE, _REMARK = 9, 9
_LONGEST = 24
"""Titles of more cells are sentences."""
_NARROW = 60
"""Below so many cells there is no room for remarks."""


class Side(NamedTuple):
    """One column: a title and its lines by criterion or key point."""

    title: str
    lines: Mapping[str, Line] | None
    """None while they are not there yet."""


def side(title: str, found: Iterable[Line]) -> Side:
    """The lines of one feedback."""
    return Side(title, {line.id: line for line in found})


def comparison(
    found: Sequence[Line],
    given: Mapping[str, int],
    criteria: Mapping[str, Criterion],
    width: int,
) -> list[Content]:
    """The levels that a person gave beside those of a feedback; without those left out."""
    yours = [
        replace(line, level=given[line.id], word=criteria[line.id].levels[given[line.id]])
        for line in found
        if line.id in given
    ]
    apart = {line.id: given[line.id] - line.level for line in found if line.id in given}
    remarks = {
        name: f"{abs(by)} {'higher' if by > 0 else 'lower'}" if by else "same"
        for name, by in apart.items()
    }
    return table((side("you", yours), side("expected", found)), width, remarks)


def table(
    sides: Sequence[Side], width: int, remarks: Mapping[str, str] | None = None
) -> list[Content]:
    """A row for each criterion or key point, a column for each side; no line of one is lost."""
    rows: dict[str, Line] = {}
    # The fullest side has the order.
    for lines in sorted((each.lines or {} for each in sides), key=len, reverse=True):
        for name, line in lines.items():
            rows.setdefault(name, line)
    # Criteria have short titles; key points are sentences and go last, wrapped.
    longest = max((text(line.title).cell_length for line in rows.values()), default=0)
    short = longest <= _LONGEST
    title = max(longest + 2, _TITLE if width >= _NARROW else 0)
    if width < _NARROW:
        remarks = None
    remarked = _REMARK if remarks else 0
    room = (width - _NUMBER - title - remarked) // max(len(sides), 1)
    wide = min(max(room, 4), _WORDS) if short else _SHORT
    found = []
    if len(sides) > 1:
        lead = _NUMBER + title if short else _NUMBER
        heads = [column(text(each.title, DIM), wide) for each in sides]
        found.append(column(beside(column(text(""), lead), *heads), width))
    for name, line in rows.items():
        number = column(text(str(line.number) if line.number else "", DIM), _NUMBER)
        cells = [beside(column(_cell(each, name), wide - 1), " ") for each in sides]
        if short and not remarks:
            # Nothing follows the last one.
            cells[-1:] = [_cell(each, name) for each in sides[-1:]]
        if short:
            remark = text((remarks or {}).get(name, ""), DIM)
            row = beside(number, column(text(line.title), title), *cells, remark)
            found.append(column(row, width))
        else:
            found.append(hanging(beside(number, *cells), text(line.title), width))
    return found


def _cell(side: Side, name: str) -> Content:
    if side.lines is None:
        return text("…", DIM)
    line = side.lines.get(name)
    if line is None:
        return text("–", DIM)
    if line.word == ASSERTED:
        return beside(text("✗ ", ACCENT), text("not so"))
    return beside(text(f"{line.dots} ", ACCENT), one_line(line.word, 2 * _WORDS))


def figures(found: Agreement, criteria: Iterable[Criterion], width: int) -> list[Content]:
    """How well a person's marks agree with those expected, by criterion."""
    heads = [column(text(word, DIM), _FIGURE) for word in ("same", "off by", "kappa")]
    rows = [column(beside(column(text("So far", "bold"), _NUMBER + _TITLE), *heads), width)]
    for criterion in criteria:
        one = found.by.get(criterion.id)
        if one is None:
            continue
        cells = (one.percent, f"{one.off:.1f}", kappa_words(one))
        head = beside(column(text(""), _NUMBER), column(text(criterion.title), _TITLE))
        row = beside(head, *(column(text(cell), _FIGURE) for cell in cells))
        rows.append(column(row, width))
    if any(one.few for one in found.by.values()):
        said = f"Kappa, agreement beyond chance, is shown from {KAPPA_LEAST} answers."
        rows.append(hanging(text("  "), text(said, DIM), width))
    return rows
