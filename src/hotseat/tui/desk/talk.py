"""The turns of an interview as they are shown at the desk, and the marks on their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hotseat.files.clean import clean, shorten
from hotseat.tui.desk.laid import Spoken
from hotseat.tui.desk.marks import Kind, Mark

if TYPE_CHECKING:
    from hotseat.desk.suggest import Words
    from hotseat.tui.desk.place import AtDesk

NOBODY = -1
"""The number of what is shown before all turns."""
_BLANKS = str.maketrans(dict.fromkeys("\t\r\x85\u2028\u2029", " "))
"""One for one, so that offsets hold."""


def clock(seconds: float | None) -> str:
    """A time of a recording, `mm:ss`, after an hour `h:mm:ss`; empty where there is none."""
    if seconds is None or not 0 <= seconds < 360_000:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def spoken(at: AtDesk, *, whole: bool = False) -> tuple[Spoken, ...]:
    """The turns of the question at hand, or all."""
    desk = at.desk
    turns = desk.transcript.turns
    first, last = 0, len(turns) - 1
    sheet = at.sheet
    if sheet is not None and not whole:
        first, last = max(sheet.first, 0), min(sheet.last, last)
    pickable = frozenset(at.said.turns if at.said is not None else ())
    found = []
    for number in range(first, last + 1):
        turn = turns[number]
        who = turn.speaker if at.names else at.called.get(turn.speaker, "")
        head = "  ".join(filter(None, (clock(turn.start), shorten(who, 40))))
        shown = clean(at.cover(turn.text).translate(_BLANKS))
        found.append(Spoken(number, head, shown, number in pickable))
    return (*asked(at), *found)


def asked(at: AtDesk) -> tuple[Spoken, ...]:
    """The question at hand as it stands in the bank: a turn of nobody, whose words are no
    candidate's.
    """
    question = at.question
    if question is None:
        return ()
    return (Spoken(NOBODY, "The question", clean(" ".join(question.prompt.split())), False),)


def marks(at: AtDesk) -> Mapping[int, tuple[Mark, ...]]:
    """All picked words by turn, and for the part at hand those that the tool went by."""
    found: dict[int, list[Mark]] = {}
    here = at.part
    for number, part in enumerate(at.parts, start=1):
        kind: Kind = "picked" if here is not None and part.id == here.id else "elsewhere"
        for quote in at.marking(part).quotes:
            found.setdefault(quote.turn, []).append(Mark(quote.start, quote.end, kind, number))
    for words in tool_words(at):
        quote = words.quote
        found.setdefault(quote.turn, []).append(Mark(quote.start, quote.end, "tool"))
    # Those that lie on top come last.
    order = ("tool", "elsewhere", "picked")
    return {
        turn: tuple(sorted(each, key=lambda m: (order.index(m.kind), m.start, m.end)))
        for turn, each in found.items()
    }


def tool_words(at: AtDesk) -> tuple[Words, ...]:
    """The words that the tool went by for the part at hand, where they may be seen."""
    shown = at.view(at.part) if at.part is not None else None
    return () if at.part is None or shown is None else tuple(shown.words.get(at.part.id, ()))


def pointer(at: AtDesk) -> Mapping[int, Mark]:
    """The words that the pointer is on, by turn."""
    return {q.turn: Mark(q.start, q.end, "pointer") for q in at.quotes}
