"""Marking an interview in lines of text: words first, then a level, then the tool's level."""

from __future__ import annotations

import contextlib
import re
import sys
from typing import TYPE_CHECKING

from hotseat.cli.plain_desk_said import Said, places_of, stretches
from hotseat.cli.plain_ends import Ended, InputEnded, Left, Signals
from hotseat.cli.plain_input import Input, standard_input
from hotseat.cli.plain_talk import Talk
from hotseat.desk.asking import probes_of
from hotseat.errors import EXIT_OK, HotseatError, nearest_names

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from hotseat.cli.plain_desk_said import Place
    from hotseat.desk.desk import Desk
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Quote
    from hotseat.interview.library import Library

HELP = (
    ("3 or 3-5", "pick words by their numbers; once more takes them back"),
    ("none", "state that there is no evidence; once more takes that back"),
    ("0, 1, 2", "a level, once words are picked; level 1 is the same"),
    ("pick 3-5", "more words, once there are some"),
    ("change 2 because WHY", "another level, after the tool's was shown"),
    ("note WORDS", "write a line down; note alone says all, drop takes the last one back"),
    ("asked 2", "tick a probe as asked; once more takes that back"),
    ("next, back", "to another part; Enter is next"),
    ("again", "say question and transcript again"),
    ("names", "show or hide names"),
    ("done", "finish the interview"),
    ("quit", "leave; all is kept"),
)
_NUMBERS = re.compile(r"[0-9]{1,6}(?:-[0-9]{1,6})?(?:[ ,]+[0-9]{1,6}(?:-[0-9]{1,6})?)*")
_CHANGE = re.compile(r"([0-9])(?:\s+because\b\s*(.*))?", re.DOTALL | re.IGNORECASE)


def run_plain_desk(folder: DeskFolder, number: str, library: Library) -> int:
    """Lead through an interview; gives the exit code."""
    from hotseat.cli.desk_shared import open_desk

    desk = open_desk(folder, number, library)
    try:
        with Signals() as signals, standard_input() as source:
            return mark(desk, source, signals)
    finally:
        desk.close()


def mark(desk: Desk, source: Input, signals: Signals) -> int:
    """The same on any input. Every act is kept at once, so however it ends, nothing is lost."""
    talk = Talk(source, signals)
    code = EXIT_OK
    try:
        AtDesk(desk, talk).run()
    except (InputEnded, Left):
        pass
    except Ended as ended:
        code = 128 + ended.number
    # After a signal there may be nobody left to tell.
    with contextlib.suppress(OSError) if code else contextlib.nullcontext():
        number = desk.interview.id
        if desk.interview.locked_at is None and not desk.read_only:
            talk.say(f"All of it is kept. hotseat desk open {number} --plain goes on.")
        sys.stdout.flush()
    return code


