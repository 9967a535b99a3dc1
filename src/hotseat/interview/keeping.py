"""What a session keeps: answers with their marks, follow-ups, and how far sittings got."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hotseat.errors import HotseatError
from hotseat.interview.result import Result
from hotseat.interview.turn import Answer, FollowUp
from hotseat.interview.waiting import Unkept, Waiting
from hotseat.records.models import Probe, Timing

if TYPE_CHECKING:
    from datetime import datetime

    from hotseat.bank.models import Question
    from hotseat.interview.outcome import Marks
    from hotseat.interview.sitting import Run
    from hotseat.records.models import Attempt, Draft


@dataclass
class Keeping(Waiting):
    """Answers and sittings of one run of hotseat. Methods that touch the records raise
    RecordsError.
    """

    # What is kept of an answer

    def keep(self, answer: Answer, marks: Marks) -> tuple[Result, HotseatError | None]:
        """Keep an attempt, or the follow-up to one, and what its sitting has left.

        What cannot be written now is written with the next thing that can; the error says why.
        """
        run = answer.run
        if run is not None:
            run.use(answer.seconds, sum(p.kind == "asked" for p in answer.timing.pauses))
        if answer.follow_up is not None:
            return self._keep_follow_up(answer, marks)
        from hotseat.interview.outcome import attempt_of

        if run is not None:
            run.next()
            run.probing_now = run.probing and bool(answer.text.strip())
        self.asked.append(answer.question.id)
        tries, before = self._tries(answer.question.id)
        entry = Unkept(-len(self.asked), run, attempt_of(answer, marks))
        self.unkept.append(entry)
        result = replace(
            self.result(answer, marks), attempt_id=entry.id, tries=tries, before=before
        )
        self.remember(result)
        error = self._written()
        return replace(result, attempt_id=entry.id), error

    def _tries(self, question_id: str) -> tuple[int, dict[str, Any] | None]:
        """Which try it is, and the scorecard of the one before."""
        tries, earlier = self.asked.count(question_id), []
        # An old answer that cannot be read must not cost the new one.
        with contextlib.suppress(HotseatError):
            if self.store is not None:
                tries = 1 + self.store.counts().get(question_id, 0)
                earlier = self.store.attempts(question_id, 1)
        return tries, dict(earlier[0].counted) if earlier else None

    def _keep_follow_up(self, answer: Answer, marks: Marks) -> tuple[Result, HotseatError | None]:
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
        error = self._amended(follow_up.attempt_id, run, probe=said)
        result = self._with_past(self.result(answer, marks), self.id_of(follow_up.attempt_id))
        self.remember(result)
        return result, error

    def foresee(
        self, result: Result, predicted: Mapping[str, int]
    ) -> tuple[Result, HotseatError | None]:
        """Keep how the person judged an answer; like `keep`, it is written now or later."""
        told = replace(result, predicted=dict(predicted))
        self.remember(told)
        return told, self._amended(result.attempt_id, None, predicted=told.predicted)

    def _with_past(self, result: Result, attempt_id: int) -> Result:
        """With what is known of the attempt: the guess, which try it was, and the one before."""
        given = next((g for g in self.given if g.attempt_id == attempt_id), None)
        if given is not None:
            return replace(
                result,
                attempt_id=attempt_id,
                predicted=given.predicted,
                tries=given.tries,
                before=given.before,
            )
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

    # Sittings

    def begin_run(self, run: Run) -> bool:
        """Keep a new sitting. What was left open ends with that; says whether there was any.

        Raises:
            RecordsError: it cannot be written.
        """
        if self.store is None:
            return False
        run.id, ended = self.store.begin_sitting(run.record(self.clock.now()))
        return ended

    def keep_run(self, run: Run) -> None:
        """Keep how far a sitting got; not before its answers are kept.

        Raises:
            RecordsError: it cannot be written.
        """
        if self.store is not None and not any(entry.run is run for entry in self.unkept):
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
        """The follow-up that was being asked, or still to be asked, when a sitting was left."""
        attempts = self._attempts_of(run)
        last = attempts[-1] if attempts else None
        if last is None or last.probe is not None or self.library is None:
            return None
        question = self.question(last.question_id)
        if question is None or run.questions[run.index - 1] != question.id:
            return None
        return self._follow_up_to(last, question, run)

    def left_follow_up(self, draft: Draft) -> FollowUp | None:
        """The follow-up that a draft answers; None where it was answered or is not known."""
        attempt, question = self.probed_by(draft), self.question(draft.question_id)
        if attempt is None or question is None:
            return None
        return self._follow_up_to(attempt, question, None)

    def probed_by(self, draft: Draft) -> Attempt | None:
        """The attempt whose follow-up, still open, a draft answers."""
        number = draft.state.get("attempt")
        attempt = self.store.attempt(number) if self.store and isinstance(number, int) else None
        return attempt if attempt is not None and attempt.probe is None else None

    def _follow_up_to(
        self, attempt: Attempt, question: Question, run: Run | None
    ) -> FollowUp | None:
        from hotseat.interview.outcome import Marks, answer_of

        assert self.library is not None
        answer = answer_of(attempt, question, run)
        marks = Marks(self.library.score(answer.text, question) if answer.text.strip() else None)
        return self.follow_up(replace(self.result(answer, marks), attempt_id=attempt.id))

    def results_of(self, run: Run) -> list[Result]:
        """What was answered in a sitting, in order: before it was resumed, and since."""
        since = [given for given in self.given if given.answer.run is run]
        known = {given.attempt_id for given in since}
        kept = [a for a in self._attempts_of(run) if a.id not in known]
        before = [self.result_of(attempt, run) for attempt in kept]
        return [result for result in before if result is not None] + since

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
