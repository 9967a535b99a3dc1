"""An import, and what an interview is about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.at_desks import (
    MARKED,
    NAMED,
    TRANSCRIPT,
    TURNS,
    DeskScreen,
    acts,
    at_desk,
    keep,
    mark,
    stand_in,
    type_in,
)
from tests.tui.driver import Driver, running
from tests.tui.fakes import DECISION, SECOND, FakeLibrary, bank_of
from textual.widgets import Input

from hotseat.desk.adding import About
from hotseat.desk.desk import Desk
from hotseat.desk.errors import NotYetError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.likely import likely_questions
from hotseat.desk.models import Quote, Sheet, Transcript, Turn
from hotseat.errors import InvalidFileError, Problem


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)


@pytest.fixture
def folder() -> DeskFolder:
    """Where the app keeps interviews."""
    return DeskFolder()


# Import


async def imported(app: Driver, path: Path) -> None:
    await at_desk(app, "No interview")
    await app.press("i")
    await type_in(app, str(path))


async def test_an_import_asks_who_which_and_where(tmp_path: Path, folder: DeskFolder) -> None:
    file = tmp_path / "a.vtt"
    cues = "\n\n".join(
        f"00:00:{int(t.start or 0):02}.000 --> 00:00:{int(t.start or 0) + 1:02}.000\n"
        f"<v {t.speaker}>{t.text.split(chr(27))[0]}"
        for t in TURNS
    )
    file.write_text(f"WEBVTT\n\n{cues}\n")
    async with running(tmp_path) as app:
        await imported(app, Path("~/a.vtt"))
        await app.until_on("ChoiceScreen")
        assert "Who is the candidate?" in app.screen
        assert "hidden from now on" in app.flat
        assert "Dana Whitfield" in app.screen
        assert "2 turns, " in app.screen
        await app.press("end", "enter")
        await app.until_on("QuestionScreen")
        assert "which question was asked?" in app.screen
        rows = [line for line in app.screen.splitlines() if "min" in line]
        assert "The returns bot" in rows[0]
        await app.press("enter")
        await app.until_on("TurnsScreen")
        assert "turns 1 to 4 of 4" in app.screen
        assert "Candidate A" in app.screen
        assert "Interviewer" in app.screen
        for hidden in (*NAMED, "Priya", "priya@"):
            assert hidden not in app.screen
        await app.press("down", "b", "down", "down", "e")
        assert "turns 2 to 4 of 4" in app.screen
        await app.press("enter")
        await app.until_on("SetupScreen")
        assert "turns 2 to 4" in app.screen
        assert "Another question" in app.screen
        await app.press("enter")
        await app.until_on("DeskScreen")
        [number] = folder.ids()
        interview = folder.load(number)
        assert interview.candidate == "Priya Raman"
        assert [(s.question, s.first, s.last) for s in interview.sheets] == [(DECISION.id, 1, 3)]


async def test_one_speaker_is_not_asked_for(tmp_path: Path, folder: DeskFolder) -> None:
    alone = Transcript((Turn("Speaker", None, "All of it."),), "one answer")
    async with running(tmp_path) as app:
        await at_desk(app, "No interview")
        number = app.app.desks.add(alone).id
        app.app.desks.open(number)
        await app.until_on("QuestionScreen")
        assert folder.load(number).candidate == "Speaker"
        await app.press("escape")
        await app.until_on("SetupScreen")
        assert "w candidate" not in app.screen
        await app.press("w")
        assert app.where == "SetupScreen"


async def test_what_is_wrong_with_a_file_is_told_and_the_line_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Transcript:
        problem = Problem(str(path), 7, 1, "no [b]time[/b] here", "write 00:01")
        raise InvalidFileError([problem] * 5)

    monkeypatch.setattr("hotseat.desk.transcripts.read_transcript", refuse)
    async with running(tmp_path) as app:
        await imported(app, Path("/x/a.srt"))
        await app.until_seen("/x/a.srt:7:1: no [b]time[/b] here. Write 00:01")
        assert "and 3 more" in app.screen
        assert app.app.screen.query_one(Input).value == "/x/a.srt"
        await type_in(app, "  ")
        assert "Type the path of a file." in app.screen
        await app.press("escape")
        assert app.where == "DesksScreen"
        assert "Type the path" not in app.screen
        await app.press("i")
        assert app.app.screen.query_one(Input).value == ""


async def test_a_file_that_is_not_there_is_told(
    tmp_path: Path, folder: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A short path, as a long one is told over two lines.
    monkeypatch.chdir(tmp_path)
    async with running(tmp_path) as app:
        await imported(app, Path("none.vtt"))
        await app.until(lambda: "none.vtt" in app.flat and "Reading" not in app.screen)
        assert folder.ids() == []


async def test_all_that_is_wrong_is_seen_on_a_small_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Transcript:
        hint = "is it the right file, and was it saved after the call had ended for everybody?"
        problem = Problem(str(path), 7, 1, "there are no words in it that anybody says", hint)
        raise InvalidFileError([problem] * 3)

    monkeypatch.setattr("hotseat.desk.transcripts.read_transcript", refuse)
    async with running(tmp_path, size=(60, 20)) as app:
        await imported(app, Path("/x/a.srt"))
        await app.until_seen("and 1 more")
        assert app.flat.count("says. Is it the right file, and was it saved after") == 2


async def test_a_folder_is_called_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "talks").mkdir()
    async with running(tmp_path) as app:
        await imported(app, Path("~/talks"))
        await app.until_seen("~/talks is a folder. Type the path of a file in it.")


async def test_the_same_transcript_again_leads_to_the_one_that_is_there(
    tmp_path: Path, folder: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotseat.desk.transcripts.read_transcript", lambda _: TRANSCRIPT)
    number = keep(folder)
    async with running(tmp_path) as app:
        for keys, screen, kept in (
            (("escape",), "DesksScreen", 1),
            (("enter",), "DeskScreen", 1),
            (("down", "enter"), "ChoiceScreen", 2),
        ):
            await at_desk(app, "Candidate A")
            await app.press("i")
            await type_in(app, "a.vtt")
            await app.until_on("ChoiceScreen")
            assert "This transcript is at the desk already as Candidate A." in app.screen
            await app.press(*keys)
            await app.until_on(screen)
            assert len(folder.ids()) == kept
            if screen == "DeskScreen":
                assert isinstance(app.app.screen, DeskScreen)
                assert app.app.screen.desk.interview.id == number
            app.app.practice.home()
            await app.until_on("HomeScreen")


# What an interview is about


async def test_questions_have_turns_of_their_own(tmp_path: Path, folder: DeskFolder) -> None:
    number = keep(folder, replace(MARKED, sheets=(Sheet(DECISION.id, 0, 1),)))
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("up", "enter")
        await app.until_on("QuestionScreen")
        assert "Radiology notes" in app.screen
        assert "The returns bot" not in app.screen
        await app.press("enter")
        await app.until_on("TurnsScreen")
        assert "turns 3 to 4 of 4" in app.screen
        await app.press("enter")
        await app.until_on("SetupScreen")
        sheets = folder.load(number).sheets
        assert [(s.question, s.first, s.last) for s in sheets] == [
            (DECISION.id, 0, 1),
            (SECOND.id, 2, 3),
        ]


async def test_a_range_without_the_picked_words_is_refused(
    tmp_path: Path, folder: DeskFolder
) -> None:
    number = keep(folder)
    mark(folder, number)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("home", "enter")
        await app.until_on("TurnsScreen")
        await app.press("end", "b", "enter")
        assert "Words outside these turns are picked" in app.notices
        assert app.where == "TurnsScreen"
        await app.press("home")
        await app.press("b")
        assert app.notices == ""
        await app.press("escape")
        await app.until_on("SetupScreen")
        assert "turns 1 to 4" in app.screen


async def test_the_names_are_not_shown_once_words_are_picked(
    tmp_path: Path, folder: DeskFolder
) -> None:
    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("w")
        await app.until_on("ChoiceScreen")
        assert NAMED[1] in app.screen
        assert acts(folder).count("names shown") == 1
        await app.press("escape", "escape")
        await app.until_on("DesksScreen")
        mark(folder, number)
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("w")
        assert app.where == "SetupScreen"
        assert "it stays who the candidate is" in app.notices
        assert acts(folder).count("names shown") == 1


async def test_the_turns_say_what_a_key_did_and_what_counts_in_them(
    tmp_path: Path, folder: DeskFolder
) -> None:
    keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("home", "enter")
        await app.until_on("TurnsScreen")
        assert " ▸ ┃ 1 " in app.screen
        await app.press("end", "up", "e")
        assert "It ends with turn 3 now. 1 turn and 8 words of the candidate." in app.screen
        await app.press("b")
        assert "It begins and ends with turn 3 now." in app.screen
        assert "The candidate says nothing in these turns." in app.flat
        await app.press("a")
        assert "All turns belong to it now. 2 turns and " in app.screen


async def test_turns_that_are_refused_can_be_chosen_anew(
    tmp_path: Path, folder: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotYetError("The candidate says nothing there.")

    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("home", "enter")
        await app.until_on("TurnsScreen")
        monkeypatch.setattr(Desk, "set_range", refuse)
        await app.press("b", "e", "enter")
        assert app.where == "TurnsScreen"
        assert app.notices == "The candidate says nothing there."
        assert folder.load(number).sheets == MARKED.sheets


async def test_a_question_is_read_before_it_is_taken_and_can_be_taken_away(
    tmp_path: Path, folder: DeskFolder
) -> None:
    number = keep(folder)
    async with running(tmp_path, size=(60, 20)) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        assert "x take away" not in app.screen
        await app.press("up", "enter")
        await app.until_on("QuestionScreen")
        assert " ".join(SECOND.prompt.split()) in app.flat
        await app.press("enter")
        await app.until_on("TurnsScreen")
        await app.press("enter")
        await app.until_on("SetupScreen")
        await app.press("home", "down")
        assert " ▸ Question" in app.screen
        assert "x take away" in app.screen
        assert " ".join(SECOND.prompt.split()) in app.flat
        await app.press("x")
        assert [s.question for s in folder.load(number).sheets] == [DECISION.id]
        assert acts(folder)[-1] == "question dropped"
        assert "Radiology" not in app.screen


async def test_a_question_with_words_is_asked_about_and_one_with_a_level_stays(
    tmp_path: Path, folder: DeskFolder
) -> None:
    number = keep(folder)
    desk = Desk.open(folder, number, FakeLibrary(bank_of(DECISION)), FakeClock())
    desk.pick(DECISION, "diagnosis", (Quote(desk.said(DECISION.id).turns[0], 0, 9),))
    desk.close()
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("home", "x")
        await app.until_on("ChoiceScreen")
        await app.press("enter")
        await app.until_on("SetupScreen")
        assert len(folder.load(number).sheets) == 1
        await app.press("x")
        await app.until_on("ChoiceScreen")
        await app.press("down", "enter")
        await app.until_on("SetupScreen")
        assert folder.load(number).sheets == ()
    desk = Desk.open(folder, number, FakeLibrary(bank_of(DECISION)), FakeClock())
    desk.set_range(DECISION.id, 0, 3)
    desk.close()
    mark(folder, number)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        await app.press("home", "x")
        assert app.where == "SetupScreen"
        assert "A level was given on this question" in app.notices


async def test_the_mode_is_chosen_and_before_is_asked_about(
    tmp_path: Path, folder: DeskFolder
) -> None:
    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        assert "after · The tool's level on a criterion shows once you gave yours." in app.flat

        async def choose(*keys: str) -> None:
            await app.press("t")
            await app.until_on("ChoiceScreen")
            await app.press(*keys)
            await app.until_on("SetupScreen")

        await choose("escape")
        await choose("enter")
        # Before one's own: only once that was meant.
        await choose("end", "enter", "enter")
        assert folder.load(number).suggest == "after"
        await choose("end", "enter", "down", "enter")
        assert folder.load(number).suggest == "before"
        assert "before · " in app.flat
        await choose("home", "enter")
        assert "off · The tool's level is never shown." in app.flat
        assert folder.load(number).suggest == "off"
        assert acts(folder).count("suggest") == 2


async def test_one_that_is_open_elsewhere_is_only_read(tmp_path: Path, folder: DeskFolder) -> None:
    number = keep(folder, About())
    handle = folder.hold(number)
    assert handle > 0
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        assert "Another hotseat has this interview open" in app.notices
        await app.press("x")
        await app.until_on("ChoiceScreen")
        await app.press("down", "enter")
        await app.until_on("DesksScreen")
        assert "is open in another hotseat" in app.notices
        assert folder.ids() == [number]


def test_the_likely_question_is_the_one_whose_words_were_used() -> None:
    others = [
        replace(SECOND, id=f"q{n}", title="", prompt=f"Other{n} words{n} entirely{n} here.")
        for n in range(6)
    ]
    hospital = replace(SECOND, prompt="Radiologists dictate findings; style drifts; what first?")
    known = [hospital, *others, DECISION]
    assert likely_questions(TRANSCRIPT, NAMED[1], known) == (DECISION.id,)
    answered = Transcript(TURNS[1::2], "x")
    assert likely_questions(answered, NAMED[1], known) == ()


async def test_a_finished_one_refuses_at_once(tmp_path: Path, folder: DeskFolder) -> None:
    number = keep(folder)
    folder.save(replace(folder.load(number), locked_at=FakeClock().now()))
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        assert "See the levels" in app.screen
        for key in ("home", "t", "x", "w", "enter", "down", "enter"):
            app.app.clear_notifications()
            await app.press(key)
            assert app.where == "SetupScreen", key
            if key not in ("home", "down"):
                assert "This interview is finished" in app.notices, key
        await app.press("end", "enter")
        await app.until_on("DeskScreen")
