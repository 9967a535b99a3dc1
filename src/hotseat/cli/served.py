"""The app for one tab of a browser; `hotseat serve` starts it, nobody types it."""

from __future__ import annotations

import argparse
import sys

from hotseat.cli.app import run_served
from hotseat.cli.arguments import add_bank
from hotseat.cli.run import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The packs."""
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Open the app at the ends of the server's pipes and return its exit code."""
    return run_served(args.bank)


if __name__ == "__main__":
    sys.exit(run_command(["served", *sys.argv[1:]], {"served": ("hotseat.cli.served", "")}))
