"""`hotseat desk`: its actions, and import, list, keep."""

from __future__ import annotations

import argparse
import io
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.desk_files import VTT, Run, imported, transcript
from tests.desk.forbidden import forbidden_in

from hotseat.cli.desk import ACTIONS
from hotseat.cli.desk_import import imported_lines
from hotseat.cli.desk_shared import read_asked
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Interview, Transcript, Turn
from hotseat.errors import EXIT_INVALID, EXIT_OK, EXIT_UNKNOWN_ID, EXIT_USAGE

TEXT = """\
Ida Quill: Well?
Bruno Tarn: I take the train.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return transcript(tmp_path)


def nothing_is_kept() -> bool:
    return DeskFolder().ids() == []


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_help(run: Run, action: str) -> None:
    code, out, _ = run("desk", action, "--help")
    assert code == EXIT_OK
    assert out.startswith(f"usage: hotseat desk {action}")


def test_help_lists_the_actions(run: Run) -> None:
    code, out, _ = run("desk", "--help")
    assert code == EXIT_OK
    assert all(f"  {action} " in out for action in ACTIONS)


def test_an_unknown_action_is_told_with_the_nearest(run: Run) -> None:
    code, _, err = run("desk", "imprt", "x.vtt")
    assert code == EXIT_USAGE
    assert "no 'imprt' in hotseat desk; did you mean import?" in err


def test_the_list_needs_a_terminal(run: Run) -> None:
    code, _, err = run("desk")
    assert code == EXIT_USAGE
    assert "hotseat desk list" in err


# Import


def test_json_is_the_id_and_the_turns_and_nothing_else(run: Run, file: Path) -> None:
    code, out, err = run("desk", "import", file, "--json")
    assert (code, err) == (EXIT_OK, "")
    said = json.loads(out)
    assert list(said) == ["id", "turns"]
    assert said["id"] in DeskFolder().ids()
    assert [list(turn) for turn in said["turns"]] == [["speaker", "start", "text"]] * 4
    assert said["turns"][1] == {
        "speaker": "Bruno Tarn",
        "start": 5.0,
        "text": "Rome is far and it is tomorrow. So I take the train, of course.",
    }


def test_json_has_null_where_there_are_no_times_and_is_ascii(run: Run, tmp_path: Path) -> None:
    path = transcript(tmp_path, TEXT.replace("train", "Zug für alle"), "talk.txt")
    _, out, _ = run("desk", "import", path, "--json")
    assert out.isascii()
    assert [turn["start"] for turn in json.loads(out)["turns"]] == [None, None]
    assert json.loads(out)["turns"][1]["text"] == "I take the Zug für alle."


def test_stdin_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(VTT.encode())))
    code, out, _ = run("desk", "import", "-", "--json")
    assert code == EXIT_OK
    assert len(json.loads(out)["turns"]) == 4


def test_what_was_read_is_said(run: Run, bank: Path, file: Path) -> None:
    flags = ("-q", "to-rome:1-2", "-q", "why-move:3-4", "--bank", bank)
    code, out, err = run("desk", "import", file, *flags)
    [number] = DeskFolder().ids()
    assert (code, err) == (EXIT_OK, "")
    assert f"Interview {number}, candidate A: WebVTT, 4 turns." in out
    assert "  Bruno Tarn: 2 turns, 26 words" in out
    assert f"Candidate: not said yet; hotseat desk open {number} asks" in out
    assert "Questions: to-rome, turns 1 to 2; why-move, turns 3 to 4" in out
    assert out.endswith(f"Next: hotseat desk open {number}\n")
    sheets = DeskFolder().load(number).sheets
    assert [(s.question, s.first, s.last) for s in sheets] == [
        ("to-rome", 0, 1),
        ("why-move", 2, 3),
    ]


def test_flags_say_what_is_known(run: Run, bank: Path, file: Path) -> None:
    number = imported(
        run,
        file,
        *("--candidate", "bruno  tarn", "-q", "to-rome", "--suggest", "off"),
        *("--keep-until", "2999-01-31", "--bank", bank),
    )
    kept = DeskFolder().load(number)
    assert (kept.candidate, kept.suggest, kept.keep_until) == ("Bruno Tarn", "off", "2999-01-31")
    assert [(s.question, s.first, s.last) for s in kept.sheets] == [("to-rome", 0, 3)]


def test_the_only_speaker_is_the_candidate(run: Run, tmp_path: Path) -> None:
    path = transcript(tmp_path, "I would take the train, as Rome is far.\n", "answer.md")
    code, out, _ = run("desk", "import", path)
    [number] = DeskFolder().ids()
    assert code == EXIT_OK
    assert "not said yet" not in out.split("Questions:")[0]
    kept = DeskFolder()
    assert kept.load(number).candidate == kept.transcript(number).speakers[0]


def test_no_day_where_it_is_to_be_kept_for_good(run: Run, file: Path) -> None:
    number = imported(run, file, "--keep-until", "never")
    assert DeskFolder().load(number).keep_until == ""
    assert "kept until you purge it" in run("desk", "list")[1]


def test_a_wrong_candidate_is_told_without_names_on_stderr(run: Run, file: Path) -> None:
    code, out, err = run("desk", "import", file, "--candidate", "Bruno Tran")
    assert code == EXIT_UNKNOWN_ID
    assert out == "Nearest to it: Bruno Tarn\n"
    assert "Bruno" not in err
    assert nothing_is_kept()
    code, out, err = run("desk", "import", file, "--candidate", "Bruno Tran", "--json")
    assert (code, out) == (EXIT_UNKNOWN_ID, "")


@pytest.mark.parametrize(
    ("flags", "code", "said"),
    [
        (["-q", "to-roma"], EXIT_UNKNOWN_ID, "did you mean to-rome?"),
        (["-q", "to-rome:0-2"], EXIT_USAGE, "the turns go from 1 to 4"),
        (["-q", "to-rome:3-2"], EXIT_USAGE, "the turns go from 1 to 4"),
        (["-q", "to-rome:1-5"], EXIT_USAGE, "the turns go from 1 to 4"),
        (["-q", "to-rome:x"], EXIT_USAGE, "is not a question and its turns"),
        (["-q", "to-rome", "-q", "to-rome:2"], EXIT_USAGE, "to-rome is there twice"),
        (["--keep-until", "soon"], EXIT_USAGE, "is not a date"),
        (["--keep-until", "2026-02-30"], EXIT_USAGE, "is not a date"),
        (["--keep-until", "2001-01-01"], EXIT_USAGE, "is over already"),
        (["--suggest", "always"], EXIT_USAGE, "invalid choice"),
    ],
)
def test_flags_that_cannot_be_keep_nothing(
    run: Run, bank: Path, file: Path, flags: list[str], code: int, said: str
) -> None:
    found, out, err = run("desk", "import", file, *flags, "--bank", bank)
    assert (found, out) == (code, "")
    assert said in err
    assert nothing_is_kept()


@pytest.mark.parametrize("text", ["", "WEBVTT\n\n00:01.000 --> 00:02.000\nNobody is named.\n"])
def test_what_is_no_transcript_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    path = transcript(tmp_path, text)
    code, out, err = run("desk", "import", path)
    assert (code, out) == (EXIT_INVALID, "")
    assert str(path) in err
    assert "Nobody" not in err
    assert nothing_is_kept()


def test_what_looks_like_a_conversation_is_one_answer_on_request(run: Run, tmp_path: Path) -> None:
    path = transcript(tmp_path, "What changes?\nThe facts do.\nAnd the tone?\nIt stays.\n")
    code, _, err = run("desk", "import", path)
    assert code == EXIT_INVALID
    assert "--one-answer" in err
    code, out, _ = run("desk", "import", path, "--one-answer")
    assert code == EXIT_OK
    assert "one answer, 1 turn" in out


def test_many_turns_of_many_speakers_are_said_at_once() -> None:
    turns = tuple(Turn(f"N{at % 20_000}", None, "x") for at in range(100_000))
    begin = time.process_time()
    lines = list(
        imported_lines(
            Interview("0127a6", "A", datetime(2026, 1, 1, tzinfo=UTC)), Transcript(turns, "x")
        )
    )
    assert "  N7: 5 turns, 5 words" in lines
    assert time.process_time() - begin < 5


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run("desk", "import", tmp_path / "none.vtt")
    assert code == EXIT_INVALID
    assert "none.vtt" in err


def test_the_same_transcript_twice_is_told(run: Run, file: Path) -> None:
    first = imported(run, file)
    _, _, err = run("desk", "import", file)
    assert f"at the desk already as {first}" in err
    assert len(DeskFolder().ids()) == 2


@given(text=st.one_of(st.text(), st.from_regex(r"[a-z-]+:[0-9]*-?[0-9]*", fullmatch=True)))
def test_a_question_and_its_turns_are_read_or_refused(text: str) -> None:
    try:
        asked = read_asked(text)
    except argparse.ArgumentTypeError:
        return
    assert text.startswith(asked.question)
    assert asked.question
    assert (asked.turns is None) == (":" not in text)


# List and keep


def test_the_list_has_no_names(run: Run, bank: Path, file: Path) -> None:
    number = imported(run, file, "-q", "to-rome", "--bank", bank)
    code, out, err = run("desk", "list", "--bank", bank)
    assert (code, err) == (EXIT_OK, "")
    assert out.startswith(f"{number}  A   0 of 4 parts marked  to-rome  kept until ")
    assert "Bruno" not in out
    [listed] = json.loads(run("desk", "list", "--json", "--bank", bank)[1])
    assert listed["id"] == number
    assert (listed["marked"], listed["of"], listed["finished"]) == (0, 4, False)


def test_of_nothing_the_list_says_what_to_do(run: Run) -> None:
    code, out, err = run("desk", "list")
    assert (code, out) == (EXIT_OK, "")
    assert "hotseat desk import FILE" in err
    assert run("desk", "list", "--json")[1] == "[]\n"


def test_a_day_that_is_over_is_said(run: Run, file: Path) -> None:
    number = imported(run, file)
    work = DeskFolder().path / number / "work.json"
    day = DeskFolder().load(number).keep_until
    work.write_text(work.read_text().replace(day, "2020-01-31"))
    out = run("desk", "list")[1]
    assert f"was to be kept until 2020-01-31: hotseat desk purge {number}" in out
    assert json.loads(run("desk", "list", "--json")[1])[0]["past"] is True


def test_one_that_is_damaged_is_told_and_the_rest_is_listed(run: Run, file: Path) -> None:
    bad, good = imported(run, file), imported(run, file)
    (DeskFolder().path / bad / "work.json").write_text("{")
    code, out, err = run("desk", "list")
    assert code == EXIT_INVALID
    assert out.startswith(good)
    assert "is damaged" in err


def test_until_when_it_is_kept_can_be_changed(run: Run, file: Path) -> None:
    number = imported(run, file)
    code, out, _ = run("desk", "keep", "A", "2999-12-31")
    assert (code, out) == (EXIT_OK, f"Interview {number} is kept until 2999-12-31.\n")
    assert run("desk", "keep", number, "never")[0] == EXIT_OK
    assert DeskFolder().load(number).keep_until == ""
    assert run("desk", "keep", number, "2001-01-01")[0] == EXIT_USAGE
    assert run("desk", "keep", "ffffff", "never")[0] == EXIT_UNKNOWN_ID


# Words


def test_the_page_on_the_desk_adds_nothing_up_and_decides_nothing() -> None:
    page = Path(__file__).parents[2] / "docs" / "desk.md"
    text = page.read_text(encoding="utf-8")
    assert forbidden_in(text) == []
    assert all(f"hotseat desk {action}" in text for action in ACTIONS)
