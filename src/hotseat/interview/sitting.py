"""A drill or a mock interview under way: its plan, how far it got, and the time it has left.

It is kept after each step, so that it goes on where it was after a crash or a night.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from hotseat.interview.limits import Limits, raised, whole_seconds
from hotseat.records.models import Mode, Sitting

if TYPE_CHECKING:
    from datetime import datetime

    from hotseat.bank.models import Question

Feedback = Literal["each", "end"]
VERSION = 1
"""Of the form that a run is kept in."""


@dataclass
class Run:
    """One sitting. Faces ask `question_id`, time it by `limits()`, and call `answered`."""

    mode: Mode
    questions: tuple[str, ...]
    """Ids, in the order they are asked."""
    limits_each: tuple[float | None, ...]
    """Seconds for each of them, extra time included; None without a clock."""
    started_at: datetime
    title: str = ""
    """What the headline calls it: `Mock interview`, `Drill · due`."""
    budget: float | None = None
    """Seconds for the whole, extra time included; None without a limit."""
    think: float | None = None
    feedback: Feedback = "each"
    probing: bool = False
    """Whether a follow-up is asked after each answer without being asked for."""
    hard_stop: bool = False
    extra: int = 0
    pauses: int | None = None
    """Pauses for the whole; None for any number."""
    seed: int = 0
    index: int = 0
    """Of the question under way."""
    spent: float = 0.0
    """Seconds of the budget used by what was answered before."""
    paused: int = 0
    """Pauses used by what was answered before."""
    probing_now: bool = False
    """True while the follow-up to the question before is being asked."""
    id: int = field(default=0, compare=False)
    """Given when it is kept; 0 before."""

    @property
    def question_id(self) -> str | None:
        """The question under way; None at the end."""
        return self.questions[self.index] if self.index < len(self.questions) else None

    @property
    def left(self) -> float | None:
        """Seconds of the budget left, not less than 0; None without one."""
        return None if self.budget is None else max(self.budget - self.spent, 0.0)

    @property
    def is_finished(self) -> bool:
        """Whether nothing more is asked: all was, or the time is used up."""
        return not self.probing_now and (self.question_id is None or self.left == 0.0)

    @property
    def pauses_left(self) -> int | None:
        """Pauses that may still be asked for; None for any number."""
        return None if self.pauses is None else max(self.pauses - self.paused, 0)

    @property
    def not_reached(self) -> tuple[str, ...]:
        """The questions that time did not suffice for."""
        return self.questions[self.index :]

    def limits(self) -> Limits:
        """What the question under way has."""
        return Limits(
            question=self.limits_each[self.index],
            think=self.think,
            extra=self.extra,
            hard_stop=self.hard_stop,
            pauses=self.pauses_left,
        )

    def place_of(self, question_id: str) -> int:
        """Which of the questions it is, from 1."""
        return self.questions.index(question_id) + 1

    def use(self, seconds: float, pauses: int = 0) -> None:
        """Take time and pauses from what the whole has."""
        self.spent += seconds
        self.paused += pauses

    def next(self) -> None:
        """On to the next question."""
        self.index += 1

    def record(self, now: datetime) -> Sitting:
        """As it is kept; that it is over is said when its report was shown."""
        state = asdict(self) | {"version": VERSION}
        for name in ("id", "mode", "started_at"):
            del state[name]
        return Sitting(self.mode, self.started_at, now, state, id=self.id)


def resumed(sitting: Sitting) -> Run | None:
    """The run that was kept; None if it cannot be read (kept by another version)."""
    state: dict[str, Any] = dict(sitting.state)
    if state.pop("version", None) != VERSION:
        return None
    for name in ("questions", "limits_each"):
        state[name] = tuple(state.get(name, ()))
    try:
        run = Run(mode=sitting.mode, started_at=sitting.started_at, **state)
    except TypeError:
        return None
    return replace(run, id=sitting.id)


def shares(
    questions: Sequence[Question], budget: float | None, extra: int = 0
) -> tuple[tuple[float, ...], float]:
    """Seconds for each question and for the whole: by the minutes that each asks for, and in
    all the budget (by default their sum), raised by `extra` percent.
    """
    minutes = [q.minutes * 60.0 for q in questions]
    whole = sum(minutes) if budget is None else budget
    scale = whole * (100 + extra) / 100 / (sum(minutes) or 1.0)
    return tuple(whole_seconds(m * scale) for m in minutes), raised(whole, extra)


def mock(
    questions: Sequence[Question],
    *,
    started_at: datetime,
    budget: float | None = None,
    feedback: Feedback = "end",
    pauses: int | None = 1,
    extra: int = 0,
    hard_stop: bool = False,
) -> Run:
    """A mock interview: thinking counts, a follow-up after each answer, few pauses."""
    each, whole = shares(questions, budget, extra)
    return Run(
        mode="mock",
        questions=tuple(q.id for q in questions),
        limits_each=each,
        started_at=started_at,
        title="Mock interview",
        budget=whole,
        feedback=feedback,
        probing=True,
        hard_stop=hard_stop,
        extra=extra,
        pauses=pauses,
    )


def drill(
    questions: Sequence[Question],
    *,
    started_at: datetime,
    limit: float | None = None,
    think: float | None = None,
    extra: int = 0,
    hard_stop: bool = False,
    title: str = "Drill",
) -> Run:
    """Timed questions one by one: thinking apart, feedback after each, pauses free."""
    return Run(
        mode="drill",
        questions=tuple(q.id for q in questions),
        limits_each=tuple(raised(limit or q.minutes * 60.0, extra) for q in questions),
        started_at=started_at,
        title=title,
        think=raised(think, extra),
        hard_stop=hard_stop,
        extra=extra,
    )


def untimed(questions: Sequence[Question], *, started_at: datetime, title: str) -> Run:
    """Questions one by one without a clock: feedback after each."""
    return Run(
        mode="practice",
        questions=tuple(q.id for q in questions),
        limits_each=(None,) * len(questions),
        started_at=started_at,
        title=title,
    )
