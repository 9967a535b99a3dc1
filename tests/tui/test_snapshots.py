"""How the screens look: few pictures, on a bank that never changes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.fake_clock import FakeClock
from tests.tui.desks import put
from tests.tui.driver import QUIET, Driver
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of
from textual.pilot import Pilot
from textual.widgets import TextArea

from hotseat.interview.sitting import mock
from hotseat.records.store import Store
from hotseat.tui.app import HotseatApp

Steps = Callable[[Driver], Awaitable[None]]


async def home(app: Driver) -> None:
    await app.until_seen("3 questions")


async def interview(app: Driver) -> None:
    await app.open_question()
    await app.write(ANSWER)
    app.app.practice.save_draft()
    await app.until_seen("saved")


async def feedback(app: Driver) -> None:
    await app.answer(ANSWER)
    await app.until_seen("Add one thing")


async def guide(app: Driver) -> None:
    await app.press("g")
    await app.until_seen("Facts are stale")


async def timed(app: Driver) -> None:
    app.app.flow.start(mock([DECISION, SECOND], started_at=FakeClock().now(), budget=240))
    await app.until_on("InterviewScreen")
    await app.write(ANSWER)
    await app.pass_time(121)
    await app.write(" That came late.")
    await app.pass_time(9)
    app.app.practice.save_draft()
    await app.until_seen("saved")


async def report(app: Driver) -> None:
    run = mock([DECISION, SECOND], started_at=FakeClock().now(), budget=240)
    run.probing = False
    app.app.flow.start(run)
    for place in (1, 2):
        await app.until_on("InterviewScreen")
        await app.until_seen(f"{place} of 2")
        await app.write(ANSWER)
        await app.pass_time(50)
        await app.press("ctrl+s")
    await app.until_on("ReportScreen")


async def desk(app: Driver) -> None:
    app.app.desks.begin(put().id)
    await app.until_on("DeskScreen")
    await app.until_seen("hidden until you score")
    await app.press("space", "1", "enter")
    await app.until_seen("1 of 4 scored")


@pytest.mark.usefixtures("_pictures")
@pytest.mark.parametrize(
    ("steps", "size"),
    [
        pytest.param(home, (80, 24), id="home"),
        pytest.param(interview, (80, 24), id="interview"),
        pytest.param(feedback, (80, 24), id="feedback"),
        pytest.param(guide, (80, 24), id="guide"),
        pytest.param(timed, (80, 24), id="timed"),
        pytest.param(report, (80, 24), id="report"),
        pytest.param(feedback, (120, 40), id="feedback-wide"),
        pytest.param(desk, (80, 24), id="desk"),
        pytest.param(desk, (120, 40), id="desk-wide"),
    ],
)
def test_looks(
    snap_compare: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    steps: Steps,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(TextArea, "cursor_blink", False)
    app = HotseatApp(
        library_factory=lambda _: FakeLibrary(bank_of(DECISION, SECOND, CONCEPT)),
        store_factory=lambda: Store.open(tmp_path / "hotseat.db"),
        clock=FakeClock(),
        settings=QUIET,
    )

    async def run_before(pilot: Pilot[None]) -> None:
        app.practice.load()
        driver = Driver(app, pilot)
        await driver.until(lambda: app.session.library is not None)
        await steps(driver)
        await asyncio.sleep(0.1)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=run_before)
