"""What all faces share: the questions, the records, and what has been asked so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hotseat.interview.turn import Answer, FollowUp
from hotseat.records.models import Probe
from hotseat.settings.models import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from hotseat.bank.models import GuidePage, Question
    from hotseat.errors import Problem
    from hotseat.interview.clock import Clock
    from hotseat.interview.drafts import DraftKeeper
    from hotseat.interview.feedback import Feedback
    from hotseat.interview.library import Library
    from hotseat.interview.outcome import Marks
    from hotseat.interview.schedule import Due
    from hotseat.interview.sitting import Run
    from hotseat.interview.statistics import Statistics
    from hotseat.records.models import Attempt, Card, Draft, Seat, Summary
    from hotseat.records.store import Store
    from hotseat.scoring.scorecard import Scorecard

RECENT = 9
"""How many answers the home screen looks back on."""


@dataclass(frozen=True)
class Result:
    """A marked answer as the feedback shows it."""

    answer: Answer
    """To the question, or to its follow-up."""
    marks: Marks
    feedback: Feedback
    text: str
    """What the feedback is about: the answer, and after a follow-up what was said to it."""
    attempt_id: int = 0
    tries: int = 1
    """Which try it was, from 1."""
    before: Mapping[str, Any] | None = None
    """The scorecard of the try before, as JSON."""
    predicted: Mapping[str, int] = field(default_factory=dict)

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.answer.question

    @property
    def card(self) -> Scorecard | None:
        """The scorecard shown; None where nothing was answered."""
        return self.marks.full

    @property
    def on_time(self) -> Scorecard | None:
        """The scorecard of the text as it stood when time ended, if there was any."""
        return self.marks.on_time


@dataclass
class Session:
    """One run of the app. Methods that read the records raise RecordsError."""

    clock: Clock
    drafts: DraftKeeper
    settings: Settings = field(default_factory=Settings)
    library: Library | None = None
    store: Store | None = None
    asked: list[str] = field(default_factory=list)
    """Ids of the questions answered in this run, oldest first."""
    unkept: list[tuple[Attempt, Run | None]] = field(default_factory=list)
    """Attempts that could not be written yet."""
    unkept_seats: list[Seat] = field(default_factory=list)
    """Marks given in the interviewer's place that could not be written yet."""

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

        counts, last = self.asked_so_far()
        questions = list(self.questions)
        if last is None:
            questions = select(questions, kind="decision") or questions
        chosen = next_question(questions, seed=0, counts=counts, last=last)
        return chosen or next(iter(questions), None)

    def asked_so_far(self) -> tuple[dict[str, int], str | None]:
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

    def recent(self) -> Statistics | None:
        """What the last answers to scenarios say, as they count; None without any."""
        from hotseat.interview.statistics import statistics_of

        if self.store is None or self.library is None:
            return None
        recent: list[Summary] = []
        for limit in (RECENT, 4 * RECENT):
            # Further back only where concepts and blank answers lie between.
            if len(recent) < RECENT:
                found = [s for s in self.store.summaries(limit=limit) if s.levels]
                recent = [s for s in found if self.question(s.question_id)][-RECENT:]
        return statistics_of(recent, self.library.criteria("decision")) if recent else None

    def due(self) -> Sequence[Due]:
        """What comes back today, within the cap, that which is most likely forgotten first."""
        from hotseat.interview.schedule import due, returned_today

        if self.store is None or self.library is None:
            return ()
        cards, now = self.store.cards(), self.clock.now()
        if not cards:
            return ()
        return due(
            cards.values(),
            self.library.bank.questions,
            now,
            daily=self.settings.daily,
            done_today=returned_today(cards.values(), now),
            last_asked=self.store.latest_by_question(),
        )

    def weakest(self, criterion: str = "") -> tuple[str, Question] | None:
        """The title of the weakest criterion, or of another one, and the question where it went
        worst last; of those, the one that was asked longest ago.
        """
        found = self.recent()
        if found is None or self.store is None:
            return None
        wanted = criterion or found.weakest
        worst = next((s for s in found.series if s.id == wanted), None)
        latest = {
            each.question_id: each.levels[wanted]
            for each in self.store.latest_summaries()
            if wanted in each.levels and self.question(each.question_id)
        }
        if worst is None or not latest:
            return None
        *_, last = latest
        question = self.question(min(latest, key=lambda i: (i == last, latest[i])))
        return (worst.title, question) if question else None

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
        return replace(self.result(answer, marks), attempt_id=follow_up.attempt_id)

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
        """What was answered in a sitting, in order."""
        found = (self.result_of(attempt, run) for attempt in self._attempts_of(run))
        return [result for result in found if result is not None]

    def result_of(self, attempt: Attempt, run: Run | None = None) -> Result | None:
        """What is shown of an attempt that was kept; None where the bank lacks its question."""
        question = self.question(attempt.question_id)
        if question is None or self.store is None:
            return None
        tries, before = self.store.earlier(attempt)
        return replace(
            self._kept_result(attempt, question, run),
            tries=tries + 1,
            before=dict(before.counted) if before else None,
        )

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
