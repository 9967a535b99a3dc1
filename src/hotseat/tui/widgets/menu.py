"""A short list to choose from, as plain lines with a pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from hotseat.tui.bindings import bindings, shown
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, lines, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.content import Content

    from hotseat.tui.app import HotseatApp


class Entry(NamedTuple):
    """One line of a menu."""

    id: str
    title: str
    detail: str = ""
    key: str = ""
    """The id of the binding that does the same, or a key as people write it."""


class Menu(Widget, can_focus=True):
    """Entries one below the other; up and down move, enter chooses."""

    app: HotseatApp

    DEFAULT_CSS = """
    Menu { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar = bindings("menu")

    @dataclass
    class Chosen(Message):
        """An entry was chosen."""

        id: str

    pointer: reactive[int] = reactive(0)
    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)

    def __init__(self, entries: Sequence[Entry], *, title_width: int = 26) -> None:
        super().__init__()
        self._title_width = title_width
        self.set_reactive(Menu.entries, tuple(entries))

    def show(self, entries: Sequence[Entry]) -> None:
        """Other entries; the pointer stays on the entry that it stood on."""
        before = self.entries[self.pointer].id if self.entries else ""
        self.entries = tuple(entries)
        ids = [entry.id for entry in entries]
        self.pointer = ids.index(before) if before in ids else 0

    def get_content_height(self, *_: object) -> int:
        """A line for each entry."""
        return len(self.entries)

    def render(self) -> Content:
        """The entries with the pointer."""
        width = self.content_size.width
        return lines(*(self._line(i, e, width) for i, e in enumerate(self.entries)))

    def _line(self, index: int, entry: Entry, width: int) -> Content:
        here = index == self.pointer
        lead = text(" ▸ " if here else "   ", ACCENT)
        wide = self._title_width if width >= 70 else 18
        title = column(text(entry.title, "bold" if here else ""), wide)
        key = text(shown(self.app.settings, entry.key), DIM)
        room = width - 3 - title.cell_length - key.cell_length - 3
        if room < 10:
            return beside(lead, column(title, width - 3))
        return beside(lead, title, column(text(entry.detail, DIM), room), " ", key)

    def action_move(self, step: int) -> None:
        """Move the pointer, round at either end."""
        if self.entries:
            self.pointer = (self.pointer + step) % len(self.entries)

    def action_choose(self) -> None:
        """Choose what the pointer stands on."""
        if self.entries:
            self.post_message(self.Chosen(self.entries[self.pointer].id))

    def on_click(self, event: events.Click) -> None:
        """A click moves the pointer and chooses."""
        row = event.get_content_offset(self)
        if row is not None and 0 <= row.y < len(self.entries):
            self.pointer = row.y
            self.action_choose()
