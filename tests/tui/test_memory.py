"""A screen that was left is gone, with all that it held."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.tui.desks import put
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

MANY = 600

Visit = Callable[[Driver], Awaitable[None]]


async def answer(app: Driver) -> None:
    """Answer a question, and look at the marks."""
    await app.answer(ANSWER)
    await app.press("h")


async def at_desk(app: Driver) -> None:
    """Open the interview that is there."""
    await app.press("d")
    await app.until_on("DesksScreen")
    await app.until_seen("enter mark")
    await app.press("enter")
    await app.until_on("DeskScreen")
    await app.until(lambda: "scored" in app.screen)
    await app.press("escape", "escape")


def by_key(key: str, name: str) -> Visit:
    """Go to a screen, and back."""

    async def visit(app: Driver) -> None:
        await app.press(key)
        await app.until_on(name)
        await app.press("escape")

    return visit


VISITS = {
    "answer": answer,
    "desk": at_desk,
    "choose": by_key("c", "ChooseScreen"),
    "seats": by_key("s", "SeatsScreen"),
    "progress": by_key("o", "ProgressScreen"),
    "guide": by_key("g", "GuideScreen"),
    "drill": by_key("t", "InterviewScreen"),
}


def held() -> Counter[str]:
    """Widgets that are somewhere in memory, and what they painted, by kind."""
    gc.collect()
    return Counter(
        type(o).__name__ for o in gc.get_objects() if isinstance(o, Widget | StylesCache)
    )


@pytest.mark.parametrize("name", VISITS)
async def test_a_screen_that_was_left_is_gone(tmp_path: Path, name: str) -> None:
    put()
    async with running(tmp_path) as app:
        for _ in range(2):
            await VISITS[name](app)
            await app.until_on("HomeScreen")
        before = held()
        for _ in range(3):
            await VISITS[name](app)
            await app.until_on("HomeScreen")
        assert held() - before == Counter()


def kept_of_painted() -> dict[str, int]:
    """How many places and styles that were painted are held, by what holds them."""
    caches = {name: cache for name, cache in vars(Region).items() if hasattr(cache, "cache_info")}
    caches["render_ansi"] = Strip.render_ansi
    return {name: cache.cache_info().currsize for name, cache in caches.items()}


async def test_what_was_painted_is_forgotten_with_its_screen(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("c")
        await app.until_on("ChooseScreen")
        for width in range(70, 100):
            await app.pilot.resize_terminal(width, 24)
        assert max(kept_of_painted().values()) > MANY
        await app.press("escape")
        await app.until_on("HomeScreen")
        await app.pilot.pause()
        assert max(kept_of_painted().values()) < MANY
