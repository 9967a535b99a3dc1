"""A page of text between the two rules: what the smaller screens are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

_MOST, _PADDING, _SCROLLBAR = 100, 8, 1


class PageScreen(BaseScreen):
    """Text to read; escape goes back."""

    CSS = """
    PageScreen VerticalScroll { scrollbar-size-vertical: 1; }
    PageScreen #body { padding: 1 4 1 4; max-width: 100; height: auto; }
    """
    BINDINGS: ClassVar = bindings("page")

    def __init__(self, left: str, right: str, body: Content) -> None:
        super().__init__()
        self._left, self._right, self._body = left, right, body

    def compose(self) -> ComposeResult:
        """The text between the rules."""
        yield Headline(self._left, self._right)
        with VerticalScroll():
            yield Static(self._body, id="body", markup=False)
        yield KeyLine(("↑↓", "scroll"), "commands", "page.back")

    def action_back(self) -> None:
        """Close the page."""
        self.dismiss()


def help_width(screen: int) -> int:
    """Cells that the text of a page has on a screen so wide."""
    return min(screen - _SCROLLBAR, _MOST) - _PADDING
