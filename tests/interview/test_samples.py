"""Disputed answers as samples: what they say, and that any text of them can be read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.fakes import ANSWER, CONCEPT, CRITERIA, DECISION, FakeLibrary, bank_of

from hotseat.bank.schema import AnswerFile
from hotseat.files.source import source_of
from hotseat.files.yamlfile import document_of, validate
from hotseat.interview.samples import Sample, as_yaml, sample_of
from hotseat.records.models import Attempt, Dispute

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
LIBRARY = FakeLibrary(bank_of(DECISION, CONCEPT))


def attempt_of(
    text: str, *disputes: tuple[str, str, int], question: str = DECISION.id, **changes: Any
) -> Attempt:
    """An attempt with disputes, each of words, a part and a level."""
    card = LIBRARY.score(text, LIBRARY.bank.questions[question]).to_json()
    found = []
    for words, part, level in disputes:
        start = text.index(words)
        found.append(Dispute(start, start + len(words), part, level, NOW))
    fields: dict[str, Any] = {"scorecard": card, "day": "2026-03-04", "disputes": tuple(found)}
    return Attempt(question, text, NOW, NOW, 60.0, **(fields | changes))


def sample(attempt: Attempt) -> Sample:
    found = sample_of(attempt, LIBRARY.bank.questions[attempt.question_id], LIBRARY)
    assert found is not None
    return found


def read_again(text: str) -> list[AnswerFile]:
    """What the reader of banks makes of samples; it must have nothing to say."""
    from pydantic import BaseModel, ConfigDict

    class File(BaseModel):
        model_config = ConfigDict(extra="forbid")
        answers: list[AnswerFile]

    document = document_of(source_of(Path("q.yaml"), f"answers:\n{text}".encode()))
    file = validate(document, File)
    assert document.problems == []
    assert file is not None
    return file.answers


def test_the_levels_as_disputed_give_the_overall() -> None:
    # Two parts at their best of 6, each worth 10 a level: 40 of 120, and 3 wants 43.
    low = sample(attempt_of(ANSWER, ("fine", "order", 0)))
    assert (low.grade, low.overall) == ("thin", 2)
    more = sample(attempt_of(ANSWER, ("fine", "order", 2)))
    assert (more.grade, more.overall) == ("fair", 3)
    all_of_it = [("fine", name, 2) for name in CRITERIA]
    best = sample(attempt_of(ANSWER, *all_of_it))
    assert (best.grade, best.overall) == ("strong", 5)
    none = [("fine", name, 0) for name in CRITERIA]
    worst = sample(attempt_of(ANSWER, *none))
    assert (worst.grade, worst.overall) == ("wrong", 1)


def test_points_and_misconceptions_give_the_overall_of_a_concept_question() -> None:
    text = "Tuning changes the weights and cures it."
    made = attempt_of(text, ("Tuning", "reading", 1), question=CONCEPT.id)
    # Both points made, less a misconception: 75.
    assert sample(made).overall == 4
    neither = ("cures it", "misconception/cures", 0)
    taken_out = attempt_of(text, ("Tuning", "reading", 1), neither, question=CONCEPT.id)
    assert (sample(taken_out).overall, sample(taken_out).grade) == (5, "strong")
    unsaid = attempt_of(text, ("weights", "weights", 0), question=CONCEPT.id)
    assert (sample(unsaid).overall, sample(unsaid).grade) == (1, "wrong")


def test_what_is_held_to_be_what_is_said_in_words() -> None:
    text = "Tuning changes the weights and cures it."
    why = sample(
        attempt_of(
            text,
            ("the weights", "weights", 0),
            ("cures it", "misconception/cures", 0),
            question=CONCEPT.id,
        )
    ).why
    assert why == (
        "By “the weights” weights should be not made (0) rather than made (1). By “cures it” "
        "misconception cures should be not said (0) rather than said, and not so (1)."
    )


def test_a_todo_is_there_only_where_the_mark_is_far_off() -> None:
    level = LIBRARY.score(ANSWER, DECISION).marks["order"].level
    near = sample(attempt_of(ANSWER, ("fine", "order", level)))
    assert not near.is_open
    [read] = read_again("".join(as_yaml([near])))
    assert read.todo is None
    assert (read.question, read.marks) == (DECISION.id, {"order": level})
    assert f"# {near.why}" in "".join(as_yaml([near]))
    far = sample(attempt_of(ANSWER, *(("fine", name, 2) for name in CRITERIA)))
    assert far.is_open
    [read] = read_again("".join(as_yaml([far])))
    assert read.todo == far.why
    assert read.marks == dict.fromkeys(CRITERIA, 2)


def test_a_level_that_is_off_is_open_although_the_overall_is_near() -> None:
    made = sample(attempt_of(ANSWER, ("fine", "order", 2)))
    assert abs(LIBRARY.score(ANSWER, DECISION).overall - made.overall) < 2
    assert made.is_open


def test_samples_stand_below_their_file_with_question_day_and_rubric() -> None:
    first = sample(attempt_of(ANSWER, ("fine", "order", 2)))
    other = sample(attempt_of("It is reading.", ("It", "weights", 1), question=CONCEPT.id))
    made = [
        Sample("b/two.yaml", *_rest(other)),
        Sample("a/one.yaml", *_rest(first)),
        Sample("b/two.yaml", *_rest(other)),
    ]
    text = "".join(as_yaml(made))
    assert [line for line in text.splitlines() if ".yaml" in line] == [
        "  # b/two.yaml",
        "  # a/one.yaml",
    ]
    assert text.count("  # difference, answered on 2026-03-04, marked by rubric 3f9c0000\n") == 2
    assert [a.text for a in read_again(text)] == ["It is reading.", "It is reading.", ANSWER]


def _rest(sample: Sample) -> tuple[Any, ...]:
    return (
        sample.question,
        sample.about,
        sample.grade,
        sample.overall,
        sample.marks,
        sample.text,
        sample.why,
        sample.is_open,
    )


def test_long_lines_are_folded() -> None:
    lines = "".join(as_yaml([sample(attempt_of(ANSWER, ("fine", "order", 2)))])).splitlines()
    assert "    text: >-" in lines
    assert max(map(len, (line for line in lines if "#" not in line))) <= 100


def test_disputes_that_fit_nothing_any_more_make_no_sample() -> None:
    assert sample_of(attempt_of(ANSWER, ("fine", "gone", 1)), DECISION, LIBRARY) is None
    assert sample_of(attempt_of(ANSWER), DECISION, LIBRARY) is None
    both = attempt_of(ANSWER, ("fine", "gone", 1), ("fine", "order", 2))
    assert "gone" not in sample(both).why


def test_a_level_beyond_the_rubric_is_the_best() -> None:
    assert "first (2)" in sample(attempt_of(ANSWER, ("fine", "order", 9))).why


HARD = [
    "plain",
    "two\nlines",
    "a\n\n\nb\n",
    "  leading and trailing  ",
    "one\n  two\n    three\n",
    "tab\there\n\ttab there",
    "a\n   \nb",
    "a \nb ",
    "# no comment",
    "text # none either",
    "key: value",
    "- item\n- item",
    "'single' \"double\" \\ back",
    "null",
    "~",
    "yes",
    "5",
    "{a: b}",
    "[a, b]",
    "%TAG !",
    "---\n...\n---",
    "&anchor *alias !!tag <<",
    "> folded\n| literal",
    "漢字 🙂 e\u0301 \u200b \U000e0041",
    "\u2028a\u2029b\x85c\rd\r\ne",
    "\ufeffbom \ufffe",
    "safe \u202etxet\u202c \u2066x\u2069",
    "\x1b]52;c;UFdORUQ=\x07 \0 \x9b",
    "w" * 300,
    "w " * 300,
    " \u00a0 ",
    "x" + " " * 200 + "y",
]


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("text", HARD)
def test_any_text_can_be_read_again(text: str, ascii_only: bool) -> None:
    _comes_back(text, ascii_only)


@given(
    st.text(
        st.characters(codec="utf-8") | st.sampled_from("\n \t#:-\"'\\>|\u2028\u202e"), min_size=1
    ),
    st.booleans(),
)
def test_any_text_at_all_can_be_read_again(text: str, ascii_only: bool) -> None:
    _comes_back(text, ascii_only)


def _comes_back(text: str, ascii_only: bool) -> None:
    attempt = attempt_of(text, (text, "diagnosis", 2))
    if not text.strip():
        assert sample_of(attempt, DECISION, LIBRARY) is None
        return
    from hotseat.files.clean import clean

    made = sample(attempt)
    assert made.text == clean(text).strip()
    for is_open in (False, True):
        shown = replace(made, path="q.yaml", is_open=is_open)
        written = "".join(as_yaml([shown], ascii_only=ascii_only))
        assert written.isascii() or not ascii_only
        [read] = read_again(written)
        assert read.text == made.text.strip()
        assert (read.grade, read.overall) == (made.grade, made.overall)
        assert read.todo == (made.why if is_open else None)
