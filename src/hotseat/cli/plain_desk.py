"""Marking an interview in lines of text: words first, then a level, then the tool's level."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from hotseat.cli.output import complain
from hotseat.cli.plain_desk_marks import NUMBERS, Marks
from hotseat.cli.plain_desk_notes import Notes
from hotseat.cli.plain_desk_said import Said, places_of
from hotseat.cli.plain_ends import Ended, InputEnded, Left, Signals
from hotseat.cli.plain_input import Input, standard_input
from hotseat.cli.plain_talk import Talk
from hotseat.errors import EXIT_OK, HotseatError, KeptFaultError, behind_name, nearest_names
from hotseat.interview.ending import AFTER_SIGNAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from hotseat.cli.plain_desk_said import Place
    from hotseat.desk.desk import Desk
    from hotseat.desk.folder import DeskFolder
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
        code = AFTER_SIGNAL + ended.number
    except (HotseatError, OSError):
        raise
    except Exception as error:
        raise KeptFaultError(desk.where_kept) from error
    finally:
        with signals.held():
            _keep_note(desk, source)
    # After a signal there may be nobody left to tell.
    with contextlib.suppress(OSError) if code else contextlib.nullcontext():
        number = desk.interview.id
        if desk.interview.locked_at is None and not desk.read_only:
            talk.say(f"All of it is kept. hotseat desk open {number} --plain goes on.")
        sys.stdout.flush()
    return code


def _keep_note(desk: Desk, source: Input) -> None:
    """Keep a note on a line that is not ended."""
    word, _, note = source.pending.partition(" ")
    if word.casefold() == "note" and note.strip():
        try:
            desk.draft_note(note)
        except HotseatError as error:
            complain(f"hotseat: {behind_name(error.message)}")


class AtDesk:
    """Leads from part to part."""

    def __init__(self, desk: Desk, talk: Talk) -> None:
        self._desk = desk
        self._talk = talk
        self._said = Said(desk)
        self._places: list[Place] = []
        self._at = 0
        self._marks = marks = Marks(desk, talk, self._said)
        notes = Notes(desk, talk, self._said)
        self._commands: dict[str, Callable[[str], None]] = {
            "pick": lambda words: marks.pick(self._place, words),
            "none": lambda _: marks.none(self._place),
            "level": lambda words: marks.level(self._place, words),
            "change": lambda words: marks.change(self._place, words),
            "note": notes.note,
            "drop": lambda _: notes.drop(),
            "asked": lambda words: notes.asked(self._place.question, words),
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
        if self._desk.read_only:
            return "Here it can only be read. Enter goes on, quit leaves."
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
        elif NUMBERS.fullmatch(line):
            self._marks.numbers(self._place, line)
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

    # The rest

    def _names(self, _: str) -> None:
        if not self._said.names and not self._desk.read_only:
            self._desk.note_act("names shown", {})
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
