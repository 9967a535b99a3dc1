"""The one clock: what everything that asks for the time is given."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Moments for what is kept, seconds for what is measured."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def monotonic(self) -> float:
        """Seconds since some fixed point; never goes back when the wall clock is set."""

    def awake(self) -> float:
        """The same, but it stands still while the machine sleeps."""


class SystemClock:
    """The machine's clock. It goes on while the machine sleeps, so that sleep can be noticed."""

    _ID = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    _AWAKE = getattr(time, "CLOCK_UPTIME_RAW", time.CLOCK_MONOTONIC)

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since the machine was started, sleep included."""
        return time.clock_gettime(self._ID)

    def awake(self) -> float:
        """Seconds since the machine was started, without those it slept."""
        return time.clock_gettime(self._AWAKE)
