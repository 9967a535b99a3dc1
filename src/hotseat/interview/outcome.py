"""Marking one answer: in full, as it stood when time ended, and together with a follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotseat.interview.probed import mark_together
from hotseat.interview.timing import recommended_at
from hotseat.interview.turn import Answer
from hotseat.records.models import Attempt

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.interview.library import Library
    from hotseat.interview.sitting import Run
    from hotseat.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Marks:
    """The scorecards of one answer. None where there was nothing to mark."""

    full: Scorecard | None
    """Of the whole text; for a follow-up, of the answer and it together."""
    on_time: Scorecard | None = None
    """Of the text as it stood when time ended; for a follow-up, of that of the answer before it."""
    recommended_at: float | None = None
    """Share of the limit after which the first recommendation stood there, unasked."""


def mark(answer: Answer, library: Library) -> Marks:
    """Mark an answer.

    Raises:
        AnswerTooLongError: more than 50,000 characters.
    """
    question = answer.question
    if (follow_up := answer.follow_up) is not None:
        first = follow_up.answer
        both = mark_together(
            library,
            question,
            follow_up.card,
            follow_up.probe.criterion,
            first.text,
            answer.text,
        )
        return Marks(both, *_in_time(first, follow_up.card, library))
    full = library.score(answer.text, question) if answer.text.strip() else None
    return Marks(full, *_in_time(answer, full, library))


def _in_time(
    answer: Answer, full: Scorecard | None, library: Library
) -> tuple[Scorecard | None, float | None]:
    """The scorecard of what stood there when time ended, and when it recommended something."""
    on_time = None
    if answer.on_time is not None and answer.on_time.strip():
        same = answer.on_time == answer.text
        on_time = full if same else library.score(answer.on_time, answer.question)
    at = None
    if full is not None and (found := full.marks.get("recommendation")) and found.evidence:
        at = recommended_at(answer.timing, min(e.end for e in found.evidence))
    return on_time, at


def attempt_of(answer: Answer, marks: Marks) -> Attempt:
    """An answer as it is kept."""
    return Attempt(
        question_id=answer.question.id,
        answer=answer.text,
        started_at=answer.started_at,
        ended_at=answer.ended_at,
        seconds=answer.seconds,
        scorecard=_json(marks.full),
        mode=answer.mode,
        sitting_id=answer.run.id if answer.run else 0,
        day=f"{answer.ended_at.astimezone():%Y-%m-%d}",
        timing=answer.timing,
        on_time=answer.on_time,
        on_time_card=_json(marks.on_time),
        recommended_at=marks.recommended_at,
    )


def answer_of(attempt: Attempt, question: Question, run: Run | None = None) -> Answer:
    """The answer that an attempt was made of."""
    return Answer(
        question=question,
        text=attempt.answer,
        started_at=attempt.started_at,
        ended_at=attempt.ended_at,
        seconds=attempt.seconds,
        mode=attempt.mode,
        timing=attempt.timing,
        on_time=attempt.on_time,
        run=run,
    )


def _json(card: Scorecard | None) -> dict[str, Any]:
    return card.to_json() if card is not None else {}
