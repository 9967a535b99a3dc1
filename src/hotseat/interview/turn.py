"""One question being answered, whatever the face: its clock, its sitting, its follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hotseat.interview.limits import Limits
from hotseat.interview.timing import TurnClock
from hotseat.records.models import Mode, Timing, draft_key

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.interview.clock import Clock
    from hotseat.interview.probes import ProbeQuestion
    from hotseat.interview.sitting import Run
    from hotseat.records.models import Draft
    from hotseat.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class FollowUp:
    """A probe, and the answer that it follows."""

    probe: ProbeQuestion
    answer: Answer
    card: Scorecard
    attempt_id: int


@dataclass(frozen=True)
class Answer:
    """An answer on its way to its marks."""

    question: Question
    text: str
    started_at: datetime
    ended_at: datetime
    seconds: float
    mode: Mode = "practice"
    timing: Timing = field(default_factory=Timing)
    on_time: str | None = None
    """The text as it stood when time ended; None where it did not."""
    run: Run | None = None
    follow_up: FollowUp | None = None
    """What this answers, if it is no answer to the question itself."""

    @property
    def key(self) -> str:
        """What its draft is kept under."""
        sitting_id = self.run.id if self.run else 0
        return draft_key(self.question.id, sitting_id, probe=self.follow_up is not None)


@dataclass
class Turn:
    """A question with the clock that runs for it."""

    question: Question
    clock: TurnClock
    started_at: datetime
    text: str = ""
    """What stands in the field to begin with."""
    run: Run | None = None
    follow_up: FollowUp | None = None

    @property
    def mode(self) -> Mode:
        """What it is part of."""
        return self.run.mode if self.run else "practice"

    @property
    def key(self) -> str:
        """What its draft is kept under."""
        sitting_id = self.run.id if self.run else 0
        return draft_key(self.question.id, sitting_id, probe=self.follow_up is not None)

    @property
    def is_timed(self) -> bool:
        """Whether there is a limit of any kind."""
        return self.clock.limits.question is not None or self.session_left is not None

    @property
    def session_left(self) -> float | None:
        """Seconds that the sitting has left now; negative in overtime; None without a budget."""
        if self.run is None or self.run.budget is None:
            return None
        return self.run.budget - self.run.spent - self.clock.active

    def state(self) -> dict[str, Any]:
        """What is kept beside the draft."""
        state = self.clock.state() | {"started_at": self.started_at.isoformat()}
        if self.follow_up is not None:
            state["attempt"] = self.follow_up.attempt_id
        return state

    def hand_in(self, text: str, now: datetime) -> Answer:
        """The answer as it is now, with its times."""
        self.clock.go_on(text)
        self.clock.advance(text)
        return Answer(
            question=self.question,
            text=text,
            started_at=self.started_at,
            ended_at=now,
            seconds=round(self.clock.active, 3),
            mode=self.mode,
            timing=self.clock.timing(),
            on_time=self.clock.on_time,
            run=self.run,
            follow_up=self.follow_up,
        )


def begin(
    question: Question,
    clock: Clock,
    *,
    run: Run | None = None,
    draft: Draft | None = None,
    start: str = "",
    follow_up: FollowUp | None = None,
) -> Turn:
    """Ask a question: with the draft that is there for it, else with `start` in the field.

    The clock goes on where the draft left it. A draft of another answer's follow-up is none.
    """
    if follow_up is not None and draft is not None:
        draft = draft if draft.state.get("attempt") == follow_up.attempt_id else None
    text = draft.text if draft is not None else start
    limits = Limits(pauses=None)
    if run is not None:
        limits = run.limits() if follow_up is None else Limits(pauses=run.pauses_left)
    state: Mapping[str, Any] = draft.state if draft is not None else {}
    if run is not None and run.id == 0:
        # It is not kept: the draft is that of another occasion.
        state = {}
    watch = TurnClock(
        clock, limits, session_left=run.left if run else None, state=state or None, text=text
    )
    started = state.get("started_at")
    moment = datetime.fromisoformat(started) if isinstance(started, str) else clock.now()
    return Turn(question, watch, moment, text, run, follow_up)
