"""The same sitting on the screens and in lines leaves the same in the records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cli.plain_script import END, Wait, open_room
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND

from hotseat.interview.clock import Clock
from hotseat.interview.sitting import Run, mock
from hotseat.records.store import Store
from hotseat.settings.models import Settings


def a_mock(clock: Clock) -> Run:
    return mock([DECISION, CONCEPT, SECOND], started_at=clock.now(), budget=900)


def kept(store: Store) -> dict[str, Any]:
    """All that is kept, without what only one of the two ways can have."""
    return {
        "attempts": store.attempts(),
        "sitting": store.sitting(1),
        "open": store.open_sitting(),
        "cards": store.cards(),
        "draft": next(iter(store.latest_drafts()), None),
    }


async def answer(driver: Driver, text: str) -> None:
    """Four seconds of thought, an answer at once, and it is handed in."""
    await driver.until_on("InterviewScreen")
    await driver.pass_time(4)
    if text:
        await driver.write(text)
    else:
        await driver.press("ctrl+s")
    await driver.press("ctrl+s")


async def on_screens(folder: Path) -> dict[str, Any]:
    clock = FakeClock()
    async with running(folder, clock=clock, settings=Settings()) as driver:
        run = a_mock(clock)
        driver.app.flow.start(run)
        await answer(driver, ANSWER)
        await driver.until_on("PredictScreen")
        await driver.press("2", "1", "space", "0")
        await driver.until(lambda: run.probing_now)
        await answer(driver, "The old tickets show the tone.")
        await driver.until(lambda: run.index == 1 and not run.probing_now)
        await answer(driver, "It changes the weights.")
        await driver.until(lambda: run.probing_now)
        await answer(driver, "")
        await driver.until(lambda: run.index == 2 and not run.probing_now)
        await answer(driver, "")
        await driver.until_on("ReportScreen")
        return kept(driver.store)


def in_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    with open_room(folder, capsys) as room:
        room.play(
            *(Wait(4), ANSWER, END, "2 1 - 0"),
            *(Wait(4), "The old tickets show the tone.", END),
            *(Wait(4), "It changes the weights.", END),
            *(Wait(4), END, END),
            *(Wait(4), END, END, ""),
            run=a_mock(room.clock),
        )
        return kept(room.store)


async def test_both_ways_keep_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    screens = await on_screens(tmp_path / "a")
    lines = in_lines(tmp_path / "b", capsys)
    assert screens["attempts"]
    assert screens["cards"]
    assert lines == screens
    changed = replace(lines["attempts"][0], seconds=1.0)
    assert {**lines, "attempts": [changed]} != screens
