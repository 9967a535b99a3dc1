"""Say until when an interview is kept. Nothing is deleted by itself: it is told that the day is
over, and hotseat desk purge deletes.
"""

from __future__ import annotations

import argparse

from hotseat.cli.desk_import import check_day
from hotseat.cli.desk_shared import day, kept_until, open_desk, open_library
from hotseat.cli.output import say
from hotseat.desk.folder import DeskFolder
from hotseat.errors import EXIT_OK


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk keep`."""
    parser.add_argument("id", metavar="ID", help="an interview at the desk")
    parser.add_argument("day", metavar="DATE|never", type=day, help="such as 2027-03-01")


def run(args: argparse.Namespace) -> int:
    """Set the day.

    Raises:
        UsageError: it is over.
        UnknownIdError: there is no such interview.
        DeskError: another hotseat has it open, or it cannot be kept.
    """
    folder = DeskFolder()
    desk = open_desk(folder, folder.find(args.id), open_library([])[0])
    try:
        check_day(args.day, desk.clock.now())
        desk.set_keep_until(args.day)
        say(f"Interview {desk.interview.id} is {kept_until(desk.interview)}.")
    finally:
        desk.close()
    return EXIT_OK
