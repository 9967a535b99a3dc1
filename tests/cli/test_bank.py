"""`hotseat bank check` and `hotseat bank schema`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_a_sound_bank_is_fine_with_warnings(run: Run, bank: Path) -> None:
    code, out, err = run("bank", "check", bank)
    assert code == 0
    assert out.startswith("1 pack, 2 questions: 0 errors, ")
    assert "warning: no probe for joy" in err


def test_errors_are_three_with_place_excerpt_and_caret(run: Run, bank: Path) -> None:
    bad = bank / "travel" / "bad.yaml"
    bad.write_text("id: bad\nkind: decision\nprompt: x\nexpect: {cuase: distance}\n", "utf-8")
    code, out, err = run("bank", "check", bank / "travel")
    assert code == 3
    assert "2 questions: 3 errors" in out
    assert (
        f"{bad}:4:10: unknown key 'expect.cuase'\n"
        "    expect: {cuase: distance}\n"
        "             ^\n"
        "    hint: did you mean cause?\n"
    ) in err
    assert "missing key 'options' in 'expect'" in err
    assert "missing key 'cause' in 'expect'" in err


def test_one_file_is_checked_without_its_neighbours(run: Run, bank: Path) -> None:
    bad = bank / "travel" / "bad.yaml"
    bad.write_text("id: [\n", encoding="utf-8")
    code, _, err = run("bank", "check", bank / "travel" / "to-rome.yaml")
    assert code == 0
    assert "bad.yaml" not in err
    code, _, err = run("bank", "check", bad)
    assert code == 3
    assert "to-rome.yaml" not in err


def test_entries_that_are_not_in_the_lexicon_are_told(run: Run, bank: Path) -> None:
    question = bank / "travel" / "to-rome.yaml"
    text = question.read_text(encoding="utf-8").replace("[rome,", "[<no_such_entry>,")
    question.write_text(text, encoding="utf-8")
    code, _, err = run("bank", "check", bank)
    assert code == 3
    assert f"{question}:7:9: there is no entry <no_such_entry>" in err


def test_a_bad_topic_is_told(run: Run, bank: Path) -> None:
    topic = bank / "travel" / "topic.yaml"
    topic.write_text(topic.read_text(encoding="utf-8") + "cuases: {}\n", encoding="utf-8")
    code, _, err = run("bank", "check", bank)
    assert code == 3
    assert "topic.yaml:8:1: unknown key 'cuases'" in err
    assert err.count("cuases'") == 1


def test_the_built_in_bank_passes(run: Run) -> None:
    code, out, err = run("bank", "check")
    assert code == 0, err
    assert ": 0 errors" in out


@pytest.mark.parametrize("name", ["question", "pack"])
def test_a_schema_is_printed(run: Run, name: str) -> None:
    code, out, _ = run("bank", "schema", "--of", name)
    assert code == 0
    assert json.loads(out)["$schema"].startswith("http://json-schema.org/draft-07/")


def test_all_schemas_are_written_to_a_folder(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("bank", "schema", tmp_path / "new")
    assert code == 0
    assert sorted(Path(line).name for line in out.splitlines()) == [
        "pack.json",
        "question.json",
        "topic.json",
    ]
    assert json.loads((tmp_path / "new" / "pack.json").read_text(encoding="utf-8"))
    (tmp_path / "file").touch()
    assert run("bank", "schema", tmp_path / "file")[0] == 2
