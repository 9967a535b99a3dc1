"""A transcript to read and to pick words from; quick however long it is.

Lines are laid out once for a width. A key press repaints the lines in sight and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle

from hotseat.desk.plain import BLOCK
from hotseat.tui.desk.laid import Laid, Place, Row, Spoken
from hotseat.tui.desk.marks import Mark, ending

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

LEAD, GUTTER = 2, 5
"""Cells before the words, for the pointer, and behind them, for the numbers of criteria."""

_HIDDEN = re.compile(f"{BLOCK}+")


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
        "transcript--hidden",
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
    Transcript .transcript--hidden { color: $rule; }
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
        self._laid = Laid((), {}, 1, signs=False)
        self._width = 0
        self._drag: Place | None = None
        self._styles: dict[tuple[str, ...], Style] = {}

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
        if pointer != self._pointer:
            self._pointer = pointer
            if self.app.no_color:
                self._lay()
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
        self._styles.clear()
        self.refresh()

    def _lay(self) -> None:
        if not self.size.width:
            # There is no room yet: nothing is shown in lines that are others in a moment.
            self._laid, self._width = Laid((), {}, 1, signs=False), 0
            return
        self._width = self._room
        plain = self.app.no_color
        marks = self._marks
        if plain and self._pointer:
            # Without colour its ends are shown by signs as well.
            on = {number: (mark,) for number, mark in self._pointer.items()}
            marks = {n: (*marks.get(n, ()), *on.get(n, ())) for n in (*marks, *on)}
        self._laid = Laid(self._spoken, marks, self._width, signs=plain)
        self.virtual_size = Size(self.size.width, len(self._laid.rows))
        self.refresh()

    def _marks_on(self, place: int) -> list[Mark]:
        """The marks of a turn, and the pointer where it is on it, as they lie on its words."""
        number = self._spoken[place].number
        marks = list(self._marks.get(number, ()))
        if number in self._pointer:
            marks.append(self._pointer[number])
        return [self._laid.moved(place, mark) for mark in marks]

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
        for place, turn in enumerate(self._spoken if self._width else ()):
            if turn.number in self._pointer:
                mark = self._marks_on(place)[-1]
                found += [self._laid.row_at(place, at) for at in (mark.start, max(mark.end - 1, 0))]
        return sorted(found)

    # Painting

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        width, at = self.size.width, y + self.scroll_offset.y
        base = self._style()
        rows = self._laid.rows
        if not 0 <= at < len(rows) or rows[at].kind == "gap":
            return Strip.blank(width, base)
        row = rows[at]
        turn = self._spoken[row.turn]
        if row.kind == "head":
            head = Segment(f"  {turn.head}", self._style("head"))
            return Strip([head]).adjust_cell_length(width, base)
        marks = [m for m in self._marks_on(row.turn) if m.start < row.end and row.start < m.end]
        pointed = [m for m in marks if m.kind == "pointer"]
        begins = pointed and pointed[0].start >= row.start and self._leads(turn.number)
        lead = Segment(" ▸" if begins else "  ", self._style("number"))
        found = Strip([lead, *self._words(row, marks)])
        found = found.adjust_cell_length(width - GUTTER, base)
        numbers = "" if self.app.no_color else ending(marks, row.start, row.end)
        behind = numbers.rjust(GUTTER - 1)[: GUTTER - 1] + " "
        return Strip([*found, Segment(behind, self._style("number"))], width)

    def _leads(self, number: int) -> bool:
        return number == min(self._pointer)

    def _words(self, row: Row, marks: Sequence[Mark]) -> list[Segment]:
        words = self._laid.words[row.turn]
        end = row.start + len(words[row.start : row.end].rstrip())
        base = () if self._spoken[row.turn].pickable else ("other",)
        edges = {row.start, end}
        edges |= {e for m in marks for e in (m.start, m.end) if row.start < e < end}
        for run in _HIDDEN.finditer(words, row.start, end):
            edges |= {run.start(), run.end()}
        places = sorted(edges)
        found = []
        for start, stop in pairwise(places):
            kinds = [m.kind for m in marks if m.start <= start and stop <= m.end]
            hidden = ("hidden",) if words[start] == BLOCK else ()
            style = self._style(*base, *dict.fromkeys(kinds), *hidden)
            found.append(Segment(words[start:stop], style))
        return found

    def _style(self, *kinds: str) -> Style:
        """The look of words that are several things at once; the last one lies on top."""
        found = self._styles.get(kinds)
        if found is None:
            plain = self.app.no_color
            names = [f"transcript--{kind}" for kind in kinds if not (plain and kind == "pointer")]
            style = self.get_visual_style(*names)
            if len(names) < len(kinds):
                style += VisualStyle(reverse=True)
            found = self._styles[kinds] = style.rich_style
        return found

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
        return self._laid.place(event.x - LEAD, event.y + self.scroll_offset.y)
