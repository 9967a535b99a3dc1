"""The graded answers of a question, in order."""

from __future__ import annotations

import pytest

from hotseat.bank.models import GradedAnswer, Question
from hotseat.interview.graded import first_of, in_order, just_above, names

ANSWERS = (
    GradedAnswer("strong", 5, "e"),
    GradedAnswer("thin", 2, "c"),
    GradedAnswer("wrong", 2, "b"),
    GradedAnswer("fair", 4, "d2"),
    GradedAnswer("fair", 3, "d1"),
    GradedAnswer("generic", 1, "a"),
)
QUESTION = Question("to-rome", "decision", "How?", "p", "travel", answers=ANSWERS)
ORDER = in_order(QUESTION)


def test_they_go_from_weak_to_strong() -> None:
    assert [each.text for each in ORDER] == ["a", "b", "c", "d1", "d2", "e"]


@pytest.mark.parametrize(
    ("overall", "text"), [(0, "c"), (1, "c"), (2, "d1"), (3, "d2"), (4, "e"), (5, "e")]
)
def test_reading_begins_with_the_one_just_above_ones_own(overall: int, text: str) -> None:
    assert ORDER[just_above(ORDER, overall)].text == text


def test_without_a_better_one_to_learn_from_any_better_one_serves() -> None:
    assert just_above(ORDER[:2], 1) == 1


def test_a_grade_leads_to_the_first_of_its_answers() -> None:
    assert first_of(ORDER, "fair") == 3
    assert first_of(ORDER, "splendid") is None


def test_answers_of_the_same_grade_are_numbered() -> None:
    assert names(ORDER) == ("generic", "wrong", "thin", "fair 1", "fair 2", "strong")
