"""An interview at the desk that has something of everything, for tests of its reports."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fake_clock import FakeClock

from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Quote, Sheet, Suggest, Transcript, Turn
from hotseat.interview.library import Library

if TYPE_CHECKING:
    from hotseat.bank.models import Kind, Question

ASKS, ANSWERS = "Jane Moore", "Ravi Iyer"
TURNS = (
    Turn(ASKS, 4.0, "Hello Ravi. What would you do first, and why?"),
    Turn(ANSWERS, 250.0, "The tone is fine. The facts change every week, as Jane says."),
    Turn(ASKS, 302.0, "What would you build first?"),
    Turn(ANSWERS, 309.0, "Search over the pages. Write to ravi@example.com for more. Maybe later."),
    Turn(ASKS, 400.0, "And in general?"),
    Turn(ANSWERS, 404.0, "One changes the weights."),
)
MAIN = ("diagnosis", "recommendation", "other_technique", "combine")


@lru_cache(maxsize=1)
def library() -> Library:
    """The bank that ships; its rubrics are compiled once."""
    return Library.open()


def question(kind: Kind) -> Question:
    """The first question of a kind."""
    return next(q for q in library().bank.questions.values() if q.kind == kind)


def quote(turn: int, words: str, turns: tuple[Turn, ...] = TURNS) -> Quote:
    """These words of a turn."""
    at = turns[turn].text.index(words)
    return Quote(turn, at, at + len(words))


def desk_of(
    folder: Path,
    *,
    suggest: Suggest = "after",
    turns: tuple[Turn, ...] = TURNS,
    last: int = 3,
    candidate: str = ANSWERS,
) -> Desk:
    """An interview in a folder of its own, with two questions and nothing marked."""
    sheets = (Sheet(question("decision").id, 0, last), Sheet(question("concept").id, 4, 5))
    about = About(candidate=candidate, sheets=sheets, suggest=suggest)
    desk_folder, clock = DeskFolder(folder), FakeClock()
    added = add(desk_folder, Transcript(turns, "WebVTT"), clock.now(), about)
    return Desk.open(desk_folder, added.id, library(), clock)


def marked(desk: Desk, levels: tuple[int, ...] = (1, 2, 1, 0), *, lock: bool = True) -> Desk:
    """The same with all levels given; the first one of them is changed once."""
    first = question("decision")
    desk.pick(first, MAIN[0], [quote(1, "The facts change every week, as Jane")])
    desk.give(first, MAIN[0], 0 if levels[0] else 1)
    desk.clock.go_on(61)  # type: ignore[attr-defined]
    desk.give(first, MAIN[0], levels[0], "He told Jane of the weekly change.")
    desk.pick(first, MAIN[1], [quote(3, "Search over the pages. Write to ravi@")])
    desk.pick(first, MAIN[2], [quote(3, "Write to ravi@example.com for more. Maybe later.")])
    desk.state_no_evidence(first, MAIN[3])
    for name, level in zip(MAIN[1:], levels[1:], strict=True):
        desk.give(first, name, level)
    second = question("concept")
    for number, part in enumerate(desk.main_parts(second)):
        if number:
            desk.state_no_evidence(second, part.id)
        else:
            desk.pick(second, part.id, [quote(5, "One changes the weights.")])
        desk.give(second, part.id, int(not number))
    desk.tick(first, MAIN[0])
    desk.add_note("Ravi asked for numbers; call 020 7946 0958.")
    if lock:
        desk.lock()
    return desk
