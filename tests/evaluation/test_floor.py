"""The marks agree with the experts' on the answers of this repository, at least so far."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.cli.main import main
from hotseat.evaluation.labelled import read_ids

FOLDER = Path(__file__).resolve().parents[2] / "evaluation"


@pytest.mark.slow
def test_agreement_is_above_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["evaluate", str(FOLDER), "--floor", str(FOLDER / "floor.yaml")])
    out, err = capsys.readouterr()
    assert (code, err) == (0, ""), out


def test_no_answer_to_a_sealed_question_is_here() -> None:
    sealed = read_ids(FOLDER / "sealed.txt")
    assert sealed
    for name in ("answers.jsonl", "labels.jsonl"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert not [question for question in sealed if f'"{question}"' in text]
