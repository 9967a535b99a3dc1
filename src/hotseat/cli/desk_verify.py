"""See whether the log of the desk is whole: no line edited, missing, out of order or cut off. With
JSON exports, whether it also still holds what it held when they were made.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotseat.cli.output import complain, report, say
from hotseat.desk.folder import DeskFolder
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_OK,
    EXIT_UNKNOWN_ID,
    InvalidFileError,
    Problem,
)
from hotseat.files.source import bytes_of
from hotseat.interview.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hotseat.desk.verify import Stamp

_MOST_BYTES = 50_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk verify`."""
    parser.add_argument(
        "cards",
        metavar="CARD.json",
        nargs="*",
        type=Path,
        help="JSON exports, which say how many lines the log had then, and the hash of the last",
    )


def run(args: argparse.Namespace) -> int:
    """Verify; 1 where the log is not whole, 4 where an export is not of this desk.

    Raises:
        InvalidFileError: an export cannot be read or has no such figures.
        DeskError: the log cannot be read.
    """
    from hotseat.desk.verify import verify

    stamps = [stamp for path in args.cards for stamp in _stamps(path)]
    found = verify(DeskFolder(), stamps)
    say(f"{count(found.count, 'line')}, head {found.head}")
    report(found.problems)
    if not found.whole:
        return EXIT_CHECK_FAILED
    own = len(stamps) - len(found.strange)
    exports = f", and it holds what {count(own, 'export')} said of it" if own else ""
    say(f"The log is whole{exports}.")
    for where in dict.fromkeys(stamp.where for stamp in found.strange):
        complain(
            f"hotseat: {where} is not of this desk, or the log was made anew since: the log has "
            "no line of its interview. A colleague's card is verified at the desk that made it."
        )
    return EXIT_UNKNOWN_ID if found.strange else EXIT_OK


def _stamps(path: Path) -> list[Stamp]:
    """Where the log stood when a JSON export was made.

    Raises:
        InvalidFileError: it cannot be read, or does not say.
    """
    try:
        found = list(_found(json.loads(bytes_of(path, _MOST_BYTES)), str(path)))
    except (ValueError, RecursionError):
        found = []
    if not found:
        message = "is no JSON export of the desk: it does not say where the log stood"
        raise InvalidFileError([Problem(str(path), 0, 0, message)])
    return found


def _found(data: Any, where: str) -> Iterator[Stamp]:
    from hotseat.desk.verify import Stamp

    if isinstance(data, list):
        for each in data:
            yield from _found(each, where)
        return
    if not isinstance(data, dict):
        return
    log = data.get("log")
    if isinstance(log, dict) and type(log.get("count")) is int and isinstance(log.get("head"), str):
        of = data.get("interview")
        yield Stamp(log["count"], log["head"], where, of if isinstance(of, str) else "")
    else:
        yield from _found(data.get("cards"), where)
