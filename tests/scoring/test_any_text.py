"""The least and the most that may be typed: nothing at all, 50,000 characters, more than that.

That any text between is scored, and in time, is in `tests/hardening/test_text_answers.py`.
"""

from __future__ import annotations

import pytest
from tests.scoring.conftest import asked, levels

from hotseat.bank.models import Question, Statement
from hotseat.errors import EXIT_INVALID, HotseatError
from hotseat.interview.library import Library
from hotseat.scoring import MAX_CHARACTERS, AnswerTooLongError


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "\x00", "...", "?!", "\ud800", "- \n-"]
)
def test_an_empty_answer_gets_the_lowest_marks_and_a_word(
    library: Library, decision: Question, concept: Question, text: str
) -> None:
    for question in (decision, concept):
        card = library.score(text, question)
        assert (card.overall, card.total, card.moves, card.spans) == (1, 0, (), ())
        assert card.choice == ("none" if question.kind == "decision" else None)
        assert not any(n for name, n in levels(card).items() if name != "overall")
        assert card.advisories


@pytest.mark.parametrize("size", [MAX_CHARACTERS + 1, 1_234_567])
def test_too_long_is_refused_with_both_sizes(
    library: Library, decision: Question, size: int
) -> None:
    with pytest.raises(AnswerTooLongError) as caught:
        library.score("a" * size, decision)
    assert f"{size:,}" in caught.value.message
    assert "50,000" in caught.value.message
    assert isinstance(caught.value, HotseatError)
    assert caught.value.exit_code == EXIT_INVALID


def test_the_longest_answer_is_scored(library: Library, decision: Question) -> None:
    sentence = "The pages change every week. "
    text = (sentence * 2_000)[: MAX_CHARACTERS - 18].ljust(
        MAX_CHARACTERS - 18
    ) + " I'd go with RAG. "
    assert len(text) == MAX_CHARACTERS
    assert library.score(text, decision).choice == "rag"


def test_a_minimal_question_is_scored_well(library: Library) -> None:
    text = (
        "The price list changes every week, so this is a knowledge problem: the model can't know "
        "this week's prices. I would go with RAG, because it looks the price up when a customer "
        "asks. Fine-tuning is good at the house style and could learn it from the letters, but it "
        "would freeze the prices. If the tone is off once the facts are right, I would add "
        "fine-tuning on the two thousand letters."
    )
    card = library.score(text, asked())
    assert (card.choice, card.cause) == ("rag", "knowledge")
    assert card.overall >= 4
    flipped = library.score(text, asked("behavior", "fine_tuning"))
    assert flipped.marks["recommendation"].level == 0
    assert flipped.marks["diagnosis"].level == 0
    assert flipped.overall <= 2


def test_a_concept_question_of_bare_statements_is_scored(library: Library) -> None:
    question = Question(
        id="bare",
        kind="concept",
        prompt="What is the difference?",
        pack="fine_tuning_vs_rag",
        topic="fine_tuning_vs_rag",
        points=(
            Statement("weights", "Fine-tuning changes the weights of the model."),
            Statement("passages", "Retrieval puts passages into the prompt at question time."),
        ),
        misconceptions=(Statement("memory", "Fine-tuning is a reliable memory for facts."),),
    )
    text = "Tuning changes the model's weights; retrieval puts passages in the prompt at run time."
    card = library.score(text, question)
    assert [f.found for f in card.points.values()] == [True, True]
    assert not card.misconceptions["memory"].found
    assert card.overall >= 4
