"""Print an interview, or write it to a file: levels with their evidence, the tool's beside yours.
Names of the speakers and contact data are masked, as far as fixed rules find them, unless you ask
for them. hotseat sends nothing anywhere.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.arguments import add_bank
from hotseat.cli.desk_shared import open_desk, open_library
from hotseat.cli.output import complain, say
from hotseat.desk.folder import DeskFolder
from hotseat.desk.outside import note_export
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_INVALID, EXIT_OK, UsageError, behind_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hotseat.desk.desk import Desk

FORMS = ("md", "html", "csv", "json", "letter")
ALL = "all"
FOR_ALL = ("csv", "json")
"""Forms that hold several interviews."""
STDOUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk export`."""
    parser.add_argument(
        "id", metavar="ID|all", help="an interview; all: every finished one, as csv or json"
    )
    parser.add_argument(
        "--format",
        choices=FORMS,
        default="md",
        help="md, html (one file, prints well), csv, json (for a colleague and desk agree), or "
        "letter (a draft to the candidate of quotes and levels); by default md",
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--names", action="store_true", help="with names and contact data")
    shown.add_argument("--mask", action="store_true", help="without them, as by default")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default=STDOUT, help="where to; by default stdout"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Export; 1 where `all` finds no finished interview.

    Raises:
        UsageError: a form that does not hold several, or a place that cannot be.
        UnknownIdError: there is no such interview.
        DeskError: it cannot be read.
        HotseatError: the file cannot be written.
    """
    folder = DeskFolder()
    if args.id == ALL and args.format not in FOR_ALL:
        raise UsageError(f"all goes with --format {' or '.join(FOR_ALL)}; a {args.format} has one")
    path = _path(args, folder)
    numbers, code = _finished(folder) if args.id == ALL else ([folder.find(args.id)], EXIT_OK)
    if not numbers:
        complain("No interview is finished. hotseat desk lock ID finishes one.")
        return code or EXIT_CHECK_FAILED
    library = open_library(args.bank)
    with ExitStack() as opened:
        desks = []
        for number in numbers:
            desk = open_desk(folder, number, library)
            opened.callback(desk.close)
            desks.append(desk)
        for desk in desks:
            note_export(desk, args.format, names=args.names)
            if desk.late:
                complain(f"hotseat desk: the log lacks this export for now. {desk.late}")
        _write(_parts(desks, args), path, args)
    return code


def _path(args: argparse.Namespace, folder: DeskFolder) -> Path | None:
    """Where to; None for stdout.

    Raises:
        UsageError: a file is there, or it would lie where the desk keeps its own.
    """
    if args.output == STDOUT:
        return None
    path = Path(args.output)
    if path.resolve().is_relative_to(folder.path.resolve()):
        raise UsageError(f"{path} lies in the desk's own folder; name another place")
    if path.exists() and not args.force:
        raise UsageError(f"{path} is there already; --force replaces it")
    return path


def _finished(folder: DeskFolder) -> tuple[list[str], int]:
    from hotseat.desk.listing import listed

    found = listed(folder)
    for error in found.errors:
        complain(f"{error.title}: {behind_name(error.message)}")
    finished = [one.id for one in found.interviews if one.locked_at is not None]
    return finished, EXIT_INVALID if found.errors else EXIT_OK


def _parts(desks: list[Desk], args: argparse.Namespace) -> Iterator[str]:
    from hotseat.reports.desk import render, render_all

    if args.id == ALL:
        return render_all(desks, args.format, names=args.names)
    return render(desks[0], args.format, names=args.names)


def _write(parts: Iterable[str], path: Path | None, args: argparse.Namespace) -> None:
    from hotseat.desk.masks import MASKED
    from hotseat.files.private import write_private

    if path is None:
        if sys.stdout.isatty():
            say("".join(parts).replace("\r\n", "\n").rstrip("\n"))
        else:
            sys.stdout.writelines(parts)
        return
    write_private(path, parts, force=args.force)
    held = "It has names and contact data" if args.names else MASKED
    complain(f"Written to {path}. {held}; only you can read it. Purging does not delete it.")
