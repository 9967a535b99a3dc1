"""One interview open at the desk: what a person does, kept at once, in the order that is fair.

An act is kept before anything that follows from it is shown: the tool's level is given out only
once the person's own is on the disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hotseat.desk import rules
from hotseat.desk.described import DescribedInterview
from hotseat.desk.entries import digest, digests
from hotseat.desk.errors import DeskError, NotYetError
from hotseat.desk.holding import Act
from hotseat.desk.models import Marking, Note, Quote
from hotseat.desk.said import words_of
from hotseat.errors import UnknownIdError

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.desk.suggest import Suggested
    from hotseat.interview.disputes import Part

MOST_NAMES = 80
"""Characters of titles that are told."""


class Desk(DescribedInterview):
    """The acts of a person. One that cannot be kept raises DeskError, and nothing is changed."""

    # Marking

    def pick(self, question: Question, criterion: str, quotes: Sequence[Quote]) -> None:
        """Pick words for a criterion, or take them back where all were picked."""
        self._check_marking()
        self._part(question, criterion)
        said = self.said(question.id)
        if any(said.span(quote) is None for quote in quotes):
            raise DeskError("Only words that the candidate said to this question can be picked.")
        before = self.sheet(question.id).marking(criterion)
        after = rules.with_quotes(before, tuple(quotes))
        if after == before:
            return
        quoted = {"quotes": self._digests(after), "no_evidence": False}
        acts = [("quotes", quoted)] if before.levels else []
        self._mark(question, criterion, after, *acts)

    def state_no_evidence(self, question: Question, criterion: str) -> None:
        """State that nothing in the answer speaks to a criterion, or take that back."""
        self._check_marking()
        self._part(question, criterion)
        before = self.sheet(question.id).marking(criterion)
        after = rules.with_no_evidence(before)
        acts = [("quotes", {"quotes": [], "no_evidence": True})] if before.levels else []
        self._mark(question, criterion, after, *acts)

    def give(self, question: Question, criterion: str, level: int, reason: str = "") -> Marking:
        """Give a level. In the mode `after` the tool's may be seen from then on.

        Raises:
            NotYetError: there is no evidence yet, or it is finished.
            NeedsReasonError: the tool's level was shown; a change needs a reason.
            DeskError: it cannot be kept; then nothing is shown either.
        """
        self._check_marking()
        part = self._part(question, criterion)
        if not 0 <= level <= part.of:
            raise DeskError(f"The levels of {part.title} go from 0 to {part.of}.")
        before = self.sheet(question.id).marking(criterion)
        if level == before.level:
            return before
        now = self.clock.now()
        acts: list[Act] = []
        if self.interview.suggest == "before":
            before, acts = self._revealed(before, self._tool(question, criterion))
        after = rules.with_level(before, level, now, reason)
        details: dict[str, Any] = {
            "level": level,
            "suggest": self.interview.suggest,
            "seen": after.levels[-1].seen,
            "quotes": self._digests(after),
            "no_evidence": after.no_evidence,
        }
        if before.levels:
            details |= {"from": before.level, "tool": before.suggested}
            details |= {"reason": digest(self._key, after.levels[-1].reason)} if reason else {}
        acts.append(("changed" if before.levels else "level", details))
        if self.interview.suggest == "after":
            after, shown = self._revealed(after, self._tool(question, criterion))
            acts += shown
        self._mark(question, criterion, after, *acts)
        return after

    def look(self, question: Question, criterion: str) -> Suggested | None:
        """See the tool's view where it may be seen now; the log has the first time, and each time
        that it is another one. None where it may not (yet).

        In the mode `after` a level reveals it by itself; this is for the mode `before`, and for
        levels that were given while the mode was `off`.

        Raises:
            DeskError: it cannot be kept; then nothing is shown either.
        """
        marking = self.sheet(question.id).marking(criterion)
        may = rules.may_look(self.interview, marking) and self.interview.locked_at is None
        if may and not self.read_only:
            marking, acts = self._revealed(marking, self._tool(question, criterion))
            if acts:
                self._mark(question, criterion, marking, *acts)
        return self.shown(question, criterion)

    @property
    def where_kept(self) -> str:
        """A sentence for the end of a crash: where it all is."""
        number = self.interview.id
        where = self.folder.path / number
        return f"The interview is kept in {where}; hotseat desk open {number} goes on."

    def tick(self, question: Question, probe: str) -> None:
        """Tick a probe as asked, or take that back."""
        self._check()
        sheet = self.sheet(question.id)
        asked = tuple(p for p in sheet.asked if p != probe)
        if len(asked) == len(sheet.asked):
            asked = (*sheet.asked, probe)
        self._keep(rules.with_sheet(self.interview, replace(sheet, asked=asked)))

    def add_note(self, words: str) -> None:
        """Write a line down; an empty one is none."""
        self._check()
        if not words.strip():
            return
        note = Note(words.strip(), self.clock.now())
        changed = replace(self.interview, notes=(*self.interview.notes, note), note_draft="")
        self._keep(changed, ("note", {"note": digest(self._key, note.text)}))

    def drop_note(self) -> Note | None:
        """Take the last note back; gives it."""
        self._check()
        if not self.interview.notes:
            return None
        *rest, last = self.interview.notes
        self._keep(replace(self.interview, notes=tuple(rest)), ("note dropped", {}))
        return last

    def draft_note(self, words: str) -> None:
        """Keep what is being typed."""
        if self.interview.locked_at is not None:
            return
        if not self.read_only and words != self.interview.note_draft:
            self._keep(replace(self.interview, note_draft=words))

    def draft_reason(self, question: Question, criterion: str, words: str) -> None:
        """Keep what is being typed of the reason for a change."""
        marking = self.sheet(question.id).marking(criterion)
        if self.interview.locked_at is not None or self.read_only or not marking.levels:
            return
        if words != marking.reason_draft:
            self._mark(question, criterion, replace(marking, reason_draft=words))

    def lock(self) -> None:
        """Say that it is finished: nothing is changed from then on, and others' marks may be seen.

        Raises:
            NotYetError: a level is missing.
        """
        self.check_complete()
        self._keep(replace(self.interview, locked_at=self.clock.now()), ("finished", {}))

    def check_complete(self) -> None:
        """See that it could be finished.

        Raises:
            NotYetError: a level is missing, or a question is not in this bank.
        """
        self._check_marking()
        known = {question.id for question in self.questions}
        unknown = [s.question for s in self.interview.sheets if s.question not in known]
        if unknown:
            raise NotYetError(
                f"Not in this bank: {', '.join(unknown)}. Finish it with the bank that has all "
                "its questions."
            )
        for question in self.questions:
            sheet = self.sheet(question.id)
            missing = [
                p.title for p in self.main_parts(question) if sheet.marking(p.id).level is None
            ]
            if missing:
                where = f" ({question.title or question.id})" if len(self.questions) > 1 else ""
                # Key points are sentences: a list of them says nothing.
                names = ", ".join(missing)
                what = names if len(names) <= MOST_NAMES else f"{len(missing)} parts"
                raise NotYetError(f"There is no level yet on {what}{where}.")
        if not self.questions:
            raise NotYetError("No question is marked yet.")

    def note_act(self, act: str, details: Mapping[str, Any]) -> None:
        """Have the log say that something was done that changes nothing, such as an export."""
        self._may_write()
        self._keep(self.interview, (act, details))

    def _check_marking(self) -> None:
        self._check()
        if not self.interview.candidate:
            raise NotYetError(rules.NO_CANDIDATE)

    def _part(self, question: Question, criterion: str) -> Part:
        parts = {part.id: part for part in self.parts(question)}
        if criterion not in parts:
            raise UnknownIdError("criterion of this question", criterion, parts)
        return parts[criterion]

    def _tool(self, question: Question, criterion: str) -> int | None:
        return self._view(question).levels.get(criterion)

    def _digests(self, marking: Marking) -> list[str]:
        return digests(self._key, words_of(self.transcript, marking.quotes))

    def _mark(self, question: Question, criterion: str, marking: Marking, *acts: Act) -> None:
        sheet = rules.with_marking(self.sheet(question.id), criterion, marking)
        changed = rules.with_sheet(self.interview, sheet)
        self._keep(changed, *self._about(question, criterion, acts))
