"""What the desk tells: notices that go with their act, warnings, and the line of keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.desks import ADA, TURNS, AtTheDesk, marking, put, shelf
from tests.tui.fakes import CONCEPT, DECISION
from textual.widgets._toast import Toast

from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet, Transcript, Turn
from hotseat.tui.screens.desk import DeskScreen
from hotseat.tui.widgets.linefield import LineField

RESTS = "Pick the words first"


def keys(app: AtTheDesk) -> str:
    """The line of keys."""
    return " ".join(app.screen.splitlines()[-1].split())


# Notices


async def test_what_was_told_of_an_act_goes_with_the_next_one(tmp_path: Path) -> None:
    interview = put()
    async with marking(tmp_path, interview) as app:
        await app.press("2")
        assert RESTS in app.notices
        await app.press("c")
        assert app.notices == ""
        # What is told of the interview itself goes as well: it was seen by then.
        Desk.open(DeskFolder(), interview.id, shelf(), FakeClock())
        app.desk_screen._look()
        await app.pilot.pause()
        assert app.notices == "Another hotseat opened this interview; there it can only be read."
        await app.press("C")
        assert app.notices == ""
        await app.press("L")
        assert "There is no level yet on" in app.notices
        await app.press("n")
        assert "There is no level yet on" not in app.notices


async def test_the_same_is_told_once_and_again_after_something_else(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("v", "v", "v", "v")
        assert app.notices.count("Stretches are added.") == 1
        await app.press("2", "c", "2")
        assert app.notices.count(RESTS) == 1


async def test_leaving_takes_along_what_was_told(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("L", "escape")
        await app.until_on("HomeScreen")
        assert app.notices == ""


async def test_notices_of_one_candidate_are_not_for_the_next(tmp_path: Path) -> None:
    ids = sorted(put().id for _ in range(2))
    async with marking(tmp_path, DeskFolder().load(ids[0])) as app:
        await app.press("h")
        await app.ready()
        await app.press("L")
        assert "There is no level yet on" in app.notices
        await app.press("enter")
        await app.ready()
        assert app.notices == ""


async def test_a_notice_does_not_lie_on_the_line_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with marking(tmp_path) as app:
        monkeypatch.setattr(app.app, "_disable_notifications", False)
        await app.app.push_screen(DeskScreen(app.desk))
        await app.press("n")
        app.app.tell("The disk is full.", severe=True)
        await app.until_seen("The disk is full.")
        [toast] = app.app.screen.query(Toast)
        field = app.app.screen.query_one(LineField)
        assert not toast.region.overlaps(field.region)


# Warnings


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_warning_begins_with_what_can_be_done(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with marking(tmp_path, size=size) as app:
        await app.press("n")
        await app.paste("a culture fit, young, an old-school man, clearly a native speaker")
        await app.press("enter")
        assert "enter keeps it all the same, esc goes back" in app.screen
        assert " more" in app.screen
        assert "! “culture fit”:" in app.flat
        assert keys(app) == "enter keep all the same esc back to it"
        await app.press("escape")
        assert "! “" not in app.screen
        assert keys(app) == "enter keep esc leave"


# The line of keys


async def test_the_line_of_keys_says_what_comes_next(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        assert keys(app).startswith("space quote x none 0-2 level enter next n note")
        assert keys(app).endswith("esc back F1 help")
        assert "space picks a quote, x none" in app.right
        for _ in range(4):
            await app.press("x", "0", "enter")
        await app.press("L")
        assert keys(app) == "enter finish esc not yet"
        await app.press("enter")
        assert keys(app).startswith("w why c next criterion e export")
        for word in ("quote", "level", "note", "undo", "none", "finish"):
            assert word not in keys(app)


async def test_what_can_only_be_read_offers_nothing_else(tmp_path: Path) -> None:
    interview = put()
    first = Desk.open(DeskFolder(), interview.id, shelf(), FakeClock())
    async with marking(tmp_path, interview) as app:
        assert keys(app).startswith("w why c next criterion")
        assert "picks a quote" not in app.screen
    first.close()


@pytest.mark.parametrize("width", [60, 80])
async def test_the_way_on_to_the_next_candidate_is_named(tmp_path: Path, width: int) -> None:
    put()
    async with marking(tmp_path, size=(width, 24)) as app:
        await app.press("h")
        await app.ready()
        assert keys(app).startswith("enter next candidate")
        assert keys(app).endswith("esc end the round F1 help")


async def test_another_question_is_named_where_there_is_one(tmp_path: Path) -> None:
    sheets = (Sheet(DECISION.id, 0, 1), Sheet(CONCEPT.id, 2, 3))
    async with marking(tmp_path, put(sheets=sheets)) as app:
        assert "enter next . question" in keys(app)


# Words


async def test_a_long_name_leaves_room_for_the_question(tmp_path: Path) -> None:
    name = "Augusta Ada King, Countess of Lovelace"
    turns = [Turn(name, 1.0, "I would look it up first."), Turn("Grace", 2.0, "Why?")]
    interview = put(turns, candidate=name, sheets=[Sheet(DECISION.id, 0, 1)])
    async with marking(tmp_path, interview) as app:
        await app.press("m")
        assert "names shown" in app.screen.splitlines()[0]
        assert "(A) · The returns bot" in app.screen.splitlines()[0]


async def test_where_it_was_written_fits_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with marking(tmp_path) as app:
        await app.press("e")
        await app.until(lambda: "Written to" in app.notices)
        assert "Written to ~/hotseat-desk-A-2026-03-04.md. " in app.notices


async def test_help_parts_keys_from_what_they_do(tmp_path: Path) -> None:
    async with marking(tmp_path, size=(80, 120)) as app:
        await app.press("f1")
        await app.until_on("HelpScreen")
        assert "0-9             level, probe" in app.screen
        assert "v               add stretches" in app.screen


async def test_calibration_has_no_candidates_to_go_through(tmp_path: Path) -> None:
    about = About(candidate=ADA, sheets=(Sheet(DECISION.id, 0, 3),), gold={"diagnosis": 2})
    interview = add(DeskFolder(), Transcript(TURNS, "one answer"), FakeClock().now(), about)
    async with marking(tmp_path, interview, size=(160, 40)) as app:
        assert "all candidates" not in keys(app)
        await app.press("h")
        assert app.desk_screen.round is None
