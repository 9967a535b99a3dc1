"""The line above the upper rule: where one is, and beside it what one has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from hotseat.tui.textual_text import DIM, apart, text

if TYPE_CHECKING:
    from textual.content import Content


class Headline(Widget):
    """One line with a left and a right end, and the rule below it."""

    DEFAULT_CSS = """
    Headline { height: 2; border-bottom: solid $rule; padding: 0 1; }
    """

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__()
        self._left = left
        self._right = right

    def say(self, left: str, right: str = "") -> None:
        """Show something else."""
        self._left, self._right = left, right
        self.refresh()

    def render(self) -> Content:
        """The two ends."""
        return apart(text(self._left, "bold"), text(self._right, DIM), self.content_size.width)
