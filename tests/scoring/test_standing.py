"""A scorecard carries how it came about: sums that lead to its levels, and how outcomes stood."""

from __future__ import annotations

from tests.scoring.conftest import PROMPT, Sample, asked

from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric
from hotseat.scoring.contest import winner
from hotseat.scoring.tally import level_of


def test_every_outcome_of_choice_and_cause_is_told(samples: list[Sample], library: Library) -> None:
    told = 0
    for question, _, card in samples:
        if question.kind != "decision" or not card.standing:
            continue
        rubric = library.rubric(question)
        assert list(card.standing) == [*(o.id for o in rubric.options), "both", "none"]
        assert set(card.cause_standing) == {*(c.id for c in rubric.causes), "both", "none"}
        for tally in (*card.standing.values(), *card.cause_standing.values()):
            assert tally.total == sum(part.points for part in tally.parts)
        if card.choice != "none":
            assert card.choice == winner(card.standing)
        if card.cause != "none":
            assert card.cause == winner(card.cause_standing)
        told += 1
    assert told > 50


def test_a_level_is_never_above_what_its_sum_reaches(samples: list[Sample], rubric: Rubric) -> None:
    same = 0
    for question, answer, card in samples:
        for name, mark in card.marks.items():
            if not mark.workings:
                continue
            total = sum(part.points for part in mark.workings)
            reached = level_of(total, rubric.criteria[name].cuts)
            assert mark.level <= reached, (question.id, answer.grade, name)
            same += mark.level == reached
    assert same > 500


def test_a_concept_has_no_standing(samples: list[Sample]) -> None:
    found = [card for question, _, card in samples if question.kind == "concept"]
    assert found
    assert all(not card.standing and not card.cause_standing for card in found)


def test_what_is_no_answer_has_no_standing(library: Library) -> None:
    for text in ("", PROMPT):
        card = library.score(text, asked())
        assert card.choice == "none"
        assert not card.standing
        assert not card.cause_standing


def test_it_is_no_part_of_the_json(library: Library) -> None:
    card = library.score("I would use RAG.", asked())
    assert card.standing
    assert not {"standing", "cause_standing"} & card.to_json().keys()
    assert "workings" not in card.to_json()["marks"]["diagnosis"]
