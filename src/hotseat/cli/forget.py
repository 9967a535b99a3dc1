"""Forget what is kept: everything, or all of one question. It asks first."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hotseat.cli.asking import agreed
from hotseat.cli.output import complain, say
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_OK, HotseatError, UnknownIdError

if TYPE_CHECKING:
    from pathlib import Path

    from hotseat.records.forget import Kept

_WARNING = "This cannot be undone; hotseat export FILE keeps a copy."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat forget`."""
    parser.add_argument("id", metavar="ID", nargs="?", help="a question; by default everything")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Forget, once that was agreed to; 1 if it was not.

    Raises:
        UnknownIdError: nothing is kept of that question.
        UsageError: there is no terminal to ask on, and no `--yes`.
        RecordsError: another hotseat is open, or the file cannot be changed.
    """
    from hotseat.records import forget
    from hotseat.records.paths import database_path

    path = database_path()
    found = forget.kept(path, args.id)
    if args.id is not None and not found.anything:
        _say_stays(args.id)
        raise UnknownIdError("question in your records", args.id, forget.known_questions(path))
    if not found.anything and not found.damaged:
        say("Nothing is kept.")
        _say_stays(args.id)
        return EXIT_OK
    what = "everything" if args.id is None else f"all of {args.id}"
    amounts = ", ".join(_amounts(found, args.id))
    if not args.yes and not agreed(f"Forget {what}: {amounts}.", _WARNING, "Forget it?"):
        complain("Nothing was forgotten.")
        return EXIT_CHECK_FAILED
    forget.forget(path, args.id)
    say(f"Forgotten: {amounts}.")
    _say_stays(args.id)
    return EXIT_OK


def _say_stays(question_id: str | None) -> None:
    """Say what is kept apart, where there is any: what was answered in a browser, which others may
    share, and interviews and packs, which are no records of one's own.
    """
    from hotseat.bank.installed import installed
    from hotseat.desk.folder import DeskFolder
    from hotseat.records.paths import VARIABLE, served_path

    if _is_in(served_path(), question_id):
        again = shlex.join(["hotseat", "forget", *([] if question_id is None else [question_id])])
        say(
            "What was answered in a browser is kept apart and stays: "
            f"{VARIABLE}={shlex.quote(str(served_path().parent))} {again} forgets it."
        )
    if question_id is None and DeskFolder().ids():
        say(
            "The desk is kept apart and stays: hotseat desk list says what is there, "
            "hotseat desk purge ID deletes it."
        )
    if question_id is None and installed():
        say(
            "The packs that you added stay: hotseat bank list says what is there, "
            "hotseat bank remove ID removes it."
        )


def _is_in(database: Path, question_id: str | None) -> bool:
    """Whether anything is kept there, as far as can be known."""
    from hotseat.records import forget

    try:
        found = forget.kept(database, question_id)
    except HotseatError:
        return True
    return found.anything or found.damaged > 0


def _amounts(kept: Kept, question_id: str | None) -> Iterator[str]:
    from hotseat.interview.words import count

    amounts = (
        (kept.attempts, "answer", "answers"),
        (kept.drafts, "draft", "drafts"),
        (kept.sittings, "sitting", "sittings"),
        (kept.cards, "return date", "return dates"),
        (kept.seats, "swapped seat", "swapped seats"),
        (kept.damaged, "damaged file as a whole", "damaged files as a whole"),
    )
    for number, one, many in amounts:
        if number:
            yield count(number, one, many)
    if kept.topic:
        yield "the topic chosen last"
    if kept.backups:
        copies = count(kept.backups, "backup")
        yield copies if question_id is None else f"what {copies} held of it"
