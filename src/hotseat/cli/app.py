"""The app, in the terminal: what `hotseat` without a verb does."""

from __future__ import annotations

import argparse
import sys

from hotseat.cli.arguments import add_bank
from hotseat.errors import UsageError
from hotseat.settings.load import load_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat` itself."""
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Open the app and return its exit code.

    Raises:
        UsageError: there is no terminal.
        InvalidFileError: the config file cannot be used.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = "the app needs a terminal; hotseat --help lists what runs without one"
        raise UsageError(message)
    settings = load_settings()
    # Textual takes longer to import than all else together.
    from hotseat.tui.app import run as run_app

    return run_app(args.bank, settings)
