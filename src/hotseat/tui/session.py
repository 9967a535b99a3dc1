"""What the screens share: the questions, the records, and what has been asked so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hotseat.bank.models import GuidePage, Question
    from hotseat.errors import Problem
    from hotseat.interview.clock import Clock
    from hotseat.interview.feedback import Feedback
    from hotseat.interview.history import Track
    from hotseat.interview.library import Library
    from hotseat.records.models import Attempt, Draft
    from hotseat.records.store import Store
    from hotseat.scoring.scorecard import Scorecard
    from hotseat.tui.drafts import DraftKeeper

RECENT = 5
"""How many answers the home screen looks back on."""


@dataclass(frozen=True)
class Answer:
    """An answer on its way to its marks."""

    question: Question
    text: str
    started_at: datetime
    ended_at: datetime
    seconds: float


@dataclass(frozen=True)
class Result:
    """A marked answer as the feedback shows it."""

    answer: Answer
    card: Scorecard
    feedback: Feedback
    tries: int
    """Which try it was, from 1."""
    before: int | None
    """Total of the try before."""


@dataclass
class Session:
    """One run of the app. Methods that read the records raise RecordsError."""

    clock: Clock
    drafts: DraftKeeper
    library: Library | None = None
    store: Store | None = None
    asked: list[str] = field(default_factory=list)
    """Ids of the questions answered in this run, oldest first."""
    unkept: list[Attempt] = field(default_factory=list)
    """Attempts that could not be written yet."""

    @property
    def questions(self) -> Sequence[Question]:
        """All questions, in the order of the bank; none before it is read."""
        return tuple(self.library.bank.questions.values()) if self.library else ()

    @property
    def problems(self) -> Sequence[Problem]:
        """What kept something out of the bank."""
        return self.library.bank.errors if self.library else ()

    @property
    def guide(self) -> Sequence[GuidePage]:
        """The pages of all packs."""
        if self.library is None:
            return ()
        bank = self.library.bank
        return tuple(page for pack in bank.packs for page in bank.guide(pack))

    def describe_bank(self) -> str:
        """Topic and number of questions, for the headline."""
        if self.library is None:
            return ""
        packs = self.library.bank.packs.values()
        names = ", ".join(pack.title or pack.id for pack in packs if pack.questions)
        count = len(self.questions)
        counted = f"{count} question{'' if count == 1 else 's'}"
        return f"{names} · {counted}" if names else counted

    def next_question(self) -> Question | None:
        """What to practise next: what was asked least often; a scenario to begin with."""
        from hotseat.bank.choose import next_question, select

        counts, last = self._asked_so_far()
        questions = list(self.questions)
        if last is None:
            questions = select(questions, kind="decision") or questions
        chosen = next_question(questions, seed=0, counts=counts, last=last)
        return chosen or next(iter(questions), None)

    def _asked_so_far(self) -> tuple[dict[str, int], str | None]:
        """How often each question was asked, and the last one."""
        latest = self.store.latest_by_question() if self.store else {}
        if self.store is not None and latest:
            return self.store.counts(), max(latest, key=latest.__getitem__)
        return dict(Counter(self.asked)), self.asked[-1] if self.asked else None

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the bank has it."""
        return self.library.bank.questions.get(question_id) if self.library else None

    def draft(self) -> Draft | None:
        """The last draft whose question is in the bank."""
        draft = self.store.latest_draft() if self.store else None
        return draft if draft and self.question(draft.question_id) else None

    def has_draft(self) -> bool:
        """Whether there is an answer to go on with; an unreadable one does not count."""
        from hotseat.errors import HotseatError

        try:
            return self.draft() is not None
        except HotseatError:
            return False

    def tracks(self) -> Sequence[Track]:
        """The main criteria over the last scenarios answered."""
        from hotseat.interview.history import tracks

        if self.store is None or self.library is None:
            return ()
        decisions = [a for a in self.store.attempts(limit=4 * RECENT) if a.scorecard.get("marks")]
        recent = [a for a in decisions if self.question(a.question_id)][:RECENT]
        if not recent:
            return ()
        question = self.question(recent[0].question_id)
        if question is None:
            return ()
        rubric = self.library.rubric(question)
        return tracks([attempt.scorecard for attempt in reversed(recent)], rubric)

    def keep(self, answer: Answer, card: Scorecard) -> tuple[int, int | None]:
        """Keep an attempt; gives which try it is and the total of the one before.

        Raises:
            RecordsError: it cannot be written now; the next call tries again.
        """
        from hotseat.records.models import Attempt

        question = answer.question.id
        tries, before = 1 + self.asked.count(question), None
        self.asked.append(question)
        self.unkept.append(
            Attempt(
                question_id=question,
                answer=answer.text,
                started_at=answer.started_at,
                ended_at=answer.ended_at,
                seconds=answer.seconds,
                scorecard=card.to_json(),
            )
        )
        if self.store is not None:
            earlier = self.store.attempts(question, limit=1)
            tries = self.store.counts().get(question, 0) + 1
            before = earlier[0].total if earlier else None
            self.write_unkept()
        return tries, before

    def where_kept(self) -> str:
        """A sentence for the end of a crash: where what was typed is."""
        if self.store is None:
            return "Nothing of this run was kept: the records could not be opened."
        return f"What you typed is kept in {self.store.path}; start hotseat again to go on."

    def write_unkept(self) -> None:
        """Write what could not be written before.

        Raises:
            RecordsError: it still cannot.
        """
        while self.store is not None and self.unkept:
            self.store.add_attempt(self.unkept[0])
            del self.unkept[0]
