"""Drives the app without a terminal, and reads what stands on its screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fake_clock import FakeClock
from tests.tui.fakes import CONCEPT, DECISION, SECOND, FakeLibrary, bank_of
from textual import events
from textual.pilot import Pilot

from hotseat.interview.clock import Clock
from hotseat.interview.library import Library
from hotseat.records.store import Store
from hotseat.settings.models import Settings
from hotseat.tui.app import HotseatApp
from hotseat.tui.screens.interview import InterviewScreen
from hotseat.tui.widgets.answer import AnswerArea

PATIENCE = 60.0
QUIET = Settings(predict=False)
"""Straight from an answer to its marks."""


class Driver:
    """The running app with a few ways to use it."""

    def __init__(self, app: HotseatApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> str:
        """The text on the screen, a line a row."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def flat(self) -> str:
        """The text on the screen without line ends and runs of spaces."""
        return " ".join(self.screen.split())

    @property
    def notices(self) -> str:
        """The notices so far."""
        return "\n".join(notice.message for notice in self.app._notifications)

    @property
    def where(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def area(self) -> AnswerArea:
        """The field for the answer."""
        return self.app.screen.query_one(AnswerArea)

    @property
    def store(self) -> Store:
        """The records."""
        assert self.app.session.store is not None
        return self.app.session.store

    async def press(self, *keys: str) -> None:
        """Press keys and let the app settle."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"it never came to hold; the screen:\n{self.screen}"
            await asyncio.sleep(0.01)
            await self.pilot.pause()

    async def until_on(self, name: str) -> None:
        """Wait until a screen is on top and has been painted."""
        await self.until(lambda: self.where == name and self.app.screen.is_current)
        await self.pilot.pause()

    async def until_seen(self, words: str) -> None:
        """Wait until words stand on the screen."""
        await self.until(lambda: words in self.screen)

    async def write(self, text: str) -> None:
        """Put text into the answer as typing would, but at once."""
        self.area.insert(text)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste, as the terminal hands it over."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def open_question(self, question_id: str = DECISION.id) -> None:
        """Have a question asked."""
        question = self.app.session.question(question_id)
        assert question is not None
        self.app.practice.open(question)
        await self.until_on("InterviewScreen")

    async def pass_time(self, seconds: float) -> None:
        """Let time pass for the question that is asked, with a look at the clock each second."""
        screen, clock = self.app.screen, self.app.clock
        assert isinstance(screen, InterviewScreen)
        assert isinstance(clock, FakeClock)
        tick = screen.tick
        while seconds > 0 and self.app.screen is screen:
            clock.go_on(min(seconds, 1.0))
            tick()
            seconds -= 1.0
        await self.pilot.pause()

    async def answer(self, text: str, question_id: str = DECISION.id) -> None:
        """Answer a question and wait for the feedback."""
        await self.open_question(question_id)
        self.area.load_text("")
        await self.write(text)
        await self.press("ctrl+s")
        await self.until_on("FeedbackScreen")

    async def answer_without_judging(self, text: str, question_id: str) -> None:
        """Answer a question and skip the guess."""
        await self.open_question(question_id)
        await self.write(text)
        await self.press("ctrl+s")
        await self.until_on("PredictScreen")
        await self.press("enter")
        await self.until_on("FeedbackScreen")


@asynccontextmanager
async def running(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    library: Library | None = None,
    clock: Clock | None = None,
    loaded: bool = True,
    settings: Settings = QUIET,
    store_factory: Callable[[], Store] | None = None,
) -> AsyncIterator[Driver]:
    """The app on a small bank, with its records in a folder."""
    shelf = library or FakeLibrary(bank_of(DECISION, SECOND, CONCEPT))
    app = HotseatApp(
        settings=settings,
        library_factory=lambda _: shelf,
        store_factory=store_factory or (lambda: Store.open(folder / "hotseat.db")),
        clock=clock or FakeClock(),
    )
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        if loaded:
            app.practice.load()
            await driver.until(lambda: app.session.library is not None)
            await pilot.pause()
        try:
            yield driver
        finally:
            if app.session.store is not None:
                app.session.store.close()
