"""What is said about an answer, whatever the face."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.fakes import CONCEPT, CRITERIA, DECISION, evidence, real_rubric

from hotseat.bank.models import Question
from hotseat.interview.feedback import ASSERTED, feedback, pieces
from hotseat.rubrics.models import Rubric
from hotseat.scoring.scorecard import Finding, Mark, Scorecard

ANSWER = "Rules change weekly. Retrieve them."


def rubric(kind: str = "decision") -> Rubric:
    return replace(real_rubric(kind), criteria=CRITERIA if kind == "decision" else {})


def card(question: Question = DECISION, **levels: int) -> Scorecard:
    marks = {name: Mark(levels.get(name, 2), 2) for name in CRITERIA}
    return Scorecard(
        question=question.id,
        kind=question.kind,
        rubric="decision",
        rubric_hash="",
        version="",
        choice=None,
        cause=None,
        moves=(),
        marks=marks if question is DECISION else {},
        points={},
        misconceptions={},
        total=50,
        overall=3,
    )


def test_the_weakest_part_gives_the_one_thing_and_the_probe() -> None:
    said = feedback(ANSWER, DECISION, card(combine=0, other_technique=1), rubric())
    assert said.one_thing == "Add the when to combine."
    assert said.follow_up == DECISION.probes["combine"]


def test_of_equals_the_first_in_the_rubric() -> None:
    said = feedback(ANSWER, DECISION, card(combine=1, diagnosis=1), rubric())
    assert said.one_thing == "Tie the diagnosis to the case."


def test_lesser_marks_wait_until_the_parts_are_full() -> None:
    said = feedback(ANSWER, DECISION, card(order=0, combine=1), rubric())
    assert said.one_thing == "Tie the when to combine to the case."
    said = feedback(ANSWER, DECISION, card(order=0), rubric())
    assert said.one_thing == "Add the order."
    assert said.follow_up == "", "order is judged on what is said unasked"


def test_at_the_best_there_is_nothing_to_add() -> None:
    said = feedback(ANSWER, DECISION, card(), rubric())
    assert said.one_thing == ""
    assert said.follow_up == ""


def test_a_question_without_probes_takes_the_rubrics() -> None:
    bare = replace(DECISION, probes={})
    said = feedback(ANSWER, bare, card(combine=0), rubric())
    assert said.follow_up == "A common follow-up on when to combine."


def test_lines_are_numbered_parts_first_and_lesser_ones_beside() -> None:
    said = feedback(ANSWER, DECISION, card(diagnosis=1), rubric())
    assert [line.number for line in said.main] == [1, 2, 3, 4]
    assert [line.id for line in said.beside] == ["order", "specificity"]
    assert said.main[0].dots == "●○"
    assert said.main[0].word == "named"
    assert said.main[0].next_word == "grounded"


def test_a_mark_that_was_held_back_says_so_first() -> None:
    held = Mark(1, 2, evidence(ANSWER, "weekly"), "no fact of the case")
    low = replace(card(), marks={**card().marks, "diagnosis": held})
    [line, *_] = feedback(ANSWER, DECISION, low, rubric()).lines
    assert line.remark() == "no fact of the case"


def test_points_misconceptions_and_the_first_missing_point() -> None:
    found = Finding(True, evidence(ANSWER, "weekly"))
    concept = replace(
        card(CONCEPT),
        points={"weights": found, "reading": Finding(False)},
        misconceptions={"cures": found},
    )
    said = feedback(ANSWER, CONCEPT, concept, rubric("concept"))
    assert [(line.id, line.word) for line in said.lines] == [
        ("weights", "made"),
        ("reading", "not made"),
        ("cures", ASSERTED),
    ]
    assert said.one_thing == CONCEPT.points[1].statement
    assert said.follow_up == real_rubric("concept").probe


def test_pieces_overlap_and_join() -> None:
    text = "aaa bbb ccc ddd"
    found = pieces(text, {1: [(0, 4), (4, 8)], 2: [(4, 12)]})
    assert [(p.text, p.numbers) for p in found] == [
        ("aaa ", (1,)),
        ("bbb", (1, 2)),
        (" ccc", (2,)),
        (" ddd", ()),
    ]


spans = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=4)


@given(st.text(max_size=30), st.dictionaries(st.integers(1, 4), spans, max_size=4))
def test_pieces_are_always_the_whole_answer(
    text: str, found: dict[int, list[tuple[int, int]]]
) -> None:
    cut = pieces(text, found)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)


def test_where_there_is_room_for_one_piece_it_is_the_longest() -> None:
    found = evidence(ANSWER, "Rules") + evidence(ANSWER, "change weekly")
    marked = replace(card(), marks={**card().marks, "diagnosis": Mark(2, 2, found)})
    line = feedback(ANSWER, DECISION, marked, rubric()).lines[0]
    assert line.remark() == "“change weekly”"
