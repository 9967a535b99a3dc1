"""Progress as lines of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.closing import short
from hotseat.interview.pictures import SHORT_LEGEND, calendar, days_line, sparkline
from hotseat.interview.words import day_ago
from hotseat.reports.remarks import due, remarks
from hotseat.tui.textual_text import (
    ACCENT,
    DIM,
    apart,
    beside,
    column,
    hanging,
    lines,
    one_line,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.content import Content

    from hotseat.interview.lookback import Standing
    from hotseat.interview.progress import Progress
    from hotseat.interview.statistics import Series
    from hotseat.records.models import Summary
    from hotseat.rubrics.models import Criterion

_TRENDS = {"up": "↑", "level": "→", "down": "↓"}
_WEAKEST = "weakest"
_DAYS = 30
_LABEL, _WORD, _TREND, _GAP = 18, 15, 3, 2
_FIRST = ("judging", "pace", "overtime", "late", "agreement")
_REST = ("total", "timing")
_DOTS, _DUE = 6, 5
_LONG = 24
"""Cells of the long head of the questions."""
_WEEKS = 14
_ROOMY = 70
"""Cells from which on there is room for all columns."""

Rows = list["Content | str"]


def page(
    progress: Progress, titles: Mapping[str, str], width: int, *, drill: str, grid: bool
) -> Content:
    """All of it, `width` cells wide; `grid` draws the weeks, else one line stands for them.

    `titles` are those of the questions; `drill` is the key for a drill.
    """
    series, weakest = _series(progress, width), _weakest(progress, width, drill)
    first, rest = _said(progress, width, _FIRST), _said(progress, width, _REST)
    practice, coming = _practice(progress, grid=grid), _due(progress, width)
    last = _last(progress, titles, width)
    if grid:
        parts = (series, weakest, first + rest, coming, practice, last)
    elif width >= _ROOMY:
        parts = (series, weakest, first + practice, coming, last, rest)
    else:
        # Where there is little room, what comes back goes before what was.
        parts = (series, weakest, coming, first[:2], last, first[2:] + rest + practice)
    rows: Rows = []
    for part in parts:
        rows += ["", *part] if rows and part else part
    return lines(*rows)


def _series(progress: Progress, width: int) -> Rows:
    figures = progress.figures
    bars = max(min(width - _LABEL - _WORD - _TREND - _GAP - len(_WEAKEST), 24), 4)
    return [_line(each, each.id == figures.weakest, bars) for each in figures.series]


def _line(series: Series, weakest: bool, bars: int) -> Content:
    if not series.n:
        return beside(column(text(series.title), _LABEL), text("no marks yet", DIM))
    return beside(
        column(text(series.title), _LABEL - 1),
        " ",
        column(text(sparkline(series.levels, series.of, bars), ACCENT), bars + _GAP),
        column(text(series.last), _WORD - 1),
        " ",
        column(text(_TRENDS.get(series.trend, ""), DIM), _TREND),
        text(_WEAKEST if weakest else "", DIM),
    )


def _weakest(progress: Progress, width: int, drill: str) -> Rows:
    if not progress.weakness:
        return []
    rows: Rows = list(text(progress.weakness).wrap(width))
    if progress.figures.weakest:
        rows.append(apart(text("A timed drill on that alone is ready."), text(drill), width))
    return rows


def _said(progress: Progress, width: int, wanted: Sequence[str]) -> Rows:
    rows: Rows = []
    for each in remarks(progress):
        if each.id in wanted:
            said = each.in_full()
            if any(len(words) > width - _LABEL for words in said):
                said = each.said
            rows += [_row("" if at else each.label, words, width) for at, words in enumerate(said)]
    return rows


def _due(progress: Progress, width: int) -> Rows:
    said = due(progress.outlook)
    if len(joined := "; ".join(said)) <= width - _LABEL:
        said = (joined,)
    return [_row("" if at else "Due", words, width) for at, words in enumerate(said)]


def _practice(progress: Progress, *, grid: bool) -> Rows:
    counts, today = progress.figures.calendar, progress.today
    if not counts:
        return []
    if not grid:
        line = beside(text(days_line(counts, today, _DAYS), ACCENT), text("  30 days", DIM))
        return [beside(column(text("Practice"), _LABEL), line)]
    weeks = _WEEKS if progress.days is None else min(progress.days // 7 + 2, _WEEKS)
    wide = 3 + 2 * weeks
    legend = ("", *SHORT_LEGEND, "")
    return [
        beside(
            column(text("" if at else "Practice"), _LABEL),
            column(text(week, ACCENT), wide + 3),
            text(legend[at], DIM),
        )
        for at, week in enumerate(calendar(counts, today, wide))
    ]


def _last(progress: Progress, titles: Mapping[str, str], width: int) -> Rows:
    return [
        beside(
            column(text("" if at else "Last answers"), _LABEL),
            answer(each, titles, progress.today, width - _LABEL),
        )
        for at, each in enumerate(progress.figures.last)
    ]


def answer(summary: Summary, titles: Mapping[str, str], today: str, width: int) -> Content:
    """One answer on a line: its question, its points, and when it was given."""
    total = "–" if summary.total is None else f"{summary.total}"
    right = beside(text(f"{total:>4}  "), column(text(day_ago(summary.day, today), DIM), _WORD - 2))
    title = titles.get(summary.question_id, summary.question_id)
    room = max(width - right.cell_length, 8)
    return beside(column(one_line(title, room - 1), room), right)


def _row(label: str, said: str, width: int) -> Content:
    return hanging(column(text(label), _LABEL), text(said), width)


def table(
    found: Sequence[Standing], criteria: Sequence[Criterion], width: int, height: int
) -> Content:
    """Questions with the levels of their last answers, and when they come back."""
    room = width - _DOTS * len(criteria) - _DUE
    heads = [column(text(short(each.title), DIM), _DOTS) for each in criteria]
    title = text("Last answers by question" if room > _LONG else "By question", DIM)
    rows: Rows = [beside(column(title, room), *heads, _soon("due"))]
    shown = found if len(found) <= height - 1 else found[: height - 2]
    rows += [
        beside(
            column(text(each.title), room - 1),
            " ",
            *(_dots(each.levels, criterion) for criterion in criteria),
            _soon("" if each.days is None else "now" if each.days <= 0 else f"{each.days} d"),
        )
        for each in shown
    ]
    if len(shown) < len(found):
        rows.append(text(f"… {len(found) - len(shown)} more", DIM))
    return lines(*rows)


def _soon(words: str) -> Content:
    return text(f"{words:>{_DUE}}", DIM)


def _dots(levels: Mapping[str, int], criterion: Criterion) -> Content:
    best = len(criterion.levels) - 1
    if criterion.id not in levels:
        return column(text("–", DIM), _DOTS)
    level = min(levels[criterion.id], best)
    return column(text("●" * level + "○" * (best - level), ACCENT), _DOTS)
