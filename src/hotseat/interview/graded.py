"""The graded answers of a question: their order, and where to begin reading them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.bank.models import GradedAnswer, Question

GRADES = ("generic", "wrong", "thin", "fair", "strong")
"""From weak to strong."""


def in_order(question: Question) -> tuple[GradedAnswer, ...]:
    """From weak to strong; grades that are not among ours come first."""
    place = {grade: number for number, grade in enumerate(GRADES)}
    return tuple(sorted(question.answers, key=lambda a: (place.get(a.grade, -1), a.overall)))


def just_above(answers: Sequence[GradedAnswer], overall: int) -> int:
    """The place of the first answer to learn from that is better than `overall`; else of the
    last one.
    """
    better = [place for place, each in enumerate(answers) if each.overall > max(overall, 1)]
    to_learn_from = [place for place in better if answers[place].grade in GRADES[2:]]
    return next(iter(to_learn_from or better), len(answers) - 1)


def first_of(answers: Sequence[GradedAnswer], grade: str) -> int | None:
    """The place of the first answer of a grade."""
    return next((place for place, each in enumerate(answers) if each.grade == grade), None)


def names(answers: Sequence[GradedAnswer]) -> tuple[str, ...]:
    """Their grades; those of the same grade are numbered: `fair 1`, `fair 2`."""
    several = Counter(each.grade for each in answers)
    so_far: Counter[str] = Counter()
    found = []
    for grade in (each.grade for each in answers):
        so_far[grade] += 1
        found.append(f"{grade} {so_far[grade]}" if several[grade] > 1 else grade)
    return tuple(found)
