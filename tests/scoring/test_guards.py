"""Answers that use the right words without saying anything; and those that say it twice."""

from __future__ import annotations

import random

import pytest
from tests.scoring.conftest import Sample, levels

from hotseat.bank.models import Question
from hotseat.interview.library import Library

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
        card = library.score(question.prompt, question)
        assert card.overall <= 2, question.id
        assert card.advisories, question.id
        assert not card.marks or card.marks["diagnosis"].level == 0, question.id
        assert not any(found.found for found in card.points.values()), question.id


def test_not_even_its_short_sentences_count(library: Library, decisions: list[Question]) -> None:
    spoke = [
        question.id
        for question in decisions
        for text in (question.prompt, f"{question.prompt}\n\n{question.prompt}")
        if (card := library.score(text, question)).overall > 1 or card.moves
    ]
    assert spoke == []


def test_the_pasted_question_adds_nothing_to_a_bare_verdict(
    library: Library, decisions: list[Question]
) -> None:
    for question in decisions:
        bare = library.score("I would go with RAG.", question)
        pasted = library.score(f"{question.prompt}\n\nI would go with RAG.", question)
        assert pasted.overall <= max(2, bare.overall), question.id
        assert pasted.marks["diagnosis"].level == bare.marks["diagnosis"].level, question.id


def test_the_pasted_question_takes_nothing_from_an_answer(
    library: Library, samples: list[Sample]
) -> None:
    changed = [
        question.id
        for question, answer, card in samples
        if answer.grade == "strong"
        and levels(library.score(f"{question.prompt}\n\n{answer.text}", question)) != levels(card)
    ]
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
    for question in (q for q in decisions if q.topic == "fine_tuning_vs_rag"):
        card = library.score(NEITHER, question)
        assert card.choice == "none", question.id
        assert card.marks["recommendation"].level == 0
        assert card.overall <= 2, question.id


def test_shuffled_words_lose_most_of_their_marks(library: Library, samples: list[Sample]) -> None:
    before = after = 0
    for question, answer, card in samples:
        if answer.grade == "strong":
            words = answer.text.split()
            random.Random(question.id).shuffle(words)
            before += card.overall
            after += library.score(" ".join(words), question).overall
    assert after <= 0.5 * before


def test_a_generic_answer_is_not_specific(library: Library, decisions: list[Question]) -> None:
    for question in decisions:
        card = library.score(FILLER, question)
        assert card.marks["specificity"].level <= 1, question.id


@pytest.mark.parametrize("joint", ["\n\n", "\n- "], ids=repr)
def test_an_answer_said_twice_gets_the_same_marks(
    library: Library, samples: list[Sample], joint: str
) -> None:
    changed = [
        (question.id, answer.grade)
        for question, answer, card in samples
        if levels(library.score(answer.text + joint + answer.text, question)) != levels(card)
    ]
    assert changed == []


def test_most_answers_said_twice_get_the_same_marks(
    library: Library, samples: list[Sample]
) -> None:
    few = samples[::4]
    changed = [
        question.id
        for question, answer, card in few
        if levels(library.score(f"{answer.text}\n\n{answer.text}", question)) != levels(card)
    ]
    assert len(changed) <= 0.02 * len(few), changed


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


GENERIC = (
    "What is missing is knowledge: the facts change daily and must be traceable. So I would use "
    "RAG. Fine-tuning gives a stable tone but goes stale at once. Later, if the tone is off, I "
    "would add it."
)


def test_an_answer_to_any_scenario_is_tied_to_none(
    library: Library, decisions: list[Question]
) -> None:
    found = [library.score(GENERIC, question).marks for question in decisions]
    loose = [marks for marks in found if not marks["specificity"].level]
    assert loose
    assert all(marks["diagnosis"].level <= 1 for marks in loose)
    assert all(marks["other_technique"].level <= 1 for marks in loose)


SMALL_PAIRS = "The in would the is are of to bus I the and a of it we the."


def test_small_words_out_of_order_are_capped(library: Library, decision: Question) -> None:
    card = library.score(f"I would take retrieval for the prices. {SMALL_PAIRS}", decision)
    assert card.overall <= 2
    assert any("do not form sentences" in note for note in card.advisories)
