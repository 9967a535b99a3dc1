"""Progress as JSON, and as plain text of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hotseat.files.clean import shorten
from hotseat.interview.pictures import LEGEND, calendar, days_line, sparkline
from hotseat.interview.progress import Outlook, Progress
from hotseat.interview.statistics import Bias, Series, Statistics
from hotseat.interview.wording import counted, day_ago, duration
from hotseat.records.models import Summary

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
    span = "all days" if progress.days is None else f"last {progress.days} days"
    if not figures.answers:
        yield f"Progress, {span}: no answers."
    else:
        yield (
            f"Progress, {span}: {counted(figures.answers, 'answer')} on"
            f" {counted(figures.days, 'day')}, {duration(figures.seconds)}."
        )
        yield ""
        yield from _all_series(figures)
        yield ""
        yield from _remarks(figures)
        yield from _practice(progress)
        yield ""
    yield from due_lines(progress.outlook)
    if figures.last:
        yield ""
        yield "Last answers"
        for each in figures.last:
            yield _last(each, titles, progress.today)


def due_lines(outlook: Outlook) -> Iterator[str]:
    """What comes back, in words."""
    ahead = f"today {outlook.today}, tomorrow {outlook.tomorrow}, this week {outlook.week}"
    long = f"; about {counted(outlook.minutes, 'minute')} today" if outlook.today else ""
    yield _row("Due", ahead + long)


def _all_series(figures: Statistics) -> Iterator[str]:
    for each in figures.series:
        if not each.n:
            yield _row(each.title, "no marks yet")
            continue
        bars = sparkline(each.levels, each.of, _BARS)
        words = [f"last {each.last}", f"mean {each.mean:.1f} of {each.of}", _TRENDS[each.trend]]
        yield _row(each.title, f"{bars:<{_BARS}}  {', '.join(filter(None, words))}")


def _remarks(figures: Statistics) -> Iterator[str]:
    """One line for each thing that there is something to say about."""
    for each in figures.series:
        if each.id == figures.weakest:
            yield _row("Weakest", each.title)
    if figures.totals.mean is not None:
        marked = counted(figures.totals.n, "answer")
        yield _row("Total", f"{figures.totals.mean:.0f} of 100 on average, over {marked}")
    yield from _judging(figures.bias)
    if figures.pace.median is not None:
        share = f"first recommendation at {figures.pace.median:.0%} of the time"
        yield _row("Pace", f"{share}, over {counted(figures.pace.n, 'answer')}")
    if figures.overtime.gain is not None:
        gain = f"{figures.overtime.gain:+.0f} points by typing on"
        yield _row("After time", f"{gain}, over {counted(figures.overtime.n, 'answer')}")
    timing = figures.timing
    if timing.think is not None and timing.answer is not None:
        spent = f"{duration(timing.think)} to think, {duration(timing.answer)} to answer"
        more = f", {duration(timing.overtime)} over time" if timing.overtime else ""
        yield _row("Time on average", spent + more)


def _practice(progress: Progress) -> Iterator[str]:
    """On which days: a month as one line, more of them as weeks."""
    counts, today = progress.figures.calendar, progress.today
    most = max(counts, key=lambda day: (counts[day], day))
    yield _row("Practice", f"most on {most}: {counted(counts[most], 'answer')}")
    if progress.days is not None and progress.days <= _DAYS:
        yield _row("", f"{days_line(counts, today, progress.days)}  the last one is today")
    else:
        width = WIDTH - _LABEL if progress.days is None else 4 + 2 * (progress.days // 7 + 2)
        for row in calendar(counts, today, min(width, WIDTH - _LABEL)):
            yield _row("", row)
    yield _row("", LEGEND)


def _judging(biases: tuple[Bias, ...]) -> Iterator[str]:
    said = [each.words for each in biases if each.words]
    if not said and biases:
        said = ["no clear lean either way yet"]
    for at, words in enumerate(said):
        yield _row("" if at else "Judging yourself", words)


def _last(summary: Summary, titles: Mapping[str, str], today: str) -> str:
    total = "no marks" if summary.total is None else f"{summary.total} of 100"
    title = titles.get(summary.question_id, summary.question_id)
    return f"  {shorten(title, _TITLE):<{_TITLE}}  {total:>10}  {day_ago(summary.day, today)}"


def _row(label: str, said: str) -> str:
    return f"{label:<{_LABEL}}{said}".rstrip()
