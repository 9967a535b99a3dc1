"""Readings that were wrong once: parts, conditions, subjects, own words."""

from __future__ import annotations

import pytest

from hotseat.bank.models import Question, Statement
from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import read


def asked(library: Library, question_id: str) -> Question:
    return library.bank.question(question_id)


def own(statement: str, *, wrong: bool = False) -> Question:
    said = (Statement("s", statement),)
    return Question(
        id="own",
        kind="concept",
        prompt="Say something.",
        pack="fine_tuning_vs_rag",
        topic="fine_tuning_vs_rag",
        points=() if wrong else said,
        misconceptions=said if wrong else (),
    )


@pytest.mark.parametrize("statement", ["it is so", "?!", "so"])
def test_a_statement_of_small_words_is_no_fault(library: Library, statement: str) -> None:
    card = library.score("hi, it is not so", own(statement))
    assert card.overall in range(1, 6)


@pytest.mark.parametrize(
    ("statement", "answer", "made"),
    [
        ("retrieval does not change the weights", "Retrieval changes the weights.", False),
        ("retrieval does not change the weights", "Retrieval doesn't change the weights.", True),
        ("retrieval changes the weights", "Retrieval does not change the weights.", False),
        ("retrieval changes the weights", "So retrieval changes the weights.", True),
    ],
)
def test_own_words_are_denied_where_the_statement_is(
    library: Library, statement: str, answer: str, *, made: bool
) -> None:
    assert library.score(answer, own(statement)).points["s"].found is made
    assert library.score(answer, own(statement, wrong=True)).misconceptions["s"].found is made


@pytest.mark.parametrize(
    "answer",
    [
        "A combination. Use RAG for the CVEs and fine-tuning for the template.",
        (
            "Two problems: the template is a habit, the vulnerabilities are new facts every month. "
            "Fine-tune the first, look up the second."
        ),
        (
            "Fine-tune on old findings for the template, and search an advisory database for the "
            "vulnerabilities of this month."
        ),
    ],
)
def test_both_in_one_sentence_is_both(library: Library, answer: str) -> None:
    card = library.score(answer, asked(library, "d07-code-review"))
    assert card.choice == "both"


@pytest.mark.parametrize("word", ["If", "When"])
def test_a_turning_point_is_a_condition_by_either_word(library: Library, word: str) -> None:
    answer = (
        f"I choose fine-tuning. {word} the schedule becomes too long we can add RAG, "
        "which then brings today's programme, for no training keeps up with that."
    )
    card = library.score(answer, asked(library, "d31-dialect-bot"))
    assert card.choice == "fine_tuning"
    assert card.marks["combine"].level == 2


@pytest.mark.parametrize(
    "answer",
    [
        "Both approaches have their pros and cons. I would run a pilot first.",
        "Both would work here.",
        "A mix of both could be considered, depending on budget.",
    ],
)
def test_both_as_a_subject_chooses_nothing(library: Library, answer: str) -> None:
    card = library.score(answer, asked(library, "d34-museum-guide"))
    assert card.choice == "none"
    assert card.marks["combine"].level == 0


def test_a_time_in_a_fault_is_no_trigger(library: Library) -> None:
    answer = (
        "The prices move daily, thus look them up. Fine-tuning would be out of date the day after."
    )
    card = library.score(answer, asked(library, "d36-price-quotes"))
    assert card.marks["combine"].level == 0


def test_facts_of_the_question_are_shown_as_evidence(library: Library) -> None:
    question = asked(library, "d22-customs-codes")
    mark = library.score("Each of the 18,000 codes has a legal note.", question).marks
    words = " ".join(e.text for e in mark["specificity"].evidence)
    assert "18,000" in words


def test_a_number_is_one_word(library: Library) -> None:
    question = asked(library, "d22-customs-codes")
    card = library.score("It needs 200,000 rows.", question)
    assert card.marks["specificity"].level == 0


@pytest.mark.parametrize(
    ("word", "repaired"),
    [("ragg", False), ("retrieval", False), ("retreival", True), ("knowlege", True)],
)
def test_only_a_misspelt_word_is_repaired(rubric: Rubric, word: str, repaired: bool) -> None:
    """One that a pattern names as it stands is right, though no dictionary has it."""
    (clause,) = read(f"I would use {word}", rubric).clauses
    assert clause.words.tokens[-1].repaired == repaired
