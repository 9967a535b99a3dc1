"""What a session keeps: answers with their marks, follow-ups, and how far sittings got."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hotseat.interview.result import Result
from hotseat.interview.turn import Answer, FollowUp
from hotseat.records.models import Probe, Timing
from hotseat.settings.models import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from hotseat.bank.models import Question
    from hotseat.interview.clock import Clock
    from hotseat.interview.drafts import DraftKeeper
    from hotseat.interview.library import Library
    from hotseat.interview.outcome import Marks
    from hotseat.interview.sitting import Run
    from hotseat.records.models import Attempt, Card, Seat
    from hotseat.records.store import Store


@dataclass
class Keeping:
    """Bank and records of one run of hotseat. Methods that touch the records raise RecordsError."""

    clock: Clock
    drafts: DraftKeeper
    settings: Settings = field(default_factory=Settings)
    library: Library | None = None
    store: Store | None = None
    asked: list[str] = field(default_factory=list)
    """Ids of the questions answered in this run, oldest first."""
    unkept: list[tuple[Attempt, Run | None]] = field(default_factory=list)
    """Attempts that could not be written yet."""
    clock_hidden: bool = False
    """Whether the person wants no clock to look at."""
    unkept_seats: list[Seat] = field(default_factory=list)
    """Marks given in the interviewer's place that could not be written yet."""

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the bank has it."""
        return self.library.bank.questions.get(question_id) if self.library else None

    # What is kept of an answer

    def keep(self, answer: Answer, marks: Marks) -> Result:
        """Keep an attempt, or the follow-up to one, and what its sitting has left.

        Raises:
            RecordsError: it cannot be written now; the next call tries again.
        """
        run = answer.run
        if run is not None:
            run.use(answer.seconds, sum(p.kind == "asked" for p in answer.timing.pauses))
        if answer.follow_up is not None:
            return self._keep_follow_up(answer, marks)
        if run is not None:
            run.next()
        self.asked.append(answer.question.id)
        earlier = self.store.attempts(answer.question.id, 1) if self.store else []
        tries = self.asked.count(answer.question.id)
        if self.store is not None:
            tries = 1 + self.store.counts().get(answer.question.id, 0)
        from hotseat.interview.outcome import attempt_of

        attempt = attempt_of(answer, marks)
        self.unkept.append((attempt, run))
        attempt_id = self.write_unkept()
        before = dict(earlier[0].counted) if earlier else None
        return replace(
            self.result(answer, marks), attempt_id=attempt_id, tries=tries, before=before
        )

    def _keep_follow_up(self, answer: Answer, marks: Marks) -> Result:
        follow_up, run = answer.follow_up, answer.run
        assert follow_up is not None
        said = Probe(
            criterion=follow_up.probe.criterion,
            text=follow_up.probe.text,
            answer=answer.text,
            seconds=answer.seconds,
            scorecard=marks.full.to_json() if marks.full and answer.text.strip() else {},
        )
        if run is not None:
            run.probing_now = False
        sitting = run.record(self.clock.now()) if run is not None and run.id else None
        self.amend(follow_up.attempt_id, probe=said, sitting=sitting)
        return self._with_past(self.result(answer, marks), follow_up.attempt_id)

    def _with_past(self, result: Result, attempt_id: int) -> Result:
        """With what is kept of the attempt: the guess, which try it was, and the one before."""
        attempt = self.store.attempt(attempt_id) if self.store else None
        if attempt is None or self.store is None:
            return replace(result, attempt_id=attempt_id)
        tries, before = self.store.earlier(attempt)
        return replace(
            result,
            attempt_id=attempt_id,
            predicted=attempt.predicted,
            tries=tries + 1,
            before=dict(before.counted) if before else None,
        )

    def amend(self, attempt_id: int, **changes: Any) -> None:
        """Add to an attempt what came after it.

        Raises:
            RecordsError: it cannot be written.
        """
        if self.store is not None and attempt_id:
            self.store.amend_attempt(attempt_id, **changes)

    def result(self, answer: Answer, marks: Marks) -> Result:
        """What is shown of a marked answer."""
        from hotseat.interview.feedback import feedback, nothing
        from hotseat.interview.probed import together

        assert self.library is not None
        said = answer.text
        if answer.follow_up is not None:
            said = together(answer.follow_up.answer.text, answer.text)
        if marks.full is None:
            return Result(answer, marks, nothing(), said)
        rubric = self.library.rubric(answer.question)
        return Result(answer, marks, feedback(said, answer.question, marks.full, rubric), said)

    def follow_up(self, result: Result) -> FollowUp | None:
        """The question that an interviewer would ask now; None where nothing is open."""
        if result.card is None or result.answer.follow_up is not None or self.library is None:
            return None
        from hotseat.interview.probes import choose

        rubric = self.library.rubric(result.question)
        probe = choose(result.question, rubric, result.card, result.text)
        if probe is None:
            return None
        return FollowUp(probe, result.answer, result.card, result.attempt_id)

    def use(self, store: Store) -> None:
        """Keep everything in this store from now on."""
        self.store = store
        self.drafts.use(store)

    # Sittings

    def begin_run(self, run: Run) -> bool:
        """Keep a new sitting. One that was left open ends with that; says whether there was one.

        Raises:
            RecordsError: it cannot be written.
        """
        left = self.store.open_sitting() if self.store else None
        if left is not None and self.store is not None:
            self.store.end_sitting(left.id, self.clock.now())
        self.keep_run(run)
        return left is not None

    def keep_run(self, run: Run) -> None:
        """Keep how far a sitting got.

        Raises:
            RecordsError: it cannot be written.
        """
        if self.store is not None:
            run.id = self.store.save_sitting(run.record(self.clock.now()))

    def end_run(self, run: Run) -> None:
        """Keep that a sitting is over, finished or not.

        Raises:
            RecordsError: it cannot be written.
        """
        if self.store is not None and run.id:
            self.store.end_sitting(run.id, self.clock.now())

    def open_run(self) -> tuple[Run, datetime] | None:
        """The sitting that was left, and when."""
        from hotseat.interview.sitting import resumed

        sitting = self.store.open_sitting() if self.store else None
        run = resumed(sitting) if sitting else None
        return (run, sitting.touched_at) if run and sitting else None

    def open_probe(self, run: Run) -> FollowUp | None:
        """The follow-up that was being asked when a sitting was left."""
        from hotseat.interview.outcome import Marks, answer_of

        attempts = self._attempts_of(run)
        question = self.question(attempts[-1].question_id) if attempts else None
        if question is None or self.library is None:
            return None
        answer = answer_of(attempts[-1], question, run)
        marks = Marks(self.library.score(answer.text, question) if answer.text.strip() else None)
        return self.follow_up(replace(self.result(answer, marks), attempt_id=attempts[-1].id))

    def results_of(self, run: Run) -> list[Result]:
        """What was answered in a sitting, in order, what could not be kept last."""
        found = [self.result_of(attempt, run) for attempt in self._attempts_of(run)]
        found += [self._kept_result(a, q, run) for a, q in self._unkept_of(run)]
        return [result for result in found if result is not None]

    def _unkept_of(self, run: Run) -> list[tuple[Attempt, Question]]:
        mine = [attempt for attempt, its in self.unkept if its is run]
        return [(a, q) for a in mine if (q := self.question(a.question_id)) is not None]

    def result_of(self, attempt: Attempt, run: Run | None = None) -> Result | None:
        """What is shown of an attempt that was kept; None where the bank lacks its question."""
        question = self.question(attempt.question_id)
        if question is None or self.store is None:
            return None
        return self._with_past(self._kept_result(attempt, question, run), attempt.id)

    def _attempts_of(self, run: Run) -> list[Attempt]:
        """Of a sitting, in order."""
        if self.store is None or not run.id:
            return []
        return self.store.attempts(sitting_id=run.id)[::-1]

    def _kept_result(self, attempt: Attempt, question: Question, run: Run | None) -> Result:
        """An attempt marked again: the same words give the same marks."""
        from hotseat.interview.outcome import answer_of, mark
        from hotseat.interview.probes import ProbeQuestion

        assert self.library is not None
        answer = answer_of(attempt, question, run)
        result = self.result(answer, mark(answer, self.library))
        if attempt.probe is not None and result.card is not None:
            probe = ProbeQuestion(attempt.probe.criterion, attempt.probe.text, "", authored=False)
            follow_up = FollowUp(probe, answer, result.card, attempt.id)
            later = replace(
                answer,
                text=attempt.probe.answer,
                follow_up=follow_up,
                seconds=attempt.probe.seconds,
                timing=Timing(),
                on_time=None,
            )
            result = self.result(later, mark(later, self.library))
        return replace(result, attempt_id=attempt.id, predicted=attempt.predicted)

    def where_kept(self) -> str:
        """A sentence for the end of a crash: where what was typed is."""
        if self.store is None:
            return "Nothing of this run was kept: the records could not be opened."
        return f"What you typed is kept in {self.store.path}; start hotseat again to go on."

    def write_unkept(self) -> int:
        """Write what could not be written before; gives the id of the last attempt.

        Raises:
            RecordsError: it still cannot.
        """
        attempt_id = 0
        while self.store is not None and self.unkept:
            attempt, run = self.unkept[0]
            if run is not None and run.id != attempt.sitting_id:
                attempt = replace(attempt, sitting_id=run.id)
            sitting = run.record(self.clock.now()) if run is not None and run.id else None
            card = self._card(attempt)
            attempt_id = self.store.add_attempt(attempt, card=card, sitting=sitting)
            del self.unkept[0]
        return attempt_id

    def _card(self, attempt: Attempt) -> Card | None:
        """When the question is to come back."""
        from hotseat.interview.returning import card_after

        question = self.question(attempt.question_id)
        if question is None or self.store is None or self.library is None:
            return None
        cards = self.store.cards()
        return card_after(attempt, question, self.library.bank.questions, cards)
