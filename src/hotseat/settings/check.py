"""The config file, checked by hand: all that is wrong with it at once, each with its place.

pydantic would be shorter, and would double the time to the first screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hotseat.files.clean import shorten
from hotseat.files.yamlfile import Document
from hotseat.settings.checkkeys import checked_keys
from hotseat.settings.durations import parse_seconds
from hotseat.settings.models import Settings

LONGEST_THINK = 3600.0
"""Seconds."""

_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def settings_in(document: Document) -> Settings:
    """The settings in a document.

    Raises:
        InvalidFileError: with all that is wrong.
    """
    data = document.data
    found: dict[str, Any] = {}
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "keys":
                found[name] = checked_keys(document, value)
            elif name in _READERS:
                try:
                    found[name] = _READERS[name](value)
                except ValueError as error:
                    document.add((name,), f"{name}: {error}")
            elif name:
                _unknown(document, name)
    elif data is not None:
        document.add((), "the file should hold settings, each as name: value")
    document.refuse()
    return Settings(**found)


def _unknown(document: Document, name: str) -> None:
    known = ("keys", *_READERS)
    near = document.nearest(name, known)
    say = f"did you mean {near}?" if near else f"the settings are {', '.join(known)}"
    document.add((name,), f"there is no setting {shorten(name)!r}", say, at_key=True)


def _text(value: Any, meant: str) -> str:
    if value is None:
        raise ValueError(f"it should be {meant}, and is empty; leave it out for the usual")
    if isinstance(value, str):
        return value.strip()
    kind = "a list" if isinstance(value, list) else "a mapping"
    raise ValueError(f"it should be {meant}, not {kind}")


def _boolean(value: Any) -> bool:
    said = _text(value, "true or false")
    if said.lower() not in _BOOLEANS:
        raise ValueError(f"it should be true or false, not {shorten(said, 40)!r}")
    return _BOOLEANS[said.lower()]


def _whole(least: int, most: int) -> Callable[[Any], int]:
    meant = f"a whole number from {least} to {most}"

    def read(value: Any) -> int:
        said = _text(value, meant)
        # Few digits: Python refuses to read very long numbers.
        number = int(said) if said.isdecimal() and len(said) < 10 else -1
        if not least <= number <= most:
            raise ValueError(f"it should be {meant}, not {shorten(said, 40)!r}")
        return number

    return read


def _think(value: Any) -> float:
    meant = "a time with its unit, such as 60s or 2m, or 0 for none"
    said = _text(value, meant)
    if said in ("0", "0s", "0m"):
        return 0.0
    wrong = f"it should be {meant}, not {shorten(said, 40)!r}"
    if said[-1:].isdecimal():
        # Elsewhere a bare number means minutes; here nobody should have to know.
        raise ValueError(wrong)
    try:
        length = parse_seconds(said)
    except ValueError:
        raise ValueError(wrong) from None
    if length > LONGEST_THINK:
        raise ValueError(f"{shorten(said, 40)!r} is more than an hour")
    return length


def _theme(value: Any) -> str:
    return _text(value, "the name of a theme")


def _topic(value: Any) -> str:
    return _text(value, "the id of a topic")


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "predict": _boolean,
    "daily": _whole(1, 50),
    "think": _think,
    "pauses": _whole(0, 9),
    "bell": _boolean,
    "topic": _topic,
    "theme": _theme,
}
"""Each setting but `keys`, with what reads its value."""
