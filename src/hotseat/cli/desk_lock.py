"""Say that an interview is finished: nothing of it is changed from then on, and others' marks may
be seen.
"""

from __future__ import annotations

import argparse

from hotseat.cli.arguments import add_bank
from hotseat.cli.desk_shared import open_desk, open_library
from hotseat.cli.output import complain, say
from hotseat.desk.errors import NotYetError
from hotseat.desk.folder import DeskFolder
from hotseat.errors import EXIT_CHECK_FAILED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk lock`."""
    parser.add_argument("id", metavar="ID", help="an interview at the desk")
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Finish it; 1 where a level is missing, 3 where something else in the bank is wrong.

    Raises:
        UnknownIdError: there is no such interview.
        DeskError: another hotseat has it open, or it cannot be kept.
    """
    folder = DeskFolder()
    number = folder.find(args.id)
    library, code = open_library(args.bank)
    desk = open_desk(folder, number, library)
    try:
        desk.lock()
    except NotYetError as error:
        complain(error.message)
        return EXIT_CHECK_FAILED
    finally:
        desk.close()
    say(f"Interview {desk.interview.id} is finished. Nothing of it is changed any more.")
    return code
