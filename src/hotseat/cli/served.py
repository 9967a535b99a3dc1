"""The app for one tab of a browser; `hotseat serve` starts it, nobody types it."""

from __future__ import annotations

import argparse
import contextlib
import sys

from hotseat.cli.app import run_served
from hotseat.cli.arguments import add_bank
from hotseat.cli.run import run_command

_MOST_MEMORY = 512 * 1024 * 1024
"""Bytes: far more than an answer needs, and what a page that never ends to type may take."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The packs."""
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Open the app at the ends of the server's pipes and return its exit code."""
    _bound()
    return run_served(args.bank)


def _bound() -> None:
    import resource

    # Not every system has such a bound.
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(run_command(["served", *sys.argv[1:]], {"served": ("hotseat.cli.served", "")}))
