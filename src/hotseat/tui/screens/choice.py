"""A page that asks for one of a few things."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, beside, column, one_line, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.pointed import PointedList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.content import Content


_RULES = 4
"""Lines of the head and of the keys."""
_LEAST_CHOICES = 4
"""How many of the choices are seen, however much there is to say."""


class Choice(NamedTuple):
    """One of the things."""

    id: str
    title: str
    detail: str = ""


class ChoiceScreen(BaseScreen):
    """Words above, what can be chosen below them; escape chooses nothing."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    ChoiceScreen #words { padding: 1 4 0 4; max-width: 90; height: auto; }
    ChoiceScreen OptionList { border: none; padding: 0 1; margin-top: 1; height: 1fr;
        background: $background; scrollbar-size-vertical: 1; }
    ChoiceScreen OptionList:focus { border: none; background-tint: $background 0%; }
    """
    BINDINGS: ClassVar = bindings("choice")
    LIST_KEYS: ClassVar = (("↑, ↓", "choose"), ("enter", "take"))
    ABOUT: ClassVar = ("Enter takes the line that the pointer stands on, escape none of them.",)

    def __init__(
        self,
        title: str,
        words: Content,
        choices: Sequence[Choice],
        then: Callable[[str], None],
        *,
        first: str = "",
    ) -> None:
        super().__init__()
        self._title, self._words, self._then = title, words, then
        self._choices = tuple(choices)
        self._first = first

    def compose(self) -> ComposeResult:
        """The words and the list."""
        yield Headline(self._title)
        yield Static(self._words, id="words", markup=False)
        yield PointedList()
        yield KeyLine(("↑↓", "choose"), ("enter", "take"), "choice.back", "help", always=2)

    def on_mount(self) -> None:
        """The pointer stands on the likely one."""
        self._fill()
        ids = [choice.id for choice in self._choices]
        options = self.query_one(OptionList)
        options.highlighted = ids.index(self._first) if self._first in ids else 0

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        # The words have what the first choices leave.
        few = min(len(self._choices), _LEAST_CHOICES) + 1
        self.query_one("#words").styles.max_height = max(self.app.size.height - _RULES - few, 3)
        at = options.highlighted
        room = self.app.size.width - 8
        left = min(max((len(c.title) for c in self._choices), default=0) + 3, room // 2)
        options.clear_options()
        # By place: an id may be anything here, a speaker's name too.
        options.add_options(
            Option(
                beside(
                    column(one_line(c.title, left - 1), left),
                    column(text(c.detail, DIM), room - left),
                )
            )
            for c in self._choices
        )
        options.highlighted = at

    @on(OptionList.OptionSelected)
    def _taken(self, message: OptionList.OptionSelected) -> None:
        chosen = self._choices[message.option_index].id
        self.app.forget_notices()
        self.dismiss()
        self._then(chosen)

    def action_back(self) -> None:
        """Take none."""
        self.app.forget_notices()
        self.dismiss()
