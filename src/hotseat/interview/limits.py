"""How much time there is, and how people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_PARTS = re.compile(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m(?:in)?)?(?:(\d+(?:\.\d+)?)s)?")
LONGEST = 24 * 3600.0
"""Seconds; no limit may be longer."""
MOST_EXTRA = 400
"""Percent."""


def parse_seconds(text: str) -> float:
    """Seconds of `90s`, `8m`, `1h30m` or a bare number of minutes.

    Raises:
        ValueError: it is none of these, or not between a second and a day.
    """
    said = text.strip().lower().replace(" ", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", said):
        said += "m"
    found = _PARTS.fullmatch(said)
    if not said or found is None:
        raise ValueError(f"{text!r} is not a length of time; 8m, 90s and 1h30m are")
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    length = hours * 3600 + minutes * 60 + seconds
    if not 1 <= length <= LONGEST:
        raise ValueError(f"{text!r} is not between one second and a day")
    return length


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
