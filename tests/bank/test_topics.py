"""The topics that ship: each is whole, holds to its own samples, and was written without code."""

from __future__ import annotations

from functools import cache

import pytest

from hotseat.bank.load import Bank, load_bank
from hotseat.bank.models import BOTH, Question
from hotseat.evaluation.banktest import BankTest, try_bank
from hotseat.evaluation.swapped import LEAST
from hotseat.files.datadir import question_bank_dir
from hotseat.interview.library import Library

TOPICS = sorted(path.parent.name for path in question_bank_dir().glob("*/topic.yaml"))
FILLER = (
    "It depends on many factors. There is no silver bullet, each has pros and cons. I would "
    "look at the requirements, follow best practices, and choose the option that fits the case."
)


@cache
def loaded(topic: str) -> Bank:
    return load_bank([question_bank_dir() / topic])


@cache
def tried(topic: str) -> BankTest:
    return try_bank(loaded(topic))


def decisions(topic: str) -> list[Question]:
    return [q for q in loaded(topic).questions.values() if q.kind == "decision"]


def test_there_are_three() -> None:
    assert len(TOPICS) >= 3


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_whole(topic: str) -> None:
    bank = loaded(topic)
    assert bank.problems == ()
    pack = bank.packs[topic]
    assert pack.title
    assert pack.licence
    assert pack.authors
    assert pack.sources
    assert len(bank.guide(topic)) >= 3
    assert sum(q.kind == "concept" for q in bank.questions.values()) >= 4
    asked = decisions(topic)
    assert len(asked) >= 8
    rubric = Library(bank).rubric(asked[0])
    assert {q.cause for q in asked} >= {cause.id for cause in rubric.causes}
    assert {option for q in asked for option in q.options} >= {o.id for o in rubric.options}
    assert {q.level for q in asked} == {"junior", "mid", "senior"}


@pytest.mark.parametrize("topic", TOPICS)
def test_twins_name_each_other(topic: str) -> None:
    questions = {q.id: q for q in decisions(topic)}
    twins = [q for q in questions.values() if q.twin]
    assert len(twins) >= 8
    assert [q.id for q in twins if questions[q.twin].twin != q.id] == []
    assert [q.id for q in twins if questions[q.twin].options == q.options] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_holds_to_its_samples(topic: str) -> None:
    result = tried(topic)
    assert [problem.message for problem in result.invalid] == []
    assert [fault.problem.message for fault in result.failures] == []
    assert result.share(1) >= 0.95


@pytest.mark.parametrize("topic", TOPICS)
def test_good_answers_lose_their_recommendation_under_the_opposite(topic: str) -> None:
    swaps = tried(topic).swaps
    assert swaps.tried >= 8
    assert swaps.share >= LEAST


@pytest.mark.parametrize("topic", TOPICS)
def test_filler_gets_one(topic: str) -> None:
    library = Library(loaded(topic))
    for question in decisions(topic):
        assert library.score(FILLER, question).overall == 1, question.id


@pytest.mark.parametrize("topic", TOPICS)
def test_the_pasted_question_gets_one(topic: str) -> None:
    library = Library(loaded(topic))
    for question in decisions(topic):
        assert library.score(question.prompt, question).overall == 1, question.id


@pytest.mark.parametrize("topic", TOPICS)
def test_both_is_asked_for_somewhere(topic: str) -> None:
    assert any(BOTH in question.options for question in decisions(topic))
