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

    def __init__(self, left: str | Sequence[str], right: str | Sequence[str] = "") -> None:
        super().__init__()
        self._left = _forms(left)
        self._right = _forms(right)

    def say(self, left: str | Sequence[str], right: str | Sequence[str] = "") -> None:
        """Show something else; of several forms of an end the first that fits, and the left end
        gives way first.
        """
        said = (_forms(left), _forms(right))
        if said != (self._left, self._right):
            self._left, self._right = said
            self.refresh()

    def render(self) -> Content:
        """The two ends."""
        width = self.content_size.width
        lefts = [text(form, "bold") for form in self._left]
        rights = [text(form, DIM) for form in self._right]
        short = lefts[-1]
        pairs = [(left, rights[0]) for left in lefts] + [(short, right) for right in rights]
        fit = [p for p in pairs if sum(end.cell_length for end in p) + _LEAST_GAP <= width]
        return apart(*(fit or [(short, rights[0])])[0], width)


def _forms(end: str | Sequence[str]) -> tuple[str, ...]:
    return (end,) if isinstance(end, str) else tuple(end) or ("",)
