"""Undo after a paste, and whatever else is done to the text of an answer."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from tests.hardening.conftest import Measured
from tests.tui.driver import Driver, running
from textual import events

SIZES = [(80, 24), (40, 8)]
SESSIONS, OPERATIONS = 30, 25
PIECES = (
    "word ",
    "\n",
    "a line of words\n" * 40,
    "漢字 🙂 ",
    "\t",
    "x" * 300,
    "\n" * 30,
    "e\u0301 ",
)
KEYS = (
    *("ctrl+z", "ctrl+y") * 4,
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "ctrl+left"),
    *("shift+up", "shift+down", "shift+left", "shift+end", "f7", "f6"),
    *("backspace", "delete", "enter", "ctrl+w", "ctrl+f", "ctrl+u", "ctrl+k", "ctrl+x", "ctrl+v"),
)


@pytest.mark.parametrize("size", SIZES)
async def test_d9_undo_and_redo_of_a_paste(
    tmp_path: Path, figure: Measured, size: tuple[int, int]
) -> None:
    most = 0
    async with running(tmp_path, size=size) as app:
        await app.open_question()
        for lines in (20, 200, 2000):
            pasted = "a line of words\n" * lines
            await app.paste(pasted)
            assert app.area.text == pasted
            for _ in range(2):
                await app.press("ctrl+z")
                assert app.area.text == ""
                await app.press("ctrl+y")
                assert app.area.text == pasted
            most = max(most, lines)
            app.area.clear()
            app.area.history.clear()
    figure(f"lines pasted, undone and redone twice at {size[0]}x{size[1]}", most)


async def edit(app: Driver, chance: random.Random) -> None:
    """One session: pieces put in, and keys, in any order."""
    app.area.load_text("")
    for _ in range(OPERATIONS):
        if chance.random() < 0.4:
            app.area.insert(chance.choice(PIECES))
        elif chance.random() < 0.05:
            await app.pilot.resize_terminal(*chance.choice([*SIZES, (20, 6), (120, 40)]))
        else:
            # Not the pilot's way, which waits longer for each key than the app needs.
            app.app.post_message(events.Key(chance.choice(KEYS), None))
        # Painted now, or only after the next ones.
        await asyncio.sleep(0.005 if chance.random() < 0.2 else 0)
    await app.pilot.pause()


@pytest.mark.slow
async def test_d9_sessions_of_edits(tmp_path: Path, figure: Measured) -> None:
    sessions = 0
    for size in SIZES:
        async with running(tmp_path, size=size) as app:
            await app.open_question()
            for seed in range(SESSIONS // len(SIZES)):
                await edit(app, random.Random(seed))
                assert app.app.is_running
                sessions += 1
    assert sessions == SESSIONS
    figure("crashes in 60 sessions of 25 edits", SESSIONS - sessions, most=0)
