"""The levels of an answer side by side: before, as guessed, on time, in full, when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotseat.interview.words import count

if TYPE_CHECKING:
    from hotseat.interview.result import Result
    from hotseat.scoring.scorecard import Scorecard

WRONG = -1
"""The level of a misconception: said, and not so."""


@dataclass(frozen=True, slots=True)
class Column:
    """One way of looking at an answer; the last one is what the feedback is about."""

    title: str
    levels: Mapping[str, int]
    """By criterion or key point; what is not there was not marked, or not guessed."""


def columns(result: Result) -> tuple[Column, ...]:
    """The columns that there is something to say in, the main one last."""
    card = result.card
    if card is None or not (card.marks or card.points):
        return ()
    found: list[Column] = []
    if result.before is not None and (levels := kept_levels(result.before)):
        found.append(Column("before", levels))
    if result.predicted:
        found.append(Column("you said", result.predicted))
    if result.went_on:
        found.append(Column("on time", _levels(result.on_time)))
    if result.answer.follow_up is not None:
        found.append(Column("unasked", _levels(result.unasked)))
        found.append(Column("when asked", _levels(card)))
    else:
        timed = result.first.on_time is not None
        found.append(Column("in full" if timed else "now", _levels(card)))
    return tuple(found)


def totals(result: Result) -> str:
    """The number, and those it is to be seen beside."""
    said, card = result.feedback, result.card
    if card is None:
        return "Nothing was answered, so nothing is marked."
    parts = [f"{said.total} of 100"]
    if result.went_on and result.on_time is None:
        parts[0] += ", nothing on time"
    elif result.on_time is not None and result.on_time.total != said.total:
        parts[0] += f", on time {result.on_time.total}"
    if result.unasked is not None and result.unasked.total != said.total:
        parts[0] += f", unasked {result.unasked.total}"
    if result.before is not None and isinstance(was := result.before.get("total"), int):
        parts[0] += f", was {was}"
    return " · ".join([*parts, f"overall {said.overall} of 5"])


def guessed(result: Result) -> str:
    """How well the person foresaw the marks that count, in words; empty where nothing was."""
    return foreseen((result,))


def foreseen(results: Iterable[Result]) -> str:
    """The same of several answers."""
    pairs = [
        (guess, card.marks[name].level)
        for result in results
        if (card := result.counted) is not None
        for name, guess in result.predicted.items()
        if name in card.marks
    ]
    if not pairs:
        return ""
    right = sum(guess == level for guess, level in pairs)
    high = sum(guess > level for guess, level in pairs)
    low = len(pairs) - right - high
    ways = ((high, "too high"), (low, "too low"))
    wrong = ", ".join(f"{number} {way}" for number, way in ways if number)
    wrong = wrong.replace(" too", " you rated too", 1)
    said = f"You foresaw {right} of {count(len(pairs), 'level')}"
    return f"{said}; {wrong}." if wrong else f"{said}."


def pace(result: Result) -> str:
    """When the first recommendation stood there, as a share of the clock; else empty."""
    at = result.marks.recommended_at
    if at is None:
        return ""
    if at > 1:
        return "Your first recommendation came after the end of the time."
    return f"Your first recommendation came at {at:.0%} of the time."


def _levels(card: Scorecard | None) -> dict[str, int]:
    if card is None:
        return {}
    levels = {name: mark.level for name, mark in card.marks.items()}
    made = {name: int(point.found) for name, point in card.points.items()}
    wrong = {name: WRONG for name, found in card.misconceptions.items() if found.found}
    return levels | made | wrong


def kept_levels(card: Mapping[str, Any]) -> dict[str, int]:
    """What `Column.levels` has, of a scorecard as JSON; what cannot be read is left out."""
    levels = {
        name: value for name, value in _kept(card, "marks", "level") if isinstance(value, int)
    }
    made = {name: int(found is True) for name, found in _kept(card, "points", "made")}
    wrong = {n: WRONG for n, found in _kept(card, "misconceptions", "asserted") if found is True}
    return levels | made | wrong


def _kept(card: Mapping[str, Any], part: str, key: str) -> Iterator[tuple[str, Any]]:
    found = card.get(part)
    for name, value in found.items() if isinstance(found, Mapping) else ():
        if isinstance(value, Mapping):
            yield str(name), value.get(key)
