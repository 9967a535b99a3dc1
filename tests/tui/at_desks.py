"""Interviews for tests of the list at the desk, and ways to it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver
from tests.tui.fakes import DECISION, SECOND, FakeLibrary, bank_of
from textual.widgets import Input

from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.errors import InUseError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Quote, Sheet, Transcript, Turn
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


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that marks nothing, and a home of its own."""
    module = ModuleType("hotseat.tui.screens.desk")
    module.DeskScreen = DeskScreen  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "hotseat.tui.screens.desk", module)
    monkeypatch.setenv("HOME", str(folder))


def keep(folder: DeskFolder, about: About = MARKED, transcript: Transcript = TRANSCRIPT) -> str:
    """An interview at the desk; gives its id."""
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
    """What the log says."""
    return [entry["act"] for entry in folder.log.entries()]
