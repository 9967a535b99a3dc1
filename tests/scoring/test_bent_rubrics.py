"""A rubric that somebody has cut down marks what is left in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rubrics.conftest import Files

from hotseat.bank.models import Question
from hotseat.scoring import score

ASKED = Question(
    id="way",
    kind="decision",
    prompt="The office is far away. How do you go, and why?",
    pack="travel",
    topic="travel",
    cause="distance",
    options=("train",),
)
ANSWER = "The office is far away, so I would take the train and not the bicycle."
DIAGNOSIS = "  - id: diagnosis\n    title: Diagnosis\n"


@pytest.mark.parametrize("left", ["both", "recommendation"])
def test_criteria_that_are_left_out_are_not_marked(tmp_path: Path, left: str) -> None:
    files = Files(tmp_path / "rubrics")
    if left == "recommendation":
        text = files.path("decision.yaml").read_text(encoding="utf-8")
        start, end = text.index(DIAGNOSIS), text.index("  - id: recommendation")
        text = text[:start] + text[end:]
        text = text.replace("{diagnosis: 2, recommendation: 2}", "{recommendation: 2}")
        text = text.replace("{diagnosis: 1}", "{recommendation: 0}")
        files.path("decision.yaml").write_text(text, encoding="utf-8")
    card = score(ANSWER, ASKED, files.load())
    assert set(card.marks) == {"recommendation", *(["diagnosis"] if left == "both" else [])}
    assert card.to_json() == score(ANSWER, ASKED, files.load()).to_json()
