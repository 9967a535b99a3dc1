"""A transcript to read and to pick words from; quick however long it is.

Lines are laid out once for a width. A key press repaints the lines in sight and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from hotseat.tui.marks import Mark, bracketed, ending
from hotseat.tui.wrapping import wrap

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

LEAD, GUTTER = 2, 5
"""Cells before the words, for the pointer, and behind them, for the numbers of criteria."""

Place = tuple[int, int]
"""The number of a turn, and an offset into its words."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it is shown: nothing in it is obeyed by a terminal."""

    number: int
    """Among all turns."""
    head: str
    words: str
    """As long as the words of the turn."""
    pickable: bool


@dataclass(frozen=True, slots=True)
class _Row:
    turn: int
    """Its place among the turns shown."""
    start: int = -1
    """Of the words as laid out; -1 for the line that says who speaks, -2 for an empty one."""
    end: int = -1


class Transcript(ScrollView, can_focus=False):
    """Turns one below the other, marks on their words, and a pointer."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "transcript--head",
        "transcript--other",
        "transcript--number",
        "transcript--picked",
        "transcript--elsewhere",
        "transcript--tool",
        "transcript--pointer",
    }
    DEFAULT_CSS = """
    Transcript { scrollbar-size-vertical: 1; overflow-x: hidden; }
    Transcript .transcript--head { color: $foreground-muted; }
    Transcript .transcript--other { color: $foreground-muted; }
    Transcript .transcript--number { color: $accent; }
    Transcript .transcript--picked { background: $accent 25%; text-style: underline; }
    Transcript .transcript--elsewhere { background: $accent 8%; text-style: underline; }
    Transcript .transcript--tool { background: $warning 18%; }
    Transcript .transcript--pointer { background: $foreground 14%; }
    """

    @dataclass
    class Dragged(Message):
        """The mouse was drawn over the words between two places, or pressed at one."""

        start: Place
        end: Place

    def __init__(self) -> None:
        super().__init__()
        self._spoken: Sequence[Spoken] = ()
        self._marks: Mapping[int, tuple[Mark, ...]] = {}
        self._pointer: Mapping[int, Mark] = {}
        self._rows: list[_Row] = []
        self._first: list[int] = []
        """By turn shown, the row that it begins at."""
        self._laid: list[str] = []
        self._width = 0
        self._drag: Place | None = None

    def tell(self, spoken: Sequence[Spoken]) -> None:
        """Show other turns."""
        self._spoken, self._marks, self._pointer = spoken, {}, {}
        self._lay()
        self.scroll_home(animate=False)

    def reword(self, spoken: Sequence[Spoken]) -> None:
        """Show the same turns in other words of the same length."""
        self._spoken = spoken
        self._lay()

    def mark(self, marks: Mapping[int, tuple[Mark, ...]]) -> None:
        """Show which words are marked, by the numbers of their turns."""
        if marks != self._marks:
            self._marks = marks
            if self.app.no_color:
                # Brackets take room.
                self._lay()
            self.refresh()

    def point(self, pointer: Mapping[int, Mark]) -> None:
        """Show which words are pointed to, and have them in sight."""
        self._pointer = pointer
        self.refresh()
        self._show_pointer()

    # Laying out

    @property
    def _room(self) -> int:
        return max(self.size.width - LEAD - GUTTER, 4)

    def on_resize(self) -> None:
        """Lines are as long as there is room."""
        if self._room != self._width:
            self._lay()
            self._show_pointer()

    def notify_style_update(self) -> None:
        """Colours may be others now."""
        super().notify_style_update()
        self.refresh()

    def _lay(self) -> None:
        self._width = self._room
        self._rows, self._first, self._laid = [], [], []
        for place, turn in enumerate(self._spoken):
            if place:
                self._rows.append(_Row(place - 1, -2))
            self._first.append(len(self._rows))
            self._rows.append(_Row(place))
            words = turn.words
            if self.app.no_color:
                words = bracketed(words, self._marks.get(turn.number, ())).words
            self._laid.append(words)
            self._rows += [_Row(place, a, b) for a, b in wrap(words, self._width)]
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def _shown_marks(self, place: int) -> list[Mark]:
        """The marks of a turn as they lie on the words as laid out."""
        number = self._spoken[place].number
        marks = list(self._marks.get(number, ()))
        if number in self._pointer:
            marks.append(self._pointer[number])
        if self.app.no_color:
            put = bracketed(self._spoken[place].words, self._marks.get(number, ()))
            marks = [put.moved(mark) for mark in marks]
        return marks

    def _show_pointer(self) -> None:
        """Scroll as little as it takes to see the words that are pointed to, from the first on."""
        rows = self._pointed()
        if rows:
            # One line before is wanted too, as a rule the one that says who speaks.
            before = 1 if rows[0] and self.size.height > 3 else 0
            height = min(rows[-1] - rows[0] + 1, max(self.size.height - 2, 1))
            region = Region(0, rows[0] - before, 1, height + before)
            self.scroll_to_region(region, animate=False, force=True)

    def _pointed(self) -> list[int]:
        found: list[int] = []
        for place, turn in enumerate(self._spoken):
            if turn.number in self._pointer:
                mark = self._shown_marks(place)[-1]
                found += [self._row_at(place, at) for at in (mark.start, max(mark.end - 1, 0))]
        return sorted(found)

    def _row_at(self, place: int, offset: int) -> int:
        first = self._first[place] + 1
        last = self._first[place + 1] - 1 if place + 1 < len(self._first) else len(self._rows)
        starts = [row.start for row in self._rows[first:last]]
        return first + max(bisect_right(starts, offset) - 1, 0)

    # Painting

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        width, at = self.size.width, y + self.scroll_offset.y
        base = self.rich_style
        if not 0 <= at < len(self._rows) or self._rows[at].start == -2:
            return Strip.blank(width, base)
        row = self._rows[at]
        turn = self._spoken[row.turn]
        if row.start == -1:
            head = Segment(f"  {turn.head}", base + self._style("head"))
            return Strip([head]).adjust_cell_length(width, base)
        marks = [m for m in self._shown_marks(row.turn) if m.start < row.end and row.start < m.end]
        pointed = [m for m in marks if m.kind == "pointer"]
        begins = pointed and pointed[0].start >= row.start and self._leads(turn.number)
        lead = Segment(" ▸" if begins else "  ", base + self._style("number"))
        found = Strip([lead, *self._words(row, marks, base)])
        found = found.adjust_cell_length(width - GUTTER, base)
        numbers = "" if self.app.no_color else ending(marks, row.start, row.end)
        behind = numbers.rjust(GUTTER - 1)[: GUTTER - 1] + " "
        return Strip([*found, Segment(behind, base + self._style("number"))], width)

    def _leads(self, number: int) -> bool:
        return number == min(self._pointer)

    def _words(self, row: _Row, marks: Sequence[Mark], base: Style) -> list[Segment]:
        words = self._laid[row.turn]
        end = row.start + len(words[row.start : row.end].rstrip())
        if not self._spoken[row.turn].pickable:
            base += self._style("other")
        edges = {row.start, end}
        edges |= {e for m in marks for e in (m.start, m.end) if row.start < e < end}
        places = sorted(edges)
        found = []
        for start, stop in pairwise(places):
            style = base
            for mark in marks:
                if mark.start <= start and stop <= mark.end:
                    style += self._style(mark.kind)
            found.append(Segment(words[start:stop], style))
        return found

    def _style(self, kind: str) -> Style:
        if kind == "pointer" and self.app.no_color:
            from rich.style import Style

            return Style(reverse=True)
        return self.get_component_rich_style(f"transcript--{kind}", partial=True)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to pick words."""
        if event.button == 1 and (place := self._place(event)) is not None:
            self._drag = place
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """More words, or fewer."""
        self._drawn(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """These words."""
        self._drawn(event)
        self._drag = None
        self.release_mouse()

    def _drawn(self, event: events.MouseEvent) -> None:
        place = self._place(event)
        if self._drag is not None and place is not None:
            start, end = sorted((self._drag, place))
            self.post_message(self.Dragged(start, end))

    def _place(self, event: events.MouseEvent) -> Place | None:
        if not self._rows:
            return None
        at = min(max(event.y + self.scroll_offset.y, 0), len(self._rows) - 1)
        row = self._rows[at]
        turn = self._spoken[row.turn]
        if row.start < 0:
            return turn.number, 0 if row.start == -1 else len(turn.words)
        words, cells, offset = self._laid[row.turn], event.x - LEAD, row.start
        while offset < row.end and cells >= (size := cell_len(words[offset])):
            cells -= size
            offset += 1
        if self.app.no_color:
            put = bracketed(turn.words, self._marks.get(turn.number, ()))
            offset = put.origin(offset)
        return turn.number, min(offset, len(turn.words))
