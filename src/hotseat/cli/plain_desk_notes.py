"""Notes and probes in lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.desk.asking import probes_of

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.cli.plain_desk_said import Said
    from hotseat.cli.plain_talk import Talk
    from hotseat.desk.desk import Desk


class Notes:
    """Takes what an interviewer writes down and ticks. What cannot be kept raises DeskError."""

    def __init__(self, desk: Desk, talk: Talk, said: Said) -> None:
        self._desk = desk
        self._talk = talk
        self._said = said
        self._warned = ""
        """The note that was warned of last."""

    def note(self, words: str) -> None:
        """Write a line down; of one that is about the person it is asked once. Without words all
        notes are said.
        """
        from hotseat.desk.hygiene import concerns

        if not words:
            self._talk.say(*self._said.notes())
            return
        found = concerns(words) if words != self._warned else ()
        if found:
            self._warned = words
            self._desk.draft_note(words)
            self._talk.say(*(f"“{each.words}”: {each.advice}" for each in found))
            self._talk.say("It is not kept yet. Type the same again to keep it, or other words.")
            return
        self._desk.add_note(words)
        self._warned = ""
        self._talk.say("The note is kept.")

    def drop(self) -> None:
        """Take the last note back."""
        dropped = self._desk.drop_note()
        self._talk.say("There is no note." if dropped is None else "The last note is taken back.")

    def asked(self, question: Question, words: str) -> None:
        """Tick a probe by its number, or take that back."""
        probes = [p.id for p in probes_of(question, self._desk.library.rubric(question))]
        number = int(words) if words.isascii() and words.isdecimal() and len(words) < 4 else 0
        if not 1 <= number <= len(probes):
            most = f"The probes go from 1 to {len(probes)}." if probes else "There are no probes."
            self._talk.say(most)
            return
        name = probes[number - 1]
        self._desk.tick(question, name)
        is_asked = name in self._desk.sheet(question.id).asked
        self._talk.say("It was asked." if is_asked else "It was not asked.")
