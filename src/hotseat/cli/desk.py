"""The interviewer's desk: you mark a candidate's transcript by the rubric, hotseat shows evidence
and never decides. Without an action the app opens on the list of interviews.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from hotseat.cli.app import need_terminal, run_desk
from hotseat.cli.arguments import add_bank, list_actions

ACTIONS: Mapping[str, tuple[str, str]] = {
    "import": ("hotseat.cli.desk_import", "read a transcript and keep it"),
    "open": ("hotseat.cli.desk_open", "mark an interview, in the app or in lines of text"),
    "list": ("hotseat.cli.desk_list", "the interviews that are kept, without names"),
    "keep": ("hotseat.cli.desk_keep", "say until when an interview is kept"),
    "lock": ("hotseat.cli.desk_lock", "say that an interview is finished"),
    "export": ("hotseat.cli.desk_export", "an interview as Markdown, HTML, CSV, JSON or a letter"),
    "agree": ("hotseat.cli.desk_agree", "how far two people agree, by criterion"),
    "calibrate": ("hotseat.cli.desk_calibrate", "mark the answers that have expert levels"),
    "drift": ("hotseat.cli.desk_drift", "how often you moved toward the tool"),
    "verify": ("hotseat.cli.desk_verify", "whether the log is whole"),
    "purge": ("hotseat.cli.desk_purge", "delete all that there is of a candidate"),
}
"""Each action with the module that has its `add_arguments` and `run`, and one line of help."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat desk` without an action."""
    usage = "hotseat desk [--bank DIR]...\n       hotseat desk ACTION ..."
    list_actions(parser, ACTIONS, usage, "hotseat desk ACTION --help says more of each.")
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Open the app on the list of interviews and return its exit code.

    Raises:
        UsageError: there is no terminal.
        InvalidFileError: the config file cannot be used.
    """
    need_terminal("hotseat desk list prints what is kept, hotseat desk open ID --plain marks")
    return run_desk(args.bank, "")
