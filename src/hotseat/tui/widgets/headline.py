"""The line above the upper rule: where one is, and beside it what one has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from hotseat.tui.textual_text import DIM, apart, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

_LEAST_GAP = 2


class Headline(Widget):
    """One line with a left and a right end, and the rule below it."""

    DEFAULT_CSS = """
    Headline { height: 2; border-bottom: solid $rule; padding: 0 1; }
    """

    def __init__(self, left: str, right: str | Sequence[str] = "") -> None:
        super().__init__()
        self._left = left
        self._right = _forms(right)

    def say(self, left: str, right: str | Sequence[str] = "") -> None:
        """Show something else; of several forms of the right end the first that fits."""
        said = (left, _forms(right))
        if said != (self._left, self._right):
            self._left, self._right = said
            self.refresh()

    def render(self) -> Content:
        """The two ends."""
        width = self.content_size.width
        left = text(self._left, "bold")
        ends = [text(form, DIM) for form in self._right]
        fit = [e for e in ends if e.cell_length + left.cell_length + _LEAST_GAP <= width]
        return apart(left, (fit or ends)[0], width)


def _forms(right: str | Sequence[str]) -> tuple[str, ...]:
    return (right,) if isinstance(right, str) else tuple(right) or ("",)
