"""An interview that is open at the desk: what there is to see, and how a change is kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from hotseat.desk import rules
from hotseat.desk.criteria import main_parts, parts_at_desk
from hotseat.desk.entries import noted
from hotseat.desk.errors import DeskError, InUseError
from hotseat.desk.models import Interview, Sheet, Transcript
from hotseat.desk.said import Said, said_to
from hotseat.desk.suggest import Suggested, suggest
from hotseat.errors import HotseatError, UnknownIdError

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.desk.folder import DeskFolder
    from hotseat.interview.clock import Clock
    from hotseat.interview.disputes import Part
    from hotseat.interview.library import Library


Act = tuple[str, Mapping[str, Any]]
"""What the log is to say: the name of an act, and its details."""


class OpenInterview:
    """An interview with its transcript, held for this process where no other one holds it."""

    def __init__(
        self,
        folder: DeskFolder,
        interview: Interview,
        transcript: Transcript,
        library: Library,
        clock: Clock,
        *,
        handle: int | None,
    ) -> None:
        self.folder = folder
        self.interview = interview
        self.transcript = transcript
        self.library = library
        self.clock = clock
        self._handle = handle
        self._key = folder.key(interview.id)
        self._suggested: dict[str, Suggested] = {}
        self.late = ""
        """Why the log cannot be written now; it gets what it lacks with the next act."""

    @classmethod
    def open(cls, folder: DeskFolder, number: str, library: Library, clock: Clock) -> Self:
        """Open an interview; where another hotseat has it open, only to be read, and that one is
        told.

        Raises:
            UnknownIdError: there is none with this id.
            DeskError: it cannot be read.
        """
        interview = folder.load(number)
        transcript = folder.transcript(number)
        handle: int | None = None
        try:
            handle = folder.hold(number)
        except InUseError:
            with suppress(HotseatError):
                folder.knock(number)
        try:
            if handle is not None:
                # Once more: it may have been changed until a moment ago.
                interview = folder.load(number)
                folder.tidy(number)
            _check_places(folder, interview, transcript)
            opened = cls(folder, interview, transcript, library, clock, handle=handle)
            if handle is not None:
                opened.log_what_is_left()
        except BaseException:
            if handle is not None:
                os.close(handle)
            raise
        return opened

    def close(self) -> None:
        """Let others open it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    # What there is to see

    @property
    def read_only(self) -> bool:
        """Whether another hotseat has it open."""
        return self._handle is None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the interview that the bank has, in their order."""
        known = self.library.bank.questions
        return tuple(known[s.question] for s in self.interview.sheets if s.question in known)

    def sheet(self, question_id: str) -> Sheet:
        """The sheet of a question.

        Raises:
            UnknownIdError: it was not asked in this interview.
        """
        sheet = self.interview.sheet(question_id)
        if sheet is None:
            asked = [s.question for s in self.interview.sheets]
            raise UnknownIdError("question in this interview", question_id, asked)
        return sheet

    def parts(self, question: Question) -> tuple[Part, ...]:
        """Everything that a level can be given on."""
        return parts_at_desk(question, self.library.rubric(question))

    def main_parts(self, question: Question) -> tuple[Part, ...]:
        """What a finished sheet has a level on."""
        return main_parts(question, self.library.rubric(question))

    def said(self, question_id: str) -> Said:
        """What the candidate said to a question."""
        return said_to(self.transcript, self.interview.candidate, self.sheet(question_id))

    def shown(self, question: Question, criterion: str) -> Suggested | None:
        """The tool's view of a criterion, where it may be seen; None where it may not (yet)."""
        marking = self.sheet(question.id).marking(criterion)
        may = self.interview.suggest == "before" or marking.shown_at is not None
        if not may or self.interview.suggest == "off":
            return None
        return self._view(question).only(criterion)

    def prepare(self, question: Question) -> None:
        """Have the tool's view ready, for nobody to see; safe in another thread."""
        if self.interview.suggest != "off" or self.interview.is_calibration:
            self._view(question)

    def _view(self, question: Question) -> Suggested:
        found = self._suggested.get(question.id)
        if found is None:
            found = self._view_of(question, self.sheet(question.id))
            self._suggested[question.id] = found
        return found

    def _view_of(self, question: Question, sheet: Sheet) -> Suggested:
        if self.interview.is_calibration:
            return Suggested(levels=self.interview.gold)
        said = said_to(self.transcript, self.interview.candidate, sheet)
        return suggest(self.library, question, said)

    # Keeping

    def log_what_is_left(self) -> None:
        """Add to the log what a crash kept out of it; where that fails now, `late` says so."""
        try:
            self.folder.log.settle()
            if self.interview.unlogged:
                self.folder.log.append(self.interview.unlogged, once=True)
                done = replace(self.interview, unlogged=())
                self.folder.save(done)
                self.interview = done
        except HotseatError as error:
            self.late = error.message

    def _keep(self, interview: Interview, *acts: Act) -> None:
        """Keep it whole, then have the log say so: what it lacks after a crash it gets later."""
        # What could not be logged before may be there by now: another process may have settled it.
        doubt = bool(interview.unlogged)
        for act, details in acts:
            interview = noted(interview, self.clock.now(), act, details)
        self.folder.save(interview)
        self.interview = interview
        self.late = ""
        if interview.unlogged:
            try:
                self.folder.log.append(interview.unlogged, once=doubt)
            except HotseatError as error:
                self.late = error.message
                return
            # Written along with the next change; until then the log is asked whether it has them.
            self.interview = replace(interview, unlogged=())

    def _may_write(self) -> None:
        if self.read_only:
            raise InUseError("Another hotseat has this interview open: here it can only be read.")

    def check_open(self) -> None:
        """See that it may be changed.

        Raises:
            InUseError: another hotseat has it open.
            NotYetError: it was finished.
        """
        self._check()

    def _check(self) -> None:
        self._may_write()
        rules.check_open(self.interview)


def _check_places(folder: DeskFolder, interview: Interview, transcript: Transcript) -> None:
    turns = transcript.turns
    quotes = (q for s in interview.sheets for m in s.markings.values() for q in m.quotes)
    sound = all(0 <= s.first <= s.last < len(turns) for s in interview.sheets) and all(
        0 <= q.turn < len(turns) and 0 <= q.start < q.end <= len(turns[q.turn].text) for q in quotes
    )
    if not sound:
        raise DeskError(
            f"{folder.path / interview.id}: its two files do not belong together, as there are "
            "words or turns that the transcript does not have. Put back copies of both."
        )
