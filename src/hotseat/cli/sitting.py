"""What `mock` and `drill` share: flags, the session they begin in, and the face that leads on."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.app import need_terminal, run_sitting
from hotseat.cli.arguments import add_bank, add_topic, check_topic, left_out, whole
from hotseat.cli.output import complain, report
from hotseat.errors import HotseatError, InvalidFileError, UnknownIdError
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
    add_topic(parser, "practise this topic; by default the one that is set or was chosen last")
    add_bank(parser)


def seconds(text: str) -> float:
    """A length of time, for a flag."""
    try:
        return parse_seconds(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def open_session(folders: Sequence[Path], settings: Settings, topic: str = "") -> Session:
    """Bank and records. What is wrong with either is told; one goes on with the sound rest.

    Raises:
        UnknownIdError: the bank has no such topic.
        InvalidFileError: the topic may be among the files that were left out.
    """
    from hotseat.records.store import Store

    library = Library.open(folders)
    report([*library.bank.errors, *library.bank.notices])
    check_topic(library.bank, topic)
    clock = SystemClock()
    session = Session(clock, DraftKeeper(clock), settings, library, wanted_topic=topic)
    if not folders and not topic and (remark := session.topic_remark()):
        complain(f"hotseat: {remark}")
    try:
        session.use(Store.open(check=False))
    except HotseatError as error:
        complain(f"hotseat: nothing will be kept. {error.message}")
    return session


def _begun(session: Session, begin: Callable[[Session], Run]) -> Run:
    try:
        return begin(session)
    except HotseatError as error:
        if not session.problems:
            raise
        if not session.questions:
            raise InvalidFileError(()) from None  # which was told
        if isinstance(error, UnknownIdError):
            raise left_out(error) from None
        raise


def run_with(args: argparse.Namespace, begin: Callable[[Session], Run]) -> int:
    """Begin a sitting and lead through it; gives the exit code.

    Raises:
        UsageError: screens are wanted, and there is no terminal.
        UnknownIdError: the bank has no such topic or question.
        InvalidFileError: what is asked for may be among the files that were left out.
        HotseatError: it cannot begin.
    """
    if not args.plain:
        need_terminal()
    session = open_session(args.bank, load_settings(), args.topic)
    sitting = _begun(session, begin)
    if args.plain:
        from hotseat.cli.plain import run_plain

        return run_plain(session, sitting)
    return run_sitting(session, sitting)
