"""The course of an answer, decided the same for every face: what is judged, probed, shown, next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hotseat.bank.models import Question
    from hotseat.interview.result import Result
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run
    from hotseat.interview.turn import Answer, FollowUp
    from hotseat.records.models import Draft
    from hotseat.rubrics.models import Criterion


def judged(answer: Answer, session: Session) -> Sequence[Criterion]:
    """The marks that the person is to foresee before they are shown; none where it is not asked."""
    asks = answer.follow_up is None and answer.question.kind == "decision"
    if not (asks and answer.text.strip() and session.settings.predict and session.library):
        return ()
    return [c for c in session.library.criteria(answer.question.kind).values() if c.main]


def next_of(session: Session, run: Run) -> Question | None:
    """What a sitting asks now; None at its end. What its bank has no more is passed over."""
    question = None
    while not run.is_finished and question is None:
        question = session.question(run.question_id or "")
        if question is None:
            run.next()
    return question


def probe_after(session: Session, result: Result) -> FollowUp | None:
    """The follow-up that a sitting asks by itself after an answer."""
    run = result.answer.run
    if run is None or not run.probing or run.left == 0.0:
        return None
    return session.follow_up(result)


def shows_marks(result: Result) -> bool:
    """Whether the marks are shown after each answer, and not at the end of the sitting."""
    run = result.answer.run
    return run is None or run.feedback == "each"


def needs_report(run: Run) -> bool:
    """Whether the end of a sitting has more to say than the feedback on its one answer said."""
    return len(run.questions) > 1 or run.feedback == "end"


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What can be gone on with: a sitting, else the last draft."""

    at: datetime
    """When it was left."""
    run: Run | None = None
    question: Question | None = None
    """Of the draft."""
    draft: Draft | None = None

    @property
    def title(self) -> str:
        """What it is, in a few words: `Mock interview, 3 of 5`."""
        if self.run is not None:
            return where_left(self.run)
        assert self.question is not None
        title = self.question.title or self.question.id
        return f"{title} · follow-up" if self.draft and self.draft.to_probe else title


def where_left(run: Run) -> str:
    """Where a sitting was left, in a few words."""
    if run.is_finished:
        return f"{run.title}, the report"
    if len(run.questions) == 1:
        return run.title
    return f"{run.title}, {run.index + (not run.probing_now)} of {len(run.questions)}"


def left_open(session: Session) -> LeftOpen | None:
    """What was begun and not ended.

    Raises:
        RecordsError: the records cannot be read.
    """
    if (left := session.open_run()) is not None:
        return LeftOpen(left[1], run=left[0])
    draft = session.draft()
    question = session.question(draft.question_id) if draft else None
    return LeftOpen(draft.at, question=question, draft=draft) if draft and question else None
