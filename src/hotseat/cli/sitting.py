"""What `mock` and `drill` share: flags, the session they begin in, and the face that leads on."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.app import need_terminal, run_sitting
from hotseat.cli.arguments import add_bank
from hotseat.cli.output import complain, report
from hotseat.errors import HotseatError
from hotseat.interview.clock import SystemClock
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.library import Library
from hotseat.interview.limits import MOST_EXTRA, parse_seconds
from hotseat.interview.session import Session
from hotseat.settings.load import load_settings

if TYPE_CHECKING:
    from hotseat.interview.sitting import Run
    from hotseat.settings.models import Settings


def add_shared(parser: argparse.ArgumentParser) -> None:
    """The flags of both verbs."""
    parser.add_argument(
        "--hard-stop", action="store_true", help="hand in what is there when time ends"
    )
    parser.add_argument(
        "--extra",
        metavar="PERCENT",
        type=whole("a percentage", 0, MOST_EXTRA),
        default=0,
        help="so much more time, for every limit; it is kept with the answers",
    )
    parser.add_argument(
        "--plain", action="store_true", help="lines of text instead of screens, from start to end"
    )
    add_bank(parser)


def seconds(text: str) -> float:
    """A length of time, for a flag."""
    try:
        return parse_seconds(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def whole(what: str, least: int, most: int) -> Callable[[str], int]:
    """A whole number between two others, for a flag."""

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not {what} from {least} to {most}")
        return number

    return read


def open_session(folders: Sequence[Path], settings: Settings) -> Session:
    """Bank and records. What is wrong with either is told; one goes on with the sound rest."""
    from hotseat.records.store import Store

    library = Library.open(folders)
    report(library.bank.errors)
    clock = SystemClock()
    session = Session(clock, DraftKeeper(clock), settings, library)
    try:
        session.use(Store.open(check=False))
    except HotseatError as error:
        complain(f"hotseat: Nothing will be kept. {error.message}")
    return session


def run_with(args: argparse.Namespace, begin: Callable[[Session], Run]) -> int:
    """Begin a sitting and lead through it; gives the exit code.

    Raises:
        UsageError: screens are wanted, and there is no terminal.
        HotseatError: it cannot begin.
    """
    if not args.plain:
        need_terminal()
    session = open_session(args.bank, load_settings())
    sitting = begin(session)
    if args.plain:
        from hotseat.cli.plain import run_plain

        return run_plain(session, sitting)
    return run_sitting(session, sitting)
