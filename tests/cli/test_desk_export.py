"""`hotseat desk export`, `lock` and `purge`."""

from __future__ import annotations

import io
import json
import os
import stat
from pathlib import Path

import pytest
from tests.cli.desk_files import Run, imported, transcript

from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.masks import MASKED
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_INVALID,
    EXIT_OK,
    EXIT_UNKNOWN_ID,
    EXIT_USAGE,
)
from hotseat.interview.clock import SystemClock
from hotseat.interview.library import Library
from hotseat.records.paths import data_folder

NAME = "Bruno"


@pytest.fixture
def library(bank: Path) -> Library:
    return Library.open([bank])


@pytest.fixture
def number(run: Run, tmp_path: Path, bank: Path) -> str:
    """An interview that waits for marks."""
    flags = ("-q", "to-rome", "--candidate", "Bruno Tarn", "--bank", bank)
    return imported(run, transcript(tmp_path), *flags)


def opened(number: str, library: Library) -> Desk:
    return Desk.open(DeskFolder(), number, library, SystemClock())


def marked(number: str, library: Library) -> None:
    """A level on everything that has to have one."""
    desk = opened(number, library)
    question = desk.questions[0]
    for part in desk.main_parts(question):
        desk.pick(question, part.id, desk.said(question.id).quote(0, 11))
        desk.give(question, part.id, 1)
    desk.close()


def acts() -> list[dict[str, object]]:
    """The last lines of the log."""
    return list(DeskFolder().log.entries())


# Export


def test_names_are_hidden_unless_asked_for(run: Run, bank: Path, number: str) -> None:
    masked = run("desk", "export", number, "--bank", bank)
    named = run("desk", "export", number, "--names", "--bank", bank)
    assert masked[0] == named[0] == EXIT_OK
    assert NAME not in masked[1]
    assert NAME in named[1]
    assert run("desk", "export", "A", "--mask", "--bank", bank)[0] == EXIT_OK
    assert run("desk", "export", number, "--mask", "--names")[0] == EXIT_USAGE


@pytest.mark.parametrize("form", ["md", "html", "csv", "json", "letter"])
def test_every_form_is_there_and_logged(
    run: Run, bank: Path, number: str, library: Library, form: str
) -> None:
    marked(number, library)
    code, out, err = run("desk", "export", number, "--format", form, "--bank", bank)
    assert (code, err) == (EXIT_OK, "")
    assert out
    assert NAME not in out
    last = acts()[-1]
    assert (last["act"], last["interview"], last["form"]) == ("export", number, form)
    assert last["names"] is False


def test_a_letter_that_would_say_nothing_is_refused_and_not_logged(
    run: Run, bank: Path, number: str
) -> None:
    code, out, err = run("desk", "export", number, "--format", "letter", "--bank", bank)
    assert (code, out) == (EXIT_USAGE, "")
    assert "There is no level yet" in err or "there is no level yet" in err
    assert acts()[-1]["act"] == "import"


def test_the_head_that_is_printed_covers_the_export_itself(
    run: Run, bank: Path, number: str
) -> None:
    out = run("desk", "export", number, "--format", "json", "--bank", bank)[1]
    head = DeskFolder().log.head()
    assert head is not None
    assert json.loads(out)["log"] == {"count": head.count, "head": head.digest}


def test_one_that_is_open_elsewhere_is_exported_and_logged(
    run: Run, bank: Path, number: str, library: Library
) -> None:
    desk = opened(number, library)
    code, out, _ = run("desk", "export", number, "--bank", bank)
    assert (code, acts()[-1]["act"]) == (EXIT_OK, "export")
    assert out
    # The log goes on to take what is done there.
    desk.add_note("still here")
    desk.close()
    opened(number, library).close()
    assert acts()[-1]["act"] == "note"
    assert run("desk", "verify")[0] == EXIT_OK


def test_a_file_is_private_and_never_replaced_unasked(
    run: Run, bank: Path, number: str, tmp_path: Path
) -> None:
    path = tmp_path / "card.html"
    words = ("desk", "export", number, "--format", "html", "-o", path, "--bank", bank)
    code, out, err = run(*words)
    assert (code, out) == (EXIT_OK, "")
    assert f"Written to {path}. {MASKED}; only you can" in err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = len(acts())
    code, _, err = run(*words)
    assert code == EXIT_USAGE
    assert "--force replaces it" in err
    assert len(acts()) == before
    assert run(*words, "--force")[0] == EXIT_OK


