"""The lines of keys of the desk: one for each thing that can go on there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.tui.widgets.keyline import Key, KeyLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hotseat.desk.desk import Desk
    from hotseat.tui.desk.words import DeskWords

_FROM_TO = "0-2"
_LEVELS = (_FROM_TO, "level")
_READ = ("desk.why", "desk.criterion", "desk.question", "desk.export", "desk.whole", "desk.names")
_MARK = ("desk.note", "desk.probes", "desk.undo")
_LINES: Mapping[str, tuple[Key, ...]] = {
    "marking": (
        *("desk.quote", "desk.no_evidence", _LEVELS, "desk.next", "desk.question", *_MARK),
        *("desk.finish", "desk.why", "desk.export", "desk.across"),
        *("desk.back", "help"),
    ),
    "round": (
        *("desk.next", "desk.quote", "desk.no_evidence", _LEVELS, *_MARK, "desk.why"),
        *("desk.back", "help"),
    ),
    "closed": (*_READ, "desk.across", "desk.back", "help"),
    "ticking": (("1-9", "asked"), ("pgdn", "scroll"), "desk.undo", "desk.back", "help"),
    "asking": (("enter", "keep"), ("esc", "leave")),
    "warned": (("enter", "keep all the same"), ("esc", "back to it")),
    "finish": (("enter", "finish"), ("esc", "not yet")),
}
"""By what goes on; the last two keys of each are there whatever the room."""
_WORDS = {"desk.no_evidence": "none"}


def key_lines() -> Iterator[KeyLine]:
    """All of them."""
    for kind, keys in _LINES.items():
        yield KeyLine(*keys, always=2).add_class(kind)


def going_on(screen: DeskWords) -> str:
    """What goes on: a key of the table above."""
    if screen.asking.kind == "finish":
        return "finish"
    if screen.field.is_open:
        return "warned" if screen.asking.warns else "asking"
    if screen.ticking:
        return "ticking"
    if is_closed(screen.at.desk):
        return "closed"
    return "marking" if screen.round is None else "round"


def is_closed(desk: Desk) -> bool:
    """Whether it can only be read."""
    return desk.read_only or desk.interview.locked_at is not None


def show_line(screen: DeskWords) -> None:
    """Show the line of what goes on, and no other."""
    kind = going_on(screen)
    several = screen.at.place[1] > 1
    words = _WORDS | {"desk.question": "question" if several else ""}
    if several:
        words["desk.quote"] = "pick"
    if screen.at.part is not None:
        words[_FROM_TO] = f"0-{screen.at.part.of}"
    if kind == "round":
        words |= {"desk.next": "next candidate", "desk.back": "end the round"}
    for line in screen.query(KeyLine):
        line.display = line.has_class(kind)
        line.reword(words)
