"""`hotseat desk agree`, `drift` and `verify`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.cli.desk_files import Run, imported, transcript
from tests.fake_clock import FakeClock

from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_INVALID,
    EXIT_OK,
    EXIT_UNKNOWN_ID,
    EXIT_USAGE,
)
from hotseat.interview.library import Library


@pytest.fixture
def library(bank: Path) -> Library:
    return Library.open([bank])


def marked(number: str, library: Library, *levels: int) -> None:
    """These levels on what has to have one, the tool's shown after each."""
    desk = Desk.open(DeskFolder(), number, library, FakeClock())
    question = desk.questions[0]
    for part, level in zip(desk.main_parts(question), levels, strict=True):
        desk.state_no_evidence(question, part.id)
        desk.give(question, part.id, level)
    desk.close()


@pytest.fixture
def number(run: Run, tmp_path: Path, bank: Path, library: Library) -> str:
    """My interview, marked and not finished."""
    flags = ("-q", "to-rome", "--candidate", "Bruno Tarn", "--bank", bank)
    number = imported(run, transcript(tmp_path), *flags)
    marked(number, library, 1, 2, 1, 0)
    return number


@pytest.fixture
def card(
    run: Run,
    tmp_path: Path,
    bank: Path,
    library: Library,
    number: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """What a colleague made of the same interview, on another machine."""
    path = tmp_path / "theirs.json"
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
        flags = ("-q", "to-rome", "--candidate", "Bruno Tarn", "--bank", bank)
        other = imported(run, transcript(tmp_path), *flags)
        marked(other, library, 1, 0, 1, 0)
        assert run("desk", "lock", other, "--bank", bank)[0] == EXIT_OK
        words = ("--format", "json", "-o", path, "--bank", bank)
        assert run("desk", "export", other, *words)[0] == EXIT_OK
    return path


# Agreement


def test_a_colleagues_marks_are_told_once_ones_own_are_finished(
    run: Run, bank: Path, number: str, card: Path
) -> None:
    for side in (number, "A"):
        code, out, err = run("desk", "agree", side, card)
        assert (code, out) == (EXIT_CHECK_FAILED, "")
        assert f"Finish yours first: hotseat desk lock {number}" in err
    assert run("desk", "lock", number, "--bank", bank)[0] == EXIT_OK
    code, out, err = run("desk", "agree", number, card)
    assert (code, err) == (EXIT_OK, "")
    assert out.startswith("1 interview on both sides, 4 first levels: 3 the same.\n")
    [line] = [each for each in out.splitlines() if "Recommendation" in each]
    assert "0 of   1 the same,   0%; weighted kappa too few to say; A higher by 2.00" in line


def test_the_figures_are_there_as_json(run: Run, bank: Path, number: str, card: Path) -> None:
    run("desk", "lock", number, "--bank", bank)
    said = json.loads(run("desk", "agree", card, number, "--json")[1])
    assert (said["interviews"], said["n"], said["equal"], said["exact"]) == (1, 4, 3, 0.75)
    assert said["by_criterion"]["recommendation"]["bias"] == -2.0
    assert said["by_criterion"]["diagnosis"]["kappa"] is None


def test_what_cannot_be_compared_is_told(run: Run, tmp_path: Path, card: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"schema": 1}')
    assert run("desk", "agree", card, bad)[0] != EXIT_OK
    assert run("desk", "agree", card, "ffffff")[0] == EXIT_UNKNOWN_ID
    assert run("desk", "agree", card)[0] == EXIT_USAGE


# Drift


def test_moves_toward_the_tool_are_counted(
    run: Run, bank: Path, number: str, library: Library
) -> None:
    desk = Desk.open(DeskFolder(), number, library, FakeClock())
    question = desk.questions[0]
    given = {p.id: desk.sheet(question.id).marking(p.id) for p in desk.main_parts(question)}
    differing = {n: m for n, m in given.items() if m.suggested not in (None, m.level)}
    assert differing, given
    for name, marking in differing.items():
        assert marking.suggested is not None
        desk.give(question, name, marking.suggested, "it is right")
    desk.close()
    said = json.loads(run("desk", "drift", "--json")[1])
    assert said["all"]["n"] == said["all"]["toward"] == len(differing)
    assert said["all"]["too_few"] is True
    assert set(said["by_criterion"]) == set(differing)
    out = run("desk", "drift")[1]
    assert "too few to say" in out
    assert "toward 1, away 0, stayed 0" in out


# Verify


def test_a_whole_log_is_called_so(run: Run, number: str, card: Path, bank: Path) -> None:
    head = DeskFolder().log.head()
    assert head is not None
    code, out, err = run("desk", "verify")
    assert (code, err) == (EXIT_OK, "")
    assert out == f"{head.count} lines, head {head.digest}\nThe log is whole.\n"
    mine = card.with_name("mine.json")
    run("desk", "export", number, "--format", "json", "-o", mine, "--bank", bank)
    assert "holds what 1 export said of it" in run("desk", "verify", mine)[1]


def test_a_byte_that_was_changed_is_found_with_its_line(run: Run, number: str) -> None:
    path = DeskFolder().log.path
    lines = path.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"level":1', b'"level":2') or lines[2]
    assert lines != path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(lines))
    code, out, err = run("desk", "verify")
    assert code == EXIT_CHECK_FAILED
    assert "whole" not in out
    assert f"{path}:3:1: " in err