def test_no_export_lies_in_the_folder_that_a_purge_removes(run: Run, number: str) -> None:
    path = DeskFolder().path / number / "card.md"
    code, _, err = run("desk", "export", number, "-o", path)
    assert code == EXIT_USAGE
    assert "name another place" in err
    assert not path.exists()


def test_a_place_that_cannot_be_is_told_before_anything_is_logged(
    run: Run, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    monkeypatch.chdir(tmp_path)
    before = len(acts())
    for place in ("", ".", str(tmp_path), "a" * 300, str(pipe), "no/a.md"):
        code, out, err = run("desk", "export", number, "-o", place, "--force")
        assert (code, out) == (EXIT_USAGE, ""), place
        assert err.startswith("hotseat: "), place
    assert run("desk", "export", number, "-o", loop)[0] == EXIT_USAGE
    assert len(acts()) == before


def test_all_are_the_finished_ones(
    run: Run, bank: Path, number: str, library: Library, tmp_path: Path
) -> None:
    code, out, err = run("desk", "export", "all", "--format", "json", "--bank", bank)
    assert (code, out) == (EXIT_CHECK_FAILED, "")
    assert "hotseat desk lock ID" in err
    marked(number, library)
    assert run("desk", "lock", number, "--bank", bank)[0] == EXIT_OK
    imported(run, transcript(tmp_path, "Ida: Well?\nOto: Yes, by train.\n", "b.txt"))
    code, out, _ = run("desk", "export", "all", "--format", "json", "--bank", bank)
    assert code == EXIT_OK
    assert [card["interview"] for card in json.loads(out)["cards"]] == [number]
    assert run("desk", "export", "all", "--format", "csv", "--bank", bank)[0] == EXIT_OK
    assert run("desk", "export", "all", "--format", "html", "--bank", bank)[0] == EXIT_USAGE


def test_an_unknown_interview_is_told(run: Run) -> None:
    assert run("desk", "export", "ffffff")[0] == EXIT_UNKNOWN_ID
    assert not data_folder().exists()


# Lock


def test_what_is_missing_is_told(run: Run, bank: Path, number: str) -> None:
    code, out, err = run("desk", "lock", number, "--bank", bank)
    assert (code, out) == (EXIT_CHECK_FAILED, "")
    assert "There is no level yet on Diagnosis" in err


def test_what_is_finished_is_not_changed(
    run: Run, bank: Path, number: str, library: Library
) -> None:
    marked(number, library)
    code, out, _ = run("desk", "lock", number, "--bank", bank)
    assert code == EXIT_OK
    assert f"Interview {number} is finished." in out
    assert run("desk", "list", "--bank", bank)[1].startswith(f"{number}  A   finished")
    code, _, err = run("desk", "lock", number, "--bank", bank)
    assert code == EXIT_CHECK_FAILED
    assert "is finished: nothing is changed any more" in err


# Purge

MARKERS = ("zzname", "zztext", "zznote", "zzdraft", "zzreason")
PLANTED = """\
Zzname Tarn: Rome is far and zztext tomorrow. So I take the train, of course.
Ida Quill: And the bicycle?
Zzname Tarn: The bicycle zztext is good for my health.
"""


def traces() -> list[tuple[str, str]]:
    """Files of the data folder, and what of the candidate stands in their bytes or names."""
    found = []
    for path in data_folder().rglob("*"):
        data = path.read_bytes().lower() if path.is_file() else b""
        there = (m for m in MARKERS if m.encode() in data or m in path.name.lower())
        found += [(path.name, marker) for marker in there]
    return found


def planted(run: Run, folder: Path, bank: Path, library: Library) -> str:
    """An interview with a word of its own wherever words of a candidate can be."""
    path = transcript(folder, PLANTED, "planted.txt")
    flags = ("-q", "to-rome", "--candidate", "Zzname Tarn", "--bank", bank)
    number = imported(run, path, *flags)
    desk = opened(number, library)
    question = desk.questions[0]
    desk.pick(question, "diagnosis", desk.said(question.id).quote(0, 40))
    desk.give(question, "diagnosis", 1)
    desk.give(question, "diagnosis", 0, "zzreason it is")
    desk.pick(question, "diagnosis", desk.said(question.id).quote(45, 60))
    desk.add_note("zznote one")
    desk.add_note("zznote two")
    desk.drop_note()
    desk.draft_note("zzdraft")
    desk.close()
    return number


def test_no_trace_stays_and_the_log_verifies(
    run: Run, bank: Path, library: Library, tmp_path: Path
) -> None:
    number = planted(run, tmp_path, bank, library)
    assert {marker for _, marker in traces()} == set(MARKERS)
    key = DeskFolder().key(number)
    code, out, err = run("desk", "purge", number, "--yes")
    assert (code, err) == (EXIT_OK, "")
    assert "exported" in out
    assert traces() == []
    assert all(key not in p.read_bytes() for p in data_folder().rglob("*") if p.is_file())
    assert not [p for p in DeskFolder().path.iterdir() if number in p.name]
    assert (acts()[-1]["act"], acts()[-1]["interview"]) == ("purge", number)
    code, out, _ = run("desk", "verify")
    assert code == EXIT_OK
    assert "The log is whole." in out


def test_an_export_and_a_mark_in_lines_leave_no_trace_either(
    run: Run, bank: Path, library: Library, tmp_path: Path
) -> None:
    number = planted(run, tmp_path, bank, library)
    for form in ("md", "html", "csv", "json", "letter"):
        words = ("--format", form, "--names", "-o", tmp_path / f"card.{form}")
        assert run("desk", "export", number, *words, "--bank", bank)[0] == EXIT_OK
    assert run("desk", "purge", number, "--yes")[0] == EXIT_OK
    assert traces() == []


def test_another_interview_stays(run: Run, bank: Path, library: Library, tmp_path: Path) -> None:
    other = imported(run, transcript(tmp_path))
    number = planted(run, tmp_path, bank, library)
    assert run("desk", "purge", number, "--yes")[0] == EXIT_OK
    assert DeskFolder().ids() == [other]
    assert DeskFolder().transcript(other).speakers == ("Ida Quill", "Bruno Tarn")


class Terminal(io.StringIO):
    """An input that somebody sits before."""

    def isatty(self) -> bool:
        return True


def test_it_is_asked_for(run: Run, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run("desk", "purge", number)
    assert code == EXIT_USAGE
    assert "--yes agrees to it" in err
    monkeypatch.setattr("sys.stdin", Terminal("\n"))
    code, out, err = run("desk", "purge", number)
    assert (code, out) == (EXIT_CHECK_FAILED, "")
    assert "Purge it? [y/N]" in err
    assert "Nothing was purged." in err
    assert DeskFolder().ids() == [number]
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert run("desk", "purge", number)[0] == EXIT_OK
    assert DeskFolder().ids() == []


def test_not_while_it_is_open_elsewhere(run: Run, number: str, library: Library) -> None:
    desk = opened(number, library)
    code, _, err = run("desk", "purge", number, "--yes")
    assert code == EXIT_INVALID
    assert "is open in another hotseat" in err
    assert "purge" not in [entry["act"] for entry in acts()]
    desk.close()
    assert run("desk", "purge", number, "--yes")[0] == EXIT_OK


def test_a_damaged_one_can_be_purged(run: Run, number: str) -> None:
    (DeskFolder().path / number / "work.json").write_text("{")
    assert run("desk", "purge", number, "--yes")[0] == EXIT_OK
    assert run("desk", "purge", number, "--yes")[0] == EXIT_UNKNOWN_ID


# What other verbs say of the desk


def test_forget_leaves_the_desk_alone_and_says_so(run: Run, number: str) -> None:
    code, out, _ = run("forget", "--yes")
    assert code == EXIT_OK
    assert "The desk is kept apart and stays: " in out
    assert DeskFolder().ids() == [number]


def test_forget_and_export_say_nothing_of_a_desk_that_is_empty(run: Run) -> None:
    assert "desk" not in run("forget", "--yes")[1]
    assert run("export")[2] == ""


def test_export_says_that_the_desk_is_apart(run: Run, number: str) -> None:
    _, out, err = run("export")
    assert "hotseat desk export ID" in err
    assert NAME not in out
    assert number not in out


def test_doctor_looks_at_the_desk(run: Run, bank: Path, number: str) -> None:
    assert "PASS  desk" in run("doctor", "--bank", bank)[1]
    assert "1 interview, log whole" in run("doctor", "--bank", bank)[1]
    work = DeskFolder().path / number / "work.json"
    work.chmod(0o644)
    out = run("doctor", "--bank", bank)[1]
    assert f"ODD   desk        {work} has mode 0644" in out
    work.chmod(0o600)
    work.write_text(work.read_text().replace(DeskFolder().load(number).keep_until, "2020-01-31"))
    out = run("doctor", "--bank", bank)[1]
    assert f"past their day: {number}: hotseat desk purge ID" in out
    with DeskFolder().log.path.open("ab") as log:
        os.ftruncate(log.fileno(), 10)
    assert "log not whole: hotseat desk verify" in run("doctor", "--bank", bank)[1]
