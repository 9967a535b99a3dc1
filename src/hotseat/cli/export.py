"""Print everything that is kept as one JSON document, or write it to a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from hotseat.cli.output import complain
from hotseat.errors import EXIT_OK, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat export`."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default="-", help="where to; by default stdout"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(args: argparse.Namespace) -> int:
    """Write the document; a file stands there whole or not at all, and is yours alone.

    Raises:
        HotseatError: the records cannot be read, or the file cannot be written.
    """
    from hotseat.records.export import document
    from hotseat.records.paths import database_path

    _write(document(database_path()), args.file, force=args.force)
    return EXIT_OK


def _write(parts: Iterator[str], where: str, *, force: bool) -> None:
    if where == "-":
        sys.stdout.writelines(parts)
        return
    from hotseat.files.private import write_private
    from hotseat.records.paths import database_path

    path = Path(where)
    if path.resolve() == database_path().resolve():
        raise UsageError(f"{path} is what would be exported; name another file")
    write_private(path, parts, force=force)
    complain(f"Written to {path}. It holds your answers; only you can read it.")
