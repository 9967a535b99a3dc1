"""Hostile transcripts, names, notes and rubrics at the desk: shown as they are, obeyed never."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.tui.desks import AtTheDesk, marking, put
from tests.tui.driver import Driver
from tests.tui.fakes import DECISION
from tests.tui.test_hostile import ALL, ALONE, HOSTILE, HostileLibrary, is_calm

from hotseat.desk.models import Sheet, Turn


def turns(words: str) -> list[Turn]:
    said = f"Some words. {words} And more."
    return [
        Turn(f"I {words}"[:90], 1.0, said),
        Turn(f"C {words}"[:90], 9e99, said),
        Turn(f"I {words}"[:90], 1e300, words),
        Turn(f"C {words}"[:90], -5.0, f"{words} x"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "size", "plain"),
    [
        *(pytest.param(words, (80, 24), False, id=name) for name, words in ALONE.items()),
        pytest.param(ALL, (120, 40), False, id="all, wide"),
        pytest.param(ALL, (60, 20), True, id="all, small, no colour"),
        pytest.param(HOSTILE["wide"], (80, 24), True, id="wide, no colour"),
    ],
)
async def test_the_desk_stays_calm(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    size: tuple[int, int],
    plain: bool,
) -> None:
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    async with hostile_desk(tmp_path, words, size) as app:
        await through_the_desk(app, words, is_calm)


@asynccontextmanager
async def hostile_desk(folder: Path, words: str, size: tuple[int, int]) -> AsyncIterator[AtTheDesk]:
    """The desk open on an interview in which everything is `words`."""
    spoken = turns(words)
    interview = put(
        spoken, candidate=spoken[1].speaker, sheets=[Sheet(DECISION.id, 0, 3)], suggest="after"
    )
    async with marking(folder, interview, size=size, library=HostileLibrary(words)) as app:
        yield app


async def through_the_desk(
    app: AtTheDesk, words: str, look: Callable[[Driver], Awaitable[None]]
) -> None:
    """Mark, with `words` typed on the way; `look` at each step."""
    await look(app)
    for key in ("space", "1", "down", "J", "space", "m", "t", "end", "home"):
        await app.press(key)
        await look(app)
    await app.press("n")
    await app.paste(f"a note {words}")
    await look(app)
    await app.press("enter")
    if app.desk_screen.field.is_open:
        await app.press("enter")
    assert len(app.kept.notes) == 1
    await look(app)
    await app.press("n")
    await look(app)
    await app.press("escape", "p")
    await look(app)
    await app.press("1", "p", "2")
    await look(app)
    await app.paste(f"a reason {words}")
    await app.press("enter")
    if app.desk_screen.field.is_open:
        await app.press("enter")
    assert app.marking("diagnosis").level == 2
    await look(app)
    await app.press("w")
    await app.until_on("PageScreen")
    await look(app)
    await app.press("escape", "h")
    await app.ready()
    await look(app)


async def test_brackets_of_a_candidate_are_shown_as_they_are(tmp_path: Path) -> None:
    words = "[/foo] list[int] [b]x[/b] SELECT [Name]"
    spoken = [Turn("C", 1.0, words)]
    interview = put(spoken, candidate="C", sheets=[Sheet(DECISION.id, 0, 0)])
    async with marking(tmp_path, interview, size=(120, 40)) as app:
        assert words in app.left
        await app.press("space", "w")
        await app.until_on("PageScreen")
        assert words in app.screen
