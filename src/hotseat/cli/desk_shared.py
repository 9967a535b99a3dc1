"""What the actions at the desk share: how an interview is named, opened and begun."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hotseat.cli.arguments import add_bank, find_question, open_bank
from hotseat.desk.errors import DeskError
from hotseat.desk.models import SUGGEST, Sheet, Transcript
from hotseat.errors import EXIT_UNKNOWN_ID, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hotseat.desk.desk import Desk
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview
    from hotseat.interview.library import Library

NEVER = "never"
_PLACE = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")


class UnknownSpeakerError(DeskError):
    """Nobody in a transcript is called so. The name itself is not repeated."""

    exit_code = EXIT_UNKNOWN_ID


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was given on the command line, its turns counted from 1."""

    question: str
    turns: tuple[int, int] | None = None
    """None where no turns were said: all of them."""

    def sheet(self, transcript: Transcript) -> Sheet:
        """The same for a transcript.

        Raises:
            UsageError: it has no such turns.
        """
        most = len(transcript.turns)
        first, last = self.turns or (1, most)
        if not 1 <= first <= last <= most:
            raise UsageError(f"{self.question}: the turns go from 1 to {most}, such as 1-{most}")
        return Sheet(self.question, first - 1, last - 1)


def add_about(parser: argparse.ArgumentParser) -> None:
    """The flags that say what is known of an interview."""
    parser.add_argument(
        "-q",
        "--question",
        metavar="ID[:FIRST-LAST]",
        dest="asked",
        type=read_asked,
        action="append",
        default=[],
        help="a question that was asked, and the turns that belong to it, counted from 1; by "
        "default all; can be repeated",
    )
    parser.add_argument("--candidate", metavar="NAME", help="which speaker is the candidate")
    parser.add_argument(
        "--suggest",
        choices=SUGGEST,
        help="when the tool's levels are shown: never, after you gave yours (the default), or "
        "before; once one was seen before yours, every export says so",
    )
    parser.add_argument(
        "--keep-until",
        metavar="DATE",
        type=day,
        help="until when it is kept, such as 2027-03-01, or never for no date; by default a year",
    )
    parser.add_argument(
        "--one-answer",
        action="store_true",
        help="the file holds the words of one person, whatever it looks like",
    )
    add_bank(parser)


def day(text: str) -> str:
    """A date for a flag, as it is kept; empty for `never`."""
    if text == NEVER:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = f"{text!r} is not a date such as 2027-03-01, nor {NEVER}"
        raise argparse.ArgumentTypeError(message) from None


def read_asked(text: str) -> Asked:
    """A question and its turns as one types them.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    question, colon, place = text.partition(":")
    found = _PLACE.fullmatch(place)
    if not question or (colon and found is None):
        message = f"{text!r} is not a question and its turns, such as ID or ID:3-12"
        raise argparse.ArgumentTypeError(message)
    if found is None:
        return Asked(question)
    return Asked(question, (int(found[1]), int(found[2] or found[1])))


def check_questions(asked: Sequence[Asked], folders: list[Path]) -> int:
    """See that the bank has the questions; gives the exit code that the bank alone gives.

    Raises:
        UsageError: a question is there twice.
        UnknownIdError: there is no such question.
        InvalidFileError: it may be among the files that were left out.
    """
    if not asked:
        return 0
    bank, code = open_bank(folders)
    seen: set[str] = set()
    for one in asked:
        find_question(bank, one.question)
        if one.question in seen:
            raise UsageError(f"{one.question} is there twice; one range of turns belongs to it")
        seen.add(one.question)
    return code


def open_library(folders: list[Path]) -> tuple[Library, int]:
    """Bank and rubrics, and the exit code that the bank alone gives: what is wrong with it is told,
    one goes on with the sound rest.
    """
    from hotseat.interview.library import Library

    bank, code = open_bank(folders)
    return Library(bank), code


def open_desk(folder: DeskFolder, number: str, library: Library) -> Desk:
    """An interview, opened to be marked.

    Raises:
        UnknownIdError: there is none with this id.
        DeskError: it cannot be read.
    """
    from hotseat.desk.desk import Desk
    from hotseat.interview.clock import SystemClock

    return Desk.open(folder, number, library, SystemClock())


def speaker_called(transcript: Transcript, name: str) -> str:
    """The speaker that a name on the command line means.

    Raises:
        UnknownSpeakerError: nobody is called so.
    """
    speakers = transcript.speakers
    folded = [s for s in speakers if _folded(s) == _folded(name)]
    if name in speakers:
        return name
    if len(folded) == 1:
        return folded[0]
    raise UnknownSpeakerError("--candidate is nobody who speaks in this transcript")


def nearest_speakers(transcript: Transcript, name: str) -> tuple[str, ...]:
    """The speakers whose names look most like it; all of them where none does."""
    from hotseat.errors import nearest_names

    by_folded = {_folded(s): s for s in transcript.speakers}
    near = nearest_names(_folded(name), by_folded)
    return tuple(by_folded[n] for n in near) or transcript.speakers


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def turns_in_words(sheet: Sheet) -> str:
    """`turns 3 to 12`, as people count them."""
    if sheet.first == sheet.last:
        return f"turn {sheet.first + 1}"
    return f"turns {sheet.first + 1} to {sheet.last + 1}"


def kept_until(interview: Interview, *, past: bool = False) -> str:
    """Until when it is kept, in words."""
    if not interview.keep_until:
        return "kept until you purge it"
    if past:
        return f"was to be kept until {interview.keep_until}: hotseat desk purge {interview.id}"
    return f"kept until {interview.keep_until}"
