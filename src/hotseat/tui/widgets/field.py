"""A line to type an answer in, with what is asked for above it and what is wrong with it below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from hotseat.tui.textual_text import DIM, lines, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class Field(Vertical):
    """Hidden until something is asked; enter gives what was typed."""

    DEFAULT_CSS = """
    Field { height: auto; display: none; padding: 0 3; border-top: solid $rule; }
    Field.-open { display: block; }
    Field Static { height: auto; max-height: 5; }
    Field Input, Field Input:focus { border: none; height: 1; padding: 0;
        background: $background; background-tint: $background 0%; }
    """

    @dataclass
    class Given(Message):
        """Something was typed and entered."""

        what: str
        """What was asked for."""
        value: str

    def __init__(self) -> None:
        super().__init__()
        self._what = ""

    def compose(self) -> ComposeResult:
        """What is asked for, the line, what is wrong."""
        yield Static(id="asked", markup=False)
        # Nothing is offered from what was typed before: it may be anybody's.
        yield Input(select_on_focus=False)
        yield Static(id="wrong", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return self.has_class("-open")

    def ask(self, what: str, words: str, value: str = "") -> None:
        """Ask for something."""
        self._what = what
        self.add_class("-open")
        self.screen.add_class("-asking")
        self.query_one("#asked", Static).update(text(words, DIM))
        self.complain()
        field = self.query_one(Input)
        field.value = value
        field.cursor_position = len(value)
        field.focus()
        self.screen.refresh_bindings()

    def complain(self, *what: str) -> None:
        """Say what is wrong with what was typed; nothing takes it away."""
        self.query_one("#wrong", Static).update(lines(*what))

    def close(self) -> None:
        """Ask no more."""
        self.remove_class("-open")
        self.screen.remove_class("-asking")
        self.query_one(Input).value = ""
        self.screen.refresh_bindings()

    @on(Input.Submitted)
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(self.Given(self._what, message.value))


def shortened(problems: Sequence[str], most: int = 3) -> list[str]:
    """The first problems, and how many there are more."""
    left = len(problems) - most
    return [*problems[:most], *([f"and {left:,} more"] if left > 0 else [])]
