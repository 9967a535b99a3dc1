"""What one or two sentences decide on, in the ways people say it."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet
from tests.scoring.conftest import asked

from hotseat.interview.library import Library

RAG, TUNE, BOTH, NONE = "rag", "fine_tuning", "both", "none"
DECISIONS = [
    ("object", RAG, "For this shop I'd put my money on retrieval."),
    ("object", TUNE, "My vote goes to fine-tuning."),
    ("imperative", RAG, "Index the handbook and let the model quote from it."),
    ("imperative", TUNE, "Train a small model on the approved letters."),
    ("fragment", RAG, "RAG, no question."),
    ("fragment", TUNE, "Fine-tuning. The tone is off, the facts are not."),
    (
        "passive",
        TUNE,
        "The replies should be written by a model that was fine-tuned on old tickets.",
    ),
    ("passive", RAG, "The prices have to be looked up at question time rather than learned."),
    ("heading", TUNE, "Recommendation: fine-tuning"),
    ("heading", RAG, "## RAG first\n\nThe pages change every week."),
    ("arrow", RAG, "knowledge problem -> RAG"),
    ("arrow", TUNE, "house style is off => fine-tune"),
    (
        "elimination",
        RAG,
        "Prompting was tried and tuning cannot bring in new facts, which leaves retrieval.",
    ),
    ("elimination", TUNE, "There is nothing to look up, so the only thing left is to tune it."),
    ("hypothesis", TUNE, "If it were mine, I would fine-tune."),
    (
        "hypothesis",
        TUNE,
        "With a list that moved daily I would take RAG, but this one stands still, so fine-tuning.",
    ),
    ("correction", RAG, "Fine-tuning... no wait, actually RAG, the pages change weekly."),
    (
        "correction",
        TUNE,
        "I first thought of retrieval, but on reflection the tone is what is wrong, so fine-tune.",
    ),
    (
        "quoted opinion",
        RAG,
        "My colleague says fine-tune it; I disagree, the facts move and have to be retrieved.",
    ),
    (
        "quoted opinion",
        TUNE,
        "The vendor swears by RAG, yet nothing is missing here: train it on the approved replies.",
    ),
    (
        "parallel parts",
        BOTH,
        "Retrieval brings the prices, fine-tuning brings the voice, and we need both from day one.",
    ),
    ("parallel parts", BOTH, "Tune it for the tone and use retrieval for the facts."),
    ("parallel parts", BOTH, "RAG for the facts + fine-tuning for the style, together."),
    ("both", BOTH, "Not RAG alone, and not tuning alone: both."),
    ("pronoun", RAG, "Of the two, RAG and fine-tuning, I would go with the former."),
    (
        "pronoun",
        TUNE,
        "Retrieval sounds tempting, but I would not start with it; tuning is what cures the tone.",
    ),
    ("pronoun", RAG, "Fine-tuning? I would leave it alone. RAG does the job."),
    ("later", RAG, "RAG now, and maybe fine-tuning in half a year."),
    (
        "later",
        TUNE,
        "Start with fine-tuning and add a search index only if facts turn out to be missing.",
    ),
    ("contrast", RAG, "RAG over fine-tuning, any day."),
    ("contrast", TUNE, "Fine-tuning beats RAG here because the cases never change."),
    ("contrast", TUNE, "I'd rather tune than retrieve."),
    ("question", RAG, "Would I tune it? No. Retrieval."),
    ("plain words", RAG, "Put the manual on her screen when she asks."),
    ("plain words", TUNE, "Show it a few hundred of our best letters until it writes like us."),
    (
        "refusal first",
        RAG,
        "Don't retrain anything, just keep the pages in a search index and hand them to the model.",
    ),
    ("neither", NONE, "Neither of them: a better prompt does it."),
    ("undecided", NONE, "It depends on many things."),
    (
        "undecided",
        NONE,
        "RAG and fine-tuning are both well-known techniques with their own strengths.",
    ),
]
NOT_YET = {
    "With a list that moved daily": "both: `with a ... that, I would` is no condition",
}
"""How sentences begin that are read wrongly today, with what is found instead."""


def marked(register: str, expected: str, text: str) -> ParameterSet:
    """A row, expected to fail where it is read wrongly today."""
    reasons = [reason for begin, reason in NOT_YET.items() if text.startswith(begin)]
    marks = [pytest.mark.xfail(strict=True, reason=reason) for reason in reasons]
    return pytest.param(expected, text, marks=marks, id=f"{register}: {text[:40]}")


@pytest.mark.parametrize(("expected", "text"), [marked(*row) for row in DECISIONS])
def test_the_choice(library: Library, expected: str, text: str) -> None:
    assert library.score(text, asked()).choice == expected


@pytest.mark.parametrize(("expected", "text"), [row[1:] for row in DECISIONS[:6]])
def test_the_choice_is_not_what_the_question_wants(
    library: Library, expected: str, text: str
) -> None:
    for cause, option in (("knowledge", RAG), ("behavior", TUNE)):
        card = library.score(text, asked(cause, option))
        assert card.choice == expected
        assert bool(card.marks["recommendation"].level) == (option == expected)


def test_most_decisions_are_read(library: Library) -> None:
    """However the marks above come and go, the share may not fall."""
    right = sum(library.score(text, asked()).choice == said for _, said, text in DECISIONS)
    assert right >= 0.66 * len(DECISIONS)


def test_parts_given_the_wrong_way_round_earn_no_recommendation(library: Library) -> None:
    question = asked("both", "both")
    right = "For the current facts I'd use retrieval. For the house style I'd fine-tune it."
    wrong = "For the house style I'd use retrieval. For the current facts I'd fine-tune it."
    levels = [library.score(text, question).marks["recommendation"] for text in (right, wrong)]
    assert levels[0].level > levels[1].level == 0
    assert levels[1].blocked_by == "each technique is given the other's part"
