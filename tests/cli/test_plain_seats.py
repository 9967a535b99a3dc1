"""Swapped seats and disputes in lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.plain_script import END, Room, open_room
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND

from hotseat.bank.models import GradedAnswer
from hotseat.cli.plain_dispute import find_words
from hotseat.errors import HotseatError
from hotseat.interview.disputes import THANKS
from hotseat.settings.models import Settings


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Room]:
    with open_room(tmp_path, capsys, Settings(predict=False)) as opened:
        yield opened


# Swapped seats


@pytest.fixture
def fair(room: Room) -> Room:
    """One scenario, with one answer that waits for marks."""
    one = replace(DECISION, answers=(GradedAnswer("fair", 3, ANSWER),))
    room.library.bank.questions.clear()  # type: ignore[attr-defined]
    room.library.bank.questions[one.id] = one  # type: ignore[index]
    return room


def test_an_answer_is_marked_and_both_sides_are_said(fair: Room) -> None:
    fair.play("seats", "1 2 1 -", "q", "0")
    said = fair.flat
    assert "Swapped seats, answer 1. The returns bot" in said
    assert said.index("The answer:") < said.index("The tone is fine") < said.index("a level for")
    assert said.index("Enter goes back.") < said.index("expected")
    assert (
        "Diagnosis: you said named, level 1; expected grounded, level 2 of 2; 1 lower. "
        'Counted: "change every week".' in said
    )
    assert (
        "Recommendation: you said reasoned, level 2; expected reasoned, level 2 of 2; the" in said
    )
    assert "Other technique: you said named, level 1; expected missing, level 0 of 2; 1 hi" in said
    assert "When to combine: you left it out; expected missing, level 0 of 2." in said
    assert "The bank calls this answer fair, 3 of 5. The expected marks give 2 of 5." in said
    assert "You agree with the expected marks on 1 of 3." in said
    [seat] = fair.store.seats()
    assert seat.given == {"diagnosis": 1, "recommendation": 2, "other_technique": 1}
    assert (seat.question_id, seat.grade, seat.expected["diagnosis"]) == (DECISION.id, "fair", 2)


def test_levels_that_are_all_said_have_an_overall(fair: Room) -> None:
    fair.play("9", "very good", "2 2 0 0", "", "")
    assert "These are not levels." in fair.flat
    assert "The expected marks give 2 of 5, yours" in fair.flat
    assert "Swapped seats, answer 2." in fair.flat


def test_nothing_is_kept_where_no_level_was_given(fair: Room) -> None:
    assert fair.play("seats", "", "seats", "- - - -", "seats") == 0
    assert fair.store.seats() == []
    assert "expected" not in fair.out


def test_without_graded_answers_there_is_nothing_to_mark(room: Room) -> None:
    for question in (DECISION, SECOND):
        room.library.bank.questions[question.id] = replace(question, answers=())  # type: ignore[index]
    room.play("seats", "0")
    assert "No scenario here brings graded answers to mark." in room.flat


def test_an_answer_that_cannot_be_marked_is_told(fair: Room) -> None:
    def fail() -> None:
        raise HotseatError("The rubric is gone.")

    fair.library.before_scoring = fail
    fair.play("seats", "2 2 0 0", "0")
    assert "The rubric is gone." in fair.flat
    assert fair.store.seats() == []


# Disputes


def disputed(room: Room, *lines: str) -> list[tuple[str, str, int]]:
    """Answer, dispute by these lines, leave; what is kept then."""
    room.play("choose", DECISION.id, ANSWER, END, "x", *lines)
    [attempt] = room.store.attempts()
    return [(ANSWER[d.start : d.end], d.criterion, d.level) for d in attempt.disputes]


def test_words_of_the_answer_are_disputed(room: Room) -> None:
    found = disputed(room, "not a behaviour  PROBLEM", "1 1", "", "q", "0")
    assert found == [("not a behaviour problem", "diagnosis", 1)]
    assert "x disputes a mark" in room.flat
    assert "1. Diagnosis: 0 missing, 1 named, 2 grounded; it got 2." in room.flat
    assert THANKS in room.flat


def test_a_dispute_is_taken_back(room: Room) -> None:
    assert disputed(room, "/undo", "The tone", "3, 2", "/undo", "/back", "q", "0") == []
    assert "Nothing was disputed yet." in room.flat
    assert "The last dispute is taken back." in room.flat


def test_what_cannot_be_disputed_is_asked_again(room: Room) -> None:
    found = disputed(
        room, "no such words", "The tone", "x", "1", "9 1", "1 3", "1 2", "3 1", "", "q", "0"
    )
    assert found == [("The tone", "other_technique", 1)]
    assert room.flat.count("These words do not stand in your answer in this order.") == 1
    assert room.flat.count("These are not a part and one of its levels.") == 4
    assert room.flat.count("That is the level it got: choose another one.") == 1


def test_going_back_from_the_parts_keeps_nothing(room: Room) -> None:
    assert disputed(room, "The tone", "", "", "q", "0") == []


def test_a_key_point_can_be_disputed(room: Room) -> None:
    room.play("choose", CONCEPT.id, "the mass", END, "x", "mass", "1 1")
    [attempt] = room.store.attempts()
    assert [(d.criterion, d.level) for d in attempt.disputes] == [("weights", 1)]
    assert "1. tuning changes the weights: 0 not made, 1 made; it got 0." in room.flat
    assert "3. Misconception: tuning cures stale facts: 0 not said" in room.flat


def test_why_nothing_can_be_disputed_is_told(room: Room) -> None:
    room.session.store = None
    room.play("choose", DECISION.id, ANSWER, END, "x", "q", "0")
    assert "A dispute is kept with its answer, and nothing of this run is kept" in room.flat


@pytest.mark.parametrize(
    ("words", "taken", "place"),
    [
        ("a b", [], (0, 3)),
        ("a b", [(0, 3)], (4, 7)),
        ("a b", [(2, 5)], (8, 11)),
        ("a b", [(0, 11)], (0, 3)),
        ("A\tB", [], (0, 3)),
        ("b a", [], (2, 5)),
        ("a.", [], None),
    ],
)
def test_the_first_place_that_was_not_disputed_is_meant(
    words: str, taken: list[tuple[int, int]], place: tuple[int, int] | None
) -> None:
    assert find_words("a b\na b a b", words, taken) == place