def test_a_last_line_that_was_cut_off_is_missed(run: Run, number: str) -> None:
    path = DeskFolder().log.path
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    code, _, err = run("desk", "verify")
    assert code == EXIT_CHECK_FAILED
    assert "1 line is missing" in err


def test_an_export_knows_of_a_log_that_was_made_anew(
    run: Run, number: str, bank: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.json"
    run("desk", "export", number, "--format", "json", "-o", mine, "--bank", bank)
    log = DeskFolder().log
    log.path.unlink()
    log.head_path.unlink()
    log.append([{"act": "note"}])
    assert run("desk", "verify")[0] == EXIT_OK
    code, _, err = run("desk", "verify", mine)
    assert code == EXIT_CHECK_FAILED
    assert str(mine) in err


@pytest.mark.parametrize("text", ["", "[]", '{"log": {}}', "[" * 100_000, "\x00"])
def test_what_is_no_export_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "card.json"
    path.write_text(text)
    code, _, err = run("desk", "verify", path)
    assert code == EXIT_INVALID
    assert "is no JSON export of the desk" in err
    assert run("desk", "verify", tmp_path / "none.json")[0] == EXIT_INVALID


def test_a_colleagues_card_is_no_fault_of_ones_own_log(
    run: Run, number: str, card: Path, bank: Path
) -> None:
    code, out, err = run("desk", "verify", card)
    assert code == EXIT_UNKNOWN_ID
    assert out.endswith("The log is whole.\n")
    assert err.startswith(f"hotseat: {card} is not of this desk, or the log was made anew since")
    assert len(err.splitlines()) == 1
    mine = card.with_name("mine.json")
    run("desk", "export", number, "--format", "json", "-o", mine, "--bank", bank)
    code, out, _ = run("desk", "verify", card, mine)
    assert code == EXIT_UNKNOWN_ID
    assert "it holds what 1 export said of it" in out
    # One's own stays one's own once it was purged: the log knows of it.
    assert run("desk", "purge", number, "--yes")[0] == EXIT_OK
    assert run("desk", "verify", mine)[0] == EXIT_OK


# Calibration


def test_gold_answers_are_marked_in_lines_and_compared(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("desk", "calibrate", "--result")[1] == "No calibration answer is marked yet.\n"
    monkeypatch.setattr("sys.stdin", io.StringIO("none\n0\n"))
    code, out, _ = run("desk", "calibrate", "--plain")
    assert code == EXIT_OK
    assert out.index("Yours: ") < out.index("The expert: ")
    assert "The tool" not in out
    said = json.loads(run("desk", "calibrate", "--result", "--json")[1])
    assert (said["answers"], said["n"], list(said["by_criterion"])) == (1, 1, ["diagnosis"])
    assert "1 answer: " in run("desk", "calibrate", "--result")[1]
    assert run("desk", "list", "--json")[1] == "[]\n"


def test_without_a_terminal_calibration_is_refused(run: Run) -> None:
    assert run("desk", "calibrate")[0] == EXIT_USAGE
    assert run("desk", "calibrate", "--json")[0] == EXIT_USAGE
    assert DeskFolder().ids() == []
