"""Try a bank by its own samples: phrases, patterns and graded answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.bank.load import load_all, load_bank
from hotseat.cli.bank_shared import add_json, add_packs
from hotseat.cli.output import report, say, say_json
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_INVALID, EXIT_OK
from hotseat.interview.words import count

if TYPE_CHECKING:
    from hotseat.evaluation.banktest import BankTest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank test`."""
    add_packs(parser)
    parser.add_argument(
        "--samples",
        metavar="FILE",
        type=Path,
        help="try only the answers in this file, as `hotseat export --samples` writes it, and say "
        "of each whether it holds",
    )
    add_json(parser, "the report")


def run(args: argparse.Namespace) -> int:
    """Try it; 3 if anything is invalid, else 1 if a sample does not hold.

    Raises:
        InvalidFileError: the file of `--samples` cannot be used, or a rubric for it.
    """
    if args.samples is not None:
        from hotseat.cli.bank_test_samples import try_samples

        return try_samples(args.samples, load_all(args.paths), as_json=args.json)
    from hotseat.evaluation.banktest import try_bank

    result = try_bank(load_bank(args.paths))
    report(result.invalid)
    if args.json:
        say_json(result.to_json(), indent=2)
    else:
        report(result.problems())
        say(_summary(result))
    if result.invalid:
        return EXIT_INVALID
    return EXIT_CHECK_FAILED if result.failures else EXIT_OK


def _summary(result: BankTest) -> str:
    content = (
        count(result.entries, "entry", "entries"),
        count(result.patterns, "pattern"),
        count(result.phrases, "phrase"),
        count(len(result.pairs), "graded answer"),
    )
    found = [count(len(result.failures), "failure"), count(len(result.warnings), "warning")]
    if result.invalid:
        found.insert(0, count(len(result.invalid), "error"))
    shares = f"exact {result.share(0):.1%}, within one {result.share(1):.1%}"
    if result.swaps.tried:
        shares += f"; swapped {result.swaps.lost} of {result.swaps.tried} lost"
    return f"{', '.join(content)}: {', '.join(found)}" + (f"; {shares}" if result.pairs else "")
