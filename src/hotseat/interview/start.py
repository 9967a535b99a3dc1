"""Beginning a sitting: which questions, and with how much time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.errors import EXIT_OK, HotseatError, UnknownIdError
from hotseat.interview.plan import interleaved
from hotseat.interview.sitting import Feedback, Run, drill, mock, untimed
from hotseat.interview.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.bank.models import Question
    from hotseat.interview.session import Session

MOCK_QUESTIONS = 5


class NothingDueError(HotseatError):
    """There is nothing to come back today."""

    exit_code = EXIT_OK


@dataclass(frozen=True, slots=True)
class MockRequest:
    """A mock interview as it was asked for. Times in seconds, without extra time."""

    questions: int = MOCK_QUESTIONS
    budget: float | None = None
    """For the whole; by default what the questions ask for."""
    feedback: Feedback = "end"
    seed: int | None = None
    """None: by what was asked so far, so that no two interviews are the same."""
    hard_stop: bool = False
    extra: int = 0


@dataclass(frozen=True, slots=True)
class DrillRequest:
    """A timed drill as it was asked for. Times in seconds, without extra time."""

    question_id: str = ""
    limit: float | None = None
    """For each answer; by default what the question asks for."""
    think: float | None = None
    """For thinking; None for what the settings say."""
    due: bool = False
    weakest: bool = False
    criterion: str = ""
    """With `weakest`, another mark than that of the last answers."""
    timed: bool = True
    """Whether a clock runs at all."""
    hard_stop: bool = False
    extra: int = 0


def begin_mock(session: Session, wanted: MockRequest) -> Run:
    """A mock interview on the questions of the topic in use.

    Raises:
        RecordsError: the records cannot be read.
        HotseatError: the bank has no question.
    """
    counts, _ = session.asked_so_far()
    # With a seed of one's own, what was asked before plays no part.
    seed = sum(counts.values()) if wanted.seed is None else wanted.seed
    asked = counts if wanted.seed is None else None
    chosen = interleaved(
        tuple(session.practised.values()), wanted.questions, seed=seed, asked=asked
    )
    if not chosen:
        raise HotseatError("The bank has no question to ask.")
    run = mock(
        chosen,
        started_at=session.clock.now(),
        budget=wanted.budget,
        feedback=wanted.feedback,
        pauses=session.settings.pauses,
        extra=wanted.extra,
        hard_stop=wanted.hard_stop,
    )
    run.seed = seed
    return run


def mock_promise(questions: Sequence[Question]) -> str:
    """What a mock interview on these questions holds: fewer where there are not so many."""
    chosen = interleaved(questions, MOCK_QUESTIONS, seed=0)
    what = "scenario" if all(q.kind == "decision" for q in chosen) else "question"
    return f"{count(len(chosen), what)}, then a report"


def begin_drill(session: Session, wanted: DrillRequest) -> Run:
    """A drill: on one question, on what is due, or on the weakest mark.

    Raises:
        UnknownIdError: the bank has no question with this id.
        NothingDueError: nothing is due.
        RecordsError: the records cannot be read.
        HotseatError: the bank has no question.
    """
    chosen, title = _chosen(session, wanted)
    if not wanted.timed:
        return untimed(chosen, started_at=session.clock.now(), title=title)
    think = session.settings.think if wanted.think is None else wanted.think
    return drill(
        chosen,
        started_at=session.clock.now(),
        limit=wanted.limit,
        think=think or None,
        extra=wanted.extra,
        hard_stop=wanted.hard_stop,
        title=title,
    )


def _chosen(session: Session, wanted: DrillRequest) -> tuple[list[Question], str]:
    if wanted.question_id:
        question = session.question(wanted.question_id)
        if question is None:
            raise UnknownIdError("question", wanted.question_id, (q.id for q in session.questions))
        return [question], "Drill"
    if wanted.due:
        found = [q for due in session.due() if (q := session.question(due.question_id))]
        if not found:
            raise NothingDueError("Nothing is due today. hotseat drill asks something else.")
        return found, "Due"
    if wanted.weakest and (weak := session.weakest(wanted.criterion)) is not None:
        title, question = weak
        return [question], f"Drill · {title.lower()}"
    question = session.next_question()
    if question is None:
        raise HotseatError("The bank has no question to ask.")
    return [question], "Drill"
