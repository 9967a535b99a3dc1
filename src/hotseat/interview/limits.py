"""How much time there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hotseat.settings.durations import LONGEST, parse_seconds

__all__ = ["LONGEST", "MOST_EXTRA", "Limits", "parse_seconds", "raised"]

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


def raised(seconds: float | None, extra: int) -> float | None:
    """The length with `extra` percent more."""
    return None if seconds is None else seconds * (100 + extra) / 100
