"""A field of one line."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from hotseat.files.clean import clean
from hotseat.tui.keystrokes import act_at_once


class OneLine(Input):
    """Holds nothing that a terminal obeys; several lines that are pasted become one."""

    async def on_key(self, event: events.Key) -> None:
        """Take keys in their order."""
        await act_at_once(self, event)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text between two places, as all that is typed and pasted comes in."""
        super().replace(clean(" ".join(text.splitlines()).replace("\t", " ")), start, end)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop().prevent_default()
        self.replace(event.text, *self.selection)
