"""Fresh questions: the marks of answers that no author has seen agree with the expert's so far."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.cli.main import main
from hotseat.files.yamlfile import read_yaml

TOPICS = Path(__file__).resolve().parents[2] / "evaluation" / "topics"
FOLDERS = sorted(path.parent for path in TOPICS.glob("*/held"))


def test_there_are_three() -> None:
    assert len(FOLDERS) == 3


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_agreement_on_fresh_questions_is_above_its_floor(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = folder / "held"
    words = ["evaluate", str(held), "--bank", str(folder / "questions")]
    code = main([*words, "--floor", str(held / "floor.yaml")])
    out, err = capsys.readouterr()
    assert (code, err) == (0, ""), out


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_questions_have_four_keys(folder: Path) -> None:
    for path in (folder / "questions").glob("*.yaml"):
        if path.name != "pack.yaml":
            assert list(read_yaml(path).data) == ["id", "kind", "prompt", "expect"], path
