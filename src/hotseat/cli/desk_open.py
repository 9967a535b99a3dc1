"""Mark an interview: evidence first, then a level, then the tool's level. A file is imported
first. --plain leads through it in lines of text.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.app import need_terminal, run_desk
from hotseat.cli.desk_import import STDIN, check_day, imported_lines, keep, read
from hotseat.cli.desk_shared import (
    add_about,
    check_questions,
    open_desk,
    open_library,
    speaker_called,
)
from hotseat.cli.output import say
from hotseat.desk.adding import same
from hotseat.desk.folder import ID, DeskFolder
from hotseat.errors import UsageError

if TYPE_CHECKING:
    from hotseat.desk.desk import Desk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk open`."""
    parser.add_argument(
        "what", metavar="FILE|ID", help="an interview at the desk, or a transcript to import"
    )
    parser.add_argument("--plain", action="store_true", help="lines of text instead of screens")
    add_about(parser)


def run(args: argparse.Namespace) -> int:
    """Open it and give the exit code of the app. Where it cannot be opened, nothing is kept.

    Raises:
        UsageError: there is no terminal, or flags that cannot be.
        UnknownIdError: no such interview, question or speaker.
        InvalidFileError: the file cannot be read or holds no transcript.
        DeskError: it cannot be kept or read.
    """
    if args.what == STDIN:
        raise UsageError("stdin is where you mark; hotseat desk import - keeps a transcript")
    if not args.plain:
        need_terminal("--plain marks in lines of text, hotseat desk import FILE only keeps it")
    folder = DeskFolder()
    check_questions(args.asked, args.bank)
    number = _number(folder, args)
    if args.plain:
        from hotseat.cli.plain_desk import run_plain_desk

        library, of_bank = open_library(args.bank)
        return run_plain_desk(folder, number, library) or of_bank
    return run_desk(args.bank, number)


def _number(folder: DeskFolder, args: argparse.Namespace) -> str:
    """The id of the interview that is meant, which knows then what the flags say."""
    wanted = args.what
    is_id = ID.fullmatch(wanted) and wanted in folder.ids()
    if is_id or (not Path(wanted).exists() and not _looks_like_file(wanted)):
        number = folder.find(wanted)
    else:
        transcript = read(wanted, one_answer=args.one_answer)
        twin = same(folder, transcript)
        if twin is None:
            interview = keep(folder, transcript, args)
            say("\n".join(imported_lines(interview, transcript)))
            return interview.id
        say(f"This transcript is at the desk already as {twin}: that one is opened.")
        number = twin
    if args.asked or args.candidate is not None or args.suggest or args.keep_until is not None:
        desk = open_desk(folder, number, open_library(args.bank)[0])
        try:
            _apply(desk, args)
        finally:
            desk.close()
    return number


def _looks_like_file(wanted: str) -> bool:
    return "/" in wanted or "." in wanted


def _apply(desk: Desk, args: argparse.Namespace) -> None:
    """Say of an interview that is there what the flags say."""
    check_day(args.keep_until, desk.clock.now())
    asked = [(one, one.sheet(desk.transcript)) for one in args.asked]
    if args.candidate is not None:
        speaker = speaker_called(desk.transcript, args.candidate)
        if speaker != desk.interview.candidate:
            desk.set_candidate(speaker)
    for one, sheet in asked:
        there = desk.interview.sheet(one.question)
        if there is None or (one.turns and (there.first, there.last) != (sheet.first, sheet.last)):
            desk.set_range(one.question, sheet.first, sheet.last)
    if args.suggest:
        desk.set_suggest(args.suggest)
    if args.keep_until is not None and args.keep_until != desk.interview.keep_until:
        desk.set_keep_until(args.keep_until)
