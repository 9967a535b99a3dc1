"""What a topic covers, and the holes that are named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hotseat.cli.main import main
from hotseat.evaluation.coverage import Coverage, coverage_of
from hotseat.interview.library import Library

HOMES = Path(__file__).parents[2] / "docs" / "examples" / "homes"


def coverage(folder: Path) -> Coverage:
    return coverage_of("homes", Library.open([folder]))


@pytest.fixture(scope="module")
def homes() -> Coverage:
    return coverage(HOMES)


def test_what_is_counted(homes: Coverage) -> None:
    assert (homes.at("short", "junior"), homes.at("long", "mid"), homes.at("long", "senior")) == (
        1,
        1,
        0,
    )
    assert homes.options_expected() == {"rent": 2, "buy": 2}
    assert homes.probed() == 5
    assert homes.grades() == dict.fromkeys(("strong", "fair", "thin", "generic", "wrong"), 5)
    assert homes.moves["strong"]["all"] == 4
    assert homes.moves["strong"]["combine"] == 4
    assert homes.moves["generic"]["recommend"] == 0
    entries = {entry.name: (entry.patterns, entry.yes, entry.no) for entry in homes.entries}
    assert entries["options.rent.name"] == (2, 2, 0)
    assert entries["leave"] == (2, 2, 1)
    assert len(entries) == 11


def test_holes_are_named_in_words(homes: Coverage) -> None:
    assert homes.holes() == [
        "no senior question with cause short",
        "no senior question with cause long",
        "no question with cause both",
        "no twin for retired, student",
    ]


def test_what_is_taken_away_is_a_hole(tmp_path: Path) -> None:
    folder = shutil.copytree(HOMES, tmp_path / "homes")
    (folder / "concepts" / "deposit.yaml").unlink()
    for name in ("settling", "retired"):
        path = folder / "decisions" / f"{name}.yaml"
        text = path.read_text("utf-8")
        path.write_text(text[: text.index("answers:")], encoding="utf-8")
    path = folder / "decisions" / "settling.yaml"
    path.unlink()
    topic = (folder / "topic.yaml").read_text("utf-8")
    at = topic.index("    signs:\n      say: [(stay")
    (folder / "topic.yaml").write_text(topic[:at] + topic[topic.index("entries:") :], "utf-8")
    holes = coverage(folder).holes()
    assert "no junior question with cause long" in holes
    assert "no concept question" in holes
    assert "no strong answer to retired" in holes
    assert "no signs in causes.long" in holes


def test_a_strong_answer_that_does_not_combine_is_missed(tmp_path: Path) -> None:
    folder = shutil.copytree(HOMES, tmp_path / "homes")
    for name in ("settling", "retired"):
        path = folder / "decisions" / f"{name}.yaml"
        text = path.read_text("utf-8")
        cut = text[text.index(" If they") : text.index("  - grade: fair")]
        path.write_text(text.replace(cut, "\n"), encoding="utf-8")
    holes = coverage(folder).holes()
    assert "no strong answer to a question with cause long that combines" in holes
    assert not any("cause short that" in hole for hole in holes)


def test_a_plain_table_within_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bank", "stats", str(HOMES)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert max(map(len, out.splitlines())) <= 80
    assert "  decide: short                1       1       0       2" in out
    assert "not there\n  no senior question with cause short\n" in out


def test_as_json(capsys: pytest.CaptureFixture[str], homes: Coverage) -> None:
    assert main(["bank", "stats", str(HOMES), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "hotseat/bank-stats@1"
    (topic,) = data["topics"]
    assert topic == json.loads(json.dumps(homes.to_json()))
    assert topic["decisions"]["short"] == {"junior": 1, "mid": 1, "senior": 0}
    assert topic["missing"] == homes.holes()


def test_a_folder_without_a_pack_is_three(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["bank", "stats", str(tmp_path)]) == 3
    out, err = capsys.readouterr()
    assert "holds no pack" in err
    assert out == ""
