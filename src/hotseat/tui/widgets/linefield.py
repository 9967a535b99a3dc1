"""One line to write, with what there is to say of it below; nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from hotseat.files.clean import clean
from hotseat.tui.keystrokes import act_at_once
from hotseat.tui.textual_text import DIM, lines, text

if TYPE_CHECKING:
    from textual.app import ComposeResult


class _Line(Input):
    """A field that holds nothing that a terminal obeys."""

    async def on_key(self, event: Key) -> None:
        """Take keys in their order."""
        await act_at_once(self, event)

    def insert_text_at_cursor(self, words: str) -> None:
        """What was typed or pasted, on one line."""
        super().insert_text_at_cursor(clean(" ".join(words.splitlines()).replace("\t", " ")))


class LineField(Vertical):
    """Hidden until something is asked."""

    DEFAULT_CSS = """
    LineField { height: auto; padding: 0 1;
        border-top: solid $rule; display: none; background: $background; }
    LineField Horizontal { height: 1; }
    LineField #label { width: auto; max-width: 50%; height: 1; padding: 0 2 0 0; }
    LineField #about { height: auto; max-height: 4; }
    LineField Input { width: 1fr; border: none; height: 1; padding: 0; background: $background; }
    LineField Input:focus { border: none; background-tint: $background 0%; }
    LineField.-asking { display: block; }
    LineField.-question Horizontal { display: none; }
    """

    @dataclass
    class Entered(Message):
        """Enter was pressed on these words."""

        words: str

    @dataclass
    class Typed(Message):
        """The words are others now."""

        words: str

    def compose(self) -> ComposeResult:
        """The line behind its label, and what there is to say of it."""
        with Horizontal():
            yield Static(id="label", markup=False)
            yield _Line(id="line")
        yield Static(id="about", markup=False)

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self._line.value

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return self.has_class("-asking")

    @property
    def _line(self) -> Input:
        return self.query_one("#line", Input)

    def ask(self, label: str, words: str, about: str = "") -> None:
        """Have a line written that begins with these words."""
        self.remove_class("-question").add_class("-asking")
        self.query_one("#label", Static).update(text(label, "bold"))
        self.say(about)
        shown = clean(words)
        with self.prevent(Input.Changed):
            self._line.value = shown
        self._line.cursor_position = len(shown)
        self._line.focus()

    def question(self, about: str) -> None:
        """Ask something that keys answer."""
        self.add_class("-question", "-asking")
        self.say(about)

    def say(self, about: str) -> None:
        """Say what the line is for."""
        said = self.query_one("#about", Static)
        said.display = bool(about)
        said.update(text(about, DIM))

    def warn(self, about: str, *warnings: str) -> None:
        """Say what enter does now, and below it what to think of first."""
        told = [text(f"! {warning}", "$text-warning") for warning in warnings]
        said = self.query_one("#about", Static)
        said.display = True
        said.update(lines(text(about), *told))

    def close(self) -> None:
        """Nothing is asked any more."""
        self.remove_class("-asking", "-question")
        self.screen.set_focus(None)

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.post_message(self.Typed(message.value))

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(self.Entered(message.value))
