"""`hotseat desk open`, and marking in lines of text."""

from __future__ import annotations

import io
from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.desk_files import Run, imported, transcript
from tests.desk.forbidden import forbidden_in
from tests.desk_cards import TURNS, desk_of
from tests.fake_clock import FakeClock

from hotseat.cli.plain_desk import HELP, mark
from hotseat.cli.plain_desk_said import Said
from hotseat.cli.plain_ends import Ended, Signals
from hotseat.cli.plain_input import Input, Look
from hotseat.desk.desk import Desk
from hotseat.desk.errors import DeskError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Interview, Marking, Quote
from hotseat.desk.verify import verify
from hotseat.errors import EXIT_INVALID, EXIT_OK, EXIT_UNKNOWN_ID, EXIT_USAGE
from hotseat.interview.library import Library

KNOWN = ("-q", "to-rome", "--candidate", "Bruno Tarn")


class Lines(Input):
    """An input of lines; an error among them is raised where it stands."""

    def __init__(self, *lines: str | BaseException) -> None:
        self._lines = deque(lines)

    def line(self, look: Look) -> str | None:
        line = self._lines.popleft() if self._lines else None
        if isinstance(line, BaseException):
            raise line
        return line


class Table:
    """One interview that is marked in lines."""

    def __init__(self, number: str, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
        self.number = number
        self.library = library
        self.out = ""
        self._capsys = capsys

    def play(self, *lines: str | BaseException) -> int:
        """Type these lines; behind them the input ends."""
        desk = Desk.open(DeskFolder(), self.number, self.library, FakeClock())
        try:
            return self.play_at(desk, *lines)
        finally:
            desk.close()

    def play_at(self, desk: Desk, *lines: str | BaseException) -> int:
        """The same on an interview that is open."""
        with Signals() as signals:
            code = mark(desk, Lines(*lines), signals)
        self.out = self._capsys.readouterr().out
        return code

    @property
    def flat(self) -> str:
        """What was said, as one line."""
        return " ".join(self.out.split())

    @property
    def kept(self) -> Interview:
        """The interview as it is kept."""
        return DeskFolder().load(self.number)

    def marking(self, criterion: str = "diagnosis") -> Marking:
        """How a part was marked."""
        return self.kept.sheets[0].marking(criterion)


@pytest.fixture
def library(bank: Path) -> Library:
    return Library.open([bank])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return transcript(tmp_path)


@pytest.fixture
def table(
    run: Run, file: Path, bank: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> Table:
    return Table(imported(run, file, *KNOWN, "--bank", bank), library, capsys)


def test_words_then_a_level_then_the_tools(table: Table) -> None:
    assert table.play("1-2", "2", "") == EXIT_OK
    said = table.flat
    assert "1. Rome is far and it is tomorrow. 2. So I take the train, of course." in said
    picked = said.index("Picked: “Rome is far and it is tomorrow.”, “So I take the train,")
    assert picked < said.index("Yours: grounded, level 2. It is kept.") < said.index("The tool: ")
    assert "Part 2 of" in said
    given = table.marking()
    assert given.quotes == (Quote(1, 0, 31), Quote(1, 32, 63))
    assert (given.level, len(given.levels), given.shown_at is None) == (2, 1, False)


def test_no_level_before_the_evidence(table: Table) -> None:
    table.play("level 1", "none", "level 9", "0")
    assert "Pick the words first, or state that there is no evidence." in table.flat
    assert "You stated that there is no evidence." in table.flat
    assert "The levels go from 0 to 2" in table.flat
    assert (table.marking().no_evidence, table.marking().level) == (True, 0)


def test_picked_words_are_taken_back(table: Table) -> None:
    table.play("1", "pick 2, 3", "pick 1", "pick 9", "pick x", "3-2")
    assert [q.start for q in table.marking().quotes] == [32, 0]
    assert table.flat.count("These are no numbers of the candidate's words") == 2


def test_a_change_after_the_tools_level_needs_a_reason(table: Table) -> None:
    table.play("1", "1", "2", "change 2", "change", "change 2 because he says so")
    assert table.flat.count("a change now needs a line that says why") == 2
    assert "change 1 because ..." in table.flat
    first, last = table.marking().levels
    assert (first.level, last.level, last.reason) == (1, 2, "he says so")


def test_with_the_tool_off_nothing_of_it_is_said(
    run: Run, table: Table, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n1\n2\n"))
    words = ("desk", "open", table.number, "--plain", "--suggest", "off", "--bank", bank)
    code, out, _ = run(*words)
    assert code == EXIT_OK
    assert "The tool" not in out
    assert table.marking().level == 2


def test_with_the_tool_before_its_level_is_said_first(table: Table) -> None:
    desk = Desk.open(DeskFolder(), table.number, table.library, FakeClock())
    desk.set_suggest("before")
    table.play_at(desk, "1")
    desk.close()
    assert table.flat.index("The tool: ") < table.flat.index("Which words?")
    looks = [e for e in DeskFolder().log.entries() if e["act"] == "shown"]
    assert [(e["suggest"], e["level"]) for e in looks] == [("before", None)]


def test_a_name_that_is_a_word_of_the_rubric_hides_no_technique(tmp_path: Path) -> None:
    turns = tuple(replace(turn, speaker="Lora Lace") for turn in TURNS)
    said = Said(desk_of(tmp_path, turns=turns, candidate="Lora Lace"))
    assert said.text("Hello Lora. A lora, a LoRA.") == "Hello [Candidate A]. A lora, a LoRA."


def test_there_is_nothing_to_change_before_a_level(table: Table) -> None:
    table.play("1", "change 0 because of a reason", "quit")
    assert "There is no level yet to change: 0, 1 or 2 gives one." in table.flat
    assert table.marking().level is None


def test_names_are_hidden_until_asked_for(table: Table) -> None:
    table.play("again", "quit")
    assert "Bruno" not in table.out
    assert "bruno.tarn" not in table.out
    assert "Interviewer, 20 seconds: Thank you, [Candidate A]." in table.flat
    assert "[mail]" in table.flat
    table.play("names", "again", "quit")
    assert "Thank you, Bruno." in table.flat
    assert [e["act"] for e in DeskFolder().log.entries()].count("names shown") == 1
    assert "bruno.tarn@example.org" in table.flat


def test_a_name_that_a_pick_cuts_in_two_is_hidden(table: Table) -> None:
    desk = Desk.open(DeskFolder(), table.number, table.library, FakeClock())
    try:
        said = Said(desk)
        text = desk.transcript.turns[3].text
        at = text.index("bruno.tarn@")
        assert said.quote(Quote(3, at - 3, at + 5)) == "to [mail]"
        assert said.quote(Quote(3, at + 5, at + 12)) == "[mail]"
        said.names = True
        assert said.quote(Quote(3, at, at + 5)) == "bruno"
    finally:
        desk.close()


def test_a_note_that_is_about_the_person_is_kept_at_the_second_time(table: Table) -> None:
    table.play("note a good fit for our young team", "note")
    assert "It is not kept yet." in table.flat
    assert "Not kept yet: a good fit for our young team" in table.flat
    assert not table.kept.notes
    assert table.kept.note_draft == "a good fit for our young team"
    words = "note a good fit for our young team"
    table.play("note asked about costs first", words, words, "drop", "drop", "drop")
    assert "There is no note." in table.flat
    table.play(words, words)
    assert [note.text for note in table.kept.notes] == ["a good fit for our young team"]


def test_probes_are_ticked(table: Table) -> None:
    table.play("asked 1", "again", "asked 99")
    assert "It was asked. " in table.flat
    assert len(table.kept.sheets[0].asked) == 1
    assert "The probes go from 1 to" in table.flat
    table.play("asked 1")
    assert not table.kept.sheets[0].asked


def test_it_is_finished_once_all_is_marked(table: Table) -> None:
    table.play("done yes")
    assert "There is no level yet on Diagnosis" in table.flat
    one = ("none", "0", "")
    assert table.play(*one * 6, "back", "next", "done", "done yes", "not read any more") == EXIT_OK
    assert "4 of 4 parts are scored." in table.flat
    assert f"hotseat desk export {table.number} prints it." in table.flat
    assert table.kept.locked_at is not None
    assert forbidden_in(table.out) == []
    table.play("1", "quit")
    assert "It is finished." in table.flat
    assert "nothing is changed any more" in table.flat
    assert table.marking().quotes == ()


def test_the_ends_of_the_way_are_told(table: Table) -> None:
    table.play("back", *[""] * 9)
    assert "This is the first part." in table.flat
    assert "This is the last part. done finishes the interview" in table.flat


def test_it_goes_on_at_the_first_part_without_a_level(table: Table) -> None:
    table.play("1", "1")
    table.play()
    assert "Part 2 of" in table.flat
    assert "Part 1 of" not in table.flat


def test_what_is_no_command_is_told(table: Table) -> None:
    table.play("nonne", "help", "xyzzy")
    assert "Did you mean none?" in table.flat
    assert "change 2 because WHY: another level" in table.flat
    assert forbidden_in(table.out) == []


def test_however_it_ends_all_is_kept(table: Table) -> None:
    assert table.play("1", "2", Ended(15)) == 143
    assert table.marking().level == 2
    assert f"hotseat desk open {table.number} --plain goes on." in table.flat


def test_what_cannot_be_kept_is_told_and_the_tools_level_is_not(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.open(DeskFolder(), table.number, table.library, FakeClock())

    def fail(*_: object) -> None:
        raise DeskError("The disk is full.")

    monkeypatch.setattr(DeskFolder, "save", fail)
    table.play_at(desk, "1", "2")
    desk.close()
    assert "The disk is full." in table.flat
    assert "The tool" not in table.flat


def test_open_elsewhere_it_can_only_be_read(table: Table) -> None:
    other = Desk.open(DeskFolder(), table.number, table.library, FakeClock())
    table.play("1")
    other.close()
    assert table.flat.count("here it can only be read") == 2
    assert table.marking().quotes == ()


def test_who_has_it_open_is_told_of_another_one(table: Table) -> None:
    desk = Desk.open(DeskFolder(), table.number, table.library, FakeClock())
    Desk.open(DeskFolder(), table.number, table.library, FakeClock()).close()
    table.play_at(desk, "help", "help")
    desk.close()
    assert table.flat.count("Another hotseat opened this interview") == 1


TYPED = st.lists(
    st.one_of(
        st.text(st.characters(exclude_characters="\r\n"), max_size=40),
        st.builds(
            "{} {}".format,
            st.sampled_from([name for name, *_ in (one[0].split() for one in HELP)]),
            st.sampled_from(
                ["", "1", "2", "0", "9" * 5000, "1-3", "2 because so", "yes", "\x1b[2J"]
            ),
        ),
        st.sampled_from(["1", "1-2", "2", "0", "none", "back", "pick", "level", "change", "asked"]),
    ),
    max_size=12,
)


@given(lines=TYPED)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_typed_it_goes_on_and_the_log_is_whole(table: Table, lines: list[str]) -> None:
    assert table.play(*lines) == EXIT_OK
    assert "\x1b" not in table.out
    assert verify(DeskFolder()).whole
    for marking in table.kept.sheets[0].markings.values():
        assert all(given.reason for given in marking.levels if given.seen)


# Who and what


def test_who_and_what_are_asked(
    run: Run, file: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table(imported(run, file), library, capsys)
    table.play("7", "x", "2", "to-roma", "to-rome:x", "to-rome:2-9", "", "to-rome:1-2", "1", "2")
    said = table.flat
    assert "1. Ida Quill: 2 turns, 17 words 2. Bruno Tarn: 2 turns, 26 words" in said
    assert said.count("The numbers go from 1 to 2.") == 2
    assert "did you mean to-rome?" in said
    assert "to-rome, turns 1 to 2." in said
    assert table.kept.candidate == "Bruno Tarn"
    assert table.marking().level == 2
    assert "bicycle" not in said.split("Question:")[1]


def test_enter_is_who_says_most_and_one_can_leave(
    run: Run, file: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table(imported(run, file), library, capsys)
    assert table.play("quit") == EXIT_OK
    assert table.kept.candidate == ""
    assert table.play("", "quit") == EXIT_OK
    assert (table.kept.candidate, table.kept.sheets) == ("Bruno Tarn", ())


# hotseat desk open


def test_without_a_terminal_nothing_is_imported(run: Run, file: Path) -> None:
    code, out, err = run("desk", "open", file)
    assert (code, out) == (EXIT_USAGE, "")
    assert "--plain marks in lines of text" in err
    assert run("desk", "open", "-", "--plain")[0] == EXIT_USAGE
    assert DeskFolder().ids() == []


def test_a_file_is_imported_once_and_marked(
    run: Run, file: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n2\n"))
    code, out, _ = run("desk", "open", file, "--plain", *KNOWN, "--bank", bank)
    [number] = DeskFolder().ids()
    assert code == EXIT_OK
    assert f"Interview {number}, candidate A" in out
    assert "Yours: grounded, level 2." in out
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    flags = ("-q", "why-move:3-4", "--keep-until", "2999-01-01")
    code, out, _ = run("desk", "open", file, "--plain", *flags, "--bank", bank)
    assert code == EXIT_OK
    assert f"at the desk already as {number}: that one is opened" in out
    assert DeskFolder().ids() == [number]
    kept = DeskFolder().load(number)
    assert [(s.question, s.first) for s in kept.sheets] == [("to-rome", 0), ("why-move", 2)]
    assert (kept.keep_until, kept.candidate) == ("2999-01-01", "Bruno Tarn")


def test_what_cannot_be_opened_is_told(run: Run, table: Table, bank: Path) -> None:
    plain = ("--plain", "--bank", bank)
    assert run("desk", "open", "ffffff", *plain)[0] == EXIT_UNKNOWN_ID
    assert run("desk", "open", "none.vtt", *plain)[0] == EXIT_INVALID
    assert run("desk", "open", table.number, "-q", "nix", *plain)[0] == EXIT_UNKNOWN_ID
    assert run("desk", "open", table.number, "-q", "to-rome:9", *plain)[0] == EXIT_USAGE
    code, _, err = run("desk", "open", table.number, "--candidate", "Nobody", *plain)
    assert code == EXIT_UNKNOWN_ID
    assert "Nobody" not in err
