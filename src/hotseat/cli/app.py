"""The app, in the terminal: what `hotseat` without a verb does."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from hotseat.cli.arguments import add_bank, add_topic, check_topic
from hotseat.cli.output import report
from hotseat.errors import InvalidFileError, UsageError
from hotseat.settings.load import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hotseat.interview.library import Library
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run

DEVELOPING = "HOTSEAT_DEBUG"
"""Set by whoever works on hotseat."""
_TELL = ("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT")
"""What has Textual write keys, pastes and screens to files, or send them to a console."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat` itself."""
    add_bank(parser)
    add_topic(parser, "practise this topic; by default the one that is set or was chosen last")
    parser.add_argument(
        "--plain", action="store_true", help="lines of text instead of screens, from start to end"
    )


def run(args: argparse.Namespace) -> int:
    """Open the app and return its exit code.

    Raises:
        UsageError: there is no terminal.
        UnknownIdError: the bank has no such topic.
        InvalidFileError: the config file cannot be used, or the bank has not one sound question.
    """
    if args.plain:
        from hotseat.cli.plain import run_plain
        from hotseat.cli.sitting import open_session

        session = open_session(args.bank, load_settings(), args.topic)
        if session.problems and not session.questions:
            raise InvalidFileError(())  # which was told
        return run_plain(session)
    need_terminal()
    settings = load_settings()
    _keep_to_itself()
    topic = _with_topic(args.bank, args.topic) if args.topic else None
    # Textual takes longer to import than all else together.
    from hotseat.tui.run import run as run_app

    return run_app(args.bank, settings, topic=topic)


def _with_topic(folders: Sequence[Path], topic: str) -> tuple[Library, str]:
    """The topic with its bank, read before the app paints: so it can be told that it is not there.

    Raises:
        UnknownIdError: the bank has no such topic.
        InvalidFileError: it may be among the files that were left out.
    """
    from hotseat.interview.library import Library

    library = Library.open(folders)
    try:
        check_topic(library.bank, topic)
    except InvalidFileError:
        report(library.bank.errors)
        raise
    return library, topic


def run_sitting(session: Session, sitting: Run) -> int:
    """Open the app on a sitting and return its exit code."""
    _keep_to_itself()
    from hotseat.tui.run import run as run_app

    return run_app((), session.settings, session=session, first_run=sitting)


def run_desk(folders: Sequence[Path], desk: str) -> int:
    """Open the app at the desk and return its exit code: on the list where `desk` is empty, on an
    interview by its id, or on the calibration answers.

    Raises:
        InvalidFileError: the config file cannot be used.
    """
    settings = load_settings()
    _keep_to_itself()
    from hotseat.tui.run import run as run_app

    return run_app(folders, settings, desk=desk)


def run_served(folders: Sequence[Path]) -> int:
    """Open the app for a browser and return its exit code.

    Raises:
        InvalidFileError: the config file cannot be used.
    """
    settings = load_settings()
    _keep_to_itself()
    from hotseat.tui.run import run as run_app

    return run_app(folders, settings, served=True)


def need_terminal(otherwise: str = "--plain reads and prints lines of text") -> None:
    """See that there is a terminal; `otherwise` is what to do where there is none.

    Raises:
        UsageError: there is none, or the app could not paint on it.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(f"the app needs a terminal; {otherwise}")
    if not sys.stderr.isatty():
        raise UsageError("the app paints through stderr; start it without 2>")


def _keep_to_itself() -> None:
    """Have Textual tell nobody what is typed; to be called before it is imported."""
    if not os.environ.get(DEVELOPING):
        for name in _TELL:
            os.environ.pop(name, None)
