"""Judge yourself first: a level for each mark, before the marks are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from hotseat.tui.bindings import bindings
from hotseat.tui.interviewing import CUT_OFF
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.levels import Levels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.rubrics.models import Criterion


class PredictScreen(BaseScreen):
    """One key a mark; space leaves one out, enter all that are left."""

    CSS = """
    PredictScreen VerticalScroll { scrollbar-size-vertical: 1; }
    PredictScreen #lead { padding: 1 4 0 4; height: auto; }
    PredictScreen Levels { padding: 0 4 1 4; }
    """
    BINDINGS: ClassVar = bindings("predict")
    ABOUT: ClassVar = (
        (
            "Say how you think it went, before you see it. The result shows your guess beside the "
            "mark, and over time you learn where you judge yourself too well or too hard."
        ),
        "It changes no mark. It can be switched off in the configuration: predict: false.",
    )

    def __init__(
        self,
        title: str,
        criteria: Sequence[Criterion],
        done: Callable[[Mapping[str, int]], None],
        *,
        cut_off: bool = False,
    ) -> None:
        """`cut_off`: the answer was handed in by the clock."""
        super().__init__()
        self._title = title
        self._criteria = criteria
        self._done = done
        self._cut_off = cut_off

    def compose(self) -> ComposeResult:
        """The marks and what their levels are called."""
        yield Headline(f"How did it go? · {self._title}")
        with VerticalScroll():
            yield Static(_lead(self._cut_off), id="lead", markup=False)
            yield Levels(self._criteria)
        yield KeyLine(
            ("predict.none predict.some predict.full", "level"),
            "predict.done",
            "predict.skip",
            "predict.undo",
            "help",
        )

    @property
    def _levels(self) -> Levels:
        return self.query_one(Levels)

    def action_level(self, level: int) -> None:
        """The level of the mark that the pointer stands on."""
        self._levels.give(level)
        self._go_on()

    def action_skip(self) -> None:
        """Say nothing of this mark."""
        self._levels.skip()
        self._go_on()

    def action_undo(self) -> None:
        """Back to the mark before."""
        self._levels.undo()

    def _go_on(self) -> None:
        if self._levels.is_complete:
            self.action_done()

    def action_done(self) -> None:
        """Say nothing of the rest and see the marks."""
        done, self._done = self._done, lambda _: None
        done(self._levels.levels)


def _lead(cut_off: bool) -> Content:
    return lines(
        *([text(CUT_OFF)] if cut_off else []),
        text("Before you see your marks: how do you think it went?"),
        text("One key a line, 0 to 2. Enter skips to the marks.", DIM),
        "",
    )