class AtDesk:
    """Leads from part to part."""

    def __init__(self, desk: Desk, talk: Talk) -> None:
        self._desk = desk
        self._talk = talk
        self._said = Said(desk)
        self._places: list[Place] = []
        self._at = 0
        self._warned = ""
        """The note that was warned of last."""
        self._commands: dict[str, Callable[[str], None]] = {
            "pick": self._pick,
            "none": self._none,
            "level": self._level,
            "change": self._change,
            "note": self._note,
            "drop": self._drop,
            "asked": self._asked,
            "next": lambda _: self._go(1),
            "back": lambda _: self._go(-1),
            "again": lambda _: self._talk.say("", *self._said.question(self._place.question), ""),
            "names": self._names,
            "done": self._done,
            "help": lambda _: self._talk.say(*(f"{name}: {what}" for name, what in HELP)),
            "quit": self._quit,
        }

    def run(self) -> None:
        """Until the person leaves.

        Raises:
            InputEnded: nothing comes any more.
            Left: the person leaves.
        """
        from hotseat.cli.plain_desk_setup import set_up

        self._talk.say(f"Desk. {self._said.head()}")
        if self._desk.read_only:
            self._talk.say("Another hotseat has it open: here it can only be read.")
        set_up(self._desk, self._talk)
        self._places = places_of(self._desk)
        if not self._places:
            self._talk.say("No question of this interview is in the bank.")
            return
        open_places = (n for n, p in enumerate(self._places) if self._is_open(p))
        self._at = next(open_places, 0)
        self._talk.say("", *self._said.question(self._place.question))
        self._talk.say("", "help lists what can be typed.", "")
        self._say_part()
        while True:
            line = self._talk.ask(self._prompt())
            if not self._desk.read_only and self._desk.folder.knocked(self._desk.interview.id):
                self._talk.say("Another hotseat opened this interview; there it can only be read.")
            try:
                with self._talk.signals.held():
                    self._do(line)
            except HotseatError as error:
                self._talk.say(error.message)
            if self._desk.late:
                self._talk.say(f"The log lacks this for now. {self._desk.late}")

    @property
    def _place(self) -> Place:
        return self._places[self._at]

    def _is_open(self, place: Place) -> bool:
        return place.is_needed and self._said.marking(place).level is None

    def _prompt(self) -> str:
        marking, part = self._said.marking(self._place), self._place.part
        if self._desk.interview.locked_at is not None:
            return "It is finished. Enter goes on, quit leaves."
        if not marking.has_evidence:
            return "Which words? Numbers such as 3 or 3-5, or none for no evidence."
        if marking.level is None:
            levels = ", ".join(f"{level} {word}" for level, word in enumerate(part.words))
            return f"Which level? {levels}. pick 3 adds words."
        how = "change 1 because ... changes it" if marking.shown_at else "a level changes it"
        return f"Enter goes on; {how}."

    def _do(self, line: str) -> None:
        first, _, rest = line.partition(" ")
        word = {"q": "quit", "": "next"}.get(first.casefold(), first.casefold())
        if word in self._commands:
            self._commands[word](rest.strip())
        elif _NUMBERS.fullmatch(line):
            if self._said.marking(self._place).has_evidence:
                self._level(line)
            else:
                self._pick(line)
        else:
            near = nearest_names(word[:20], self._commands, 1)
            hint = f"Did you mean {near[0]}? " if near else ""
            self._talk.say(f"That is nothing that can be done. {hint}help lists what is.")

    def _say_part(self) -> None:
        self._talk.say(f"Part {self._at + 1} of {len(self._places)}.")
        self._talk.say(*self._said.part(self._place))

    def _go(self, step: int) -> None:
        to = self._at + step
        if not 0 <= to < len(self._places):
            end = "the last part. done finishes the interview, quit leaves it as it is"
            self._talk.say(self._said.head())
            self._talk.say(f"This is {end if step > 0 else 'the first part'}.")
            return
        before, self._at = self._place.question, to
        if self._place.question.id != before.id:
            self._talk.say("", *self._said.question(self._place.question))
        self._talk.say("")
        self._say_part()

    # Marking

    def _pick(self, words: str) -> None:
        quotes = self._quotes(words)
        if not quotes:
            self._talk.say("These are no numbers of the candidate's words; again says them.")
            return
        self._desk.pick(self._place.question, self._place.part.id, quotes)
        found = list(self._said.evidence(self._said.marking(self._place)))
        self._talk.say(*(found or ["Nothing is picked any more."]))

    def _quotes(self, words: str) -> list[Quote]:
        """The words with these numbers; none where one of them is no number of any."""
        if not _NUMBERS.fullmatch(words):
            return []
        there = stretches(self._desk, self._place.question)
        found: list[Quote] = []
        for piece in words.replace(",", " ").split():
            first, _, last = piece.partition("-")
            a, b = int(first), int(last or first)
            if not 1 <= a <= b <= len(there):
                return []
            found += there[a - 1 : b]
        return found

    def _none(self, _: str) -> None:
        self._desk.state_no_evidence(self._place.question, self._place.part.id)
        found = list(self._said.evidence(self._said.marking(self._place)))
        self._talk.say(*(found or ["That is taken back."]))

    def _level(self, words: str) -> None:
        if not (words.isascii() and words.isdecimal() and int(words) <= self._place.part.of):
            self._talk.say(f"The levels go from 0 to {self._place.part.of}; pick 3 adds words.")
            return
        self._give(int(words), "")

    def _change(self, words: str) -> None:
        found = _CHANGE.fullmatch(words)
        if found is None:
            self._talk.say("change and a level, then because and why: change 1 because ...")
            return
        self._give(int(found[1]), found[2] or "")

    def _give(self, level: int, reason: str) -> None:
        place, before = self._place, self._said.marking(self._place)
        if before.level == level:
            self._talk.say("That is your level already.")
            return
        self._desk.give(place.question, place.part.id, level, reason)
        word = place.part.words[level]
        self._talk.say(f"Yours: {word}, level {level}. It is kept.")
        if before.shown_at is None:
            self._talk.say(*self._said.tool(place))

    # The rest

    def _note(self, words: str) -> None:
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

    def _drop(self, _: str) -> None:
        dropped = self._desk.drop_note()
        self._talk.say("There is no note." if dropped is None else "The last note is taken back.")

    def _asked(self, words: str) -> None:
        question = self._place.question
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

    def _names(self, _: str) -> None:
        self._said.names = not self._said.names
        state = "shown" if self._said.names else "hidden"
        self._talk.say(f"Names are {state}; again says the transcript so.")

    def _done(self, words: str) -> None:
        if words.casefold() != "yes":
            self._talk.say(self._said.head())
            self._talk.say("done yes finishes it: nothing of it is changed any more.")
            return
        self._desk.lock()
        number = self._desk.interview.id
        self._talk.say(f"It is finished. hotseat desk export {number} prints it.")
        raise Left

    def _quit(self, _: str) -> NoReturn:
        raise Left
