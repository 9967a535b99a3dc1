"""The line below the lower rule: the keys that do something here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from hotseat.tui.textual_text import DIM, beside, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import Binding

Key = str | tuple[str, str]
"""The id of a binding, or a key and a word where more than one binding is meant."""

_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}
_GAP = "   "


def key_name(key: str) -> str:
    """A key as people write it: `^S`, `F2`, `esc`."""
    first = key.split(",", maxsplit=1)[0]
    if first.startswith("ctrl+"):
        return "^" + first.removeprefix("ctrl+").upper()
    if first[:1] == "f" and first[1:].isdigit():
        return first.upper()
    return _NAMES.get(first, first)


class KeyLine(Widget):
    """Names keys in the order given; the last ones go first where there is no room."""

    DEFAULT_CSS = """
    KeyLine {
        height: 2; dock: bottom; border-top: solid $rule; padding: 0 1;
        link-color: $foreground-muted; link-style: none; link-background: $background;
        link-color-hover: $accent; link-style-hover: none; link-background-hover: $background;
    }
    """

    def __init__(self, *keys: Key, always: int = 1) -> None:
        super().__init__()
        self._keys = keys
        self._always = always
        """How many of the last ones stay whatever the room."""

    def on_mount(self) -> None:
        """Follow what can be done at the moment."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """The keys that fit."""
        found = {
            active.binding.id: active.binding
            for active in reversed(self.screen.active_bindings.values())
        }
        parts = [part for key in self._keys if (part := _part(key, found)) is not None]
        width = self.content_size.width
        while len(parts) > self._always and _width(parts) > width:
            del parts[-self._always - 1]
        return Content(_GAP).join(parts)


def _part(key: Key, found: dict[str | None, Binding]) -> Content | None:
    if isinstance(key, tuple):
        return beside(text(key[0]), " ", text(key[1], DIM))
    binding = found.get(key)
    if binding is None:
        return None
    name = binding.key_display or key_name(binding.key)
    # The action is the binding's own, never text of a user.
    click = Style.from_meta({"@click": binding.action})
    return beside(text(name), " ", text(binding.description, DIM).stylize(click))


def _width(parts: Iterable[Content]) -> int:
    widths = [part.cell_length for part in parts]
    return sum(widths) + len(_GAP) * (len(widths) - 1)
