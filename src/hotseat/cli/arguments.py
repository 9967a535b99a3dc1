"""Arguments that several verbs share, and a parser whose errors are ours."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hotseat.cli.output import complain, report
from hotseat.errors import (
    EXIT_INVALID,
    EXIT_OK,
    InvalidFileError,
    UnknownIdError,
    UsageError,
    behind_name,
)

if TYPE_CHECKING:
    from hotseat.bank.load import Bank
    from hotseat.bank.models import Question


class Parser(argparse.ArgumentParser):
    """An argument parser that raises what it has against the arguments."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            UsageError: always.
        """
        usage = " ".join(self.format_usage().split())
        raise UsageError(f"{message}\n{usage}\n{self.prog} --help says more", title=self.prog)


def list_actions(
    parser: argparse.ArgumentParser, actions: Mapping[str, tuple[str, str]], usage: str, end: str
) -> None:
    """Have the help of a verb list its actions, each with its line, and say `end` below."""
    width = max(map(len, actions))
    lines = [f"  {action:{width}}  {line}" for action, (_, line) in actions.items()]
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.usage = usage
    parser.epilog = "\n".join(["actions:", *lines, "", end])


def add_bank(parser: argparse.ArgumentParser) -> None:
    """Add `--bank DIR`, which can be repeated."""
    parser.add_argument(
        "--bank",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="a pack or a folder of packs, instead of all that are there; can be repeated",
    )


def add_topic(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Add `--topic ID`."""
    parser.add_argument("--topic", metavar="ID", default="", help=meaning)


def check_topic(bank: Bank, topic_id: str) -> None:
    """See that the bank has this topic; an empty id is none that was asked for.

    Raises:
        UnknownIdError: there is none in a bank that is sound.
        InvalidFileError: there is none, and it may be among the files that were left out.
    """
    if topic_id:
        try:
            bank.topic(topic_id)
        except UnknownIdError as error:
            if not bank.errors:
                raise
            raise left_out(error) from None


def questions_of(bank: Bank, topic_id: str) -> Mapping[str, Question]:
    """Those of a topic, or of all where the id is empty.

    Raises:
        UnknownIdError, InvalidFileError: see `check_topic`.
    """
    check_topic(bank, topic_id)
    return bank.of_topic(topic_id) if topic_id else bank.questions


def open_bank(folders: list[Path]) -> tuple[Bank, int]:
    """The bank in `folders`, or the one that is there, and the exit code that it alone would give:
    3 if anything but an installed pack had to be left out; all of it is told on stderr. The sound
    rest can be used.
    """
    from hotseat.bank.load import load_all

    bank = load_all(folders)
    report([*bank.errors, *bank.notices])
    return bank, EXIT_INVALID if bank.errors else EXIT_OK


def find_question(bank: Bank, question_id: str) -> Question:
    """The question with this id.

    Raises:
        UnknownIdError: there is none in a bank that is sound.
        InvalidFileError: there is none, and it may be among the files that were left out.
    """
    try:
        return bank.question(question_id)
    except UnknownIdError as error:
        if not (bank.errors or bank.left_out):
            raise
        raise left_out(error) from None


def left_out(error: UnknownIdError) -> InvalidFileError:
    """Say that there is no such id among the sound files; what was wrong was told before."""
    complain(f"hotseat: {behind_name(error.message)} (among the files that can be used)")
    return InvalidFileError(())


def whole(what: str, least: int, most: int) -> Callable[[str], int]:
    """A whole number between two others, for a flag."""

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not {what} from {least} to {most}")
        return number

    return read
