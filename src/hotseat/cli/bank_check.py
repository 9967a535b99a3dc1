"""Report all that is wrong or odd with packs, each with file, line and a hint."""

from __future__ import annotations

import argparse
from pathlib import Path

from hotseat.bank.find import pack_around
from hotseat.bank.load import Bank, load_bank
from hotseat.cli.bank_shared import add_packs
from hotseat.cli.output import report, say
from hotseat.errors import EXIT_INVALID, EXIT_OK, Problem
from hotseat.files.datadir import rubrics_dir
from hotseat.interview.words import count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank check`."""
    add_packs(parser, "packs, folders of packs or single files")


def run(args: argparse.Namespace) -> int:
    """Check, and return 3 if anything is invalid."""
    from hotseat.bank.deep import check_deep
    from hotseat.files.yamlfile import in_order

    paths: list[Path] = args.paths
    folders = [path if path.is_dir() else pack_around(path) or path for path in paths]
    bank = load_bank(folders)
    problems = in_order([*bank.problems, *check_deep(bank)])
    if paths and not any(path.is_dir() for path in paths):
        problems = [p for p in problems if _concerns(p, paths)]
    report(problems)
    errors = sum(not p.warning for p in problems)
    say(f"{_content(bank)}: {count(errors, 'error')}, {count(len(problems) - errors, 'warning')}")
    return EXIT_INVALID if errors else EXIT_OK


def _concerns(problem: Problem, files: list[Path]) -> bool:
    """Whether a problem matters to who asked about single files: those, or what all share."""
    path = Path(problem.path).absolute()
    shared = path.name in ("pack.yaml", "topic.yaml") or problem.line == 0
    return shared or path in [f.absolute() for f in files] or rubrics_dir() in path.parents


def _content(bank: Bank) -> str:
    return f"{count(len(bank.packs), 'pack')}, {count(len(bank.questions), 'question')}"
