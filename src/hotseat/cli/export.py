"""Print everything that is kept as one JSON document, or write it to a file. hotseat sends
nothing anywhere by itself: what you wrote leaves this machine only if you pass this on.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from hotseat.cli.arguments import add_bank
from hotseat.cli.output import check_stdout, complain
from hotseat.errors import EXIT_OK, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat export`."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default="-", help="where to; by default stdout"
    )
    parser.add_argument(
        "--samples",
        action="store_true",
        help="only the answers with disputed marks, as YAML samples for a bank",
    )
    add_bank(parser)
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(args: argparse.Namespace) -> int:
    """Write the document; a file stands there whole or not at all, and is yours alone.

    Raises:
        HotseatError: the records cannot be read, or the file cannot be written.
    """
    if args.samples:
        return _samples(args)
    if args.bank:
        raise UsageError("--bank goes with --samples: everything that is kept needs no bank")
    from hotseat.desk.folder import DeskFolder
    from hotseat.records.export import document
    from hotseat.records.paths import database_path

    _write(document(database_path()), args.file, force=args.force)
    if DeskFolder().ids():
        complain("The desk is apart and not in it: hotseat desk export ID prints an interview.")
    return EXIT_OK


def _samples(args: argparse.Namespace) -> int:
    from hotseat.cli.samples import samples_of

    to_terminal = args.file == "-"
    utf_8 = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf8")
    parts, code = samples_of(args.bank, ascii_only=to_terminal and not utf_8)
    if parts:
        _write(iter(parts), args.file, force=args.force)
    return code


def _write(parts: Iterator[str], where: str, *, force: bool) -> None:
    if where == "-":
        check_stdout()
        sys.stdout.writelines(parts)
        return
    from hotseat.files.private import write_private
    from hotseat.records.paths import database_path

    path = Path(where)
    if os.path.realpath(path) == os.path.realpath(database_path()):
        raise UsageError(f"{path} is what would be exported; name another file")
    write_private(path, parts, force=force)
    complain(f"Written to {path}. It holds your answers; only you can read it.")
