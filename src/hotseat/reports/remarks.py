"""What the figures of progress say, in sentences: the same for every face."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.interview.progress import Outlook, Progress
from hotseat.interview.statistics import BIAS_LEAST, Bias, Series, Statistics
from hotseat.interview.wording import counted, duration

if TYPE_CHECKING:
    from hotseat.interview.agreement import Agreement
    from hotseat.rubrics.models import Criterion

BEGIN = (
    "Nothing is kept yet. From your first answer on, this shows how each of your marks moves, how "
    "well you judge yourself, how soon you come to the point, and what comes back when."
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that there is something to say about."""

    id: str
    label: str
    said: tuple[str, ...]
    """A line each."""


def span(days: int | None) -> str:
    """`last 30 days`."""
    return "all days" if days is None else f"last {days} days"


def weakest(figures: Statistics) -> Series | None:
    """The mark to work on; None where all are at their best, or there are none."""
    return next((each for each in figures.series if each.id == figures.weakest), None)


def weakness(figures: Statistics, criteria: Mapping[str, Criterion]) -> str:
    """What is wrong with the weakest mark most often, and what to do about it."""
    series = weakest(figures)
    if series is None:
        best = any(each.n for each in figures.series)
        return "All marks were at their best. Now the harder part: keep them there." if best else ""
    criterion = criteria[series.id]
    below = Counter(level for level in series.levels if level < series.of)
    level = max(below, key=lambda each: (below[each], -each))
    word = criterion.levels[level]
    how = f"{series.title}: {word} in {below[level]} of {counted(series.n, 'answer')}."
    return f"{how} {criterion.advice.get(level, '')}".strip()


def remarks(progress: Progress) -> Iterator[Remark]:
    """All there is to say, the most useful first."""
    figures = progress.figures
    found = (
        Remark("judging", "Judging yourself", tuple(judging(figures.bias))),
        Remark("pace", "Pace", tuple(_pace(figures))),
        Remark("overtime", "After time", tuple(_overtime(figures))),
        Remark("total", "Total", tuple(_total(figures))),
        Remark("timing", "Time on average", tuple(_timing(figures))),
        Remark("agreement", "In the other seat", tuple(_agreement(progress.agreement))),
    )
    return (each for each in found if each.said)


def judging(biases: tuple[Bias, ...]) -> Iterator[str]:
    """Which way a person leans, or what it takes to say so."""
    leans = [each.words for each in biases if each.words]
    most = max((each.n for each in biases), default=0)
    if leans:
        yield from leans
    elif most >= BIAS_LEAST:
        yield "your guesses are close to the marks"
    else:
        missing = BIAS_LEAST - most
        more = "once more" if missing == 1 else f"{missing} more times" if most else f"{missing} times"
        yield f"guess your marks {more} to see which way you lean"


def due(outlook: Outlook) -> str:
    """What comes back, and how long today's takes."""
    coming = f"today {outlook.today}, tomorrow {outlook.tomorrow}, this week {outlook.week}"
    long = f"; about {counted(outlook.minutes, 'minute')} today" if outlook.today else ""
    return coming + long


def _total(figures: Statistics) -> Iterator[str]:
    if figures.totals.mean is not None:
        marked = counted(figures.totals.n, "answer")
        yield f"{figures.totals.mean:.0f} of 100 on average, over {marked}"


def _pace(figures: Statistics) -> Iterator[str]:
    if figures.pace.median is not None:
        share = f"first recommendation at {figures.pace.median:.0%} of the time"
        yield f"{share}, over {counted(figures.pace.n, 'answer')}"


def _overtime(figures: Statistics) -> Iterator[str]:
    if figures.overtime.gain is not None:
        gain = f"{figures.overtime.gain:+.0f} points by typing on"
        yield f"{gain}, over {counted(figures.overtime.n, 'answer')}"


def _timing(figures: Statistics) -> Iterator[str]:
    timing = figures.timing
    if timing.think is not None and timing.answer is not None:
        spent = f"{duration(timing.think)} to think, {duration(timing.answer)} to answer"
        yield spent + (f", {duration(timing.overtime)} over time" if timing.overtime else "")


def _agreement(seen: Agreement) -> Iterator[str]:
    if seen.share is not None:
        answers = counted(seen.answers, "shipped answer")
        yield f"{seen.equal} of {counted(seen.n, 'level')} as the bank has them, {answers}"
