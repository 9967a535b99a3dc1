"""How it goes and what comes next, as one value for every face that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hotseat.interview.agreement import NOTHING, Agreement
from hotseat.interview.schedule import DAILY, Due, day_of, due, forecast, minutes, returned_today
from hotseat.interview.statistics import Statistics, since, statistics_of, within
from hotseat.interview.words import count

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.records.models import Card, Summary
    from hotseat.rubrics.models import Criterion


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes back, and when."""

    dues: tuple[Due, ...]
    """To be asked today, in that order."""
    tomorrow: int
    week: int
    """Today and the six days after."""
    minutes: int
    """What `dues` take."""

    @property
    def today(self) -> int:
        """How many are to be asked today."""
        return len(self.dues)


@dataclass(frozen=True, slots=True)
class Progress:
    """The figures of the last days and the outlook."""

    today: str
    days: int | None
    """How many days the figures are of; None for all."""
    first: str | None
    """The first of them."""
    figures: Statistics
    outlook: Outlook
    weakness: str = ""
    """What the weakest mark lacks most often, and what to do about it; empty without marks."""
    agreement: Agreement = NOTHING
    """As interviewer; of all days."""


def outlook(
    cards: Sequence[Card],
    questions: Mapping[str, Question],
    now: datetime,
    last_asked: Mapping[str, int],
    daily: int = DAILY,
) -> Outlook:
    """What comes back; `last_asked` has the id of each question's last attempt."""
    done = returned_today(cards, now)
    dues = due(cards, questions, now, daily=daily, done_today=done, last_asked=last_asked)
    ahead = forecast(cards, questions, now, daily=daily, done_today=done)
    return Outlook(tuple(dues), ahead.tomorrow, ahead.week, minutes(dues, questions))


def progress(
    summaries: Iterable[Summary],
    criteria: Mapping[str, Criterion],
    ahead: Outlook,
    now: datetime,
    days: int | None = None,
    agreement: Agreement | None = None,
) -> Progress:
    """The figures of those of the last so many days, with the outlook."""
    today = day_of(now)
    figures = statistics_of(within(summaries, days, today), criteria)
    return Progress(
        today=today,
        days=days,
        first=since(days, today),
        figures=figures,
        outlook=ahead,
        weakness=_weakness(figures, criteria),
        agreement=agreement or NOTHING,
    )


def _weakness(figures: Statistics, criteria: Mapping[str, Criterion]) -> str:
    series = figures.weakest_series
    if series is None:
        return "All marks at their best." if any(each.n for each in figures.series) else ""
    criterion = criteria[series.id]
    below = Counter(level for level in series.levels if level < series.of)
    level = max(below, key=lambda each: (below[each], -each))
    found = f"{criterion.levels[level]} in {below[level]} of {count(series.n, 'answer')}"
    return f"{series.title}: {found}. {criterion.advice.get(level, '')}".strip()
