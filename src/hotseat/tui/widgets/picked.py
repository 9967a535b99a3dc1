"""An answer to read, with the words that are picked and those that were disputed before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets.text_area import Selection

from hotseat.tui.widgets.answer import AnswerArea

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text
    from textual import events

DISPUTED = "underline"

Span = tuple[int, int]
Place = tuple[int, int]


class PickedArea(AnswerArea, can_focus=False):
    """Shows spans of its text, given as offsets into it; the mouse picks some."""

    DEFAULT_CSS = """
    PickedArea { overflow-y: auto; }
    PickedArea .text-area--selection { text-style: reverse; background: $background; }
    """

    @dataclass
    class Dragged(Message):
        """The mouse was drawn over the text between two offsets, or pressed at one."""

        start: int
        end: int

    def __init__(self, words: str) -> None:
        super().__init__()
        self.read_only = True
        self.show_cursor = False
        self.match_cursor_bracket = False
        # As Document parts its lines. Its own text may have other line ends than ours.
        self._starts = [0]
        for line in words.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._marked: list[tuple[Place, Place]] = []
        self.load_text(words)

    def pick(self, span: Span) -> None:
        """Show which words are picked, the last of them in sight."""
        start, end = (self._place(offset) for offset in span)
        self.selection = Selection(start, end)

    def mark(self, spans: Iterable[Span]) -> None:
        """Show what was disputed before."""
        self._marked = [(self._place(start), self._place(end)) for start, end in spans]
        self._line_cache.clear()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with what was disputed before."""
        line = super().get_line(line_index)
        for (first, start), (last, end) in self._marked:
            if first <= line_index <= last:
                upto = end if line_index == last else len(line)
                line.stylize(DISPUTED, start if line_index == first else 0, upto)
        return line

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Say what the mouse was drawn over."""
        event.stop()
        if self._selecting:
            start, end = sorted(self._offset(place) for place in self.selection)
            self.post_message(self.Dragged(start, end))

    def _place(self, offset: int) -> Place:
        row = min(bisect_right(self._starts, offset) - 1, self.document.line_count - 1)
        return row, min(offset - self._starts[row], len(self.document.get_line(row)))

    def _offset(self, place: Place) -> int:
        row, column = place
        return self._starts[row] + column
