"""Interviews for tests of the desk's screen, and the screen opened on one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fake_clock import FakeClock
from tests.tui.driver import QUIET, Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Interview, Marking, Sheet, Suggest, Transcript, Turn
from hotseat.interview.library import Library
from hotseat.settings.models import Settings
from hotseat.tui.screens.desk import DeskScreen

ADA, GRACE = "Ada Lovelace", "Grace Hopper"
TURNS = (
    Turn(GRACE, 61.0, "Hello Ada, what would you do first?"),
    Turn(ADA, 250.0, ANSWER),
    Turn(GRACE, 302.0, "And when would you do both?"),
    Turn(ADA, 3909.0, "Both when search is right but the shape is not. Write to ada@example.org."),
    Turn(GRACE, None, "Thank you."),
)


def put(
    turns: Sequence[Turn] = TURNS,
    *,
    suggest: Suggest = "after",
    sheets: Sequence[Sheet] = (Sheet(DECISION.id, 0, 3),),
    candidate: str = ADA,
) -> Interview:
    """An interview in the data folder."""
    about = About(
        candidate=candidate, sheets=tuple(sheets), suggest=suggest, keep_until="2027-03-01"
    )
    return add(DeskFolder(), Transcript(tuple(turns), "WebVTT"), FakeClock().now(), about)


class AtTheDesk(Driver):
    """The app with the desk on top."""

    desk_screen: DeskScreen

    @property
    def desk(self) -> Desk:
        """The interview that is open."""
        return self.desk_screen.at.desk

    @property
    def left(self) -> str:
        """The transcript, without line ends."""
        halves = [line.partition("│")[0] for line in self.screen.splitlines() if "│" in line]
        return " ".join(" ".join(halves).split())

    @property
    def right(self) -> str:
        """What stands beside it, without line ends."""
        halves = [line.partition("│")[2] for line in self.screen.splitlines()]
        return " ".join(" ".join(halves).replace("│", " ").split())

    @property
    def kept(self) -> Interview:
        """The interview as it is on the disk."""
        return self.desk.folder.load(self.desk.interview.id)

    def marking(self, criterion: str, question: str = DECISION.id) -> Marking:
        """What is on the disk of a criterion."""
        sheet = self.kept.sheet(question)
        assert sheet is not None
        return sheet.marking(criterion)

    @property
    def acts(self) -> list[str]:
        """What the log says."""
        return [entry["act"] for entry in self.desk.folder.log.entries()]

    async def ready(self) -> None:
        """Wait until levels can be given."""
        await self.until(lambda: self.desk_screen.at.ready or bool(self.desk_screen.failed))
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Type into the line."""
        await self.press(*("space" if c == " " else c for c in words))


def shelf() -> FakeLibrary:
    """A small bank."""
    return FakeLibrary(bank_of(DECISION, SECOND, CONCEPT))


@asynccontextmanager
async def marking(
    folder: Path,
    interview: Interview | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    library: Library | None = None,
    settings: Settings = QUIET,
    wait: bool = True,
) -> AsyncIterator[AtTheDesk]:
    """The desk open on an interview, ready to be marked."""
    books = library or shelf()
    async with running(folder, size=size, library=books, settings=settings) as app:
        number = (interview or put()).id
        desk = Desk.open(DeskFolder(), number, books, app.app.clock)
        driver = AtTheDesk(app.app, app.pilot)
        driver.desk_screen = DeskScreen(desk)
        await app.app.push_screen(driver.desk_screen)
        await driver.until_on("DeskScreen")
        if wait:
            await driver.ready()
        yield driver
