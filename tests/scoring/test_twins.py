"""Right or wrong depends on the question: under the flipped twin a good answer is wrong."""

from __future__ import annotations

from collections import Counter

import pytest

from hotseat.bank.models import BOTH, Question
from hotseat.interview.library import Library

LEAST = 0.9
"""Share of strong answers that must lose their recommendation under the twin."""


@pytest.fixture(scope="module")
def swapped(library: Library) -> list[tuple[Question, Question, str]]:
    """Each strong answer with its question and the twin of that."""
    bank = library.bank.questions
    return [
        (question, bank[question.twin], answer.text)
        for question in bank.values()
        if question.twin in bank
        for answer in question.answers
        if answer.grade == "strong"
    ]


def test_there_are_ten_twins_and_they_flip(library: Library) -> None:
    bank = library.bank.questions
    pairs = {frozenset((q.id, q.twin)) for q in bank.values() if q.twin}
    assert len(pairs) >= 10
    for question in bank.values():
        if question.twin:
            twin = bank[question.twin]
            assert twin.twin == question.id
            assert not set(twin.options) & set(question.options), question.id


def test_strong_answers_fit_their_own_question(
    library: Library, swapped: list[tuple[Question, Question, str]]
) -> None:
    lost = [
        question.id
        for question, _, text in swapped
        if library.score(text, question).marks["recommendation"].level == 0
    ]
    assert len(lost) <= (1 - LEAST) * len(swapped), lost


def test_strong_answers_lose_their_recommendation_under_the_twin(
    library: Library, swapped: list[tuple[Question, Question, str]]
) -> None:
    # A "both" that says which part does what still gets 1 where one alone was expected.
    kept = [
        f"{question.id} under {twin.id}"
        for question, twin, text in swapped
        if library.score(text, twin).marks["recommendation"].level > (BOTH in question.options)
    ]
    assert len(swapped) >= 20
    assert len(kept) <= (1 - LEAST) * len(swapped), kept


def test_strong_answers_fall_under_the_twin(
    library: Library, swapped: list[tuple[Question, Question, str]]
) -> None:
    falls = Counter(
        library.score(text, twin).overall < library.score(text, question).overall
        for question, twin, text in swapped
    )
    assert falls[True] >= LEAST * len(swapped)


def test_the_choice_does_not_depend_on_what_is_right(
    library: Library, swapped: list[tuple[Question, Question, str]]
) -> None:
    """The answer says what it says, whatever the question wants to hear."""
    changed = [
        question.id
        for question, twin, text in swapped
        if library.score(text, question).choice != library.score(text, twin).choice
    ]
    assert len(changed) <= (1 - LEAST) * len(swapped), changed
