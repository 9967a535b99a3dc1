"""The line above the answer: how many words there are, and whether they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from hotseat.interview.drafts import UNSAVED
from hotseat.interview.words import count
from hotseat.tui.textual_text import DIM, apart, text

if TYPE_CHECKING:
    from textual.content import Content


class StatusLine(Widget):
    """A label, and at the other end `31 words · saved`."""

    DEFAULT_CSS = """
    StatusLine { height: 1; }
    """

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._words = 0
        self._state = ""
        self._ended = ""

    @property
    def unsaved(self) -> bool:
        """Whether it says that something is still to be kept."""
        return self._state == UNSAVED

    def say(self, words: int, state: str, ended: str = "") -> None:
        """Show another count and state, and where time ended."""
        self._words, self._state, self._ended = words, state, ended
        self.refresh()

    def render(self) -> Content:
        """Label and state."""
        said = [self._ended] if self._ended else []
        said += [count(self._words, "word")] if self._words else []
        if self._words or self._state == "not kept":
            said.append(self._state)
        return apart(text(self._label), text(" · ".join(said), DIM), self.content_size.width)
