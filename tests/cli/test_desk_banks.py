"""What is wrong with a bank, or missing in it, shows in the exit code of every action."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.desk_files import Run, imported, transcript

from hotseat.desk.folder import DeskFolder
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_INVALID, EXIT_OK, EXIT_USAGE


@pytest.fixture
def number(run: Run, tmp_path: Path, bank: Path) -> str:
    flags = ("-q", "to-rome", "-q", "why-move", "--candidate", "Bruno Tarn", "--bank", bank)
    return imported(run, transcript(tmp_path), *flags)


def acts() -> list[object]:
    return [entry["act"] for entry in DeskFolder().log.entries()]


@pytest.mark.parametrize("form", ["md", "html", "csv", "json", "letter"])
def test_a_card_of_no_question_is_not_made(run: Run, number: str, form: str) -> None:
    for bank in ("/nonexist", None):
        words = ("desk", "export", number, "--format", form)
        code, out, err = run(*words, *(("--bank", bank) if bank else ()))
        assert (code, out) == (EXIT_INVALID, "")
        assert f"interview {number}: not in this bank" in err
        assert "to-rome, why-move" in err
    assert "export" not in acts()


def test_a_question_that_the_bank_lacks_is_told(run: Run, number: str, bank: Path) -> None:
    assert run("desk", "export", number, "--bank", bank)[0] == EXIT_OK
    (bank / "travel" / "why-move.yaml").unlink()
    code, out, err = run("desk", "export", number, "--bank", bank)
    assert code == EXIT_INVALID
    assert "Not in this bank, and so not on this card: why-move." in out
    assert "not exported: why-move. --bank names another one." in err


def test_a_bank_with_faults_is_told_by_each_action(
    run: Run, number: str, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bank / "travel" / "odd.yaml").write_text("id: [\n", encoding="utf-8")
    code, out, err = run("desk", "export", number, "--bank", bank)
    assert code == EXIT_INVALID
    assert "All the way to Rome" in out
    assert "odd.yaml" in err
    assert run("desk", "list", "--bank", bank)[0] == EXIT_INVALID
    assert run("desk", "list", "--json", "--bank", bank)[0] == EXIT_INVALID
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("desk", "open", number, "--plain", "--bank", bank)[0] == EXIT_INVALID
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("desk", "calibrate", "--plain", "--bank", bank)[0] == EXIT_INVALID
    assert run("desk", "lock", number, "--bank", bank)[0] == EXIT_CHECK_FAILED


@pytest.mark.parametrize("words", ["desk export {number} --bank '{bank}'", "export"])
def test_an_export_to_a_closed_output_is_no_success(number: str, bank: Path, words: str) -> None:
    command = f"'{sys.executable}' -m hotseat {words.format(number=number, bank=bank)} >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    told = "hotseat: the output is closed; name a file\n"
    assert (done.returncode, done.stderr) == (EXIT_USAGE, told)
    assert "export" not in acts()
