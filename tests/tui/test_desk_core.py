"""The desk's parts: titles, what may be left out, signs around words, the first picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.desks import marking, put, shelf
from tests.tui.fakes import CONCEPT, SECOND, FakeLibrary, bank_of

from hotseat.bank.models import Question, Statement
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet
from hotseat.tui.desk import jobs

LONG = "tuning changes the weights of the model and so what it does with any words it is given"


def long_concept() -> Question:
    """A concept with a point that no line of the desk has room for."""
    return replace(CONCEPT, points=(Statement("weights", LONG), *CONCEPT.points[1:]))


@pytest.mark.parametrize("width", [80, 120])
async def test_all_of_the_title_at_hand_can_be_read(tmp_path: Path, width: int) -> None:
    library = FakeLibrary(bank_of(long_concept(), SECOND))
    interview = put(sheets=[Sheet(CONCEPT.id, 0, 3)])
    async with marking(tmp_path, interview, library=library, size=(width, 24)) as app:
        rows = [row.split("│")[1] for row in app.screen.splitlines() if "│" in row]
        assert LONG in " ".join(" ".join(rows).replace("◂ now", "").split())
        assert "◂ now" in rows[0]
        await app.press("w")
        await app.until_on("PageScreen")
        assert LONG in app.flat
        assert app.flat.index(LONG) < app.flat.index("The question")
        assert "Why · criterion 1 of 3" in app.screen


# Notices


async def test_what_was_told_before_an_act_that_fails_goes_with_it(tmp_path: Path) -> None:
    interview = put()
    async with marking(tmp_path, interview) as app:
        Desk.open(DeskFolder(), interview.id, shelf(), FakeClock())
        app.desk_screen._look()
        await app.press("L")
        assert "There is no level yet on" in app.notices
        assert "Another hotseat" not in app.notices


async def test_no_notice_lies_over_the_screen_that_comes_after(tmp_path: Path) -> None:
    interview = put()
    first = Desk.open(DeskFolder(), interview.id, shelf(), FakeClock())
    async with marking(tmp_path, interview) as app:
        assert "here it can only be read" in app.notices
        await app.press("escape")
        await app.until_on("HomeScreen")
        assert app.notices == ""
    first.close()


async def test_that_the_rubric_is_read_is_told_no_longer_than_it_is_true(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        at = app.desk_screen.at
        at.close_parts()
        await app.press("1")
        assert "still being read" in app.notices
        assert at.question is not None
        jobs.start_preparing(app.desk_screen, at.desk, at.question)
        await app.ready()
        assert "still being read" not in app.notices
