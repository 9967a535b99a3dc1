"""The clock of one question: thinking, answering, overtime and pauses.

Nothing counts ticks: each call of `advance` accounts for the time since the one before. A gap of
more than `GAP` seconds between two calls is a stopped process or a suspended machine: it is kept
as a pause and costs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hotseat.interview.limits import Limits
from hotseat.records.models import Pause, Timing

if TYPE_CHECKING:
    from hotseat.interview.clock import Clock

GAP = 5.0
"""Seconds without a sign of life that are taken for a pause; faces call at least each second."""
STEPS = (0.5, 0.8, 1.0)
"""Shares of a limit at which a face says so."""
_PACE_EVERY = 2.0
_PACE_MOST = 400


def step_of(share: float) -> int:
    """How many of the steps a share has reached: 0 to 3."""
    return sum(share >= step for step in STEPS)


class TurnClock:
    """Time of one question, from its first sight to its submission."""

    def __init__(
        self,
        clock: Clock,
        limits: Limits,
        *,
        session_left: float | None = None,
        state: Mapping[str, Any] | None = None,
        text: str = "",
    ) -> None:
        """Start, or go on from what `state()` gave; then the time between is a pause.

        `session_left` is what the sitting as a whole had left, in seconds, when the question was
        first asked; `text` is what stands in the field.
        """
        self.limits = limits
        self._clock = clock
        self._seen = clock.monotonic()
        self._seen_awake = clock.awake()
        self._text = text
        self._session = session_left
        self._active = 0.0
        self._before_key = 0.0
        self._used = 0.0
        self._ended: float | None = None
        self._typed = False
        self._on_time: str | None = None
        self._pauses: list[Pause] = []
        self._pace: list[tuple[float, int]] = []
        self._paused_since: float | None = None
        if state:
            self._restore(state)

    def advance(self, text: str, *, busy: bool = False) -> None:
        """Account for the time since the last call; `text` is what stands in the field now.

        With `busy`, a long gap is work all the same, but for what the machine slept: the person
        was in an editor of their own.
        """
        now, awake = self._clock.monotonic(), self._clock.awake()
        elapsed, self._seen = max(now - self._seen, 0.0), now
        worked, self._seen_awake = max(awake - self._seen_awake, 0.0), awake
        if self._paused_since is None:
            idle = max(elapsed - worked, 0.0) if busy else elapsed
            gap = idle if idle > GAP else 0.0
            if gap:
                self._pauses.append(Pause("gap", gap))
            self._spend(elapsed - gap)
        if text != self._text:
            self._typed = True
            self._text = text
            self._note_pace(len(text))

    def _spend(self, seconds: float) -> None:
        until_end = self._until_end()
        if self._ended is None and until_end is not None and seconds >= until_end:
            self._ended = self._active + until_end
            # Every change is told at once, so this is the text as it stood then.
            self._on_time = self._text
        free = min(seconds, self.think_left or 0.0)
        if not self._typed:
            self._before_key += seconds
        self._active += seconds
        self._used += seconds - free

    def _until_end(self) -> float | None:
        ends = []
        if self.limits.question is not None:
            ends.append(self.limits.question - self._used + (self.think_left or 0.0))
        if self._session is not None:
            ends.append(self._session - self._active)
        return max(min(ends), 0.0) if ends else None

    def _note_pace(self, size: int) -> None:
        if self._pace and self._used - self._pace[-1][0] < _PACE_EVERY:
            self._pace[-1] = (self._pace[-1][0], size)
            return
        if len(self._pace) >= _PACE_MOST:
            del self._pace[::2]
        self._pace.append((round(self._used, 1), size))

    def pause(self, text: str) -> bool:
        """Stop the clock, if a pause is left; says whether it was."""
        self.advance(text)
        if self._paused_since is not None or self.pauses_left == 0:
            return False
        self._paused_since = self._seen
        return True

    def go_on(self, text: str) -> None:
        """End a pause that was asked for."""
        if self._paused_since is not None:
            self.advance(text)
            self._pauses.append(Pause("asked", self._seen - self._paused_since))
            self._paused_since = None

    @property
    def is_paused(self) -> bool:
        """Whether a pause was asked for and goes on."""
        return self._paused_since is not None

    @property
    def pauses_asked(self) -> int:
        """How many pauses were asked for, the one that goes on among them."""
        return sum(pause.kind == "asked" for pause in self._pauses) + self.is_paused

    @property
    def pauses_left(self) -> int | None:
        """How many pauses may still be asked for; None for any number."""
        allowed = self.limits.pauses
        return None if allowed is None else max(allowed - self.pauses_asked, 0)

    @property
    def is_thinking(self) -> bool:
        """Whether the time for thinking alone runs."""
        return not self._typed and bool(self.think_left)

    @property
    def think_left(self) -> float | None:
        """Seconds left for thinking alone; None where there is no such time, or it was ended."""
        if self.limits.think is None or self._typed:
            return None
        return max(self.limits.think - self._before_key, 0.0)

    @property
    def limit(self) -> float | None:
        """Seconds that there are for the answer: its own limit, or less where the sitting has no
        more; None without a limit.
        """
        if self.limits.question is None or self._session is None:
            return self.limits.question
        thought = self._active - self._used
        return min(self.limits.question, self._session - thought)

    @property
    def left(self) -> float | None:
        """Seconds left for the answer; negative in overtime; None without a limit."""
        return None if self.limit is None else self.limit - self._used

    @property
    def share(self) -> float:
        """Share of the limit that is used; 0 without a limit."""
        return self._used / self.limit if self.limit else 0.0

    @property
    def active(self) -> float:
        """Seconds in all, without pauses."""
        return self._active

    @property
    def elapsed(self) -> float:
        """Seconds in all with the pauses, and so how far there is something new to keep."""
        pauses = sum(pause.seconds for pause in self._pauses)
        return self._active + pauses + self._pause_so_far(self._seen)

    @property
    def is_over(self) -> bool:
        """Whether time has ended, for the question or the sitting."""
        return self._ended is not None

    @property
    def over_by(self) -> float:
        """Seconds since time ended."""
        return 0.0 if self._ended is None else self._active - self._ended

    @property
    def on_time(self) -> str | None:
        """The text as it stood when time ended; None while it has not."""
        return self._on_time

    def timing(self) -> Timing:
        """What is kept of it."""
        overtime = self.over_by
        think = min(self._before_key, self._active - overtime)
        return Timing(
            think=round(think, 3),
            answer=round(self._active - overtime - think, 3),
            overtime=round(overtime, 3),
            paused=round(sum(pause.seconds for pause in self._pauses), 3),
            # As the clock showed it: what is begun counts.
            limit=None if self.limit is None else float(math.ceil(self.limit - 1e-6)),
            think_limit=self.limits.think,
            extra=self.limits.extra,
            hard_stop=self.limits.hard_stop,
            pauses=tuple(self._pauses),
            pace=tuple(self._pace),
        )

    def state(self) -> dict[str, Any]:
        """Where it stands, as JSON: enough to go on after a crash."""
        pauses = list(self._pauses)
        if self._paused_since is not None:
            pauses.append(Pause("asked", self._pause_so_far(self._clock.monotonic())))
        return {
            "limits": self.limits.to_json(),
            "session": self._session,
            "active": self._active,
            "before_key": self._before_key,
            "used": self._used,
            "ended": self._ended,
            "typed": self._typed,
            "on_time": self._on_time,
            "pauses": [asdict(pause) for pause in pauses],
            "pace": self._pace,
        }

    def _pause_so_far(self, now: float) -> float:
        return 0.0 if self._paused_since is None else max(now - self._paused_since, 0.0)

    def _restore(self, state: Mapping[str, Any]) -> None:
        self.limits = Limits(**state["limits"])
        self._session = state["session"]
        self._active = float(state["active"])
        self._before_key = float(state["before_key"])
        self._used = float(state["used"])
        self._ended = state["ended"]
        self._typed = bool(state["typed"])
        self._on_time = state["on_time"]
        self._pauses = [Pause(p["kind"], float(p["seconds"])) for p in state["pauses"]]
        self._pauses.append(Pause("away", 0.0))
        self._pace = [(float(at), int(size)) for at, size in state["pace"]]


def recommended_at(timing: Timing, offset: int) -> float | None:
    """The share of the limit after which the text first reached an offset; None if unknown."""
    if not timing.limit:
        return None
    used = next((at for at, size in timing.pace if size >= offset), None)
    return None if used is None else round(used / timing.limit, 3)
