"""Print an interview, or write it to a file: levels with their evidence, the tool's beside yours.
Names of the speakers and contact data are masked, as far as fixed rules find them, unless you ask
for them. hotseat sends nothing anywhere.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.arguments import add_bank
from hotseat.cli.desk_shared import open_desk, open_library
from hotseat.cli.output import check_stdout, complain, say
from hotseat.desk.folder import DeskFolder
from hotseat.desk.outside import note_export
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_INVALID,
    EXIT_OK,
    InvalidFileError,
    UsageError,
    behind_name,
)

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
    """Export; 1 where `all` finds no finished interview, 3 where the bank lacks a question.

    Raises:
        UsageError: a form that does not hold several, or a place that cannot be.
        UnknownIdError: there is no such interview.
        InvalidFileError: the bank has none of its questions.
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
    library, of_bank = open_library(args.bank)
    with ExitStack() as opened:
        desks = []
        for number in numbers:
            desk = open_desk(folder, number, library)
            opened.callback(desk.close)
            desks.append(desk)
        _check(desks, args)
        for desk in desks:
            note_export(desk, args.format, names=args.names)
            if desk.late:
                complain(f"hotseat desk: the log lacks this export for now. {desk.late}")
        _write(_parts(desks, args), path, args)
        gone = _told_gone(desks)
    return code or of_bank or gone


def _path(args: argparse.Namespace, folder: DeskFolder) -> Path | None:
    """Where to; None for stdout.

    Raises:
        UsageError: something is there, it would lie where the desk keeps its own, or stdout is
            closed.
        HotseatError: there can be no such file.
    """
    if args.output == STDOUT:
        check_stdout()
        return None
    from hotseat.files.private import check_place

    path = Path(args.output)
    # Unlike Path.resolve it takes whatever a name can be.
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder.path)):
        raise UsageError(f"{path} lies in the desk's own folder; name another place")
    check_place(path, force=args.force)
    return path


def _finished(folder: DeskFolder) -> tuple[list[str], int]:
    from hotseat.desk.listing import listed

    found = listed(folder)
    for error in found.errors:
        complain(f"{error.title}: {behind_name(error.message)}")
    finished = [one.id for one in found.interviews if one.locked_at is not None]
    return finished, EXIT_INVALID if found.errors else EXIT_OK


def _check(desks: list[Desk], args: argparse.Namespace) -> None:
    """See that there is something to write, before the log says that it was.

    Raises:
        UsageError: there is no letter to write.
        InvalidFileError: the bank has none of the questions.
    """
    from hotseat.reports.desk import check_report

    if any(_gone(desk) for desk in desks) and not any(desk.questions for desk in desks):
        _told_gone(desks)
        raise InvalidFileError(())
    for desk in desks:
        check_report(desk, args.format)


def _gone(desk: Desk) -> list[str]:
    """Its questions that this bank does not have."""
    known = {question.id for question in desk.questions}
    return [s.question for s in desk.interview.sheets if s.question not in known]


def _told_gone(desks: list[Desk]) -> int:
    """Say which questions are left out; 3 if any are."""
    code = EXIT_OK
    for desk in desks:
        if gone := _gone(desk):
            code = EXIT_INVALID
            complain(
                f"hotseat desk: interview {desk.interview.id}: not in this bank, and so not "
                f"exported: {', '.join(gone)}. --bank names another one."
            )
    return code


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
