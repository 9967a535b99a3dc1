"""What an interview is about, as a person says it: who the candidate is, which questions were
asked, when the tool's levels may be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hotseat.desk import rules
from hotseat.desk.errors import DeskError, NotYetError
from hotseat.desk.holding import Act, OpenInterview
from hotseat.desk.models import Marking, Sheet, Suggest
from hotseat.desk.said import said_to
from hotseat.scoring import rubric_hash

if TYPE_CHECKING:
    from hotseat.bank.models import Question


class DescribedInterview(OpenInterview):
    """An open interview of which can be said what it is about."""

    def set_candidate(self, speaker: str) -> None:
        """Say who of the speakers is the candidate; before any level was given."""
        self.check_candidate_open()
        if speaker not in self.transcript.speakers:
            raise DeskError("There is no such speaker in this transcript.")
        self._suggested.clear()
        self._keep(replace(self.interview, candidate=speaker), ("candidate", {}))

    def check_candidate_open(self) -> None:
        """See that it may still be said who the candidate is.

        Raises:
            NotYetError: words were picked, or it is finished.
        """
        self._check()
        marked = (m for s in self.interview.sheets for m in s.markings.values())
        begun = any(m.levels or m.has_evidence or m.shown_at for m in marked)
        if begun and self.interview.candidate:
            raise NotYetError("Words were picked already: it stays who the candidate is.")

    def set_range(self, question_id: str, first: int, last: int) -> None:
        """Say which turns belong to a question; a new sheet where there was none.

        Raises:
            NotYetError: the candidate says nothing in them, or picked words are not in them.
        """
        self._check()
        last_turn = len(self.transcript.turns) - 1
        if not 0 <= first <= last <= last_turn:
            raise DeskError(f"The turns go from 1 to {last_turn + 1}.")
        sheet = self.interview.sheet(question_id) or Sheet(question_id, first, last)
        who, there = self.interview.candidate, replace(sheet, first=first, last=last)
        if who and not said_to(self.transcript, who, there).text.strip():
            raise NotYetError(f"The candidate says nothing in the turns {first + 1} to {last + 1}.")
        outside = any(
            not first <= quote.turn <= last
            for marking in sheet.markings.values()
            for quote in marking.quotes
        )
        if outside:
            raise NotYetError("Words outside these turns are picked: take them back first.")
        sheet = there
        acts: list[Act] = [("range", {"question": question_id, "first": first, "last": last})]
        question = self.library.bank.questions.get(question_id)
        if question is not None and any(m.shown_at for m in sheet.markings.values()):
            # Other turns may give the tool another level, which is seen from now on.
            levels = self._view_of(question, sheet).levels
            for criterion, before in sheet.markings.items():
                if before.shown_at is not None:
                    after, shown = self._revealed(before, levels.get(criterion))
                    sheet = rules.with_marking(sheet, criterion, after)
                    acts += self._about(question, criterion, shown)
        self._keep(rules.with_sheet(self.interview, sheet), *acts)
        self._suggested.pop(question_id, None)

    def drop_question(self, question_id: str) -> None:
        """Take a question away that was not asked, and the words that were picked for it.

        Raises:
            NotYetError: a level was given on it, or the tool's was seen.
            UnknownIdError: it was not asked in this interview.
        """
        self._check()
        rules.check_unmarked(self.sheet(question_id))
        left = tuple(s for s in self.interview.sheets if s.question != question_id)
        dropped = ("question dropped", {"question": question_id})
        self._keep(replace(self.interview, sheets=left), dropped)
        self._suggested.pop(question_id, None)

    def set_suggest(self, mode: Suggest) -> None:
        """Say when the tool's levels may be seen; the log has it.

        Raises:
            NotYetError: it is a calibration answer, which the expert's level always follows.
        """
        self._check()
        if self.interview.is_calibration and mode != "after":
            raise NotYetError("The expert's level shows after yours: that is what it is for.")
        if mode != self.interview.suggest:
            self._keep(replace(self.interview, suggest=mode), ("suggest", {"suggest": mode}))

    def set_keep_until(self, day: str) -> None:
        """Say until when it is kept, or nothing; nothing is deleted by itself."""
        self._may_write()
        try:
            day = date.fromisoformat(day).isoformat() if day else ""
        except ValueError:
            raise DeskError("A day is written like 2027-03-01.") from None
        self._keep(replace(self.interview, keep_until=day), ("keep until", {"day": day}))

    def _revealed(self, marking: Marking, tool: int | None) -> tuple[Marking, list[Act]]:
        """The marking once the tool's level is seen, and what the log is to say of that."""
        if marking.shown_at is not None and marking.suggested == tool:
            return marking, []
        at = marking.shown_at or self.clock.now()
        details = {"suggest": self.interview.suggest, "level": marking.level, "tool": tool}
        return replace(marking, shown_at=at, suggested=tool), [("shown", details)]

    def _about(self, question: Question, criterion: str, acts: Sequence[Act]) -> list[Act]:
        """Acts with what they are about."""
        rubric = self.library.rubric(question)
        about = {
            "question": question.id,
            "criterion": criterion,
            "rubric": rubric.id,
            "rubric_hash": rubric_hash(question, rubric),
        }
        return [(act, about | dict(details)) for act, details in acts]
