"""The levels of an answer side by side: before, as guessed, on time, in full, when asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hotseat.interview.result import Result
    from hotseat.scoring.scorecard import Scorecard

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Column:
    """One way of looking at an answer; the last one is what the feedback is about."""

    title: str
    levels: Mapping[str, int]
    """By criterion; what is not there was not marked, or not guessed."""


def columns(result: Result) -> tuple[Column, ...]:
    """The columns that there is something to say in, the main one last."""
    answer, card = result.answer, result.card
    if card is None or not card.marks:
        return ()
    first = answer.follow_up.answer if answer.follow_up else answer
    found: list[Column] = []
    if result.before is not None and (levels := kept_levels(result.before)):
        found.append(Column("before", levels))
    if result.predicted:
        found.append(Column("you said", result.predicted))
    timed = first.on_time is not None
    if first.on_time is not None and first.on_time != first.text:
        card_then = result.on_time
        levels = _levels(card_then) if card_then else dict.fromkeys(card.marks, 0)
        found.append(Column("on time", levels))
    if answer.follow_up is not None:
        found.append(Column("unasked", _levels(answer.follow_up.card)))
        found.append(Column("when asked", _levels(card)))
    else:
        found.append(Column("in full" if timed else "now", _levels(card)))
    return tuple(found)


def totals(result: Result) -> str:
    """The number, and those it is to be seen beside."""
    said, card = result.feedback, result.card
    if card is None:
        return "Nothing was answered, so nothing is marked."
    parts = [f"{said.total} of 100"]
    if result.on_time is not None and result.on_time.total != said.total:
        parts[0] += f", on time {result.on_time.total}"
    if result.answer.follow_up is not None and result.answer.follow_up.card.total != said.total:
        parts[0] += f", unasked {result.answer.follow_up.card.total}"
    if result.before is not None and isinstance(was := result.before.get("total"), int):
        parts[0] += f", was {was}"
    return " · ".join([*parts, f"overall {said.overall} of 5"])


def guessed(result: Result) -> str:
    """How well the person foresaw the marks, in words; empty where nothing was guessed."""
    card = result.answer.follow_up.card if result.answer.follow_up else result.card
    card = result.on_time or card
    if card is None or not result.predicted:
        return ""
    marks = card.marks
    right = [marks[name].level == g for name, g in result.predicted.items() if name in marks]
    return f"You foresaw {_number(sum(right))} of {_number(len(right))}."


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def pace(result: Result) -> str:
    """When the first recommendation stood there, as a share of the clock; else empty."""
    at = result.marks.recommended_at
    if at is None:
        return ""
    if at > 1:
        return "Your first recommendation came after the end of the time."
    return f"Your first recommendation came at {at * 100:.0f} % of the clock."


def _levels(card: Scorecard) -> dict[str, int]:
    return {name: mark.level for name, mark in card.marks.items()}


def kept_levels(card: Mapping[str, Any]) -> dict[str, int]:
    """Level by criterion of a scorecard as JSON; what cannot be read is left out."""
    marks = card.get("marks")
    if not isinstance(marks, Mapping):
        return {}
    return {
        str(name): level
        for name, mark in marks.items()
        if isinstance(mark, Mapping) and isinstance(level := mark.get("level"), int)
    }
