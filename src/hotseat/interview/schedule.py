"""When questions come back: one card for a question or a group of twins, spaced by FSRS.

Time is counted in whole days of the person's own calendar: the hour of an answer changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from hotseat.interview.twins import group, groups
from hotseat.records.models import Card

if TYPE_CHECKING:
    from fsrs import Card as Memory

    from hotseat.bank.models import Question

DAILY = 5
"""How many cards come back on one day, at most."""
LONGEST = 365
"""Days; nothing stays away for longer, whatever the clock said once."""
WEEK = 7
REVIEWS = "reviews"
"""How often a card was reviewed: what `state` holds beside that which FSRS keeps."""
_LAST = date(9990, 1, 1)
"""No date is reckoned from later than this."""


@dataclass(frozen=True, slots=True)
class Due:
    """A card that is due with the question that it comes back as."""

    card_id: str
    question_id: str
    """Of twins, the one that was not asked last."""
    overdue_days: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many come back when, if each day's are done and the cap holds."""

    today: int
    tomorrow: int
    week: int
    """Today and the six days after."""


def day_of(moment: datetime) -> str:
    """The person's own date at that moment, as the machine's time zone has it."""
    try:
        return moment.astimezone().date().isoformat()
    except (OverflowError, OSError, ValueError):
        return moment.date().isoformat()


def card_id(question: Question, questions: Mapping[str, Question]) -> str:
    """The id of the card that a question shares with its twins: the first of theirs."""
    return group(question, questions)[0]


def card_of(
    question: Question, questions: Mapping[str, Question], cards: Iterable[Card]
) -> Card | None:
    """The card of a question. One of a twin serves too: the link between them may be new."""
    ids = group(question, questions)
    return max((card for card in cards if card.id in ids), key=_latest, default=None)


def review(
    card: Card | None, card_id: str, overall: int | None, at: datetime, day: str
) -> Card | None:
    """The card after an attempt.

    The first attempt of a day counts: a card that was reviewed on `day` stays as it is.

    Args:
        card: what there was; None for a question that was never asked.
        card_id: its id from now on.
        overall: of the scorecard that counts. None leaves the card as it is: where a timed
            answer was blank when time ended, that is a 1.
        at: when the attempt ended; its date serves where `day` is none.
        day: the person's date.
    """
    today = min(_date(day) or at.date(), _LAST)
    if overall is None or (card is not None and card.day == today.isoformat()):
        return card
    from fsrs import Rating, Scheduler

    scheduler = Scheduler(
        learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False
    )
    ratings = (Rating.Again, Rating.Hard, Rating.Good, Rating.Good, Rating.Easy)
    state = card.state if card is not None else {}
    memory, _ = scheduler.review_card(
        _memory(state, today), ratings[min(max(overall, 1), 5) - 1], _noon(today)
    )
    kept = {**memory.to_dict(), REVIEWS: _reviews(state) + 1}
    return Card(card_id, memory.due, kept, today.isoformat())


def days_until(card: Card, now: datetime) -> int:
    """In how many days a card is due; below 0 where it is overdue.

    A review of a day that is still to come was made while the clock was wrong: it is due now.
    """
    today = _today(now)
    last = _date(card.day)
    # A day ahead is where a journey westward leads, not a wrong clock.
    if last is None or (last - today).days > 1:
        return 0
    return (card.due.astimezone(UTC).date() - today).days


def returned_today(cards: Iterable[Card], now: datetime) -> int:
    """How many cards came back and were answered today; a question asked for the first time
    takes nothing of the day's cap.
    """
    day = day_of(now)
    return sum(card.day == day and _reviews(card.state) > 1 for card in cards)


