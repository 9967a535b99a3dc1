"""How much time there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, overload

from hotseat.settings.durations import LONGEST, parse_seconds

__all__ = ["LONGEST", "MOST_EXTRA", "Limits", "parse_seconds", "raised", "whole_seconds"]

MOST_EXTRA = 400
"""Percent."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question has. All in seconds, extra time included."""

    question: float | None = None
    """For the answer; None without a clock."""
    think: float | None = None
    """For thinking, apart from the answer; None where thinking counts as answering."""
    extra: int = 0
    """Percent that `question` and `think` were raised by, for the record."""
    hard_stop: bool = False
    """Whether the answer is handed in when time ends."""
    pauses: int | None = 0
    """How many pauses may be asked for; None for any number."""

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "question": self.question,
            "think": self.think,
            "extra": self.extra,
            "hard_stop": self.hard_stop,
            "pauses": self.pauses,
        }


@overload
def raised(seconds: float, extra: int) -> float: ...
@overload
def raised(seconds: None, extra: int) -> None: ...
@overload
def raised(seconds: float | None, extra: int) -> float | None: ...
def raised(seconds: float | None, extra: int) -> float | None:
    """The length with `extra` percent more, in whole seconds."""
    return None if seconds is None else whole_seconds(seconds * (100 + extra) / 100)


def whole_seconds(seconds: float) -> float:
    """The nearest length that a clock can show, at least one second."""
    return max(float(round(seconds)), 1.0)
