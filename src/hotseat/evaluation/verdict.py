"""Whether an answer gets what it should: its `overall` and any levels that are named for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hotseat.bank.models import GradedAnswer, Question
from hotseat.evaluation.disagreements import FAR
from hotseat.interview.disputes import Part, parts_of
from hotseat.interview.library import Library
from hotseat.scoring import Scorecard


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a graded answer should get, and what it gets."""

    expected: int
    got: int
    missed: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Of the levels that are named for it, those that are others: (expected, got)."""

    @property
    def off(self) -> bool:
        """Whether it does not hold: `overall` is off by more than one, or a named level is off."""
        return abs(self.expected - self.got) >= FAR or bool(self.missed)

    def words(self) -> str:
        """`overall 2, expected 5; diagnosis 1, expected 2`: what is off, or else the overall."""
        rows = [(name, *pair) for name, pair in self.missed.items()]
        if not rows or abs(self.expected - self.got) >= FAR:
            rows.insert(0, ("overall", self.expected, self.got))
        return "; ".join(f"{name} {got}, expected {expected}" for name, expected, got in rows)

    def to_json(self) -> dict[str, object]:
        """As plain data; `marks` only where one of them is off."""
        marks = {name: {"expected": e, "got": g} for name, (e, g) in self.missed.items()}
        return {"expected": self.expected, "got": self.got} | ({"marks": marks} if marks else {})


def verdict(answer: GradedAnswer, question: Question, library: Library) -> Verdict:
    """Mark a graded answer and compare.

    Raises:
        InvalidFileError: the rubric cannot be used.
        AnswerTooLongError: the answer cannot be marked.
    """
    return judged(answer, library.score(answer.text, question), question, library)


def judged(answer: GradedAnswer, card: Scorecard, question: Question, library: Library) -> Verdict:
    """The verdict on a graded answer with this scorecard.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    if not answer.marks:
        return Verdict(answer.overall, card.overall)
    rubric = library.rubric(question)
    return compared(answer, card.overall, parts_of(question, card.to_json(), rubric))


def compared(answer: GradedAnswer, overall: int, parts: tuple[Part, ...]) -> Verdict:
    """The verdict on a graded answer with these levels."""
    got = {part.id: part.level for part in parts}
    wanted = ((name, level) for name, level in answer.marks.items() if name in got)
    missed = {name: (level, got[name]) for name, level in wanted if level != got[name]}
    return Verdict(answer.overall, overall, missed)
