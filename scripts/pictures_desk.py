"""Draws the pictures of the desk in `docs/pictures/`: three interviews that nobody gave, imported
and marked, each screen at 80 by 24 and at 120 by 40; where Chromium is installed, the HTML report.

.venv/bin/python -m scripts.pictures_desk
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from unittest.mock import patch

from scripts import interviews
from scripts.pictures import OUT, Artist, PictureClock
from textual.widgets import TextArea

from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet
from hotseat.desk.transcripts import read_text
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.library import Library
from hotseat.interview.session import Session
from hotseat.reports.desk import render
from hotseat.settings.models import Settings
from hotseat.tui.app import HotseatApp

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
REPORT = "desk-report"
_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
PICKED = (
    ("diagnosis", "What is wrong is that its facts are from last year", 1),
    ("recommendation", "look up that hotel's entries in the content system", 2),
    ("other_technique", "would be out of date by the weekend", 1),
    ("combine", "If the right entry is on the screen and it still sounds like a database", 2),
)
"""What the person goes by in the first interview, and the level."""


def bring(folder: DeskFolder, clock: PictureClock) -> list[str]:
    """Have the three interviews at the desk; gives their ids."""
    made = []
    for lines in interviews.ALL:
        transcript = read_text(interviews.zoom(lines), "interview.vtt")
        who = next(name for name in transcript.speakers if name != interviews.INTERVIEWER)
        sheet = Sheet(interviews.QUESTION, 0, len(transcript.turns) - 1)
        made.append(add(folder, transcript, clock.now(), About(who, (sheet,))).id)
        clock.go_on(60)
    return made


def mark(folder: DeskFolder, library: Library, clock: PictureClock, number: str, upto: int) -> None:
    """Give the first levels of the first interview."""
    desk = Desk.open(folder, number, library, clock)
    question = desk.questions[0]
    for criterion, words, level in PICKED[:upto]:
        start = desk.said(question.id).text.index(words)
        desk.pick(question, criterion, desk.said(question.id).quote(start, start + len(words)))
        desk.give(question, criterion, level)
        clock.go_on(40)
    if upto == len(PICKED):
        desk.give(question, "diagnosis", 2, "He says which facts, and how often they change.")
        desk.tick(question, "recommendation")
        desk.tick(question, "combine")
        desk.add_note("Asked which system holds the hours before proposing anything.")
        desk.lock()
    desk.close()


async def play(artist: Artist, numbers: list[str]) -> None:
    """The list, an interview being marked, one criterion across all."""
    await artist.press("d")
    await artist.on("DesksScreen")
    await asyncio.sleep(1)
    await artist.pilot.pause(0.5)
    artist.save("desk-list")
    artist.app.desks.open(numbers[0])
    await artist.on("DeskScreen")
    await asyncio.sleep(1)
    await artist.pilot.pause(0.5)
    await artist.press("]", "]")
    artist.save("desk")
    await artist.press("n", *"young, strong", "enter")
    artist.save("desk-note")
    await artist.press("escape", "escape", "h")
    await asyncio.sleep(0.5)
    await artist.pilot.pause(0.5)
    artist.save("desk-across")


@contextmanager
def fresh() -> Iterator[None]:
    """A data folder that is thrown away, and ids that are the same each time."""
    numbers = count(0xA1)
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ, XDG_DATA_HOME=folder),
        patch(
            "hotseat.desk.folder.secrets.token_hex",
            lambda size: f"{next(numbers):0{2 * size}x}",
        ),
    ):
        yield


async def draw(library: Library, size: tuple[int, int], end: str) -> None:
    """Play and draw everything at one size."""
    with fresh():
        clock, folder = PictureClock(), DeskFolder()
        numbers = bring(folder, clock)
        mark(folder, library, clock, numbers[0], 2)
        session = Session(clock, DraftKeeper(clock), Settings(), library)
        app = HotseatApp(session=session, settings=session.settings)
        async with app.run_test(size=size) as pilot:
            artist = Artist(app, pilot, clock, end)
            await artist.on("HomeScreen")
            await play(artist, numbers)


def report(library: Library) -> None:
    """The HTML report of the first interview, as a browser shows it."""
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        print("No Chromium: the report is not drawn.")
        return
    with fresh(), tempfile.TemporaryDirectory() as place:
        clock, folder = PictureClock(), DeskFolder()
        number = bring(folder, clock)[0]
        mark(folder, library, clock, number, len(PICKED))
        desk = Desk.open(folder, number, library, clock)
        page, picture = Path(place) / "card.html", OUT / f"{REPORT}.png"
        page.write_text("".join(render(desk, "html")), encoding="utf-8")
        desk.close()
        profile = f"--user-data-dir={place}/profile"
        shot = [f"--screenshot={picture}", "--window-size=900,1500", profile, page.as_uri()]
        subprocess.run([browser, *_QUIET, *shot], check=True, capture_output=True)


def main() -> None:
    """Draw everything."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    TextArea.cursor_blink = False  # type: ignore[assignment]
    library = Library.open()
    asyncio.run(draw(library, (80, 24), ""))
    asyncio.run(draw(library, (120, 40), "-wide"))
    report(library)


if __name__ == "__main__":
    main()
