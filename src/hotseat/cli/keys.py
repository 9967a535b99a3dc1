"""Print every key of the app, place by place, and where to change them."""

from __future__ import annotations

import argparse

from hotseat.cli.output import say, say_json
from hotseat.errors import EXIT_OK
from hotseat.settings.keys import BY_ID, PLACES, TABLE, Key
from hotseat.settings.load import config_path, is_there, load_settings
from hotseat.settings.models import Settings

EXAMPLE = "keys:\n  interview.submit: f5,ctrl+g\n"
"""What a config file may say."""

_KEYS = 16
"""Columns."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat keys`."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print the keys as they are set.

    Raises:
        InvalidFileError: the config file cannot be used.
    """
    settings = load_settings()
    if args.json:
        for key in BY_ID.values():
            say_json(_record(key, settings))
        return EXIT_OK
    width = max(map(len, BY_ID))
    for place, keys in TABLE.items():
        say(PLACES[place])
        for key in keys:
            say(_line(key, settings, width))
        say()
    state = "" if is_there() else " (not made yet)"
    say(f"Other keys stand in {config_path()}{state}, such as")
    say(EXAMPLE.rstrip("\n"))
    return EXIT_OK


def _line(key: Key, settings: Settings, width: int) -> str:
    now = _spaced(settings.keys_of(key.id))
    was = f" (set by you; was {_spaced(key.keys)})" if key.id in settings.keys else ""
    return f"  {now:<{_KEYS}}  {key.id:<{width}}  {key.description}{was}"


def _spaced(keys: str) -> str:
    return keys.replace(",", ", ")


def _record(key: Key, settings: Settings) -> dict[str, object]:
    return {
        "id": key.id,
        "place": key.where,
        "keys": settings.keys_of(key.id).split(","),
        "default": key.keys.split(","),
        "set": key.id in settings.keys,
        "description": key.description,
    }
