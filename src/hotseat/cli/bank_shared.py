"""What actions of `hotseat bank` share: the packs that are named, and a report topic by topic."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from hotseat.bank.load import Bank
from hotseat.cli.output import report
from hotseat.errors import EXIT_INVALID, EXIT_OK, InvalidFileError

T = TypeVar("T")


def add_packs(parser: argparse.ArgumentParser, what: str = "packs or folders of packs") -> None:
    """Add `PATH...`."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help=f"{what}, by default the built-in bank",
    )


def add_json(parser: argparse.ArgumentParser, what: str = "all of it") -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=f"{what} as one JSON object")


def each_topic(bank: Bank, topics: Iterable[str], make: Callable[[str], T]) -> tuple[list[T], int]:
    """What is made of each topic, in the order of their ids, and the exit code: 3 where files of
    the bank or of a topic cannot be used, which is told on stderr.
    """
    problems = list(bank.errors)
    made: list[T] = []
    for name in sorted(topics):
        try:
            made.append(make(name))
        except InvalidFileError as error:
            problems += error.problems
    report(problems)
    return made, EXIT_INVALID if any(not problem.warning for problem in problems) else EXIT_OK
