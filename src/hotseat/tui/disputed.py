"""What the dispute screen says: picked words, parts to choose from, what was disputed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from hotseat.files.clean import shorten
from hotseat.interview.words import count
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, hanging, lines, one_line, text

if TYPE_CHECKING:
    from hotseat.interview.disputes import Disputing, Part
    from hotseat.interview.picking import Picker
    from hotseat.records.models import Dispute

_TITLE = 21
_SHOWN = 3
"""Disputes that are listed; the last ones."""


def first_part(about: Disputing) -> int:
    """The part that is most likely meant: the first of those with the lowest level."""
    shares = [part.level / part.of for part in about.parts]
    return shares.index(min(shares))


def level_now(about: Disputing, place: int) -> int:
    """The level to begin with: what was said of the part before, else the likely one."""
    part = about.parts[place]
    said = [d.level for d in about.disputes if d.criterion == part.id]
    return min(said[-1], part.of) if said else part.wanted


def picked(picker: Picker, width: int) -> Content:
    """The picked words on one line, for those who do not see the tint."""
    head = text(f"{count(picker.count, 'word')}: ", DIM)
    return beside(head, _quoted(picker.words, width - head.cell_length))


def _quoted(words: str, width: int) -> Content:
    """Their beginning and their end, where they are many."""
    line = shorten(words, max(len(words), 1))
    room = max(width - 2, 12)
    if len(line) > room:
        tail = line[-(room // 3) :]
        line = f"{line[: room - len(tail) - 3].rstrip()} … {tail.lstrip()}"
    return one_line(f"“{line}”", max(width, 14))


def parts(about: Disputing, width: int) -> Content:
    """All parts with the levels that they got, and those that they should have had."""
    said = {dispute.criterion: dispute.level for dispute in about.disputes}
    rows = [
        _row(about, n, width, here=False, level=said.get(part.id))
        for n, part in enumerate(about.parts)
    ]
    return lines(*rows)


def choices(about: Disputing, here: int, level: int, width: int) -> Content:
    """All parts, one of them pointed to, with the level that it should have."""
    return lines(
        *(
            _row(about, n, width, here=n == here, level=level if n == here else None)
            for n in range(len(about.parts))
        )
    )


def _row(
    about: Disputing, place: int, width: int, *, here: bool, level: int | None = None
) -> Content:
    part = about.parts[place]
    head = beside(
        text(" ▸ " if here else "   ", ACCENT),
        column(text(f"{place + 1}", DIM), 2 if len(about.parts) < 10 else 3),
    )
    name = text(part.title, "bold" if here else "")
    got = beside(text(part.dots(part.level), ACCENT), " ", text(part.words[part.level]))
    if level is not None and level != part.level and level <= part.of:
        to = beside(text(part.dots(level), ACCENT), " ", text(part.words[level], "bold"))
        got = beside(got, text(" → ", DIM), to)
    if part.meaning:
        row = beside(head, column(name, _TITLE), got)
    else:
        # A statement is longer than its levels.
        row = beside(head, column(got, max(got.cell_length + 2, 18)), name)
    return _clickable(column(row, width + 2), f"screen.part({place})")


def levels(part: Part, level: int, width: int) -> Content:
    """The levels to choose from, and what the chosen one asks for."""
    found = []
    for number, word in enumerate(part.words):
        chosen = number == level
        sign = text("▸" if chosen else " ", ACCENT)
        name = beside(text(f"{number} ", ACCENT), text(word, "bold" if chosen else ""))
        got = text(" (what it got)" if number == part.level else "", DIM)
        found.append(_clickable(beside(sign, name, got), f"screen.level({number})"))
    asks = part.meaning[level] if level < len(part.meaning) else part.title
    return lines(beside(Content("  ").join(found)), hanging(text(""), text(asks, DIM), width))


def so_far(about: Disputing, width: int) -> list[Content]:
    """What was disputed, the last ones first."""
    last = about.disputes[: -_SHOWN - 1 : -1]
    rows = [_said(about, dispute, width) for dispute in last]
    more = len(about.disputes) - len(last)
    if more:
        rows.append(text(f"and {more} more", DIM))
    return rows


def _said(about: Disputing, dispute: Dispute, width: int) -> Content:
    part = about.part(dispute)
    what = dispute.criterion
    if part is not None:
        what = f"{shorten(part.title, 30)}: {part.words[min(dispute.level, part.of)]}"
    head = text("disputed: ", DIM)
    tail = beside(text(" → ", DIM), one_line(what, width // 2))
    return beside(
        head, _quoted(about.words(dispute), width - head.cell_length - tail.cell_length), tail
    )


def _clickable(content: Content, action: str) -> Content:
    """The action is ours, never text of a user."""
    return content.stylize(Style.from_meta({"@click": action}))