def due(
    cards: Iterable[Card],
    questions: Mapping[str, Question],
    now: datetime,
    *,
    daily: int = DAILY,
    done_today: int = 0,
    last_asked: Mapping[str, int] | None = None,
) -> list[Due]:
    """What is to be asked today, that which is most likely forgotten first.

    Args:
        cards: all there are; those whose questions are not in the bank are passed over.
        questions: of the bank, by id.
        now: the moment, in any time zone.
        daily: the cap for a day.
        done_today: how many of them are done.
        last_asked: the id of each question's last attempt.
    """
    asked = last_asked or {}
    found = [
        Due(ids[0], min(ids, key=lambda i: (asked.get(i, 0), i)), -days_until(card, now))
        for ids, card in _waiting(cards, questions, now)
        if days_until(card, now) <= 0
    ]
    return found[: max(daily - done_today, 0)]


def minutes(dues: Iterable[Due], questions: Mapping[str, Question]) -> int:
    """How long they take."""
    return sum(questions[each.question_id].minutes for each in dues)


def forecast(
    cards: Iterable[Card],
    questions: Mapping[str, Question],
    now: datetime,
    *,
    daily: int = DAILY,
    done_today: int = 0,
) -> Forecast:
    """How many come back today, tomorrow and within the week, what the cap puts off included."""
    ahead = [days_until(card, now) for _, card in _waiting(cards, questions, now)]
    counts: list[int] = []
    for day in range(WEEK):
        room = max(daily - (done_today if day == 0 else 0), 0)
        counts.append(min(sum(days <= day for days in ahead) - sum(counts), room))
    return Forecast(counts[0], counts[1], sum(counts))


def ahead(
    cards: Iterable[Card], questions: Mapping[str, Question], now: datetime
) -> dict[str, int]:
    """In how many days each question of the bank that has a card is due; twins share theirs."""
    return {
        name: days_until(card, now) for ids, card in _waiting(cards, questions, now) for name in ids
    }


def _waiting(
    cards: Iterable[Card], questions: Mapping[str, Question], now: datetime
) -> list[tuple[tuple[str, ...], Card]]:
    """One card for each group of twins in the bank, that which is most likely forgotten first."""
    known = groups(questions)
    latest: dict[tuple[str, ...], Card] = {}
    for card in cards:
        if (ids := known.get(card.id)) is not None:
            latest[ids] = max(latest.get(ids, card), card, key=_latest)
    today = _today(now)
    return sorted(latest.items(), key=lambda each: (-_faded(each[1], today), each[0]))


def _latest(card: Card) -> tuple[int, str]:
    # Not by the day alone, which may be wrong: a card is always written one review on.
    return _reviews(card.state), card.day


def _faded(card: Card, today: date) -> float:
    """Days since the last review by stability: the chance to recall falls with nothing else."""
    last, stability = _date(card.day), _stability(card.state)
    if last is None or stability is None:
        return math.inf
    return max((today - last).days, 0) / stability


def _memory(state: Mapping[str, Any], today: date) -> Memory:
    """What FSRS knows of a card; what cannot be read begins anew."""
    from fsrs import Card as Memory

    if _stability(state) is not None:
        try:
            memory = Memory.from_dict(state)  # type: ignore[arg-type]
        except (KeyError, TypeError, ValueError, AttributeError):
            pass
        else:
            # A clock that was set back makes it the future; FSRS takes that for the same day.
            if memory.difficulty is not None and memory.last_review is not None:
                return memory
    return Memory(card_id=1, due=_noon(today))


def _reviews(state: Mapping[str, Any]) -> int:
    found = state.get(REVIEWS)
    return found if isinstance(found, int) else 0


def _stability(state: Mapping[str, Any]) -> float | None:
    found = state.get("stability")
    if not isinstance(found, int | float) or not math.isfinite(found) or found <= 0:
        return None
    return float(found)


def _today(now: datetime) -> date:
    return date.fromisoformat(day_of(now))


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _noon(day: date) -> datetime:
    """Noon UTC, which is on that date nearly everywhere."""
    return datetime.combine(day, time(12), UTC)
