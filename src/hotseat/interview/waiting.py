"""What a session has at hand, and what of it waits to be written to the records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hotseat.errors import HotseatError
from hotseat.settings.models import Settings

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.interview.clock import Clock
    from hotseat.interview.drafts import DraftKeeper
    from hotseat.interview.library import Library
    from hotseat.interview.result import Result
    from hotseat.interview.sitting import Run
    from hotseat.records.models import Attempt, Card, Seat
    from hotseat.records.store import Store


HELD = 20
"""How many results stay at hand at least."""


class ForgottenError(HotseatError, LookupError):
    """What was to be added to was forgotten meanwhile."""


@dataclass
class Unkept:
    """An attempt that waits to be written, or what came after one."""

    id: int
    """Of the attempt; below 0 until it is written."""
    run: Run | None
    attempt: Attempt | None
    changes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Waiting:
    """Bank and records of one run of hotseat, and what could not be written yet."""

    clock: Clock
    drafts: DraftKeeper
    settings: Settings = field(default_factory=Settings)
    library: Library | None = None
    store: Store | None = None
    asked: list[str] = field(default_factory=list)
    """Ids of the questions answered in this run, oldest first."""
    given: list[Result] = field(default_factory=list)
    """What was answered last in this run of hotseat, oldest first."""
    unkept: list[Unkept] = field(default_factory=list)
    """What could not be written yet, oldest first."""
    _ids: dict[int, int] = field(default_factory=dict)
    """Ids as they are kept, by those that attempts had before."""
    clock_hidden: bool = False
    """Whether the person wants no clock to look at."""
    unkept_seats: list[Seat] = field(default_factory=list)
    """Marks given in the interviewer's place that could not be written yet."""

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the bank has it."""
        return self.library.bank.questions.get(question_id) if self.library else None

    def use(self, store: Store) -> None:
        """Keep everything in this store from now on."""
        self.store = store
        self.drafts.use(store)

    def where_kept(self) -> str:
        """A sentence for the end of a crash: where what was typed is."""
        if self.store is None:
            return "Nothing of this run was kept: the records could not be opened."
        return f"What you typed is kept in {self.store.path}; start hotseat again to go on."

    def remember(self, result: Result) -> None:
        """Hold a result of this run of hotseat, in place of what was known of the same attempt."""
        result = replace(result, attempt_id=self.id_of(result.attempt_id))
        for place, given in enumerate(self.given):
            if given.attempt_id == result.attempt_id:
                self.given[place] = result
                return
        self.given.append(result)
        self._let_go(result.answer.run)

    def _let_go(self, run: Run | None) -> None:
        """Hold the last results and those of a sitting; others can be had from the records."""
        old, last = self.given[:-HELD], self.given[-HELD:]
        kept = [g for g in old if g.attempt_id <= 0 or (run is not None and g.answer.run is run)]
        self.given = (kept if self.store is not None else old) + last

    def amend(self, attempt_id: int, **changes: Any) -> None:
        """Add to an attempt what came after it.

        Raises:
            RecordsError: it cannot be written now; the next call tries again.
        """
        error = self._amended(attempt_id, None, **changes)
        if error is not None:
            raise error

    def _amended(self, attempt_id: int, run: Run | None, **changes: Any) -> HotseatError | None:
        attempt_id = self.id_of(attempt_id)
        waiting = next((e for e in self.unkept if e.id == attempt_id and e.attempt), None)
        if waiting is not None and waiting.attempt is not None:
            # It goes along when the attempt itself can be written.
            waiting.attempt = replace(waiting.attempt, **changes)
        else:
            self.unkept.append(Unkept(attempt_id, run, None, changes))
        return self._written()

    def write_unkept(self) -> None:
        """Write what could not be written before.

        Raises:
            RecordsError: it still cannot.
        """
        while self.store is not None and self.unkept:
            entry = self.unkept[0]
            run = entry.run
            if run is not None and run.id == 0:
                run.id, _ = self.store.begin_sitting(run.record(self.clock.now()))
            sitting = run.record(self.clock.now()) if run is not None else None
            if entry.attempt is not None:
                attempt = replace(entry.attempt, sitting_id=run.id if run else 0)
                card = self._card(attempt)
                number = self.store.add_attempt(attempt, card=card, sitting=sitting)
                self._numbered(entry.id, number)
            else:
                try:
                    self.store.amend_attempt(entry.id, sitting=sitting, **entry.changes)
                except LookupError:
                    del self.unkept[0]
                    message = "The answer that it belongs to was forgotten meanwhile."
                    raise ForgottenError(message) from None
            del self.unkept[0]

    def _written(self) -> HotseatError | None:
        try:
            self.write_unkept()
        except HotseatError as error:
            return error
        return None

    def _numbered(self, before: int, number: int) -> None:
        """An attempt has its own id from now on."""
        self._ids[before] = number
        for entry in self.unkept:
            if entry.id == before:
                # Whoever holds the entry sees it too.
                entry.id = number
        self.given = [
            replace(given, attempt_id=number) if given.attempt_id == before else given
            for given in self.given
        ]

    def id_of(self, attempt_id: int) -> int:
        """The id of an attempt as it is now: below 0 until it is written."""
        return self._ids.get(attempt_id, attempt_id)

    def _card(self, attempt: Attempt) -> Card | None:
        """When the question is to come back."""
        from hotseat.interview.returning import card_after

        question = self.question(attempt.question_id)
        if question is None or self.store is None or self.library is None:
            return None
        cards = self.store.cards()
        return card_after(attempt, question, self.library.bank.questions, cards)
