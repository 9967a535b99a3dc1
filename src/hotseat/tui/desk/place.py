"""Where a person is at the desk: the interview, the question, the criterion, the words; and what
of this session can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from hotseat.desk.asking import Probe, probes_of
from hotseat.desk.errors import NotYetError
from hotseat.desk.masks import Masker
from hotseat.desk.models import Marking, Quote, Sheet
from hotseat.desk.roles import roles
from hotseat.interview.picking import Picker

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.desk.desk import Desk
    from hotseat.desk.said import Said
    from hotseat.desk.suggest import Suggested
    from hotseat.interview.disputes import Part

CHANGED_ONLY = "A level is changed, not undone."
Undo = tuple[str, Callable[[], None]]
"""What is said once it is taken back, and how that is done."""


class AtDesk:
    """One open interview with a place in it. What raises DeskError has changed nothing."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.names = False
        """Whether names are shown."""
        self.ready = False
        """Whether the rubric and the tool's view can be asked for without a wait."""
        self.parts: tuple[Part, ...] = ()
        self.mains = 0
        """How many of the parts stand on lines of their own; they come first."""
        self.probes: tuple[Probe, ...] = ()
        self.here = 0
        """The part at hand."""
        self.picker: Picker | None = None
        """None where the candidate said nothing."""
        self.said: Said | None = None
        self.called = roles(desk.transcript, desk.interview)
        """What each speaker is called while names are hidden."""
        self._masker = Masker(self.called)
        self._topic: set[str] = set()
        """Words of the rubrics that were needed so far: a name that is one of them hides less."""
        self._at = 0
        self._undo: list[Undo] = []
        self._settle()

    # Questions

    @property
    def question(self) -> Question | None:
        """The question at hand, if any was asked that the bank has."""
        questions = self.desk.questions
        return questions[self._at] if questions else None

    @property
    def place(self) -> tuple[int, int]:
        """Which question that is, from 1, of how many."""
        return self._at + 1, len(self.desk.questions)

    def to_question(self, wanted: str | int) -> None:
        """To another question, by its id or by a step."""
        ids = [question.id for question in self.desk.questions]
        if isinstance(wanted, int):
            self._at = (self._at + wanted) % max(len(ids), 1)
        elif wanted in ids:
            self._at = ids.index(wanted)
        self._settle()

    def _settle(self) -> None:
        self.close_parts()
        self.said = self.picker = None
        if self.question is not None:
            self.said = self.desk.said(self.question.id)
            if self.said.text.strip():
                self.picker = Picker(self.said.text)

    def prepared(self) -> None:
        """The rubric can be asked for.

        Raises:
            HotseatError: it cannot be used.
        """
        question = self.question
        if question is not None:
            rubric = self.desk.library.rubric(question)
            self.parts = self.desk.parts(question)
            self.mains = len(self.desk.main_parts(question))
            self.probes = probes_of(question, rubric)
            self._topic |= rubric.spelling.ranks.keys()
            self._masker = Masker(self.called, self._topic)
            self.here = min(self.here, max(len(self.parts) - 1, 0))
            self.ready = True

    def close_parts(self) -> None:
        """Nothing can be marked: the tool's view, or the rubric, cannot be had."""
        self.ready, self.parts, self.mains, self.probes, self.here = False, (), 0, (), 0

    # What there is

    def cover(self, words: str) -> str:
        """Words as they may be shown, as long as they were."""
        return words if self.names else self._masker.cover(words)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet of the question at hand."""
        return None if self.question is None else self.desk.sheet(self.question.id)

    @property
    def part(self) -> Part | None:
        """The part at hand; None before the rubric is ready."""
        return self.parts[self.here] if self.parts else None

    def marking(self, part: Part) -> Marking:
        """What was said on a part so far."""
        sheet = self.sheet
        return Marking() if sheet is None else sheet.marking(part.id)

    def look(self) -> None:
        """See the tool's view of the part at hand where it may be seen: the log has that."""
        if self.ready and self.question is not None and self.part is not None:
            self.desk.look(self.question, self.part.id)

    def view(self, part: Part) -> Suggested | None:
        """The tool's view as far as it was looked at; None where it was not, or may not be."""
        if not self.ready or self.question is None:
            return None
        desk = self.desk
        kept = not desk.read_only and desk.interview.locked_at is None
        if kept and self.marking(part).shown_at is None:
            return None
        return desk.shown(self.question, part.id)

    @property
    def scored(self) -> tuple[int, int]:
        """How many of the parts that stand on lines of their own have a level, of how many."""
        mains = self.parts[: self.mains]
        return sum(self.marking(part).level is not None for part in mains), len(mains)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that the pointer is on."""
        if self.picker is None or self.said is None:
            return ()
        return self.said.quote(*self.picker.span)

    def place_of(self, turn: int, offset: int) -> int | None:
        """Where a place of a turn, or the next words of the candidate, stand in what was said."""
        if self.said is None or not self.said.turns:
            return None
        for number, start in zip(self.said.turns, self.said.starts, strict=True):
            if number == turn:
                return start + offset
            if number > turn:
                return start
        return len(self.said.text)

    def open_part(self) -> int | None:
        """The next part that has no level yet, those on lines of their own before others."""
        order = (*range(self.here + 1, self.mains), *range(self.mains))
        return next((n for n in order if self.marking(self.parts[n]).level is None), None)

    def optional(self) -> list[str]:
        """The titles of all parts of this interview that may be left out and have no level.

        Raises:
            HotseatError: a rubric cannot be read.
        """
        found: dict[str, None] = {}
        for question in self.desk.questions:
            sheet = self.desk.sheet(question.id)
            needed = {part.id for part in self.desk.main_parts(question)}
            for part in self.desk.parts(question):
                if part.id not in needed and sheet.marking(part.id).level is None:
                    found[part.title] = None
        return list(found)

    def open_question(self) -> str | None:
        """The next other question in which a level is missing.

        Raises:
            HotseatError: its rubric cannot be read.
        """
        questions = self.desk.questions
        for question in (*questions[self._at + 1 :], *questions[: self._at]):
            sheet = self.desk.sheet(question.id)
            if any(sheet.marking(p.id).level is None for p in self.desk.main_parts(question)):
                return question.id
        return None

    # Acts that can be taken back

    def quote(self) -> None:
        """Pick the words that the pointer is on for the part at hand, or take them back."""
        question, part, quotes = self.question, self.part, self.quotes
        if question is not None and part is not None and quotes:
            before = self.marking(part)
            self.desk.pick(question, part.id, quotes)
            self._remember("The words are as they were.", question, part, before)

    def no_evidence(self) -> None:
        """State that nothing speaks to the part at hand, or take that back."""
        question, part = self.question, self.part
        if question is not None and part is not None:
            before = self.marking(part)
            if before.no_evidence and before.levels:
                raise NotYetError(
                    "Your level stands on that there is no evidence. Pick words to take that back."
                )
            self.desk.state_no_evidence(question, part.id)
            self._remember("The words are as they were.", question, part, before)

    def tick(self, number: int) -> None:
        """Tick a probe, or take that back."""
        question = self.question
        if question is not None and 0 <= number < len(self.probes):
            probe = self.probes[number].id
            self.desk.tick(question, probe)
            self._undo.append(("The tick is as it was.", lambda: self.desk.tick(question, probe)))

    def note(self, words: str) -> None:
        """Keep a note."""
        self.desk.add_note(words)
        self._undo.append(("The note is taken back.", lambda: void(self.desk.drop_note())))

    def undo(self) -> str:
        """Take the last of them back; gives what to say. What a level stands on by now stays, and
        what came before it is the next to be taken back.
        """
        self.desk.check_open()
        if not self._undo:
            return ""
        said, act = self._undo[-1]
        with suppress(NotYetError):
            act()
            self._undo.pop()
            return said
        self._undo.pop()
        return f"A level stands on what was done last. {CHANGED_ONLY}"

    def _remember(self, said: str, question: Question, part: Part, before: Marking) -> None:
        self._undo.append((said, lambda: self._restore(question, part.id, before)))

    def _restore(self, question: Question, criterion: str, before: Marking) -> None:
        now = self.desk.sheet(question.id).marking(criterion)
        if before.no_evidence or (now.no_evidence and not before.quotes):
            if before.no_evidence != now.no_evidence:
                self.desk.state_no_evidence(question, criterion)
            return
        # Each call picks what lacks, or takes back what is too much.
        for quotes in (set(now.quotes) - set(before.quotes), set(before.quotes) - set(now.quotes)):
            if quotes:
                self.desk.pick(question, criterion, sorted(quotes))


def void(_: object) -> None:
    """Nothing."""
