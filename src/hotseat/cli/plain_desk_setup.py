"""What has to be known before an interview can be marked: who is the candidate, which questions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hotseat.cli.desk_shared import read_asked, turns_in_words
from hotseat.cli.plain_ends import Left
from hotseat.desk.adding import likely_candidate
from hotseat.errors import HotseatError
from hotseat.interview.words import count, word_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.cli.plain_talk import Talk
    from hotseat.desk.desk import Desk


def set_up(desk: Desk, talk: Talk) -> None:
    """Ask for what is not known yet.

    Raises:
        InputEnded: nothing comes any more.
        Left: the person leaves, or what is missing cannot be said here.
    """
    missing = not desk.interview.candidate or not desk.interview.sheets
    if missing and desk.read_only:
        talk.say("It is not said yet who the candidate is and which question was asked.")
        raise Left
    while not desk.interview.candidate:
        _attempt(talk, lambda: _ask_candidate(desk, talk))
    while not desk.interview.sheets:
        _attempt(talk, lambda: _ask_question(desk, talk))


def _attempt(talk: Talk, ask: Callable[[], None]) -> None:
    try:
        ask()
    except HotseatError as error:
        talk.say(error.message)


def _ask_candidate(desk: Desk, talk: Talk) -> None:
    """By number; names are said here, as only they tell who it is."""
    speakers = desk.transcript.speakers
    likely = likely_candidate(desk.transcript)
    talk.say("Who is the candidate?")
    for number, speaker in enumerate(speakers, start=1):
        texts = [turn.text for turn in desk.transcript.turns if turn.speaker == speaker]
        amounts = f"{count(len(texts), 'turn')}, {count(sum(map(word_count, texts)), 'word')}"
        talk.say(f"{number}. {speaker or 'no name'}: {amounts}")
    default = speakers.index(likely) + 1
    line = talk.ask(f"The number; Enter is {default}, who says most; quit leaves.")
    if line.casefold() in ("q", "quit"):
        raise Left
    number = int(line) if line.isascii() and line.isdecimal() and len(line) < 6 else 0
    number = number if line else default
    if not 1 <= number <= len(speakers):
        talk.say(f"The numbers go from 1 to {len(speakers)}.")
        return
    desk.set_candidate(speakers[number - 1])


def _ask_question(desk: Desk, talk: Talk) -> None:
    """One or several, with their turns."""
    most = len(desk.transcript.turns)
    talk.say(f"Which question was asked? The transcript has {count(most, 'turn')}.")
    line = talk.ask(
        "Its id, or ID:FIRST-LAST where only these turns belong to it; several with spaces "
        "between; quit leaves. hotseat list has the ids."
    )
    if line.casefold() in ("q", "quit"):
        raise Left
    found = []
    for piece in line.split():
        try:
            asked = read_asked(piece)
        except argparse.ArgumentTypeError as error:
            talk.say(str(error))
            return
        desk.library.bank.question(asked.question)
        found.append(asked.sheet(desk.transcript))
    for sheet in found:
        desk.set_range(sheet.question, sheet.first, sheet.last)
        talk.say(f"{sheet.question}, {turns_in_words(sheet)}.")
