"""Where the app begins with the desk."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from tests.fake_clock import FakeClock
from tests.tui.at_desks import keep, opened_elsewhere, stand_in
from tests.tui.driver import PATIENCE, Driver, running
from tests.tui.fakes import CONCEPT, DECISION, FakeLibrary, bank_of
from textual.widgets import OptionList

from hotseat.desk.folder import DeskFolder
from hotseat.tui.app import HotseatApp
from hotseat.tui.messages import LibraryLoaded


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)


@pytest.fixture
def folder() -> DeskFolder:
    """Where the app keeps interviews."""
    return DeskFolder()


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
        await driver.until(lambda: len(app.screen_stack) == (2 if wanted == "" else 3))
        await driver.until(lambda: app.screen_stack[1].query(OptionList).first().option_count > 0)
        assert opened_elsewhere(folder, number) == (wanted == "id")


async def test_one_that_is_not_there_is_told_on_the_list(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.app.desks.begin("ffffff")
        await app.until_on("DesksScreen")
        assert "no interview at the desk is called 'ffffff'" in app.notices


@pytest.mark.parametrize("wanted", ["", "id"])
async def test_nothing_typed_does_anything_before_the_list_is_there(
    folder: DeskFolder, wanted: str
) -> None:
    number = keep(folder)
    may_load = Event()

    def load(_: object) -> FakeLibrary:
        assert may_load.wait(PATIENCE)
        return FakeLibrary(bank_of(DECISION, CONCEPT))

    app = HotseatApp(library_factory=load, clock=FakeClock())
    app.first_desk = number if wanted else ""
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        try:
            assert driver.where == "DesksScreen"
            assert "Reading …" in driver.screen
            await driver.press("t", "p", "x", "i", "c", "enter", "escape", "q")
            assert driver.where == "DesksScreen"
            assert "esc back" not in driver.screen
        finally:
            may_load.set()
        await driver.until_on("DeskScreen" if wanted else "DesksScreen")
        if not wanted:
            await driver.until_seen("Candidate A")
            assert "esc back" in driver.screen


async def test_the_bank_may_come_when_the_app_was_left() -> None:
    library = FakeLibrary(bank_of(DECISION, CONCEPT))
    app = HotseatApp(library_factory=lambda _: library, clock=FakeClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
    app.practice.library_loaded(LibraryLoaded(library))
    assert app.session.library is None


async def test_the_pointer_stands_on_the_one_that_was_open(folder: DeskFolder) -> None:
    wanted = sorted(keep(folder) for _ in range(3))[2]
    shelf = FakeLibrary(bank_of(DECISION, CONCEPT))
    app = HotseatApp(library_factory=lambda _: shelf, clock=FakeClock())
    app.first_desk = wanted
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.until_on("DeskScreen")
        app.screen.dismiss()
        await driver.until_on("DesksScreen")
        options = app.screen.query_one(OptionList)
        await driver.until(lambda: options.option_count == 3)
        await driver.until(lambda: options.highlighted == 2)
        await driver.press("x")
        await driver.until_on("ChoiceScreen")
        assert f"Candidate {folder.load(wanted).label} · purge" in driver.screen
