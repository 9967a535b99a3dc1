"""List the interviews at the desk: no names, the order drawn by lot."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hotseat.cli.arguments import add_bank
from hotseat.cli.desk_shared import kept_until, open_library
from hotseat.cli.output import complain, say, say_json
from hotseat.desk.folder import DeskFolder
from hotseat.desk.listing import is_past, listed, scored
from hotseat.errors import EXIT_INVALID, behind_name

if TYPE_CHECKING:
    from datetime import datetime

    from hotseat.desk.models import Interview
    from hotseat.interview.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat desk list`."""
    parser.add_argument("--json", action="store_true", help="one JSON array")
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Print the interviews; 3 where one, or the bank, cannot be read.

    Raises:
        InvalidFileError: a rubric cannot be used.
    """
    from hotseat.interview.clock import SystemClock

    found = listed(DeskFolder())
    (library, code), now = open_library(args.bank), SystemClock().now()
    if args.json:
        say_json([_as_json(one, library, now) for one in found.interviews], indent=2)
    elif found.interviews:
        for one in found.interviews:
            say("  ".join(_cells(one, library, now)))
    elif not found.errors:
        complain("No interview is at the desk. hotseat desk import FILE reads a transcript.")
    for error in found.errors:
        complain(f"{error.title}: {behind_name(error.message)}")
    return EXIT_INVALID if found.errors else code


def _cells(one: Interview, library: Library, now: datetime) -> Iterator[str]:
    yield one.id
    yield f"{one.label:2}"
    yield _progress(one, library)
    yield ", ".join(s.question for s in one.sheets) or "no question yet"
    yield kept_until(one, past=is_past(one, now))


def _progress(one: Interview, library: Library) -> str:
    given, wanted = scored(one, library)
    words = "finished" if one.locked_at else f"{given} of {wanted} parts marked"
    return f"{words:19}"


def _as_json(one: Interview, library: Library, now: datetime) -> dict[str, Any]:
    given, wanted = scored(one, library)
    return {
        "id": one.id,
        "label": one.label,
        "questions": [s.question for s in one.sheets],
        "marked": given,
        "of": wanted,
        "finished": one.locked_at is not None,
        "suggest": one.suggest,
        "keep_until": one.keep_until or None,
        "past": is_past(one, now),
    }
