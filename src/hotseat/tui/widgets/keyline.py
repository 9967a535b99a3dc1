"""The line below the lower rule: the keys that do something here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from hotseat.tui.bindings import key_name, shown
from hotseat.tui.textual_text import DIM, beside, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import ActiveBinding

    from hotseat.tui.app import HotseatApp

Key = str | tuple[str, str]
"""The id of a binding, or ids (or keys as people write them) and a word for all of them."""

_GAP = "   "


class KeyLine(Widget):
    """Names keys in the order given; the last ones go first where there is no room."""

    DEFAULT_CSS = """
    KeyLine {
        height: 2; dock: bottom; border-top: solid $rule; padding: 0 1;
        link-color: $foreground-muted; link-style: none; link-background: $background;
        link-color-hover: $accent; link-style-hover: none; link-background-hover: $background;
    }
    """

    app: HotseatApp

    def __init__(self, *keys: Key, always: int = 1) -> None:
        super().__init__()
        self._keys = keys
        self._words: Mapping[str, str] = {}
        self._always = always
        """How many of the last ones stay whatever the room."""

    def on_mount(self) -> None:
        """Follow what can be done at the moment."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def reword(self, words: Mapping[str, str]) -> None:
        """Say something else of some keys, by the ids of their bindings; `""` leaves one out.
        Keys as people write them can be others.
        """
        if words != self._words:
            self._words = dict(words)
            self.refresh()

    def render(self) -> Content:
        """The keys that fit."""
        found = {
            active.binding.id: active for active in reversed(self.screen.active_bindings.values())
        }
        parts = [part for key in self._keys if (part := self._part(key, found)) is not None]
        width = self.content_size.width
        while len(parts) > self._always and _width(parts) > width:
            del parts[-self._always - 1]
        return Content(_GAP).join(parts)

    def _part(self, key: Key, found: dict[str | None, ActiveBinding]) -> Content | None:
        if isinstance(key, tuple):
            keys = self._words.get(key[0]) or shown(self.app.settings, key[0])
            return beside(text(keys), " ", text(key[1], DIM))
        active = found.get(key)
        said = self._words.get(key)
        if active is None or said == "":
            return None
        binding = active.binding
        # The action is the binding's own, never text of a user. Without a target it would be
        # looked for here.
        target = {self.app: "app", self.screen: "screen"}.get(active.node, "focused")
        click = Style.from_meta({"@click": f"{target}.{binding.action}"})
        word = text(said or binding.description, DIM).stylize(click)
        return beside(text(key_name(binding.key)), " ", word)


def _width(parts: Iterable[Content]) -> int:
    widths = [part.cell_length for part in parts]
    return sum(widths) + len(_GAP) * (len(widths) - 1)
