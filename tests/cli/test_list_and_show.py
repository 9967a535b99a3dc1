"""`hotseat list` and `hotseat show`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hotseat.files.cells import cells

Run = Callable[..., tuple[int, str, str]]


def test_list_has_a_line_for_each_question(run: Run, bank: Path) -> None:
    code, out, err = run("list", "--bank", bank)
    assert (code, err) == (0, "")
    assert out == (
        "to-rome   decision  mid      6 min  All the way to Rome\n"
        "why-move  concept   senior   6 min  Why move at all?\n"
    )


def test_lines_fit_the_terminal_and_are_whole_elsewhere(
    run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bank / "travel" / "to-rome.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("All the way to Rome", "日本 " * 19), encoding="utf-8")
    long = path.with_name(f"{'l' * 70}.yaml")
    long.write_text(text.replace("to-rome", "l" * 70), encoding="utf-8")
    assert "日本 " * 18 + "日本\n" in run("list", "--bank", bank)[1]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run("list", "--bank", bank)
    assert [cells(line) <= 80 for line in out.splitlines()] == [True] * 3
    assert "l" * 70 in out
    assert "日本…" in out


def test_list_can_be_narrowed(run: Run, bank: Path) -> None:
    for flags, wanted in (
        (["--kind", "concept"], "why-move"),
        (["--level", "senior"], "why-move"),
        (["--tag", "far"], "to-rome"),
    ):
        _, out, _ = run("list", "--bank", bank, *flags)
        assert [line.split()[0] for line in out.splitlines()] == [wanted]
    assert run("list", "--bank", bank, "--tag", "none") == (0, "", "")


def test_list_as_json(run: Run, bank: Path) -> None:
    _, out, _ = run("list", "--bank", bank, "--json")
    records = [json.loads(line) for line in out.splitlines()]
    assert [r["id"] for r in records] == ["to-rome", "why-move"]
    assert records[0]["tags"] == ["far"]


def test_show_hides_what_would_give_the_answer_away(run: Run, bank: Path) -> None:
    code, out, _ = run("show", "to-rome", "--bank", bank)
    assert code == 0
    assert "You are to be in Rome tomorrow." in out
    assert "distance" not in out
    assert "take the train" not in out
    _, out, _ = run("show", "to-rome", "--bank", bank, "--answers")
    assert "cause distance; choice train" in out
    assert "Rome is far so I take the train." in out
    assert "Answer, strong, overall 5" in out
    _, out, _ = run("show", "why-move", "--bank", bank, "--answers")
    assert "joy: It is a joy to move" in out


def test_show_as_json(run: Run, bank: Path) -> None:
    record = json.loads(run("show", "to-rome", "--bank", bank, "--json")[1])
    assert record["prompt"].startswith("You are to be in Rome")
    assert not {"expect", "answers", "facts"} & set(record)
    record = json.loads(run("show", "to-rome", "--bank", bank, "--json", "--answers")[1])
    assert record["expect"] == {"cause": "distance", "options": ["train"]}
    assert record["facts"] == ["rome", "tomorrow"]


def test_an_unknown_id_is_four_with_the_nearest(run: Run, bank: Path) -> None:
    code, out, err = run("show", "to-roma", "--bank", bank)
    assert (code, out) == (4, "")
    assert "did you mean to-rome?" in err


def test_a_bank_with_a_bad_file_gives_the_rest_and_three(run: Run, bank: Path) -> None:
    (bank / "travel" / "bad.yaml").write_text("id: bad\nkinds: x\n", encoding="utf-8")
    code, out, err = run("list", "--bank", bank)
    assert code == 3
    assert "to-rome" in out
    assert "bad.yaml:2:1: unknown key 'kinds'" in err
    assert "did you mean kind?" in err
    code, out, _ = run("show", "to-rome", "--bank", bank)
    assert code == 3
    assert "Rome" in out
    code, out, err = run("show", "bad", "--bank", bank)
    assert (code, out) == (3, "")
    assert err.count("unknown key") == 1
    assert "no question is called 'bad'" in err


def test_a_bank_that_is_not_there_is_three(run: Run, tmp_path: Path) -> None:
    code, out, err = run("list", "--bank", tmp_path / "none")
    assert (code, out) == (3, "")
    assert "there is no such folder" in err
