"""The scorecard as JSON: keys, their order, types; the same for the same input."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from tests.scoring.conftest import Sample

from hotseat._version import __version__
from hotseat.bank.models import Question
from hotseat.interview.library import Library
from hotseat.scoring import score

KEYS = [
    "schema",
    "id",
    "question",
    "kind",
    "rubric",
    "rubric_hash",
    "version",
    "choice",
    "cause",
    "moves",
    "marks",
    "points",
    "misconceptions",
    "total",
    "overall",
    "advisories",
]
EVIDENCE = {
    "start": int,
    "end": int,
    "text": str,
    "rule": str,
    "how": str,
    "polarity": str,
    "why": str,
}
MOVES = {"diagnose", "recommend", "acknowledge", "combine"}


def check_evidence(found: dict[str, Any]) -> None:
    assert list(found) == list(EVIDENCE)
    assert all(type(found[key]) is kind for key, kind in EVIDENCE.items())
    assert found["how"] in {"exact", "stem", "prefix", "typo", "rule"}
    assert found["polarity"] in {"affirm", "deny"}
    assert found["rule"]
    assert found["why"]


def check_common(data: dict[str, Any], question: Question) -> None:
    assert list(data) == KEYS
    assert data["schema"] == "hotseat/scorecard@1"
    assert (data["id"], data["question"], data["kind"]) == ("a0", question.id, question.kind)
    assert data["rubric"] == question.kind
    assert re.fullmatch(r"[0-9a-f]{16,64}", data["rubric_hash"])
    assert data["version"] == __version__
    assert type(data["total"]) is int
    assert 0 <= data["total"] <= 100
    assert data["overall"] in {1, 2, 3, 4, 5}
    assert all(type(note) is str for note in data["advisories"])


def test_a_decision_scorecard(samples: list[Sample], library: Library) -> None:
    for question, _, card in samples:
        if question.kind != "decision":
            continue
        rubric = library.rubric(question)
        options = {option.id for option in rubric.options} | {"both", "none"}
        causes = {cause.id for cause in rubric.causes} | {"both", "none"}
        data = card.to_json("a0")
        check_common(data, question)
        assert data["choice"] in options
        assert data["cause"] in causes
        assert set(data["moves"]) <= MOVES
        assert list(data["marks"]) == list(rubric.criteria)
        assert data["points"] == data["misconceptions"] == {}
        for mark in data["marks"].values():
            assert list(mark) == ["level", "of", "evidence", "blocked_by", "nearest_miss"]
            assert mark["level"] in {0, 1, 2}
            assert mark["of"] == 2
            assert mark["blocked_by"] is None or mark["blocked_by"]
            for found in mark["evidence"]:
                check_evidence(found)
            if mark["nearest_miss"] is not None:
                assert mark["level"] < 2
                check_evidence(mark["nearest_miss"])


def test_a_concept_scorecard(samples: list[Sample]) -> None:
    for question, _, card in samples:
        if question.kind != "concept":
            continue
        data = card.to_json("a0")
        check_common(data, question)
        assert data["choice"] is None
        assert data["cause"] is None
        assert data["moves"] == []
        assert data["marks"] == {}
        assert list(data["points"]) == [point.id for point in question.points]
        assert list(data["misconceptions"]) == [m.id for m in question.misconceptions]
        for part, key in (("points", "made"), ("misconceptions", "asserted")):
            for finding in data[part].values():
                assert list(finding) == [key, "evidence"]
                assert type(finding[key]) is bool
                assert not finding["evidence"] or finding[key]
                for found in finding["evidence"]:
                    check_evidence(found)


def test_without_an_id_there_is_no_key_for_it(library: Library, decision: Question) -> None:
    assert list(library.score("RAG.", decision).to_json()) == [k for k in KEYS if k != "id"]


def test_no_mark_above_zero_is_without_evidence(samples: list[Sample]) -> None:
    bare = [
        (question.id, answer.grade, name)
        for question, answer, card in samples
        for name, mark in card.marks.items()
        if mark.level and not mark.evidence
    ]
    assert bare == []


def test_findings_have_evidence_and_only_they(samples: list[Sample]) -> None:
    for question, _, card in samples:
        for name, finding in (*card.points.items(), *card.misconceptions.items()):
            assert bool(finding.evidence) == finding.found, (question.id, name)


def test_the_same_answer_gets_the_same_bytes(library: Library, decision: Question) -> None:
    for answer in decision.answers:
        cards = [json.dumps(library.score(answer.text, decision).to_json("x")) for _ in range(2)]
        assert cards[0] == cards[1]


PROGRAM = """
import json
from hotseat.interview.library import Library
library = Library.open()
for name in ("d03-weekly-docs", "d23-recipes-app", "c01-difference"):
    question = library.bank.question(name)
    for answer in question.answers:
        print(json.dumps(library.score(answer.text, question).to_json("x")))
"""


def test_another_process_gives_the_same_bytes() -> None:
    """Whatever the seed of string hashes, on which the order of sets depends."""
    printed = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0]
    assert printed[0] == printed[1]


@pytest.mark.parametrize("name", ["decision", "concept"])
def test_rubric_and_scorecard_can_be_pickled(
    request: pytest.FixtureRequest, library: Library, name: str
) -> None:
    question: Question = request.getfixturevalue(name)
    text = question.answers[0].text
    card = library.score(text, question)
    copy = pickle.loads(pickle.dumps(library.rubric(question)))
    assert pickle.loads(pickle.dumps(card)) == card
    assert score(text, pickle.loads(pickle.dumps(question)), copy).to_json() == card.to_json()


def test_the_hash_changes_with_the_question(library: Library, decision: Question) -> None:
    rubric = library.rubric(decision)
    changed = [
        replace(decision, prompt=decision.prompt + " Why?"),
        replace(decision, options=("fine_tuning",)),
        replace(decision, facts=()),
    ]
    hashes = {score("RAG.", q, rubric).rubric_hash for q in (decision, *changed)}
    assert len(hashes) == 1 + len(changed)


def test_what_held_a_mark_back_is_told_without_ids(
    library: Library,
) -> None:
    every = library.bank.questions.values()
    case = next(q for q in every if q.options == ("rag",) and q.cause == "knowledge")
    wrong = "The tone is the problem. I would fine-tune the model because its style is off."
    marks = library.score(wrong, case).marks
    assert marks["recommendation"].blocked_by == "takes fine-tuning"
    assert marks["diagnosis"].blocked_by in (None, "the answer as a whole says 'behaviour problem'")
    assert not [m for m in marks.values() if m.blocked_by and "_" in m.blocked_by]
