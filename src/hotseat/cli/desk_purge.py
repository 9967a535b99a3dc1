"""Delete all that there is of a candidate: transcript, names, quotes, notes, drafts and the key of
their digests. The log keeps levels and times, no words, and still verifies.
"""

from __future__ import annotations

import argparse

from hotseat.cli.asking import agreed
from hotseat.cli.output import complain, say
from hotseat.desk.errors import LateError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.outside import purge
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_OK
from hotseat.interview.clock import SystemClock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk purge`."""
    parser.add_argument("id", metavar="ID", help="an interview at the desk")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Purge, once that was agreed to; 1 if it was not.

    Raises:
        UnknownIdError: there is no such interview.
        UsageError: there is no terminal to ask on, and no `--yes`.
        DeskError: another hotseat has it open, or it cannot be removed.
    """
    folder = DeskFolder()
    number = folder.find(args.id)
    what = f"Purge interview {number}: its transcript, quotes, notes and levels."
    warning = f"This cannot be undone; hotseat desk export {number} prints them before."
    if not args.yes and not agreed(what, warning, "Purge it?"):
        complain("Nothing was purged.")
        return EXIT_CHECK_FAILED
    late = ""
    try:
        purge(folder, number, SystemClock().now())
    except LateError as error:
        late = error.message
    say(f"Purged: all that was kept of interview {number}, and the key of its digests.")
    if late:
        complain(f"hotseat desk: the log gets the line that says so later. {late}")
    say("The log keeps levels and times, no words, and still verifies: hotseat desk verify.")
    say("Files that you exported, and the transcript you imported, are yours to delete.")
    return EXIT_OK
