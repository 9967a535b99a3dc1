"""The part of the config file that puts other keys on things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hotseat.files.clean import shorten
from hotseat.files.yamlfile import Document
from hotseat.settings.keynames import (
    CANNOT,
    FIELD_KEYS,
    MOVING,
    canonical,
    is_character,
    is_key,
    meant,
)
from hotseat.settings.keys import APP, BY_ID, MENU, PLACES, TABLE, WITH_FIELD, Key, heard_on

_MOST_KEYS = 20
"""For one binding; looking for what was meant by each is slow."""


def checked_keys(document: Document, data: Any) -> Mapping[str, str]:
    """The keys that are set, by Textual's names; what is wrong is added to the document."""
    if data is None:
        return {}
    if not isinstance(data, dict):
        hint = "write the id of a binding, a colon and a key below it; hotseat keys lists the ids"
        document.add(("keys",), "keys: it should be a mapping of ids to keys", hint)
        return {}
    found: dict[str, str] = {}
    """Empty where there is something wrong with a binding's keys."""
    for name, value in data.items():
        if name not in BY_ID:
            near = document.nearest(name, BY_ID) if name else ""
            say = f"did you mean {near}?" if near else "hotseat keys lists all ids"
            message = f"keys: there is no binding {shorten(name)!r}"
            document.add(("keys", name), message, say, at_key=True)
            continue
        found[name] = ",".join(dict.fromkeys(_keys(document, BY_ID[name], value)))
    _tell_conflicts(document, found)
    return found


def _keys(document: Document, key: Key, value: Any) -> list[str]:
    loc = ("keys", key.id)
    if not isinstance(value, str):
        kind = {type(None): "empty", list: "a list"}.get(type(value), "a mapping")
        hint = f"write keys with commas between them, such as {key.id}: {key.keys}"
        document.add(loc, f"{key.id} is {kind}; it should be one or more keys", hint)
        return []
    if value.count(",") >= _MOST_KEYS:
        document.add(loc, f"{key.id} has more than {_MOST_KEYS} keys")
        return []
    names = []
    for part in value.split(","):
        name = canonical(part.strip())
        message, hint = _fault(key, name)
        if message:
            document.add(loc, f"{key.id}: {message}", hint)
        else:
            names.append(name)
    return names


def _fault(key: Key, name: str) -> tuple[str, str]:
    """What speaks against a key for this binding, and what to do."""
    if name in key.keys.split(","):
        return "", ""
    if not name:
        return "a key is missing", "the key , is called comma, the space bar space"
    shown = repr(shorten(name, 30))
    if not is_key(name):
        near = meant(name)
        hint = (
            f"did you mean {near}?" if near else "keys are e, slash, f5, enter, ctrl+g and the like"
        )
        return f"there is no key {shown}", hint
    if name in CANNOT:
        return f"{shown} cannot be used: {CANNOT[name]}", "choose another key"
    if key.where in WITH_FIELD or key.where == APP:
        if is_character(name) or name in FIELD_KEYS:
            hint = "a function key or Ctrl with a letter is free, such as f5 or ctrl+g"
            return f"{shown} is needed to type an answer", hint
    elif key.where != MENU and name in MOVING and not _moves(key):
        return f"{shown} moves and scrolls on this screen", "choose another key"
    return "", ""


def _moves(key: Key) -> bool:
    return any(name in MOVING for name in key.keys.split(","))


def _tell_conflicts(document: Document, found: Mapping[str, str]) -> None:
    order = list(found)
    told: set[tuple[str, str]] = set()
    for place in TABLE:
        for name, first, second in _shared(place, found):
            # Told at the one that the file sets; where it sets both, at the later one.
            other, late = (second, first) if second not in found else (first, second)
            if first in found and second in found:
                other, late = sorted((first, second), key=order.index)
            if (other, late) in told:
                continue
            told.add((other, late))
            message = f"{name!r} would be on both {other} and {late} ({PLACES[place]})"
            hint = f"choose another key, or put {other} on another one as well"
            document.add(("keys", late), message, hint)


def _shared(place: str, found: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each key of a place that two bindings have, one of them set by the file."""
    holders: dict[str, str] = {}
    for key in heard_on(place):
        for name in filter(None, found.get(key.id, key.keys).split(",")):
            holder = holders.setdefault(name, key.id)
            if holder != key.id and (holder in found or key.id in found):
                yield name, holder, key.id
