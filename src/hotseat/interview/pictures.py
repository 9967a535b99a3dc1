"""Small pictures of figures, drawn in characters: rows of bars, a calendar, a bar.

Each one cell wide a character; whoever shows one says in words beside it what it shows.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

BARS = "▁▂▃▄▅▆▇"
SHADES = "·░▒▓█"
_FROM = (0, 1, 2, 4, 7)
"""How many answers a day each shade begins with."""
LEGEND = "· none  ░ 1  ▒ 2 or 3  ▓ 4 to 6  █ 7 or more"
SHORT_LEGEND = ("· 0", "░ 1", "▒ 2-3", "▓ 4-6", "█ 7+")
"""The same, shade by shade."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MARGIN = 4


def sparkline(levels: Sequence[float], of: float, width: int | None = None) -> str:
    """A bar for each level, oldest first; where there are more than `width`, the mean of each of
    `width` stretches of about the same length.
    """
    if width is not None and len(levels) > width:
        ends = [len(levels) * cell // max(width, 1) for cell in range(width + 1)]
        levels = [sum(levels[start:end]) / (end - start) for start, end in itertools.pairwise(ends)]
    top = len(BARS) - 1
    return "".join(BARS[_nearest(level, of, top)] for level in levels)


def bar(share: float, width: int) -> str:
    """A bar of `width` cells, filled by a share of 0 to 1; only nothing leaves it empty, and
    only all of it fills the last cell.
    """
    filled = _nearest(share, 1, width)
    if 0 < share < 1 and width > 1:
        filled = min(max(filled, 1), width - 1)
    return "█" * filled + "░" * (width - filled)


def shade(count: int) -> str:
    """One day's answers as one character; `LEGEND` says which."""
    return SHADES[max(at for at, least in enumerate(_FROM) if max(count, 0) >= least)]


def calendar(counts: Mapping[str, int], today: str, width: int) -> list[str]:
    """Practice by day: seven rows, Monday to Sunday, and the weeks as columns up to this one.

    `width` is what there is for all of it; a week takes two cells, the names of the days four.
    """
    last = date.fromisoformat(today)
    weeks = max((width - _MARGIN + 1) // 2, 1)
    rows: list[str] = []
    for weekday, name in enumerate(WEEKDAYS):
        days = [
            last + timedelta(weekday - last.weekday() - 7 * (weeks - 1 - week))
            for week in range(weeks)
        ]
        cells = [shade(counts.get(day.isoformat(), 0)) if day <= last else " " for day in days]
        rows.append(f"{name} {' '.join(cells)}".rstrip())
    return rows


def days_line(counts: Mapping[str, int], today: str, days: int) -> str:
    """Practice by day on one line: a cell a day, the last one today."""
    last = date.fromisoformat(today)
    ago = range(days - 1, -1, -1)
    return "".join(shade(counts.get((last - timedelta(each)).isoformat(), 0)) for each in ago)


def _nearest(value: float, of: float, cells: int) -> int:
    """A value of 0 to `of` as a number of cells, halves upwards."""
    share = value / of if of else 0
    return min(max(int(share * cells + 0.5), 0), cells)
