"""Disputes: which words of an answer a person holds to count for which mark."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hotseat.bank.models import MISCONCEPTION
from hotseat.errors import HotseatError
from hotseat.interview.feedback import ASSERTED, MADE, NOT_MADE
from hotseat.records.models import Dispute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hotseat.bank.models import Question
    from hotseat.interview.result import Result
    from hotseat.interview.session import Session
    from hotseat.records.models import Attempt
    from hotseat.rubrics.models import Rubric

NOT_SAID = "not said"
THANKS = (
    "Thank you: it is kept with this answer and sent nowhere. hotseat export --samples prints it "
    "as a sample for the bank."
)


class CannotDisputeError(HotseatError):
    """There is nothing that a dispute could be kept with."""


@dataclass(frozen=True, slots=True)
class Part:
    """What words can be said to be: a criterion, a key point, a misconception."""

    id: str
    """As a dispute names it."""
    title: str
    level: int
    """The one that it got."""
    words: tuple[str, ...]
    """The levels in words."""
    meaning: tuple[str, ...] = ()
    """What each level asks for."""

    @property
    def of(self) -> int:
        """The best level."""
        return len(self.words) - 1

    @property
    def wanted(self) -> int:
        """The level that is most likely disputed for: one above, at the best one below."""
        return self.level + 1 if self.level < self.of else self.level - 1

    def dots(self, level: int) -> str:
        """A level as filled dots out of all."""
        return "●" * level + "○" * (self.of - level)


def parts_of(question: Question, card: Mapping[str, Any], rubric: Rubric) -> tuple[Part, ...]:
    """Everything that can be disputed of a scorecard (as JSON), in the order of the feedback."""
    if question.kind == "concept":
        made, said = (NOT_MADE, MADE), (NOT_SAID, ASSERTED)
        points, wrong = card.get("points", {}), card.get("misconceptions", {})
        return (
            *(
                Part(p.id, p.statement, int(points.get(p.id, {}).get("made", False)), made)
                for p in question.points
            ),
            *(
                Part(
                    MISCONCEPTION + m.id,
                    f"Misconception: {m.statement}",
                    int(wrong.get(m.id, {}).get("asserted", False)),
                    said,
                )
                for m in question.misconceptions
            ),
        )
    marks = card.get("marks", {})
    main_first = sorted(rubric.criteria.values(), key=lambda criterion: not criterion.main)
    return tuple(
        Part(c.id, c.title, min(marks[c.id]["level"], len(c.levels) - 1), c.levels, c.meaning)
        for c in main_first
        if c.id in marks and len(c.levels) > 1
    )


@dataclass
class Disputing:
    """An answer being disputed. What is changed is kept at once."""

    session: Session
    attempt: Attempt
    question: Question
    parts: tuple[Part, ...]
    disputes: tuple[Dispute, ...] = field(init=False)
    """The oldest first."""

    def __post_init__(self) -> None:
        self.disputes = self.attempt.disputes

    def part(self, dispute: Dispute) -> Part | None:
        """What a dispute is about, if there still is such a part."""
        return next((part for part in self.parts if part.id == dispute.criterion), None)

    def words(self, dispute: Dispute) -> str:
        """The words that it is about."""
        return self.attempt.answer[dispute.start : dispute.end]

    def add(self, start: int, end: int, part: Part, level: int) -> None:
        """Hold words to be a part at a level; what was said of the same part before follows.

        Raises:
            RecordsError: it cannot be kept.
            CannotDisputeError: the answer was forgotten meanwhile.
        """
        new = Dispute(start, end, part.id, level, self.session.clock.now())
        # One answer has one level: the last word on a part goes for all of them.
        before = (
            replace(d, level=level) if d.criterion == part.id else d
            for d in self.disputes
            if (d.start, d.end, d.criterion) != (start, end, part.id)
        )
        self._keep((*before, new))

    def take_back(self) -> Dispute | None:
        """Take back the last one; gives it.

        Raises:
            RecordsError: it cannot be kept.
            CannotDisputeError: the answer was forgotten meanwhile.
        """
        if not self.disputes:
            return None
        last = self.disputes[-1]
        self._keep(self.disputes[:-1])
        return last

    def _keep(self, disputes: Sequence[Dispute]) -> None:
        try:
            self.session.amend(self.attempt.id, disputes=disputes)
        except LookupError as error:
            raise _forgotten() from error
        self.disputes = tuple(disputes)


def disputing(session: Session, result: Result) -> Disputing:
    """Begin to dispute; after a follow-up, what was said before it.

    Raises:
        RecordsError: the records cannot be read.
        CannotDisputeError: a dispute could not be kept, or there is nothing to dispute.
    """
    if session.store is None:
        raise CannotDisputeError(
            "A dispute is kept with its answer, and nothing of this run is kept, as the records "
            "could not be opened. hotseat doctor says what is wrong with them."
        )
    attempt_id = session.id_of(result.attempt_id)
    if attempt_id <= 0:
        raise CannotDisputeError(
            "A dispute is kept with its answer, and this answer could not be written to the "
            "records yet. hotseat doctor says what is wrong with them."
        )
    attempt = session.store.attempt(attempt_id)
    if attempt is None:
        raise _forgotten()
    parts: tuple[Part, ...] = ()
    if session.library is not None and attempt.answer.strip() and attempt.scorecard:
        rubric = session.library.rubric(result.question)
        parts = parts_of(result.question, attempt.scorecard, rubric)
    if not parts:
        raise CannotDisputeError("Nothing was marked, so there is nothing to dispute.")
    return Disputing(session, attempt, result.question, parts)


def _forgotten() -> CannotDisputeError:
    return CannotDisputeError(
        "A dispute is kept with its answer, and this answer is not in the records any more."
    )
