"""Packs: to check and try one's own, and to keep those of others. Each action has a --help."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from hotseat.cli.arguments import list_actions
from hotseat.errors import UsageError

ACTIONS: Mapping[str, tuple[str, str]] = {
    "new": ("hotseat.cli.bank_new", "a small pack that passes, to write over"),
    "check": ("hotseat.cli.bank_check", "report all that is wrong or odd, with file and line"),
    "try": ("hotseat.cli.bank_try", "mark a file of answers, again after each save"),
    "test": ("hotseat.cli.bank_test", "whether phrases, patterns and graded answers hold"),
    "add": ("hotseat.cli.bank_add", "add a pack of somebody else: a folder or a zip"),
    "list": ("hotseat.cli.bank_list", "the packs that are there, with licence and authors"),
    "remove": ("hotseat.cli.bank_remove", "remove a pack that was added"),
    "stats": ("hotseat.cli.bank_stats", "what packs cover, and what is not there"),
    "suggest": ("hotseat.cli.bank_suggest", "words of strong answers that no entry finds yet"),
    "schema": ("hotseat.cli.bank_schema", "JSON Schemas for editors"),
}
"""Each action with the module that has its `add_arguments` and `run`, and one line of help."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `hotseat bank --help` says."""
    end = "hotseat bank ACTION --help says more of each."
    list_actions(parser, ACTIONS, "hotseat bank ACTION ...", end)


def run(args: argparse.Namespace) -> int:
    """There is nothing to do without an action.

    Raises:
        UsageError: always.
    """
    del args
    raise UsageError(
        f"say what to do: {', '.join(ACTIONS)}\nhotseat bank --help says more",
        title="hotseat bank",
    )
