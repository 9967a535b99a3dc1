"""The desk around the marking: the list, an import, what an interview is about, calibration."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver, running
from tests.tui.fakes import CONCEPT, DECISION, SECOND, FakeLibrary, bank_of
from textual.widgets import Input, OptionList

from hotseat.desk import calibrating
from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.errors import InUseError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.likely import likely_questions
from hotseat.desk.models import Quote, Sheet, Transcript, Turn
from hotseat.errors import InvalidFileError, Problem
from hotseat.tui.app import HotseatApp
from hotseat.tui.desk.typed import as_path
from hotseat.tui.screens.base import BaseScreen

NAMED = "Dana Whitfield", "Priya Raman"
TURNS = (
    Turn(NAMED[0], 4.0, f"Thanks, Priya. {DECISION.prompt}"),
    Turn(NAMED[1], 21.0, "The facts change every week. Write to priya@example.org."),
    Turn(NAMED[0], 50.0, "And then? [link=x]press[/link]\x1b[31m"),
    Turn(
        NAMED[1],
        55.0,
        "I would retrieve from the policy pages, since those are what somebody edits when a rule "
        "changes, and train nothing for now.",
    ),
)
TRANSCRIPT = Transcript(TURNS, "WebVTT")
MARKED = About(candidate=NAMED[1], sheets=(Sheet(DECISION.id, 0, 3),))


class DeskScreen(BaseScreen):
    """Stands in for the screen that marks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that marks nothing, and a home of its own."""
    module = ModuleType("hotseat.tui.screens.desk")
    module.DeskScreen = DeskScreen  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "hotseat.tui.screens.desk", module)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def folder() -> DeskFolder:
    """Where the app keeps interviews."""
    return DeskFolder()


def keep(folder: DeskFolder, about: About = MARKED, transcript: Transcript = TRANSCRIPT) -> str:
    return add(folder, transcript, FakeClock().now(), about).id


def mark(folder: DeskFolder, number: str, level: int = 1) -> None:
    """Give a level on the diagnosis."""
    desk = Desk.open(folder, number, FakeLibrary(bank_of(DECISION, SECOND)), FakeClock())
    turn = desk.said(DECISION.id).turns[0]
    desk.pick(DECISION, "diagnosis", (Quote(turn, 0, 9),))
    desk.give(DECISION, "diagnosis", level)
    desk.close()


def opened_elsewhere(folder: DeskFolder, number: str) -> bool:
    """Whether anybody holds an interview."""
    try:
        os.close(folder.hold(number))
    except InUseError:
        return True
    return False


async def at_desk(app: Driver, words: str = "") -> None:
    """From home to the list, and wait until it is there."""
    await app.press("d")
    await app.until_on("DesksScreen")
    await app.until_seen(words or "names hidden")


async def type_in(app: Driver, words: str) -> None:
    """Put words on the line."""
    app.app.screen.query_one(Input).value = words
    await app.press("enter")


def acts(folder: DeskFolder) -> list[str]:
    return [entry["act"] for entry in folder.log.entries()]


# The list


async def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await at_desk(app, "No interview is at the desk.")
        assert "i imports a transcript: Zoom, Teams, Otter, SRT, or lines with names; nothing" in (
            app.flat
        )
        assert "x purge" not in app.screen
        assert "i import" in app.screen
        await app.press("x", "e", "k", "s", "a", "enter")
        assert app.where == "DesksScreen"
        await app.press("escape")
        await app.until_on("HomeScreen")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_each_interview_with_questions_and_state_and_no_name(
    tmp_path: Path, folder: DeskFolder, size: tuple[int, int]
) -> None:
    first = keep(folder)
    keep(folder, About(keep_until="2026-03-03"))
    mark(folder, first)
    async with running(tmp_path, size=size) as app:
        await at_desk(app, "Candidate B")
        assert "Candidate A" in app.screen
        assert "The returns bot" in app.screen
        assert "1 of 4 scored" in app.screen
        assert "kept until 2027-03-04" in app.screen
        assert "to be set up" in app.screen
        assert "past its date" in app.screen
        assert "2 interviews" in app.screen
        for name in (*NAMED, "Priya", "Raman"):
            assert name not in app.screen


async def test_the_order_is_that_of_the_ids(tmp_path: Path, folder: DeskFolder) -> None:
    labels = {keep(folder): label for label in "ABCD"}
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate D")
        rows = [line.split()[1] for line in app.screen.splitlines() if " Candidate " in line]
        assert rows == [labels[number] for number in sorted(labels)]


async def test_a_damaged_one_is_told_and_can_be_purged(tmp_path: Path, folder: DeskFolder) -> None:
    keep(folder)
    broken = keep(folder)
    (folder.path / broken / "work.json").write_text("{")
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        assert f"{broken}/work.json is damaged" in app.flat.replace(" ", "") or (
            "is damaged" in app.flat
        )
        await app.press("end", "enter")
        assert "cannot be opened. x removes it" in app.notices
        await app.press("x")
        await app.until_on("ChoiceScreen")
        assert f"Interview {broken} would be removed" in app.screen
        await app.press("down", "enter")
        await app.until_on("DesksScreen")
        await app.until(lambda: "is damaged" not in app.screen)
        assert len(folder.ids()) == 1


async def test_enter_opens_it_to_be_marked_and_lets_go_after(
    tmp_path: Path, folder: DeskFolder
) -> None:
    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("enter")
        await app.until_on("DeskScreen")
        screen = app.app.screen
        assert isinstance(screen, DeskScreen)
        assert screen.desk.interview.id == number
        assert not screen.desk.read_only
        screen.dismiss()
        await app.until_on("DesksScreen")
        assert screen.desk.read_only


async def test_marks_show_on_the_list(
    tmp_path: Path, folder: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "hotseat.tui.screens.desk")
    keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "0 of 4 scored")
        await app.press("enter")
        await app.until_on("DeskScreen")
        await app.press("space", "1")
        await app.until_seen("1 of 4 scored")
        await app.press("escape")
        await app.until_on("DesksScreen")
        await app.until_seen("1 of 4 scored · kept until")


async def test_going_home_lets_go_of_what_was_set_up(tmp_path: Path, folder: DeskFolder) -> None:
    number = keep(folder)
    async with running(tmp_path, size=(60, 20)) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        assert "Mark it" in app.screen
        assert opened_elsewhere(folder, number)
        app.app.practice.home()
        await app.until_on("HomeScreen")
        await app.until(lambda: not opened_elsewhere(folder, number))


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
        await app.until_seen("/x/a.srt:7:1: no [b]time[/b] here. write 00:01")
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
        await app.until_on("SetupScreen")
        assert "Words outside these turns are picked" in app.notices
        assert "turns 1 to 4" in app.screen
        await app.press("w")
        await app.until_on("ChoiceScreen")
        await app.press("home", "enter")
        await app.until_on("SetupScreen")
        assert folder.load(number).candidate == NAMED[1]


async def test_the_mode_changes_and_says_what_it_means(tmp_path: Path, folder: DeskFolder) -> None:
    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("s")
        await app.until_on("SetupScreen")
        assert "after · The tool's level on a criterion shows once you gave yours." in app.flat
        await app.press("t")
        assert "before · " in app.flat
        await app.press("t")
        assert "off · The tool's level is never shown." in app.flat
        assert folder.load(number).suggest == "off"


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


# Keep, purge, export


async def test_keep_until_is_checked_and_kept(tmp_path: Path, folder: DeskFolder) -> None:
    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("k")
        assert app.app.screen.query_one(Input).value == "2027-03-04"
        await type_in(app, "next year")
        assert "A date is written 2027-03-01" in app.screen
        await type_in(app, "2026-03-03")
        assert "That day is over." in app.screen
        await type_in(app, "2026-12-24")
        await app.until_seen("kept until 2026-12-24")
        assert folder.load(number).keep_until == "2026-12-24"
        await app.press("k")
        await type_in(app, "")
        await app.until_seen("kept, no date")


async def test_a_purge_asks_once_and_leaves_levels_in_the_log_only(
    tmp_path: Path, folder: DeskFolder
) -> None:
    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("x")
        await app.until_on("ChoiceScreen")
        for words in ("transcript", "quotes", "notes"):
            assert words in app.screen
        await app.press("enter")
        await app.until_on("DesksScreen")
        assert folder.ids() == [number]
        await app.press("x")
        await app.until_on("ChoiceScreen")
        await app.press("down", "enter")
        await app.until_seen("No interview is at the desk.")
        assert folder.ids() == []
        assert "Candidate A was purged." in app.notices
    last = list(folder.log.entries())[-1]
    assert (last["act"], last["interview"]) == ("purge", number)
    assert last["at"] == FakeClock().now().isoformat()
    assert "Priya" not in folder.log.path.read_text()


async def test_an_export_goes_to_the_home_folder(
    tmp_path: Path, folder: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("hotseat.reports.desk")

    def render(opened: Desk, form: str, *, names: bool = False) -> Iterator[str]:
        yield f"{opened.interview.label} {form} {names}"

    module.render = render  # type: ignore[attr-defined]
    module.check_report = lambda *_: None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "hotseat.reports.desk", module)
    keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("e")
        await app.until_on("ChoiceScreen")
        await app.press("end", "enter")
        await app.until(lambda: "Written to" in app.notices)
    written = tmp_path / "hotseat-desk-A-2026-03-04.txt"
    assert written.read_text() == "A letter False"
    assert written.stat().st_mode & 0o777 == 0o600
    assert acts(folder)[-1] == "export"


async def test_a_letter_that_would_say_nothing_is_not_written(
    tmp_path: Path, folder: DeskFolder
) -> None:
    keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("e")
        await app.until_on("ChoiceScreen")
        await app.press("end", "enter")
        await app.until(lambda: "There is no level yet" in app.notices)
    assert acts(folder)[-1] != "export"


# Figures and the log


async def test_agreement_and_log_have_their_pages(tmp_path: Path, folder: DeskFolder) -> None:
    number = keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate A")
        await app.press("a")
        await app.until_on("PageScreen")
        assert "Nothing to compare yet" in app.screen
        await app.press("escape")
        await app.until_on("DesksScreen")
        mark(folder, number)
        await app.press("a")
        await app.until_on("PageScreen")
        assert "Diagnosis 0% too few 1" in app.flat
        await app.press("escape")
        await app.until_on("DesksScreen")
        await app.press("l")
        await app.until_on("PageScreen")
        assert f"Lines {len(acts(folder))}" in app.flat


GOLD = tuple(
    SimpleNamespace(
        question=DECISION.id,
        answer=f"Answer number {n}. The facts change every week.",
        levels={"diagnosis": 2, "order": 0},
    )
    for n in range(3)
)


async def test_calibration_brings_the_answers_once(
    tmp_path: Path, folder: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrating, "gold_answers", lambda _: GOLD)
    async with running(tmp_path) as app:
        await at_desk(app, "No interview")
        await app.press("c")
        await app.until_seen("Answer 3 of 3")
        assert "The returns bot" in app.screen
        assert "i import" not in app.screen
        await app.press("a")
        await app.until_on("PageScreen")
        assert "No answer has a level yet." in app.screen
        await app.press("escape")
        await app.until_on("DesksScreen")
        third = next(i for i in map(folder.load, folder.ids()) if i.label == "3")
        mark(folder, third.id, 2)
        await app.press("end", "enter")
        await app.until_on("DeskScreen")
        screen = app.app.screen
        assert isinstance(screen, DeskScreen)
        assert screen.desk.interview.id == third.id
        screen.dismiss()
        await app.until_on("DesksScreen")
        await app.until_seen("1 of 4 scored")
        await app.press("a")
        await app.until_on("PageScreen")
        assert "Diagnosis 100% too few 1" in app.flat
        assert "1 answer of 3 marked" in app.screen
        await app.press("escape", "escape")
        await app.until_seen("No interview is at the desk.")
    assert len(folder.ids()) == 3


# Where the app begins


@pytest.mark.parametrize(
    ("wanted", "screen"),
    [("", "DesksScreen"), ("calibrate", "DesksScreen"), ("id", "DeskScreen")],
)
async def test_the_app_begins_at_the_desk(
    tmp_path: Path, folder: DeskFolder, wanted: str, screen: str
) -> None:
    number = keep(folder)
    shelf = FakeLibrary(bank_of(DECISION, CONCEPT))
    app = HotseatApp(library_factory=lambda _: shelf, clock=FakeClock())
    app.first_desk = number if wanted == "id" else wanted
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.until_on(screen)
        assert len(app.screen_stack) == (2 if wanted == "" else 3)
        await driver.until(lambda: app.screen_stack[1].query(OptionList).first().option_count > 0)
        assert opened_elsewhere(folder, number) == (wanted == "id")


async def test_one_that_is_not_there_is_told_on_the_list(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.app.desks.begin("ffffff")
        await app.until_on("DesksScreen")
        assert "no interview at the desk is called 'ffffff'" in app.notices


# Hostile words


async def test_hostile_names_and_words_are_shown_as_they_are(
    tmp_path: Path, folder: DeskFolder
) -> None:
    evil = "[@click=app.quit]x[/]\x1b[2J"
    transcript = Transcript((Turn(evil, 1.0, evil), Turn("[/b]", None, "[red]")), "x")
    number = keep(folder, About(), transcript)
    work = folder.path / number / "work.json"
    work.write_text(json.dumps(json.loads(work.read_text()) | {"label": evil, "keep_until": evil}))
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate [@")
        await app.press("enter")
        await app.until_on("ChoiceScreen")
        assert "[@click=app.quit]x[/]" in app.screen
        assert "\x1b" not in app.screen
        await app.press("enter")
        await app.until_on("QuestionScreen")
        await app.press("enter")
        await app.until_on("TurnsScreen")
        assert "\x1b" not in app.screen


def test_a_path_is_read_as_it_is_dropped(tmp_path: Path) -> None:
    assert as_path(" '~/a b.vtt' ") == tmp_path / "a b.vtt"
    assert as_path('"/x/y"') == Path("/x/y")
