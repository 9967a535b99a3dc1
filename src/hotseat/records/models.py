"""What is kept: drafts and attempts, as plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text as it can be kept: without NUL and lone surrogates, otherwise as typed."""
    return _NOT_STORABLE.sub("", text)


def utc(moment: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment that is kept needs its time zone")
    return moment.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that was begun and not submitted."""

    question_id: str
    text: str
    at: datetime
    """When it was last saved, UTC."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answered question as it is kept."""

    question_id: str
    answer: str
    started_at: datetime
    ended_at: datetime
    seconds: float
    """Time spent on it; less than the span between the two where there were pauses."""
    scorecard: Mapping[str, Any] = field(default_factory=dict)
    """The scorecard's JSON."""
    id: int = 0
    """Given when it is kept."""

    @property
    def total(self) -> int:
        """Points of 100, 0 where the scorecard has none."""
        total = self.scorecard.get("total", 0)
        return total if isinstance(total, int) else 0
