"""Answers that use the right words without saying anything; and those that say it twice."""

from __future__ import annotations

import random

import pytest

from hotseat.bank.models import Question
from hotseat.interview.library import Library
from tests.scoring.conftest import levels

HEAP = (
    "RAG, fine-tuning, retrieval, embeddings, vector store, knowledge problem, behavior, tone, "
    "docs, weekly, stale, re-index, chunks, citations, LoRA, training set, combine, both, first, "
    "later, diagnosis, root cause, latency, cost, freshness, hallucination"
)
FILLER = (
    "This is a great question and it depends on many things. There are several approaches that a "
    "company can follow, and each of them has its own strengths and weaknesses. It is important "
    "to think about the requirements, to talk to all the people involved and to choose what fits "
    "best. In the end a good team will find a good solution, and it should be measured carefully."
)
NEITHER = (
    "I would use neither of them. Neither RAG nor fine-tuning is worth the money here. A better "
    "prompt and a bigger model will do, and they should hire someone to read the answers."
)


@pytest.fixture(scope="module")
def decisions(library: Library) -> list[Question]:
    """All decision questions."""
    return [q for q in library.bank.questions.values() if q.kind == "decision"]


def test_the_pasted_question_gets_nothing(library: Library) -> None:
    for question in library.bank.questions.values():
        for text in (question.prompt, f"{question.prompt}\n\n{question.prompt}"):
            card = library.score(text, question)
            assert card.overall == 1, question.id
            assert card.advisories, question.id
            assert card.moves == ()
            assert not any(mark.level for mark in card.marks.values())
            assert not any(found.found for found in card.points.values())


def test_the_pasted_question_adds_nothing_to_a_bare_verdict(
    library: Library, decisions: list[Question]
) -> None:
    for question in decisions:
        bare = library.score("I would go with RAG.", question)
        pasted = library.score(f"{question.prompt}\n\nI would go with RAG.", question)
        assert pasted.overall <= max(2, bare.overall), question.id
        assert pasted.marks["diagnosis"].level == bare.marks["diagnosis"].level, question.id


@pytest.mark.xfail(
    strict=False,
    reason="sentences keep their numbers when the copied ones are left out, so that the first of "
    "the answer's own does not count as its opening",
)
def test_the_pasted_question_takes_nothing_from_an_answer(
    library: Library, decisions: list[Question]
) -> None:
    changed = []
    for question in decisions:
        for answer in question.answers:
            if answer.grade != "strong":
                continue
            alone = levels(library.score(answer.text, question))
            if levels(library.score(f"{question.prompt}\n\n{answer.text}", question)) != alone:
                changed.append(question.id)
    assert changed == []


@pytest.mark.parametrize("text", [HEAP, HEAP.replace(", ", "\n"), HEAP.replace(", ", " ")])
def test_a_heap_of_keywords_is_held_down(
    library: Library, decisions: list[Question], text: str
) -> None:
    for question in decisions:
        card = library.score(text, question)
        assert card.overall == 1, question.id
        assert card.advisories
        assert {mark.blocked_by for mark in card.marks.values()} - {None}


def test_filler_is_held_down(library: Library) -> None:
    for question in library.bank.questions.values():
        card = library.score(FILLER, question)
        assert card.overall == 1, question.id
        assert card.choice in ("none", None)


def test_neither_of_them_is_held_down(library: Library, decisions: list[Question]) -> None:
    for question in decisions:
        card = library.score(NEITHER, question)
        assert card.choice == "none", question.id
        assert card.marks["recommendation"].level == 0
        assert card.overall <= 2, question.id


def test_shuffled_words_lose_most_of_their_marks(
    library: Library, decisions: list[Question]
) -> None:
    before = after = 0
    for question in decisions:
        for answer in question.answers:
            if answer.grade == "strong":
                words = answer.text.split()
                random.Random(question.id).shuffle(words)
                before += library.score(answer.text, question).overall
                after += library.score(" ".join(words), question).overall
    assert after <= 0.5 * before


def test_a_generic_answer_is_not_specific(library: Library, decisions: list[Question]) -> None:
    for question in decisions:
        card = library.score(FILLER, question)
        assert card.marks["specificity"].level <= 1, question.id


COMMAS = pytest.mark.xfail(
    strict=False, reason="Answer.commas counts those of repeated sentences, Answer.words does not"
)


@pytest.mark.parametrize(
    "joint", [pytest.param("\n\n", marks=COMMAS), pytest.param("\n- ", marks=COMMAS)], ids=repr
)
def test_an_answer_said_twice_gets_the_same_marks(library: Library, joint: str) -> None:
    changed = []
    for question in library.bank.questions.values():
        for answer in question.answers:
            once = library.score(answer.text, question)
            twice = library.score(answer.text + joint + answer.text, question)
            if levels(once) != levels(twice):
                changed.append((question.id, answer.grade))
    assert changed == []


def test_a_sentence_said_fifty_times_is_said_once(library: Library, decision: Question) -> None:
    sentence = "The docs change every week, so I would go with RAG. "
    once = library.score(sentence, decision)
    often = library.score(sentence * 50, decision)
    assert levels(once) == levels(often)
    assert often.advisories


def test_what_is_held_down_says_why(library: Library, decision: Question) -> None:
    (note,) = library.score(HEAP, decision).advisories
    assert "keyword" in note
    (note,) = library.score(decision.prompt, decision).advisories
    assert "copied" in note
