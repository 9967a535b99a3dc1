"""The built-in bank, loaded once, and the shortest question that can be asked of its topic."""

from __future__ import annotations

import pytest

from hotseat.bank.models import GradedAnswer, Question
from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric
from hotseat.scoring import Scorecard

PROMPT = (
    "A shop wants an assistant that answers its customers. The price list changes every week, "
    "and there are two thousand letters in the house style. What would you build, and why?"
)


def asked(cause: str = "knowledge", option: str = "rag") -> Question:
    """A question of the minimal keys."""
    return Question(
        id="shop",
        kind="decision",
        prompt=PROMPT,
        pack="fine_tuning_vs_rag",
        topic="fine_tuning_vs_rag",
        cause=cause,
        options=(option,),
    )


def levels(card: Scorecard) -> dict[str, int]:
    """All that is marked: levels of criteria, points made, misconceptions asserted."""
    return {
        **{name: mark.level for name, mark in card.marks.items()},
        **{name: int(found.found) for name, found in card.points.items()},
        **{name: int(found.found) for name, found in card.misconceptions.items()},
        "total": card.total,
        "overall": card.overall,
    }


@pytest.fixture(scope="session")
def library() -> Library:
    """The built-in bank with its rubrics."""
    return Library.open()


Sample = tuple[Question, GradedAnswer, Scorecard]


@pytest.fixture(scope="session")
def samples(library: Library) -> list[Sample]:
    """Every other graded answer of the first topic, scored once; `hotseat bank test` tries all."""
    asked = [
        (question, answer)
        for question in library.bank.questions.values()
        if question.topic == "fine_tuning_vs_rag"
        for answer in question.answers
    ]
    return [(question, a, library.score(a.text, question)) for question, a in asked[::2]]


@pytest.fixture(scope="session")
def decision(library: Library) -> Question:
    """A decision question as it ships."""
    return library.bank.question("d03-weekly-docs")


@pytest.fixture(scope="session")
def concept(library: Library) -> Question:
    """A concept question as it ships."""
    return library.bank.question("c01-difference")


@pytest.fixture(scope="session")
def rubric(library: Library, decision: Question) -> Rubric:
    """The decision rubric."""
    return library.rubric(decision)


@pytest.fixture(scope="session")
def strong(decision: Question) -> str:
    """Its strong sample."""
    return next(a.text for a in decision.answers if a.grade == "strong")
