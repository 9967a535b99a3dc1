"""When a clause speaks of: conditions that hang on the clause before or behind, tries, later."""

from __future__ import annotations

import pytest

from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import Answer, Clause, read
from hotseat.scoring.when import condition_near, conditional, time_of


def clause_of(text: str, words: str, rubric: Rubric) -> tuple[Answer, Clause]:
    """The clause that begins with some words."""
    answer = read(text, rubric)
    found = [c for c in answer.clauses if text[c.start : c.end].startswith(words)]
    assert len(found) == 1, [text[c.start : c.end] for c in answer.clauses]
    return answer, found[0]


TIMES = [
    ("I would use RAG.", "I would use", "now"),
    # a condition before
    ("If the tone slips, I would add fine-tuning.", "I would add", "if"),
    ("Should the tone slip, I would add fine-tuning.", "I would add", "if"),
    ("When the volume becomes too large, I would fine-tune.", "I would", "if"),
    ("When a customer calls, I would use RAG.", "I would use", "now"),
    ("If the tone slips badly. Then I would fine-tune.", "Then I would", "if"),
    # a condition that goes on, also behind another word
    ("But if it is there and the reply is off, I would add fine-tuning.", "I would add", "if"),
    ("We met, and we talked, I would use RAG.", "I would use", "now"),
    # a condition behind
    ("I would add fine-tuning if the tone slips.", "I would add", "if"),
    ("I would fine-tune only if the tone slips.", "I would", "if"),
    ("I would use RAG unless the data is frozen.", "I would", "if"),
    ("I would use RAG, if the data moves, since it is fresh.", "I would", "if"),
    # `when` behind: a condition of what is decided, not of what is described
    ("I would add fine-tuning when the volume grows.", "I would add", "if"),
    ("Retrieval gives the page when the clerk asks.", "Retrieval", "now"),
    # a condition that opens a thought of its own leaves what stands before it alone
    ("I would add RAG, and if the tone slips, fine-tuning.", "I would add", "now"),
    ("I would add RAG, and if the tone slips, fine-tuning.", "and if", "if"),
    ("I would use RAG but if the tone slips I would tune.", "I would use", "now"),
    ("I would use RAG, if the tone slips, we fine-tune.", "I would use", "now"),
    ("I would use RAG. If the tone slips, I would add fine-tuning.", "I would use", "now"),
    # a first try that costs little
    ("If prompting does not fix the tone, I would fine-tune.", "I would fine-tune", "try"),
    ("I would fine-tune if prompting does not fix the tone.", "I would fine-tune", "try"),
    ("If it slips once the page is in the prompt, I would add a tune.", "I would add", "if"),
    # `once` that counts is no condition, and parts no clause
    ("It is read at once, so I would use RAG.", "It is read at once", "now"),
    ("Write once, then use RAG.", "Write once", "now"),
    ("I would add fine-tuning once the tone slips.", "I would add", "if"),
    # later
    ("I would add fine-tuning later.", "I would add", "later"),
    ("Later, I would fine-tune it.", "I would", "later"),
    ("I would use RAG because the docs change and later fine-tune.", "I would use", "now"),
]


@pytest.mark.parametrize(("text", "words", "time"), TIMES)
def test_when(rubric: Rubric, text: str, words: str, time: str) -> None:
    answer, clause = clause_of(text, words, rubric)
    assert time_of(answer, clause) == time


@pytest.mark.parametrize(
    ("text", "words", "is_one"),
    [
        ("If the tone slips, I would tune.", "If the", True),
        ("If the tone slips, I would tune.", "I would", False),
        ("Should the tone slip, I would tune.", "Should", True),
        ("Should we fine-tune?", "Should", False),
        ("When a customer calls, look it up.", "When", False),
        ("When it becomes too slow, look it up.", "When", True),
        ("I would tune when it grows.", "when", True),
    ],
)
def test_what_is_a_condition(rubric: Rubric, text: str, words: str, *, is_one: bool) -> None:
    answer, clause = clause_of(text, words, rubric)
    assert conditional(answer, clause) is is_one


def test_a_condition_is_shown_by_its_first_words(rubric: Rubric) -> None:
    text = "I would add fine-tuning if the tone slips in more than one of a hundred answers."
    answer, clause = clause_of(text, "I would", rubric)
    shown = condition_near(answer, clause)
    assert shown is not None
    assert text[shown.start : shown.end] == "if the tone slips in more than one of"


def test_the_nearest_condition_is_shown(rubric: Rubric) -> None:
    text = "If it rains, I would use RAG. If the tone slips, I would add fine-tuning."
    answer, clause = clause_of(text, "I would add", rubric)
    shown = condition_near(answer, clause)
    assert shown is not None
    assert text[shown.start : shown.end] == "If the tone slips"
    answer, clause = clause_of("I would use RAG.", "I would", rubric)
    assert condition_near(answer, clause) is None
