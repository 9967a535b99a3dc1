"""The way of an answer in lines: asked, marked, kept, judged, probed, told; then the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from hotseat.cli.output import complain
from hotseat.cli.plain_answer import Asking
from hotseat.cli.plain_dispute import dispute
from hotseat.cli.plain_ends import InputEnded, Left
from hotseat.cli.plain_levels import ask_levels
from hotseat.cli.plain_report import answer_lines, closing_lines, feedback_lines, why_lines
from hotseat.errors import HotseatError
from hotseat.interview.course import judged, needs_report, next_of, probe_after, shows_marks
from hotseat.interview.turn import Answer, FollowUp, Turn, begin
from hotseat.records.models import draft_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hotseat.bank.models import Question
    from hotseat.cli.plain_talk import Talk
    from hotseat.interview.outcome import Marks
    from hotseat.interview.result import Result
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run
    from hotseat.records.models import Draft
    from hotseat.rubrics.models import Criterion

Then = Literal["next", "retry"]


class Lead:
    """Leads through questions and sittings; what is kept is what the screens keep."""

    def __init__(self, session: Session, talk: Talk) -> None:
        self._session = session
        self._talk = talk

    # Questions without a clock

    def practise(self, question: Question) -> None:
        """Ask a question, then others, until the person leaves or the input ends."""
        upcoming: Question | None = question
        while upcoming is not None:
            self._rounds(upcoming)
            upcoming = self._talk.attempt_to(self._session.next_question)

    def _rounds(self, question: Question, start: str = "") -> None:
        """A question, again as often as the person wants."""
        while True:
            draft = self._draft(question.id)
            turn = begin(question, self._session.clock, draft=draft, start=start)
            result = self._marked(turn)
            if self._tell(result) == "next":
                return
            start = _first(result).text

    # Sittings

    def sit(self, run: Run) -> None:
        """Begin a sitting, or go on with one, where it is; its report ends it, if it needs one."""
        ended: list[bool] = []
        if run.id == 0:
            self._talk.try_to("How far it got", lambda: ended.append(self._session.begin_run(run)))
        if ended == [True]:
            self._talk.say("The one that you had left open is ended; its answers are kept.")
        if run.probing_now:
            self._probe_again(run)
        while (question := next_of(self._session, run)) is not None:
            draft = self._draft(draft_key(question.id, run.id))
            result = self._marked(begin(question, self._session.clock, run=run, draft=draft))
            follow_up = probe_after(self._session, result)
            run.probing_now = follow_up is not None
            self._talk.try_to("How far it got", lambda: self._session.keep_run(run))
            if follow_up is not None:
                result = self._probe(follow_up, result)
            self._show(result)
        self._report(run)

    def _probe_again(self, run: Run) -> None:
        """Ask the follow-up that was open when the sitting was left."""
        found = self._talk.attempt_to(lambda: self._session.open_probe(run))
        if found is None:
            run.probing_now = False
        else:
            self._show(self._probe(found))

    def _show(self, result: Result) -> None:
        """The marks, where they are shown after each answer."""
        if not shows_marks(result):
            self._talk.say("Your answer is kept.")
        elif self._tell(result) == "retry":
            self._rounds(result.question, _first(result).text)

    def _report(self, run: Run) -> None:
        from hotseat.interview.closing import closing

        self._talk.try_to("The end of it", lambda: self._session.end_run(run))
        if not needs_report(run):
            return
        results = self._talk.attempt_to(lambda: self._session.results_of(run)) or []
        titles = {q.id: q.title or q.id for q in self._session.questions}
        said = closing(run, results, titles)
        self._talk.say("", *closing_lines(run, said, results))
        while results:
            wanted = self._talk.ask("", "The number of an answer says its feedback. Enter ends.")
            if not wanted:
                return
            number = int(wanted) if wanted.isascii() and wanted.isdecimal() else 0
            if 1 <= number <= len(results):
                self._talk.say("", *feedback_lines(results[number - 1]))
            else:
                self._talk.say(f"There is no answer of that number; they go to {len(results)}.")

    # One answer

    def _marked(self, turn: Turn) -> Result:
        """Ask, mark, keep; then let the person judge it."""
        while True:
            answer = Asking(turn, self._session, self._talk).run()
            marks = self._mark(answer)
            if marks is not None:
                break
            draft = self._draft(turn.key)
            turn = begin(
                turn.question,
                self._session.clock,
                run=turn.run,
                draft=draft,
                start=answer.text,
                follow_up=turn.follow_up,
            )
        handed_in, found = answer, marks
        result = self._kept("This answer", lambda: self._session.keep(handed_in, found))
        self._session.drafts.release()
        criteria = self._talk.attempt_to(lambda: judged(answer, self._session))
        levels = self._foresee(criteria) if criteria else {}
        if levels:
            marked = result
            result = self._kept("This", lambda: self._session.foresee(marked, levels))
        return result

    def _mark(self, answer: Answer) -> Marks | None:
        """None where it cannot be marked, which is told; the text is as it was."""
        from hotseat.interview.outcome import mark

        library = self._session.library
        assert library is not None
        try:
            return mark(answer, library)
        except HotseatError as error:
            complain(f"This answer cannot be marked. {error.message}")
            return None

    def _kept(self, what: str, keep: Callable[[], tuple[Result, HotseatError | None]]) -> Result:
        """Keep something with no signal coming between; where that fails it is told."""
        kept: list[Result] = []

        def write() -> None:
            result, error = keep()
            kept.append(result)
            if error is not None:
                raise error

        self._talk.try_to(what, write)
        return kept[0]

    def _foresee(self, criteria: Sequence[Criterion]) -> Mapping[str, int]:
        """How the person judges the answer before the marks are shown."""
        self._talk.say("", "Before you see your marks: how do you think it went?")
        try:
            return ask_levels(self._talk, criteria, "Enter skips all")
        except InputEnded:
            return {}

    def follow_up(self, follow_up: FollowUp) -> None:
        """Ask the follow-up to an answer of practice that was left."""
        result = self._probe(follow_up)
        if self._tell(result) == "retry":
            self._rounds(result.question, _first(result).text)

    def _probe(self, follow_up: FollowUp, first: Result | None = None) -> Result:
        """Ask a follow-up question; the result is about both answers."""
        question, run = follow_up.answer.question, follow_up.answer.run
        draft = self._draft(draft_key(question.id, run.id if run else 0, probe=True))
        turn = begin(question, self._session.clock, run=run, draft=draft, follow_up=follow_up)
        result = self._marked(turn)
        if first is None:
            return result
        return replace(result, tries=first.tries, predicted=first.predicted)

    def _tell(self, result: Result) -> Then:
        """Say what it was worth, and do what is asked for until it goes on."""
        self._talk.say("", *feedback_lines(result))
        while True:
            choice = self._talk.ask("", self._choices(result)).casefold()
            follow_up = self._session.follow_up(result) if choice in ("f", "follow-up") else None
            if choice in ("", "n", "next"):
                return "next"
            if choice in ("r", "retry"):
                return "retry"
            if choice in ("q", "b", "quit", "back", "/back"):
                raise Left
            if follow_up is not None:
                result = self._probe(follow_up, result)
                self._talk.say("", *feedback_lines(result))
            elif choice in ("m", "model"):
                self._talk.say("", *answer_lines(result.question))
            elif choice in ("w", "why") and result.card is not None:
                self._talk.say("", *why_lines(result))
            elif choice in ("x", "dispute") and result.card is not None:
                dispute(self._session, self._talk, result)
            else:
                self._talk.say("That is not one of these.")

    def _choices(self, result: Result) -> str:
        probe = "f answers the follow-up, " if self._session.follow_up(result) else ""
        why = "w says why, x disputes a mark, " if result.card is not None else ""
        return f"Enter goes on; {probe}m shows model answers, {why}r tries again, q leaves."

    def _draft(self, key: str) -> Draft | None:
        store = self._session.store
        draft = self._talk.attempt_to(lambda: store.draft(key)) if store else None
        if draft is not None and draft.elsewhere:
            self._talk.say(
                "This answer is open in another hotseat too. Here is a copy of it: what you type "
                "in one is not seen in the other, and both are kept."
            )
        return draft


def _first(result: Result) -> Answer:
    """The answer to the question itself."""
    answer = result.answer
    return answer.follow_up.answer if answer.follow_up else answer
