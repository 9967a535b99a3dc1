"""Progress as JSON, and as plain text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from hotseat.files.clean import clean, shorten
from hotseat.interview.pictures import LEGEND, calendar, days_line, sparkline
from hotseat.interview.progress import Progress
from hotseat.interview.statistics import Series, Statistics
from hotseat.interview.words import count, day_ago, duration
from hotseat.records.models import Summary
from hotseat.reports.remarks import due, remarks, span

SCHEMA = "hotseat/stats@1"
NOTHING = "Nothing is kept yet: hotseat opens the app, and the first answer begins the history."
_BARS = 20
_DAYS = 30
_LABEL = 18
_TITLE = 44
WIDTH = 80
_TRENDS = {"up": "up", "level": "steady", "down": "down", "": ""}


def record(progress: Progress) -> dict[str, Any]:
    """All figures for JSON: counts of nothing are 0, means of nothing null."""
    figures = progress.figures
    return {
        "schema": SCHEMA,
        "range": {"days": progress.days, "from": progress.first, "to": progress.today},
        "answers": figures.answers,
        "blank": figures.blank,
        "late": figures.late,
        "days": figures.days,
        "seconds": figures.seconds,
        "total": {
            "mean": figures.totals.mean,
            "last": figures.totals.last,
            "n": figures.totals.n,
        },
        "marks": {each.id: _marks(each) for each in figures.series},
        "weakest": figures.weakest or None,
        "pace": {"median": figures.pace.median, "n": figures.pace.n},
        "bias": {each.id: {"mean": each.mean, "n": each.n} for each in figures.bias},
        "overtime": {
            "on_time": figures.overtime.on_time,
            "full": figures.overtime.full,
            "gain": figures.overtime.gain,
            "n": figures.overtime.n,
        },
        "timing": {
            "think": figures.timing.think,
            "answer": figures.timing.answer,
            "overtime": figures.timing.overtime,
            "paused": figures.timing.paused,
            "n": figures.timing.n,
        },
        "agreement": {
            "equal": progress.agreement.equal,
            "n": progress.agreement.n,
            "answers": progress.agreement.answers,
        },
        "calendar": dict(figures.calendar),
        "due": {
            "today": progress.outlook.today,
            "tomorrow": progress.outlook.tomorrow,
            "week": progress.outlook.week,
            "minutes": progress.outlook.minutes,
        },
    }


def _marks(series: Series) -> dict[str, Any]:
    return {
        "title": series.title,
        "levels": list(series.levels),
        "of": series.of,
        "mean": series.mean,
        "last": series.last or None,
        "trend": series.trend or None,
        "n": series.n,
    }


def text(progress: Progress, titles: Mapping[str, str]) -> Iterator[str]:
    """Progress in lines; `titles` are those of the questions. Every picture is said in words."""
    figures = progress.figures
    if not figures.answers:
        yield f"Progress, {span(progress.days)}: no answers."
    else:
        yield (
            f"Progress, {span(progress.days)}: {count(figures.answers, 'answer')} on"
            f" {count(figures.days, 'day')}, {duration(figures.seconds)}."
        )
        yield ""
        yield from _all_series(figures)
        yield ""
        yield from _remarks(progress)
        yield from _practice(progress)
        yield ""
    yield _row("Due", "; ".join(due(progress.outlook)))
    if figures.last:
        yield ""
        yield "Last answers"
        for each in figures.last:
            yield _last(each, titles, progress.today)


def _all_series(figures: Statistics) -> Iterator[str]:
    for each in figures.series:
        if not each.n:
            yield _row(each.title, "no marks yet")
            continue
        bars = sparkline(each.levels, each.of, _BARS)
        words = [f"last {each.last}", f"mean {each.mean:.1f} of {each.of}", _TRENDS[each.trend]]
        yield _row(each.title, f"{bars:<{_BARS}}  {', '.join(filter(None, words))}")


def _remarks(progress: Progress) -> Iterator[str]:
    """Each with its label, wrapped beside it."""
    yield from _beside("Weakest", progress.weakness)
    for each in remarks(progress):
        for at, words in enumerate(each.in_full()):
            yield from _beside("" if at else each.label, words)


def _beside(label: str, said: str) -> Iterator[str]:
    for at, line in enumerate(textwrap.wrap(clean(said), WIDTH - _LABEL)):
        yield _row("" if at else label, line)


def _practice(progress: Progress) -> Iterator[str]:
    """On which days: a month as one line, more of them as weeks."""
    counts, today = progress.figures.calendar, progress.today
    most = max(counts, key=lambda day: (counts[day], day))
    yield _row("Practice", f"most on {most}: {count(counts[most], 'answer')}")
    if progress.days is not None and progress.days <= _DAYS:
        yield _row("", f"{days_line(counts, today, progress.days)}  the last one is today")
    else:
        width = WIDTH - _LABEL if progress.days is None else 4 + 2 * (progress.days // 7 + 2)
        for row in calendar(counts, today, min(width, WIDTH - _LABEL)):
            yield _row("", row)
    yield _row("", LEGEND)


def _last(summary: Summary, titles: Mapping[str, str], today: str) -> str:
    total = "no marks" if summary.total is None else f"{summary.total} of 100"
    title = titles.get(summary.question_id, summary.question_id)
    return f"  {shorten(title, _TITLE):<{_TITLE}}  {total:>10}  {day_ago(summary.day, today)}"


def _row(label: str, said: str) -> str:
    return f"{label:<{_LABEL}}{said}".rstrip()
