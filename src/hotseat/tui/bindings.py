"""Bindings from the one table of keys, and keys as people write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from hotseat.settings.keynames import characters
from hotseat.settings.keys import BY_ID, TABLE

if TYPE_CHECKING:
    from hotseat.settings.models import Settings

_NAMES = {
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}
_ARROWS = frozenset("←→↑↓")
_MENTION = re.compile(r"\{([a-z_.]+)\}")


def bindings(place: str) -> list[BindingType]:
    """What a screen, a widget or the app binds: all keys of its place in the table."""
    return [
        Binding(
            key.keys,
            key.action,
            key.description,
            show=key.show,
            priority=key.priority,
            id=key.id,
        )
        for key in TABLE[place]
    ]


def key_name(key: str) -> str:
    """A key as people write it: `^S`, `F2`, `esc`. Of several, with commas between, the first."""
    first = key.split(",", maxsplit=1)[0]
    *modifiers, name = first.split("+")
    if modifiers == ["ctrl"] and len(name) == 1:
        return f"^{name.upper()}"
    if name[:1] == "f" and name[1:].isdigit():
        name = name.upper()
    name = _NAMES.get(name) or characters().get(name, name)
    return "+".join((*modifiers, name))


def shown(settings: Settings, what: str) -> str:
    """The keys of bindings, given by their ids with spaces between, as people write them; what
    is no id stays as it is.
    """
    words = what.split()
    if not words or any(word not in BY_ID for word in words):
        return what
    names = [key_name(settings.keys_of(word)) for word in words]
    return ("" if _ARROWS.issuperset(names) else "/").join(names)


def mention(settings: Settings, paragraph: str) -> str:
    """A text of ours with `{feedback.why}` replaced by the key that it is on."""
    return _MENTION.sub(lambda found: shown(settings, found.group(1)), paragraph)
