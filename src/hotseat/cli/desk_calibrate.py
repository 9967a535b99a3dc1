"""Open the app on the calibration answers: you mark answers that experts have marked, and see by
criterion how far you agree.
"""

from __future__ import annotations

import argparse

from hotseat.cli.app import need_terminal
from hotseat.cli.arguments import add_bank
from hotseat.cli.desk import run_app

CALIBRATE = "calibrate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat desk calibrate`."""
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Open the app and return its exit code.

    Raises:
        UsageError: there is no terminal.
        InvalidFileError: the config file cannot be used.
    """
    need_terminal("hotseat desk calibrate is for the screen")
    return run_app(args, CALIBRATE)
