"""A clock that stands still until it is told to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Starts at a fixed moment."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 4, 18, 42, tzinfo=UTC)
        self._monotonic = 1000.0
        self._asleep = 0.0

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Seconds since some fixed point."""
        return self._monotonic

    def awake(self) -> float:
        """The same, without sleep."""
        return self._monotonic - self._asleep

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass while the machine sleeps."""
        self.go_on(seconds)
        self._asleep += seconds

    def set_wall(self, seconds: float) -> None:
        """Set the wall clock by so much, as a person or the network may."""
        self._now += timedelta(seconds=seconds)
