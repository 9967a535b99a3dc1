"""What past answers say, in figures: trends, pace, judging oneself, time.

Pure: from summaries of attempts and the criteria of a rubric to one frozen value.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hotseat.records.models import Summary
    from hotseat.rubrics.models import Criterion

Trend = Literal["up", "level", "down", ""]

TREND_LEAST = 6
"""A trend wants as many answers: two in each third."""
TREND_STEP = 0.25
"""And that the last third differs from the first by so much of a level."""
BIAS_LEAST = 5
"""What is said in words about judging oneself wants as many predictions,"""
BIAS_STEP = 0.5
"""and that they are off by so much of a level on average."""
LAST = 5
"""How many of the last answers are listed."""


@dataclass(frozen=True, slots=True)
class Series:
    """The levels of one criterion."""

    id: str
    title: str
    levels: tuple[int, ...]
    """Oldest first; may be empty."""
    of: int
    """The best level."""
    last: str
    """The last level in the rubric's words; empty without any."""
    mean: float | None
    trend: Trend
    """Empty where there are too few answers to say."""

    @property
    def n(self) -> int:
        """How many answers were marked on it."""
        return len(self.levels)


@dataclass(frozen=True, slots=True)
class Bias:
    """How a person's guesses stand to the marks of one criterion."""

    id: str
    title: str
    mean: float
    """Level guessed less level given: above 0 is overrating."""
    n: int

    @property
    def words(self) -> str:
        """What to say about it; empty where it is small or guesses are few."""
        if self.n < BIAS_LEAST or abs(self.mean) < BIAS_STEP:
            return ""
        halves = round(abs(self.mean) * 2)
        amount = {1: "half a level", 2: "one level", 3: "one and a half levels"}
        verb = "overrate" if self.mean > 0 else "underrate"
        return f"you {verb} {self.title} by about {amount.get(halves, 'two levels')}"


@dataclass(frozen=True, slots=True)
class Share:
    """The median of a share of the limit, over `n` answers."""

    median: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Overtime:
    """What typing on after the end of the time was worth, over the answers that did."""

    on_time: float | None
    """Mean total of the text as it stood when time ended; nothing there counts as 0."""
    full: float | None
    gain: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Timings:
    """Means in seconds, over the `n` answers whose time was recorded."""

    think: float | None
    answer: float | None
    overtime: float | None
    paused: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The points of 100, over the `n` answers that were marked."""

    mean: float | None
    last: int | None
    n: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures of a stretch of days."""

    answers: int
    """Attempts, blank ones included."""
    blank: int
    """Those of them with nothing to mark, neither on time nor after."""
    late: int
    """Those whose words all came after the end of the time: they have no marks that count."""
    seconds: float
    series: tuple[Series, ...]
    """One for each main criterion, in the order of the rubric."""
    weakest: str
    """Id of the main criterion with the lowest mean; empty where all are at their best."""
    totals: Totals
    pace: Share
    """When the first recommendation stood there."""
    bias: tuple[Bias, ...]
    """Only of criteria that were guessed."""
    overtime: Overtime
    timing: Timings
    calendar: Mapping[str, int]
    """Attempts by day, days without any left out."""
    last: tuple[Summary, ...]
    """The last answers, the latest first."""

    @property
    def days(self) -> int:
        """On how many days there was practice."""
        return len(self.calendar)

    @property
    def weakest_series(self) -> Series | None:
        """The levels of the weakest criterion, if there is one."""
        return next((each for each in self.series if each.id == self.weakest), None)


def since(days: int | None, today: str) -> str | None:
    """The first of so many days up to today; None for all days, however long ago."""
    if days is None:
        return None
    try:
        return (date.fromisoformat(today) - timedelta(days=days - 1)).isoformat()
    except OverflowError:
        return None


def within(summaries: Iterable[Summary], days: int | None, today: str) -> list[Summary]:
    """Those of the last so many days, today included; all of them for None."""
    first = since(days, today)
    return [each for each in summaries if first is None or each.day >= first]


def statistics_of(
    summaries: Iterable[Summary], criteria: Mapping[str, Criterion], last: int = LAST
) -> Statistics:
    """All figures of these attempts, in whatever order they come."""
    rows = sorted(summaries, key=lambda each: each.id)
    series = tuple(_series(rows, each) for each in criteria.values() if each.main)
    return Statistics(
        answers=len(rows),
        blank=sum(row.total is None and row.full_total is None for row in rows),
        late=sum(row.total is None and row.full_total is not None for row in rows),
        seconds=sum(row.seconds for row in rows),
        series=series,
        weakest=_weakest(series),
        totals=_totals(rows),
        pace=_pace(rows),
        bias=tuple(found for each in criteria.values() if (found := _bias(rows, each))),
        overtime=_overtime(rows),
        timing=_timing(rows),
        calendar=dict(sorted(Counter(row.day for row in rows).items())),
        last=tuple(rows[::-1][:last]),
    )


def trend(levels: Sequence[float]) -> Trend:
    """Whether the mean of the last third stands above that of the first."""
    if len(levels) < TREND_LEAST:
        return ""
    third = len(levels) // 3
    change = sum(levels[-third:]) / third - sum(levels[:third]) / third
    if abs(change) < TREND_STEP:
        return "level"
    return "up" if change > 0 else "down"


def _series(rows: Sequence[Summary], criterion: Criterion) -> Series:
    best = len(criterion.levels) - 1
    # A rubric may have had more levels once.
    levels = tuple(
        min(row.levels[criterion.id], best) for row in rows if criterion.id in row.levels
    )
    return Series(
        id=criterion.id,
        title=criterion.title,
        levels=levels,
        of=best,
        last=criterion.levels[levels[-1]] if levels else "",
        mean=_mean(levels),
        trend=trend(levels),
    )


def _weakest(series: Sequence[Series]) -> str:
    below = [(each.mean, at) for at, each in enumerate(series) if (each.mean or 0) < each.of]
    found = [(mean, at) for mean, at in below if mean is not None]
    return series[min(found)[1]].id if found else ""


def _totals(rows: Sequence[Summary]) -> Totals:
    totals = [row.total for row in rows if row.total is not None]
    return Totals(_mean(totals), totals[-1] if totals else None, len(totals))


def _pace(rows: Sequence[Summary]) -> Share:
    shares = [row.recommended_at for row in rows if row.recommended_at is not None]
    return Share(statistics.median(shares) if shares else None, len(shares))


def _bias(rows: Sequence[Summary], criterion: Criterion) -> Bias | None:
    name = criterion.id
    off = [
        row.predicted[name] - row.levels[name]
        for row in rows
        if name in row.predicted and name in row.levels
    ]
    mean = _mean(off)
    return None if mean is None else Bias(name, criterion.title, mean, len(off))


def _overtime(rows: Sequence[Summary]) -> Overtime:
    pairs = [
        (row.total or 0, row.full_total)
        for row in rows
        if row.timing.overtime > 0 and row.full_total is not None
    ]
    gain = _mean([full - on_time for on_time, full in pairs])
    return Overtime(_mean([p[0] for p in pairs]), _mean([p[1] for p in pairs]), gain, len(pairs))


def _timing(rows: Sequence[Summary]) -> Timings:
    found = [row.timing for row in rows if row.timing.think + row.timing.answer > 0]
    return Timings(
        _mean([t.think for t in found]),
        _mean([t.answer for t in found]),
        _mean([t.overtime for t in found]),
        _mean([t.paused for t in found]),
        len(found),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
