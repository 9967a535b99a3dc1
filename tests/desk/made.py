"""One interview at a desk, made for tests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from tests.fake_clock import FakeClock

from hotseat.bank.models import Question
from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Interview, Quote, Sheet, Suggest, Transcript, Turn
from hotseat.interview.library import Library

QUESTION = "d01-support-voice"
DIAGNOSIS, ORDER = "diagnosis", "order"

TURNS = (
    ("Ines", "What would you do here, and why?"),
    (
        "Cato",
        (
            "The tone is wrong, so it is a matter of behaviour, and nothing that it could read "
            "would change how it talks to them. I would fine-tune on good mails."
        ),
    ),
    ("Ines", "And what would change your mind?"),
    ("Cato", "If the facts changed every week I would look them up with retrieval instead."),
)


@cache
def library() -> Library:
    """The built-in bank; read once."""
    return Library.open()


def question() -> Question:
    """The question that was asked."""
    return library().bank.questions[QUESTION]


def transcript(turns: Sequence[tuple[str, str]] = TURNS) -> Transcript:
    """An interview in writing."""
    return Transcript(tuple(Turn(who, None, text) for who, text in turns), "named lines")


def interview(
    folder: DeskFolder, clock: FakeClock, *, suggest: Suggest = "after", **more: Any
) -> Interview:
    """Keep one at the desk."""
    known = {"candidate": "Cato", "sheets": (Sheet(QUESTION, 0, 3),), "suggest": suggest}
    return add(folder, transcript(), clock.now(), About(**(known | more)))


def desk(folder: DeskFolder, number: str, clock: FakeClock) -> Desk:
    """Open one."""
    return Desk.open(folder, number, library(), clock)


def fresh(suggest: Suggest = "after", **more: Any) -> Desk:
    """A desk with one interview, open."""
    folder, clock = DeskFolder(), FakeClock()
    return desk(folder, interview(folder, clock, suggest=suggest, **more).id, clock)


WORDS = Quote(1, 0, 17)
"""`The tone is wrong`."""
OTHER_WORDS = Quote(3, 0, 8)


def acts(folder: DeskFolder) -> list[str]:
    """The acts in the log."""
    return [str(entry["act"]) for entry in folder.log.entries()]
