"""Help for the screen one comes from: its keys, and what its marks mean."""

from __future__ import annotations

from string import digits
from typing import TYPE_CHECKING

from hotseat.tui.bindings import key_name, mention
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.screens.page import PageScreen
from hotseat.tui.textual_text import DIM, beside, column, lines, text

if TYPE_CHECKING:
    from textual.content import Content
    from textual.screen import Screen

_KEYS, _MOST = 16, 3
_KEYS_OF_FIELDS = (
    ("^Z, ^Y", "undo, redo"),
    ("F7", "select all"),
    ("^C, ^X, ^V", "copy, cut, paste"),
)


class HelpScreen(PageScreen):
    """What can be done on the screen below."""

    def __init__(self, below: Screen[object]) -> None:
        super().__init__("Help", "", _help(below))


def _help(screen: Screen[object]) -> Content:
    from hotseat.tui.widgets.answer import AnswerArea

    rows: list[Content | str] = []
    if isinstance(screen, BaseScreen):
        for paragraph in screen.about:
            rows += [text(mention(screen.app.settings, paragraph)), ""]
        if (more := screen.explain()) is not None:
            rows += [more]
    rows += [text("Keys", "bold"), ""]
    if isinstance(screen, BaseScreen):
        rows += [_row(keys, what) for keys, what in screen.list_keys]
    rows += [_row(keys, what) for keys, what in _keys(screen)]
    if isinstance(screen.focused, AnswerArea):
        rows += [_row(keys, what) for keys, what in _KEYS_OF_FIELDS]
    return lines(*rows)


def _row(keys: str, what: str) -> Content:
    return beside(column(text(keys), _KEYS - 2), "  ", text(what, DIM))


def _named(keys: list[str]) -> str:
    """Keys with commas between; of many that follow each other the first and the last."""
    if len(keys) > _MOST and "".join(keys) in digits:
        return f"{keys[0]}-{keys[-1]}"
    return ", ".join(keys)


def _keys(screen: Screen[object]) -> list[tuple[str, str]]:
    """Keys with the same meaning on one line, the screen's own first."""
    found: dict[str, list[str]] = {}
    own = [a for a in screen.active_bindings.values() if a.node is screen]
    rest = [a for a in screen.active_bindings.values() if a.node is not screen and a.binding.id]
    for active in own + rest:
        if active.binding.id and active.binding.description:
            found.setdefault(active.binding.description, []).append(key_name(active.binding.key))
    return [(_named(keys), what) for what, keys in found.items()]
