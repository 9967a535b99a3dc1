"""The figures of a small set done by hand, the naive scorers, floors, and disagreements."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.marked import EVIDENCE, card, concept, concept_card, label, set_of, with_level

from hotseat.errors import InvalidFileError
from hotseat.evaluation.baselines import baselines, limits_of
from hotseat.evaluation.disagreements import disagreements
from hotseat.evaluation.floor import below, read_floor
from hotseat.evaluation.label import MARKS
from hotseat.evaluation.report import confusions, figures, score_all
from hotseat.interview.library import Library


def test_the_figures_and_their_order() -> None:
    labels = {
        "a": label("a", 2, 5),
        "b": label("b", 0, 1),
        "c": concept("c", (1, 0, 1), (0,), 3),
        "d": concept("d", (0, 0, 1), (1,), 2),
    }
    cards = {
        "a": card(2, 5),
        "b": card(0, 3, "bicycle"),
        "c": concept_card((1, 1, 0), (0,), 3),
        "d": concept_card((0, 0), (1,), 2),
        "e": card(0, 1),
    }
    found = figures(labels, cards)
    # Ours alone: the published figures stand around it, by their names and in their order.
    assert list(found).index("mean_without_combine") == list(found).index("mean_of_marks") + 1
    assert [name for name in found if name != "mean_without_combine"] == [
        *MARKS,
        *("mean_of_marks", "overall", "overall_within_one", "choice_accuracy", "cause_accuracy"),
        *("concept_points_kappa", "concept_points_missed", "concept_points_false"),
        "concept_misconceptions_kappa",
        *("concept_misconceptions_missed", "concept_misconceptions_false"),
        *("concept_overall", "answers", "missing", "unknown"),
    ]
    assert found["mean_of_marks"] == found["order"] == 1.0
    # Squares 0 and 4: observed 2; by chance (0 + 4 + 16 + 4) / 4 = 6.
    assert found["overall"] == pytest.approx(1 - 2 / 6)
    assert (found["overall_within_one"], found["choice_accuracy"]) == (0.5, 0.5)
    assert found["cause_accuracy"] == 1.0
    # Missed: the third point of c, and that of d, which the scorecard does not have.
    assert (found["concept_points_missed"], found["concept_points_false"]) == (2, 1)
    assert (found["concept_misconceptions_kappa"], found["concept_overall"]) == (1.0, 1.0)
    assert (found["answers"], found["missing"], found["unknown"]) == (4, 0, 1)


def test_the_mean_without_combine_is_that_of_the_other_five() -> None:
    labels = {"a": label("a", 2, 5), "b": label("b", 0, 1)}
    off = {"a": with_level(card(2, 5), "combine", 0), "b": with_level(card(0, 1), "combine", 2)}
    found = figures(labels, off)
    assert (found["combine"], found["mean_without_combine"]) == (-1.0, 1.0)
    assert found["mean_of_marks"] == pytest.approx(4 / 6)
    off["b"] = with_level(card(0, 1), "order", 2)
    off["a"] = with_level(card(2, 5), "order", 0)
    assert figures(labels, off)["mean_without_combine"] == pytest.approx(3 / 5)


def test_a_missing_scorecard_costs_most() -> None:
    labels = {"a": label("a", 2, 5), "b": label("b", 0, 1), "c": label("c", 1, 3)}
    found = figures(labels, {})
    assert found["missing"] == 3
    assert found["choice_accuracy"] == 0
    assert found["overall"] < 0
    assert confusions(labels, {})["order"] == ((0, 0, 1), (1, 0, 0), (1, 0, 0))


def test_no_answers_at_all() -> None:
    assert figures({}, {})["answers"] == 0
    assert confusions({}, {}) == {}


SIZES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 99)), min_size=1, max_size=40)


@given(SIZES)
def test_limits_give_each_level_as_often_as_the_expert(pairs: list[tuple[int, int]]) -> None:
    distinct = [(level, 1000 * at + size) for at, (level, size) in enumerate(pairs)]
    limits = limits_of(distinct, 0, 2)
    assert limits == sorted(limits)
    given_levels = [sum(size >= limit for limit in limits) for _, size in distinct]
    assert sorted(given_levels) == sorted(level for level, _ in pairs)


def test_naive_scorers_see_what_length_tells(library: Library) -> None:
    labels = [
        label(f"{question}{level}", level, 1 + 2 * level, question)
        for question in "xyz"
        for level in range(3)
    ]
    texts = [" ".join(["word"] * (5 + 10 * x.marks["order"])) for x in labels]
    found = baselines(set_of(labels, texts), library)
    assert list(found) == ["length", "lexicon_hits"]
    assert found["length"]["overall"] == found["length"]["mean_of_marks"] == 1.0
    # None of these words stands in the lexicon.
    assert found["lexicon_hits"]["order"] == 0.0
    assert baselines(set_of([], []), library) == {}


def test_every_answer_is_scored(library: Library) -> None:
    labelled = set_of([label("a", 0, 1), label("b", 0, 1)], ["A train.", ""])
    assert list(score_all(labelled, library)) == ["a", "b"]


def test_disagreements_name_what_was_found_and_keep_the_seal() -> None:
    labels = [label("a", 2, 4), label("b", 1, 3), label("c", 2, 5, "kept")]
    texts = ["a train, \x1b[31m as it were", "fine", "secret words"]
    labelled = set_of(labels, texts, frozenset({"kept"}))
    shown, sealed = disagreements(labelled, {"a": card(0, 3), "b": card(1, 3), "c": card(0, 1)})
    assert ([d.id for d in shown], sealed) == (["a"], 1)
    assert [d.mark for d in shown[0].differences] == list(MARKS)
    assert shown[0].differences[0].found == (EVIDENCE,)
    assert "\x1b" not in shown[0].beginning
    plain = shown[0].to_json()
    assert plain["differences"][0]["found"][0]["rule"] == "topic.yaml:3"
    assert "secret" not in str(shown)


def test_floors(tmp_path: Path) -> None:
    path = tmp_path / "floor.yaml"
    path.write_text("overall: 0.5\norder: -1\n", encoding="utf-8")
    found = {"overall": 0.4, "order": 0.0, "combine": float("nan")}
    floors = read_floor(path, found)
    assert below(found, floors) == ["overall"]
    assert below(found, {"combine": -1.0, "overall": 0.4}) == ["combine"]
    path.write_text("overal: 0.5\n", encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        read_floor(path, found)
    assert caught.value.problems[0].hint == "did you mean overall?"
    for text in ("overall: high\n", "- overall\n", "overall: [\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InvalidFileError):
            read_floor(path, found)
