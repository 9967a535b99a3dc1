"""A list with a sign at the line that is chosen from, so that colour is not the only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.widgets.option_list import Option

POINTER = "▸"


class PointedList(OptionList):
    """An OptionList whose pointer is seen without colour, as that of a menu is."""

    DEFAULT_CSS = """
    PointedList > .option-list--option { padding: 0 0 0 2; }
    """

    def __init__(self, *options: Option) -> None:
        super().__init__(*options, markup=False)

    def render_line(self, y: int) -> Strip:
        """The sign takes the cell that every line leaves free at its beginning."""
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        at = self.highlighted
        if at is None or row >= len(self._lines) or self._lines[row] != (at, 0):
            return strip
        rest = strip.crop(1)
        style = next((segment.style for segment in rest), None)
        return Strip([Segment(POINTER, style), *rest], strip.cell_length)
