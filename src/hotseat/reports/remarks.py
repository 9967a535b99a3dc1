"""What the figures of progress say, in sentences: the same for every face."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.interview.progress import Outlook, Progress
from hotseat.interview.statistics import BIAS_LEAST, Statistics
from hotseat.interview.words import count, duration

if TYPE_CHECKING:
    from hotseat.interview.agreement import Agreement

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
    over: str = ""
    """Over how many answers that is; may be left out where there is no room."""

    def in_full(self) -> tuple[str, ...]:
        """With the number of answers."""
        *first, last = self.said
        return (*first, f"{last}, over {self.over}" if self.over else last)


def span(days: int | None) -> str:
    """`last 30 days`."""
    return "all days" if days is None else f"last {days} days"


def remarks(progress: Progress) -> Iterator[Remark]:
    """What there is something to say about."""
    figures = progress.figures
    totals, overtime, seen = figures.totals, figures.overtime, progress.agreement
    found = (
        Remark("total", "Total", _total(figures), count(totals.n, "answer")),
        Remark("judging", "Judging yourself", _judging(figures)),
        Remark("pace", "Pace", _pace(figures), count(figures.pace.n, "answer")),
        Remark("overtime", "After time", _overtime(figures), count(overtime.n, "answer")),
        Remark("late", "Not counted", _late(figures)),
        Remark("timing", "Time on average", _timing(figures)),
        Remark("agreement", "As interviewer", _agreement(seen), count(seen.answers, "answer")),
    )
    return (each for each in found if each.said)


def due(outlook: Outlook) -> tuple[str, ...]:
    """What comes back, and how long today's takes."""
    coming = f"today {outlook.today}, tomorrow {outlook.tomorrow}, this week {outlook.week}"
    long = f"about {count(outlook.minutes, 'minute')} today"
    return (coming, long) if outlook.today else (coming,)


def _judging(figures: Statistics) -> tuple[str, ...]:
    """Which way a person leans, or what it takes to say so."""
    leans = tuple(each.words for each in figures.bias if each.words)
    most = max((each.n for each in figures.bias), default=0)
    if leans or not any(each.n for each in figures.series):
        return leans
    if most >= BIAS_LEAST:
        return ("your guesses are close to the marks",)
    more = count(BIAS_LEAST - most, "more time")
    return (f"guess your marks {more} to see which way you lean",)


def _total(figures: Statistics) -> tuple[str, ...]:
    mean = figures.totals.mean
    return () if mean is None else (f"{mean:.0f} of 100 on average",)


def _pace(figures: Statistics) -> tuple[str, ...]:
    share = figures.pace.median
    return () if share is None else (f"first recommendation at {share:.0%} of the time",)


def _overtime(figures: Statistics) -> tuple[str, ...]:
    gain = figures.overtime.gain
    return () if gain is None else (f"{gain:+.0f} points by typing on",)


def _late(figures: Statistics) -> tuple[str, ...]:
    if not figures.late:
        return ()
    return (f"{count(figures.late, 'answer')} had no words on time, and so no marks",)


def _timing(figures: Statistics) -> tuple[str, ...]:
    timing = figures.timing
    if timing.think is None or timing.answer is None:
        return ()
    spent = f"{duration(timing.think)} to think, {duration(timing.answer)} to answer"
    return (spent + (f", {duration(timing.overtime)} over time" if timing.overtime else ""),)


def _agreement(seen: Agreement) -> tuple[str, ...]:
    if not seen.n:
        return ()
    return (f"you agree with the expected marks on {seen.equal} of {seen.n}",)
