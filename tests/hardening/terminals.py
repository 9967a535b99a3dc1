"""What the checks of terminals type into, and what of it is kept."""

from __future__ import annotations

import sqlite3
import termios
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.hardening.child import Child
from tests.hardening.smallpack import CASES, small_pack

from hotseat.desk.adding import About, add
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet, Transcript, Turn

Start = Callable[..., Child]
QUESTION = "small"
SMALL = ("--bank", "pack")
WORDS = "the last word"
HIDES = (b"\x1b[?1049l", b"\x1b[?1003l")
"""What gives a terminal back: its own screen, and a mouse that nobody listens to."""
_TALK = (
    Turn("Orla", 2.0, "The concierge answers warmly, from an old brochure. What do you change?"),
    Turn("Pym", 20.0, "It talks as it should. Its facts are old, I would look them up."),
    Turn("Orla", 60.0, "Thank you."),
)


def at_desk(folder: Path) -> DeskFolder:
    """The desk of whoever uses `folder`."""
    return DeskFolder(folder / "data" / "hotseat" / "desk")


def put_interview(folder: Path) -> None:
    """Have one interview at the desk, ready to be marked."""
    about = About(candidate="Pym", sheets=(Sheet(QUESTION, 0, 2),))
    add(at_desk(folder), Transcript(_TALK, "WebVTT"), datetime.now(UTC), about)


def drafts(folder: Path) -> list[str]:
    """The answers that were begun."""
    with closing(sqlite3.connect(folder / "data" / "hotseat" / "hotseat.db")) as db:
        return [text for (text,) in db.execute("select text from drafts")]


def note(folder: Path) -> str:
    """The note that was begun at the desk."""
    desk = at_desk(folder)
    [number] = desk.ids()
    return desk.load(number).note_draft


@dataclass(frozen=True)
class Place:
    """Somewhere that something can be typed."""

    name: str
    arguments: tuple[str, ...]
    ready: str
    """What stands on the screen when it is there."""
    begin: str = ""
    """What is pressed, or typed, before."""
    is_plain: bool = False
    is_desk: bool = False

    def open(self, start: Start, folder: Path, **options: object) -> Child:
        """A child on its way there, in a folder of its own within `folder`."""
        own = folder / self.name
        own.mkdir()
        small_pack(own, CASES)
        if self.is_desk:
            put_interview(own)
        return start(*self.arguments, folder=own, **options)

    def type(self, child: Child, words: str = WORDS) -> None:
        """Type words there, and see them."""
        child.wait(self.ready)
        if self.begin == "n":
            child.press("n")
            child.wait("Note")
        else:
            child.send(self.begin)
        child.send(words)
        child.wait(words)

    def kept(self, folder: Path) -> list[str]:
        """What is kept of what was typed there."""
        return [note(folder / self.name)] if self.is_desk else drafts(folder / self.name)


DRILL = ("drill", QUESTION, *SMALL)
PRACTICE = Place("practice", (*DRILL, "--think", "0"), "Your answer")
MOCK = Place("mock", ("mock", "-n", "2", *SMALL), "session")
PLAIN = Place("plain", (*DRILL, "--plain"), "there is.", is_plain=True)
DESK = Place("desk", ("desk", "open", "A", *SMALL), "hidden until you score", "n", is_desk=True)
PLAIN_DESK = Place(
    "plain-desk", ("desk", "open", "A", *SMALL, "--plain"), "Which words?", "note ", True, True
)
PLACES = (PRACTICE, MOCK, DESK, PLAIN, PLAIN_DESK)


def echoes(child: Child) -> bool:
    """Whether the terminal shows what is typed and hands it over line by line, as shells want."""
    flags = termios.tcgetattr(child.terminal)[3]
    return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)


def processor_seconds(child: Child) -> float:
    """What it has used so far, by /proc."""
    fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def state(child: Child) -> str:
    """Its state by /proc: `T` where it is stopped, `Z` where it has ended."""
    return Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[0]


def seconds_until(holds: Callable[[], bool], most: float = 120.0) -> float:
    """How long it takes until something holds."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < most
        time.sleep(0.005)
    return time.monotonic() - begun
