"""The app as it is in a browser."""

from __future__ import annotations

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver
from tests.tui.fakes import CONCEPT, DECISION, FakeLibrary, bank_of

from hotseat.records.store import Store
from hotseat.settings.models import Settings
from hotseat.tui.bindings import shown
from hotseat.tui.commands import commands
from hotseat.tui.screens.progress import ProgressScreen
from hotseat.tui.served import ServedApp, in_browser


def test_keys_that_browsers_keep_have_others_first() -> None:
    plain = in_browser(Settings())
    assert shown(plain, "interview.pause") == "F8"
    assert plain.keys_of("quit") == "f9,ctrl+q"
    own = in_browser(Settings(keys={"quit": "ctrl+g", "feedback.why": "f8,e"}))
    assert own.keys_of("quit") == "ctrl+g"
    assert own.keys_of("feedback.why") == "f8,e"
    assert own.keys_of("interview.pause") == "ctrl+t"


async def test_what_works_with_the_machines_own_files_is_not_there(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    database = tmp_path_factory.mktemp("data") / "hotseat.db"
    app = ServedApp(
        library_factory=lambda _: FakeLibrary(bank_of(DECISION, CONCEPT)),
        store_factory=lambda: Store.open(database),
        clock=FakeClock(),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        seen = Driver(app, pilot)
        app.practice.load()
        await seen.until(lambda: app.session.library is not None)
        await seen.until_seen("Not an assessment")
        assert "Shared history" in seen.screen
        assert "the machine that serves it" in seen.flat
        assert "desk" not in seen.screen
        await seen.press("d")
        assert seen.where == "HomeScreen"
        await seen.answer("The weights change.", CONCEPT.id)
        await seen.open_question()
        assert "editor" not in seen.screen
        names = {command.title for command in commands(app, app.screen)}
        assert names.isdisjoint({"Open in editor", "Interviewer desk"})
        assert "Submit" in names
        await seen.press("f4")
        assert seen.notices == ""
        app.practice.progress()
        await seen.until_on("ProgressScreen")
        assert isinstance(app.screen, ProgressScreen)
        assert "export" not in seen.screen
        assert not any("home folder" in said for said in app.screen.about)
        await seen.press("e")
        assert seen.notices == ""
        assert app.session.store is not None
        app.session.store.close()
