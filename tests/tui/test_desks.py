"""The list of interviews at the desk: what stands there, and what is done from it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from tests.fake_clock import FakeClock
from tests.tui.at_desks import (
    NAMED,
    DeskScreen,
    acts,
    at_desk,
    keep,
    mark,
    opened_elsewhere,
    stand_in,
    type_in,
)
from tests.tui.driver import running
from tests.tui.fakes import DECISION
from textual.widgets import Input

from hotseat.desk import calibrating
from hotseat.desk.adding import About
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Transcript, Turn
from hotseat.tui.desk.typed import as_path


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)


@pytest.fixture
def folder() -> DeskFolder:
    """Where the app keeps interviews."""
    return DeskFolder()


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
        rows = re.findall("Candidate (.)", app.screen)
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
        assert app.notices == ""
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


async def test_the_pointer_is_a_sign_and_goes_with_the_line(
    tmp_path: Path, folder: DeskFolder
) -> None:
    keep(folder)
    keep(folder)
    async with running(tmp_path) as app:
        await at_desk(app, "Candidate B")
        lines = app.screen.splitlines()
        assert [n for n, line in enumerate(lines) if "▸" in line] == [3]
        assert lines[3].startswith(" ▸ Candidate ")
        await app.press("down")
        lines = app.screen.splitlines()
        assert [n for n, line in enumerate(lines) if "▸" in line] == [5]
        await app.press("x")
        await app.until_on("ChoiceScreen")
        assert " ▸ Keep it" in app.screen
        await app.press("down")
        assert " ▸ Purge it" in app.screen
        assert "▸ Keep it" not in app.screen


async def test_the_same_notice_is_there_once(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        for words in ("Said.", "Another.", "Said."):
            app.app.tell(words)
            await app.pilot.pause()
        assert app.notices.splitlines() == ["Another.", "Said."]


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
        await type_in(app, "Never")
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


async def test_all_that_a_purge_says_is_seen_on_a_small_screen(
    tmp_path: Path, folder: DeskFolder
) -> None:
    keep(folder)
    async with running(tmp_path, size=(60, 20)) as app:
        await at_desk(app, "Candidate A")
        await app.press("x")
        await app.until_on("ChoiceScreen")
        assert "and the file it came from, stay where they are." in app.flat
        assert "Keep it" in app.screen
        assert "Purge it" in app.screen


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
        await app.until(lambda: "Written to ~/hotseat-desk-A-2026-03-04.txt." in app.notices)
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
        assert "Diagnosis 0 of 1 too few too few" in app.flat
        assert "hotseat desk agree, in a shell," in app.flat
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
        assert "Diagnosis 1 of 1 too few too few" in app.flat
        assert "1 answer of 3 marked" in app.screen
        await app.press("escape", "escape")
        await app.until_seen("No interview is at the desk.")
    assert len(folder.ids()) == 3


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
