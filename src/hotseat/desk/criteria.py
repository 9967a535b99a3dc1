"""What is marked at the desk: the criteria of a decision, the key points of a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.disputes import Part, parts_of

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.rubrics.models import Rubric


def parts_at_desk(question: Question, rubric: Rubric) -> tuple[Part, ...]:
    """Everything that a person can give a level on, those that stand on lines of their own first.

    `Part.level` means nothing here.
    """
    blank = {name: {"level": 0} for name in rubric.criteria}
    return parts_of(question, {"marks": blank}, rubric)


def main_parts(question: Question, rubric: Rubric) -> tuple[Part, ...]:
    """Those that a finished sheet has a level on."""
    parts = parts_at_desk(question, rubric)
    if question.kind == "concept":
        return parts
    return tuple(part for part in parts if rubric.criteria[part.id].main)
