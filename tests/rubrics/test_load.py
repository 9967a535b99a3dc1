"""Rubric, lexicon and topic become one `Rubric` that has everything and can be sent about."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from tests.rubrics.conftest import Files

from hotseat.files.datadir import question_bank_dir, rubrics_dir
from hotseat.rubrics.load import load_rubric
from hotseat.rubrics.models import Rubric

TOPICS = sorted(question_bank_dir().glob("*/topic.yaml"))


@pytest.fixture(
    scope="module",
    params=[(kind, topic) for kind in ("decision", "concept") for topic in TOPICS],
    ids=lambda pair: f"{pair[0]} {pair[1].parent.name}",
)
def shipped(request: pytest.FixtureRequest) -> Rubric:
    kind, topic = request.param
    return load_rubric(kind, topic)


def test_a_shipped_rubric_is_complete(shipped: Rubric) -> None:
    assert shipped.kind == shipped.id
    assert len(shipped.options) >= 2
    assert {cause.option for cause in shipped.causes} <= {option.id for option in shipped.options}
    assert shipped.lexicon.entries
    assert len(shipped.spelling.ranks) > 1_000
    assert shipped.glue_stems
    assert shipped.function_stems


def test_a_shipped_rubric_says_its_levels_in_words(shipped: Rubric) -> None:
    for criterion in shipped.criteria.values():
        assert len(criterion.levels) == len(criterion.meaning) == 3
        assert all(criterion.levels)
        assert all(criterion.meaning)
        assert set(criterion.advice) >= {0, 1}, "advice for each level that can be raised"
        assert criterion.probe or not criterion.main, "what stands beside is never probed"
        assert criterion.title


def test_the_decision_rubric_has_the_six_marks() -> None:
    rubric = load_rubric("decision", TOPICS[0])
    assert set(rubric.criteria) == {
        "diagnosis",
        "order",
        "recommendation",
        "other_technique",
        "combine",
        "specificity",
    }


def test_shipped_bands_go_from_best_to_worst_and_catch_everything(shipped: Rubric) -> None:
    overalls = [band.overall for band in shipped.bands]
    assert overalls == sorted(overalls, reverse=True)
    assert set(overalls) == {1, 2, 3, 4, 5}
    assert shipped.bands[-1].points == 0
    assert not shipped.bands[-1].needs
    for band in shipped.bands:
        assert set(band.needs) <= set(shipped.criteria)
        assert set(band.needs.values()) <= {1, 2}


def test_every_rule_leads_to_its_line(shipped: Rubric) -> None:
    english = (rubrics_dir() / "english.yaml").read_text(encoding="utf-8").splitlines()
    checked = 0
    for pattern in shipped.lexicon.entries["negation"]:
        name, _, line = pattern.rule.rpartition(":")
        assert name == "english.yaml"
        assert pattern.text in english[int(line) - 1]
        checked += 1
    assert checked


def test_a_pickled_rubric_is_the_same(shipped: Rubric) -> None:
    again = pickle.loads(pickle.dumps(shipped))
    assert again.digest == shipped.digest
    assert again.lexicon.entries == shipped.lexicon.entries
    assert again.criteria == shipped.criteria


def test_one_probe_serves_for_all_that_was_said(files: Files) -> None:
    criterion = files.load().criteria["diagnosis"]
    assert {criterion.probe_for(said) for said in ("missing", "wrong", "partial", "both")} == {
        "What is wrong?"
    }


def test_a_probe_by_what_was_said_falls_back_to_that_for_nothing(files: Files) -> None:
    files.bend("decision.yaml", "probe: What is wrong?", "probe: {missing: What?, partial: So?}")
    criterion = files.load().criteria["diagnosis"]
    found = [criterion.probe_for(said) for said in ("missing", "wrong", "partial", "both")]
    assert found == ["What?", "What?", "So?", "What?"]


def test_what_the_files_say_is_in_the_rubric(files: Files) -> None:
    rubric = files.load()
    assert (rubric.id, rubric.topic) == ("decision", "travel")
    assert [option.title for option in rubric.options] == ["train", "bicycle"]
    assert [(c.id, c.option) for c in rubric.causes] == [
        ("distance", "train"),
        ("health", "bicycle"),
    ]
    assert rubric.criteria["diagnosis"].weight == 10
    assert rubric.criteria["diagnosis"].advice[1] == "Point at the fact."
    assert rubric.criteria["recommendation"].polarity == "affirm"
    assert rubric.settings["scenario_some"] == 2
    assert list(rubric.spelling.ranks)[:3] == ["the", "place", "house"]
    assert {"option.train.name", "far", "contrast"} <= set(rubric.lexicon.entries)
    (pattern, _) = rubric.lexicon.entries["option.train.name"]
    assert (pattern.text, pattern.rule) == ("train", "topic.yaml:3")


@pytest.mark.parametrize(
    "name", ["decision.yaml", "english.yaml", "topic.yaml", "common_words.txt"]
)
def test_the_digest_covers_every_file(files: Files, name: str) -> None:
    before = files.load().digest
    assert files.load().digest == before
    text = files.path(name).read_text(encoding="utf-8")
    files.path(name).write_text(text + "# more\n", encoding="utf-8")
    assert files.load().digest != before


def test_a_rubric_of_an_unknown_kind_is_a_file_that_is_missing(files: Files) -> None:
    files.path("decision.yaml").unlink()
    (problem,) = files.problems()
    assert Path(problem.path).name == "decision.yaml"
    assert "cannot be read" in problem.message
