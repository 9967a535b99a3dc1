"""Agreement by band and by question, on sets done by hand."""

from __future__ import annotations

import pytest
from tests.marked import card, concept, concept_card, label, set_of

from hotseat.evaluation.breakdown import Agreement, bands, questions


def test_bands_are_those_of_the_expert() -> None:
    labels = {
        "a": label("a", 0, 1),
        "b": label("b", 0, 2),
        "c": label("c", 1, 3),
        "d": label("d", 2, 5),
        "e": concept("e", (1,), (0,), 4),
    }
    cards = {"a": card(0, 3), "b": card(0, 2), "c": card(1, 4), "e": concept_card((1,), (0,), 3)}
    found = bands(labels, cards)
    assert {kind: list(rows) for kind, rows in found.items()} == {
        "decision": ["low", "middle", "high"],
        "concept": ["high"],
    }
    assert found["decision"]["low"] == Agreement(2, 0.5, 0.5, 1.0)
    assert found["decision"]["middle"] == Agreement(1, 0.0, 1.0, 1.0)
    # There is no scorecard: the farthest level.
    assert found["decision"]["high"] == Agreement(1, 0.0, 0.0, -4.0)
    assert found["concept"]["high"] == Agreement(1, 0.0, 1.0, -1.0)
    assert bands({}, {}) == {}


def test_the_worst_question_comes_first() -> None:
    ours = {
        "fine": (3, 3),
        "far": (3, 5),
        "above": (4, 3),
        "below": (3, 4),
        "aside": (3, 4),
        "kept": (1, 5),
    }
    labels = [label(name, 1, expert, question=name) for name, (expert, _) in ours.items()]
    labels += [label("far2", 2, 3, question="far"), label("above2", 1, 3, question="above")]
    labels.append(label("aside2", 1, 3, question="aside"))
    cards = {name: card(1, level) for name, (_, level) in ours.items()}
    cards |= {"far2": card(2, 3), "above2": card(1, 3), "aside2": card(1, 2)}
    labelled = set_of(labels, [""] * len(labels), frozenset({"kept"}))
    found, sealed = questions(labelled, cards)
    # Half of `far` is right, but its other half is two off; all of `below` is only one
    # off, as is that of `aside`, where it evens out.
    assert [each.question for each in found] == ["far", "below", "aside", "above", "fine"]
    assert sealed == 1
    assert found[3].overall == Agreement(2, 0.5, 1.0, -0.5)


def test_the_mean_of_marks_is_of_marks_that_vary() -> None:
    labels = [label("a", 2, 5), label("b", 0, 1), label("c", 1, 3, question="once")]
    cards = {"a": card(2, 5), "b": card(1, 1), "c": card(1, 3)}
    found = {each.question: each for each in questions(set_of(labels, [""] * 3), cards)[0]}
    # Squares 0 and 1: observed 1; by chance (0 + 1 + 4 + 1) / 2 = 3.
    assert found["to-rome"].mean_of_marks == pytest.approx(1 - 1 / 3)
    assert found["once"].mean_of_marks is None
    assert found["once"].to_json() == {
        "question": "once",
        "mean_of_marks": None,
        "n": 1,
        "exact": 1.0,
        "within_one": 1.0,
        "difference": 0.0,
    }


def test_a_concept_question_has_no_marks() -> None:
    labels = [concept("a", (1,), (0,), 4), concept("b", (0,), (0,), 2)]
    cards = {"a": concept_card((1,), (0,), 4), "b": concept_card((0,), (0,), 2)}
    (found,) = questions(set_of(labels, ["", ""]), cards)[0]
    assert (found.overall, found.mean_of_marks) == (Agreement(2, 1.0, 1.0, 0.0), None)
