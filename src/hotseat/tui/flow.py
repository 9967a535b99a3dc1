"""The way of an answer: asked, timed, handed in, marked, judged, probed, shown; then the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.interview.course import (
    judged,
    needs_report,
    next_of,
    probe_after,
    shows_marks,
    where_left,
)
from hotseat.interview.turn import Answer, FollowUp, Turn, begin
from hotseat.records.models import draft_key
from hotseat.tui import jobs, messages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hotseat.bank.models import Question
    from hotseat.interview.result import Result
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run
    from hotseat.records.models import Draft
    from hotseat.rubrics.models import Criterion
    from hotseat.tui.app import HotseatApp


@dataclass
class Pending:
    """An answer that was handed in and is not shown yet."""

    answer: Answer
    predicted: Mapping[str, int] | None = None
    """None while the person is being asked."""
    result: Result | None = None
    """None while it is being marked."""


class Flow:
    """Leads through turns. All of it runs in the app's own thread."""

    def __init__(self, app: HotseatApp, session: Session) -> None:
        self._app = app
        self._session = session
        self._pending: Pending | None = None
        self._marking: list[Answer] = []
        """What was handed in and has no marks yet."""
        self._back_to: Run | None = None
        """The sitting that a retry led out of."""

    # Asking

    def ask(self, question: Question, start: str = "") -> None:
        """Ask a question without a clock; `start` stands in the field where there is no draft."""
        self._back_to = None
        draft = self._draft(draft_key(question.id))
        self._open(begin(question, self._app.clock, draft=draft, start=start))

    def retry(self, result: Result) -> None:
        """Ask the same question again, with what was written; a sitting goes on after that."""
        answer = result.answer
        first = answer.follow_up.answer if answer.follow_up else answer
        back_to = answer.run or self._back_to
        self.ask(answer.question, first.text)
        self._back_to = back_to

    def next(self, result: Result) -> None:
        """What comes after the marks of an answer: the rest of the sitting, or any question."""
        run = result.answer.run or self._back_to
        if run is not None:
            self.go_on(run)
        else:
            self._app.practice.next()

    def start(self, run: Run) -> None:
        """Begin a sitting, or go on with one, where it is."""
        if self.is_marking:
            self._app.tell("Your last answer is still being marked. Try again in a moment.")
            return
        if run.id == 0:
            left = self._app.practice.attempt_to(self._session.open_run)
            if self._app.practice.attempt_to(lambda: self._session.begin_run(run)) and left:
                what = where_left(left[0])
                self._app.tell(f"{what}, was left open. It is ended; its answers are kept.")
        self._back_to = None
        if run.probing_now and self._probe_again(run):
            return
        self.go_on(run)

    def go_on(self, run: Run) -> None:
        """The next question of a sitting, or its report."""
        question = next_of(self._session, run)
        if question is None:
            self.end(run)
        else:
            draft = self._draft(draft_key(question.id, run.id))
            self._open(begin(question, self._app.clock, run=run, draft=draft))

    @property
    def is_marking(self) -> bool:
        """Whether an answer that was handed in has no marks yet."""
        return bool(self._marking)

    def end(self, run: Run) -> None:
        """End a sitting and show how it went, if there is more than was shown already."""
        from hotseat.tui.screens.report import ReportScreen

        self._app.practice.try_to(lambda: self._session.end_run(run))
        if not needs_report(run):
            self._app.practice.home()
            return
        results = self._app.practice.attempt_to(lambda: self._session.results_of(run))
        self._app.practice.leave(ReportScreen(run, results or ()))

    def probe(self, follow_up: FollowUp, run: Run | None) -> None:
        """Ask a follow-up question."""
        question = follow_up.answer.question
        draft = self._draft(draft_key(question.id, run.id if run else 0, probe=True))
        turn = begin(question, self._app.clock, run=run, draft=draft, follow_up=follow_up)
        self._open(turn)

    def _probe_again(self, run: Run) -> bool:
        """Ask the follow-up that was open when the sitting was left."""
        found = self._app.practice.attempt_to(lambda: self._session.open_probe(run))
        if found is None:
            run.probing_now = False
            return False
        self.probe(found, run)
        return True

    def _draft(self, key: str) -> Draft | None:
        store = self._session.store
        if store is None:
            return None
        draft = self._app.practice.attempt_to(lambda: store.draft(key))
        if draft is not None and draft.elsewhere:
            self._app.tell(
                "This answer is open in another hotseat too. Here is a copy of it: what you type "
                "in one is not seen in the other, and both are kept.",
                severe=True,
            )
        return draft

    def _open(self, turn: Turn, *, given_back: bool = False) -> None:
        from hotseat.tui.screens.interview import InterviewScreen

        self._pending = None
        if self._session.library is not None:
            jobs.start_compiling(self._app, self._session.library, turn.question)
        self._app.practice.leave(InterviewScreen(turn, given_back=given_back))

    def ticked(self) -> None:
        """Time has gone on: now and then it is kept where the clock stands."""
        if self._session.drafts.clock_is_old:
            self._app.practice.save_draft()

    # Marking

    def submit(self, answer: Answer) -> None:
        """Have an answer marked; meanwhile the person judges it."""
        self._app.practice.save_draft()
        library = self._session.library
        if library is None:
            return
        pending = self._pending = Pending(answer)
        self._marking.append(answer)
        jobs.start_marking(self._app, answer, library)
        if criteria := judged(answer, self._session):
            self._predict(pending, criteria)
        else:
            pending.predicted = {}

    def _predict(self, pending: Pending, criteria: Sequence[Criterion]) -> None:
        from hotseat.tui.screens.predict import PredictScreen

        answer, question = pending.answer, pending.answer.question

        def done(levels: Mapping[str, int]) -> None:
            pending.predicted = levels
            self._reveal(pending)

        cut_off = answer.timing.hard_stop and answer.on_time is not None
        title = question.title or question.id
        self._app.practice.leave(PredictScreen(title, criteria, done, cut_off=cut_off), save=False)

    def marked(self, message: messages.Marked) -> None:
        """Keep the attempt, and go on when the person has judged it."""
        answer, pending = message.answer, self._pending
        self._marking = [other for other in self._marking if other is not answer]
        result, error = self._session.keep(answer, message.marks)
        if error is not None:
            self._app.tell(f"This answer is not kept yet. {error.message}", severe=True)
        if pending is not None and pending.answer is answer:
            pending.result = result
        if pending is None or pending.answer is not answer or not self._waits_for(pending):
            self._session.drafts.dropped(answer.key)
            if error is None:
                self._app.tell("Your answer is marked and kept.")
            return
        self._session.drafts.release()
        self._reveal(pending)

    def _waits_for(self, pending: Pending) -> bool:
        """Whether the person is still where the answer was given, or judges it."""
        from hotseat.tui.screens.interview import InterviewScreen
        from hotseat.tui.screens.predict import PredictScreen

        return any(
            isinstance(screen, PredictScreen)
            or (isinstance(screen, InterviewScreen) and screen.answer is pending.answer)
            for screen in self._app.screen_stack
        )

    def _reveal(self, pending: Pending) -> None:
        """What comes after the marks and the judgement are both there."""
        if pending.result is None or pending.predicted is None or pending is not self._pending:
            return
        result, answer = pending.result, pending.answer
        if pending.predicted and answer.follow_up is None:
            result, error = self._session.foresee(result, pending.predicted)
            if error is not None:
                self._app.tell(f"This is not kept. {error.message}", severe=True)
        run, follow_up = answer.run, probe_after(self._session, result)
        if run is not None and answer.follow_up is None:
            run.probing_now = follow_up is not None
            self._app.practice.try_to(lambda: self._session.keep_run(run))
        if run is not None and follow_up is not None:
            self.probe(follow_up, run)
            return
        self._finish(result)

    def _finish(self, result: Result) -> None:
        run = result.answer.run
        if run is not None and not shows_marks(result):
            self.go_on(run)
            return
        from hotseat.tui.screens.feedback import FeedbackScreen

        self._app.practice.leave(FeedbackScreen(result), save=False)

    def marking_failed(self, message: messages.MarkingFailed) -> None:
        """Say why and give the text back; it is as it was."""
        self._app.tell(f"This answer cannot be marked. {message.error.message}", severe=True)
        answer = message.answer
        self._marking = [other for other in self._marking if other is not answer]
        if self._pending is not None and self._pending.answer is answer:
            self._pending = None
            draft = self._draft(answer.key)
            turn = begin(
                answer.question,
                self._app.clock,
                run=answer.run,
                draft=draft,
                start=answer.text,
                follow_up=answer.follow_up,
            )
            self._open(turn, given_back=True)
