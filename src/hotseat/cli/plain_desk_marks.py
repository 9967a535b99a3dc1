"""Marks in lines of text: words by their numbers, then a level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hotseat.cli.plain_desk_said import stretches

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.cli.plain_desk_said import Place, Said
    from hotseat.cli.plain_talk import Talk
    from hotseat.desk.desk import Desk
    from hotseat.desk.models import Quote

NUMBERS = re.compile(r"[0-9]{1,6}(?:-[0-9]{1,6})?(?:[ ,]+[0-9]{1,6}(?:-[0-9]{1,6})?)*")
_CHANGE = re.compile(r"([0-9])(?:\s+because\b\s*(.*))?", re.DOTALL | re.IGNORECASE)


class Marks:
    """Takes what is typed for a part. What cannot be kept raises DeskError."""

    def __init__(self, desk: Desk, talk: Talk, said: Said) -> None:
        self._desk = desk
        self._talk = talk
        self._said = said

    def numbers(self, place: Place, words: str) -> None:
        """Numbers alone: of words, or once there are some, a level."""
        if self._said.marking(place).has_evidence:
            self.level(place, words)
        else:
            self.pick(place, words)

    def pick(self, place: Place, words: str) -> None:
        """Pick the words with these numbers, or take them back."""
        quotes = self._quotes(place.question, words)
        if not quotes:
            self._talk.say("These are no numbers of the candidate's words; again says them.")
            return
        self._desk.pick(place.question, place.part.id, quotes)
        self._say_evidence(place, "Nothing is picked any more.")

    def none(self, place: Place) -> None:
        """State that there is no evidence, or take that back."""
        self._desk.state_no_evidence(place.question, place.part.id)
        self._say_evidence(place, "That is taken back.")

    def level(self, place: Place, words: str) -> None:
        """Give a level."""
        is_number = words.isascii() and words.isdecimal() and len(words) < 4
        if not is_number or int(words) > place.part.of:
            self._talk.say(f"The levels go from 0 to {place.part.of}; pick 3 adds words.")
            return
        self._give(place, int(words), "")

    def change(self, place: Place, words: str) -> None:
        """Give another level, and say why."""
        found = _CHANGE.fullmatch(words)
        if found is None:
            self._talk.say("change and a level, then because and why: change 1 because ...")
            return
        if self._said.marking(place).level is None:
            self._talk.say("There is no level yet to change: 0, 1 or 2 gives one.")
            return
        self._give(place, int(found[1]), found[2] or "")

    def _give(self, place: Place, level: int, reason: str) -> None:
        before = self._said.marking(place)
        if before.level == level:
            self._talk.say("That is your level already.")
            return
        self._desk.give(place.question, place.part.id, level, reason)
        self._talk.say(f"Yours: {place.part.words[level]}, level {level}. It is kept.")
        if before.shown_at is None:
            self._talk.say(*self._said.tool(place))

    def _say_evidence(self, place: Place, otherwise: str) -> None:
        found = list(self._said.evidence(self._said.marking(place)))
        self._talk.say(*(found or [otherwise]))

    def _quotes(self, question: Question, words: str) -> list[Quote]:
        """The words with these numbers; none where one of them is no number of any."""
        if not NUMBERS.fullmatch(words):
            return []
        there = stretches(self._desk, question)
        found: list[Quote] = []
        for piece in words.replace(",", " ").split():
            first, _, last = piece.partition("-")
            a, b = int(first), int(last or first)
            if not 1 <= a <= b <= len(there):
                return []
            found += there[a - 1 : b]
        return found
