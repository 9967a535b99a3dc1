"""Names of keys, as Textual has them but known without it."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache

ANOTHER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where a key has not the name that Unicode gives its character."""
MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
"""Keys that move or scroll what has the focus."""
FIELD_KEYS = frozenset(
    {
        *MOVING,
        *(f"shift+{key}" for key in MOVING[:6]),
        *(f"ctrl+{key}" for key in ("left", "right", "pageup", "pagedown")),
        *(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter in "acdekuvwxyz"),
        *("ctrl+shift+left", "ctrl+shift+right"),
        *("enter", "tab", "backspace", "delete", "f6", "f7"),
    }
)
"""What a field for text takes for itself, besides all characters."""
MEANT = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "bs": "backspace",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "spacebar": "space",
}
"""What people write, with what they mean."""
CANNOT = {
    "tab": "Tab moves between the parts of a screen",
    "shift+tab": "Shift+Tab moves between the parts of a screen",
    "ctrl+h": "a terminal cannot tell it from Backspace",
    "ctrl+i": "a terminal cannot tell it from Tab",
    "ctrl+j": "some terminals send it for Enter",
    "ctrl+m": "a terminal cannot tell it from Enter",
}
"""Keys that nothing can be put on, with the reason."""

_MOVABLE = (*MOVING, "insert", "delete")
_PLAIN = {"enter", "escape", "space", "backspace", "tab", *_MOVABLE}
_FUNCTION = {f"f{n}" for n in range(1, 13)}


def canonical(key: str) -> str:
    """A key by the name that Textual knows it by: `/` is `slash`, `F5` is `f5`, `M` stays."""
    if len(key) != 1:
        return key.lower()
    if key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return ANOTHER.get(name, name)


@cache
def characters() -> dict[str, str]:
    """The names of keys that are signs on a keyboard, each with its sign."""
    return {canonical(sign): sign for sign in string.punctuation}


@cache
def known() -> frozenset[str]:
    """All names but those of single characters."""
    shifted = {f"{m}{key}" for m in ("shift+", "ctrl+", "ctrl+shift+") for key in _MOVABLE}
    letters = {f"ctrl+{letter}" for letter in string.ascii_lowercase}
    return frozenset(_PLAIN | _FUNCTION | shifted | letters | {"shift+tab"} | set(characters()))


def is_key(key: str) -> bool:
    """Whether Textual can know a key of this canonical name."""
    return key in known() or is_character(key)


def is_character(key: str) -> bool:
    """Whether the key of this canonical name puts a character into a text."""
    if key == "space" or key in characters():
        return True
    return len(key) == 1 and key.isprintable()


def meant(key: str) -> str:
    """The name that someone most likely meant by one that is not known; empty if none is near."""
    if key in MEANT:
        return MEANT[key]
    if found := re.fullmatch(r"(?:\^|c-|control[+-]|ctrl-)(\w+)", key):
        guess = f"ctrl+{found.group(1)}"
        return guess if guess in known() else ""
    if found := re.fullmatch(r"shift\+([a-z])", key):
        return found.group(1).upper()
    from hotseat.errors import nearest_names

    near = nearest_names(key[:30], known(), 1)
    return near[0] if near else ""
