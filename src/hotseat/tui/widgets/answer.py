"""The field an answer is typed into."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from rich.text import Text
from textual.actions import SkipAction
from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from hotseat.files.clean import clean
from hotseat.scoring import MAX_CHARACTERS
from hotseat.tui.keystrokes import act_at_once

LATE = "italic underline"
"""The second ink, for what was written after the end of the time; seen without colour too."""


class AnswerArea(TextArea):
    """A plain text area that takes no more than an answer may have."""

    # Without the scrollbar that is always there, Textual 8.2 crashes on undo after a paste.
    # Textual fault: undo-of-a-paste, Textualize/textual#6686.
    DEFAULT_CSS = """
    AnswerArea {
        overflow-y: scroll; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $background 0%; }
    }
    """

    @dataclass
    class Refused(Message):
        """More text than an answer may have was to be put in; the field is as it was."""

        size: int
        """Characters that it would have had."""
        limit: int = MAX_CHARACTERS

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, highlight_cursor_line=False, show_line_numbers=False)
        self._late: tuple[int, int] | None = None

    def on_unmount(self) -> None:
        """Be forgotten: the app holds each field of text until its theme changes.

        Textual fault: closed-watchers.
        """
        watching = getattr(self.app, "__watchers", {}).get("theme", [])
        watching[:] = [each for each in watching if each[0] is not self]

    def mark_late(self, on_time: str) -> None:
        """Show what differs from the text as it stood when time ended in another ink."""
        kept = _common(on_time, self.text)
        line, _, last = kept.rpartition("\n")
        place = (line.count("\n") + 1 if "\n" in kept else 0, len(last))
        if place != self._late:
            self._late = place
            self._line_cache.clear()
            self.refresh()

    async def on_key(self, event: Key) -> None:
        """Take keys in their order, and signs that join or part letters: as keys they count as
        none.

        Textual fault: signs-without-width.
        """
        sign = event.character
        if await act_at_once(self, event):
            return
        if sign and unicodedata.category(sign) == "Cf" and not self.read_only:
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection, maintain_selection_offset=False)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, unless the answer would grow too long."""
        start, end = sorted((edit.from_location, edit.to_location))
        size = len(self.text) - len(self.document.get_text_range(start, end)) + len(edit.text)
        if edit.text and size > MAX_CHARACTERS:
            self.post_message(self.Refused(size))
            return EditResult(self.cursor_location, "")
        return super().edit(edit)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown: cleaned one character for one, so that the cursor holds."""
        line = Text(clean(self.document.get_line(line_index)), end="", no_wrap=True)
        if self._late is not None and line_index >= self._late[0]:
            line.stylize(LATE, self._late[1] if line_index == self._late[0] else 0)
        return line

    def action_copy(self) -> None:
        """Copy what is selected; without a selection the key is the app's."""
        if not self.selected_text:
            raise SkipAction
        super().action_copy()


def _common(first: str, second: str) -> str:
    """What both begin with."""
    if second.startswith(first):
        return first
    pairs = zip(first, second, strict=False)
    return first[: next((i for i, (a, b) in enumerate(pairs) if a != b), len(second))]
