"""The open database: drafts, attempts, sittings, cards and swapped seats."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from hotseat.records import attempts, connection, database, drafts, errors, holder, sittings
from hotseat.records.connection import BUSY_TIMEOUT
from hotseat.records.models import draft_key, storable
from hotseat.records.paths import database_path
from hotseat.records.rows import dump, moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from hotseat.records.models import (
        Attempt,
        Card,
        Dispute,
        Draft,
        Probe,
        Seat,
        Sitting,
        Summary,
    )


class Store:
    """The open database. Every method raises RecordsError where the file fails it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, me: str = "") -> None:
        self.path = path
        self._db = connection
        self._me = me or holder.me()
        self._taken: dict[str, str] = {}
        """By key, the holder that ended and whose draft was given out."""

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        check: bool = True,
        busy_timeout: float = BUSY_TIMEOUT,
        me: str = "",
    ) -> Store:
        """Open the database, by default the one in the data folder; made if it is not there.

        Without `check` that takes no longer the larger it is; `check()` may follow later. `me`
        names who holds the drafts, by default this process.

        Raises:
            RecordsError: damaged, foreign, too new, locked or not to be opened; left as it is.
        """
        where = database_path() if path is None else path
        return cls(where, database.open_at(where, busy_timeout, check=check), me)

    def check(self) -> None:
        """Look at all pages of the file and see that it is sound; safe in another thread.

        Raises:
            RecordsError: it is not.
        """
        database.check(self.path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # Drafts, each under a key that `draft_key` makes

    def save_draft(
        self,
        key: str,
        text: str,
        at: datetime,
        *,
        state: Mapping[str, Any] | None = None,
        patience: float = BUSY_TIMEOUT,
    ) -> None:
        """Keep what was typed so far, in place of what this run kept before under that key.

        `state` is where its clock stands; `patience` is how many seconds to wait for another
        process that is writing.
        """
        name = storable(key)
        row = (name, self._me, storable(text), moment(at), dump(dict(state or {})))
        with self._writing("normal", patience) as db:
            drafts.save(db, row, self._taken.get(name))
        self._taken.pop(name, None)

    def draft(self, key: str) -> Draft | None:
        """The draft under a key. That of a run that ended is taken over with the next save."""
        name = storable(key)
        with self._reading() as db:
            found = drafts.find(db, name, self._me)
        if found is None:
            return None
        draft, held_by = found
        if held_by != self._me and not draft.elsewhere:
            self._taken[name] = held_by
        return draft

    def latest_drafts(self) -> list[Draft]:
        """The drafts that belong to no sitting and are not blank, the last one first; those that
        another run holds behind all others.
        """
        with self._reading() as db:
            return drafts.latest(db, self._me)

    def discard_draft(self, key: str, *, patience: float = BUSY_TIMEOUT) -> None:
        """Drop the draft under a key; one that another run holds stays."""
        with self._writing("normal", patience) as db:
            drafts.drop(db, storable(key), self._me)

    # Attempts

    def add_attempt(
        self, attempt: Attempt, *, card: Card | None = None, sitting: Sitting | None = None
    ) -> int:
        """Keep an attempt for good and drop its draft; gives its id.

        With it `card` and `sitting` are saved, all or nothing. An attempt that names no sitting
        belongs to the one that is given.
        """
        # FULL: an answer that was shown as kept must outlive a power cut.
        with self._writing("full") as db:
            saved = sittings.save(db, sitting, self._me) if sitting else 0
            sitting_id = attempt.sitting_id or saved
            number = attempts.add(db, attempt, sitting_id)
            if card:
                sittings.save_card(db, card)
            question = storable(attempt.question_id)
            drafts.drop(db, draft_key(question, sitting_id), self._me)
            if attempt.probe:
                drafts.drop(db, draft_key(question, sitting_id, probe=True), self._me)
            return number

    def amend_attempt(
        self,
        number: int,
        *,
        predicted: Mapping[str, int] | None = None,
        probe: Probe | None = None,
        disputes: Sequence[Dispute] | None = None,
        sitting: Sitting | None = None,
    ) -> None:
        """Add what came later; None leaves a part as it is. A probe takes its draft along.

        Raises:
            LookupError: there is no such attempt.
        """
        guessed = None if predicted is None else dict(predicted)
        with self._writing("full") as db:
            question, sitting_id = attempts.amend(db, number, guessed, probe, disputes)
            if probe:
                drafts.drop(db, draft_key(question, sitting_id, probe=True), self._me)
            if sitting:
                sittings.save(db, sitting, self._me)

    def attempts(
        self,
        question_id: str | None = None,
        limit: int | None = None,
        *,
        sitting_id: int | None = None,
    ) -> list[Attempt]:
        """Attempts in full, the last one first; of a question, of a sitting, or of all."""
        question = None if question_id is None else storable(question_id)
        with self._reading() as db:
            return attempts.find(db, question, sitting_id, limit)

    def attempt(self, number: int) -> Attempt | None:
        """The attempt with this id."""
        with self._reading() as db:
            return attempts.one(db, number)

    def summaries(
        self,
        since_day: str | None = None,
        limit: int | None = None,
        questions: Collection[str] | None = None,
    ) -> list[Summary]:
        """Attempts without their texts, the oldest first: all, those since a day, those of some
        questions, the last n.
        """
        with self._reading() as db:
            return attempts.summaries(db, since_day, limit, questions)

    def summary(self, number: int) -> Summary | None:
        """The attempt with this id, without its texts."""
        with self._reading() as db:
            return attempts.summary(db, number)

    def latest_summaries(self) -> list[Summary]:
        """The last attempt of each question, without its texts, the oldest first."""
        with self._reading() as db:
            return attempts.latest_summaries(db)

    def earlier(self, attempt: Attempt) -> tuple[int, Attempt | None]:
        """How many attempts at its question there were before, and the last of them."""
        with self._reading() as db:
            return attempts.earlier(db, storable(attempt.question_id), attempt.id)

    def counts(self) -> dict[str, int]:
        """How many attempts there are, by question."""
        with self._reading() as db:
            return attempts.counts(db)

    def latest_by_question(self) -> dict[str, int]:
        """The id of the last attempt, by question; the highest is that of the last answer."""
        with self._reading() as db:
            return attempts.latest(db)

    # Sittings, cards, seats

    def save_sitting(self, sitting: Sitting) -> int:
        """Keep a sitting, a new one where it has no id; gives its id. One that ended stays so."""
        with self._writing("normal") as db:
            return sittings.save(db, sitting, self._me)

    def begin_sitting(self, sitting: Sitting) -> tuple[int, bool]:
        """Keep a new sitting, and end those that were left open; gives its id, and whether there
        were any. What another run leads through goes on; text that was not handed in stays as a
        draft of its question.
        """
        with self._writing("normal") as db:
            left = sittings.left_open(db, self._me)
            for number in left:
                self._end(db, number, sitting.started_at)
            return sittings.save(db, sitting, self._me), bool(left)

    def sitting(self, number: int) -> Sitting | None:
        """The sitting with this id."""
        with self._reading() as db:
            return sittings.one(db, number)

    def open_sitting(self) -> Sitting | None:
        """The last sitting that is not finished, and that no other run leads through."""
        with self._reading() as db:
            found = sittings.left_open(db, self._me)
            return sittings.one(db, found[0]) if found else None

    def end_sitting(self, number: int, at: datetime) -> None:
        """Mark a sitting as finished; what was begun in it stays as a draft of its question."""
        with self._writing("normal") as db:
            self._end(db, number, at)

    def _end(self, db: sqlite3.Connection, number: int, at: datetime) -> None:
        sittings.end(db, number, at)
        drafts.leave_sitting(db, number)

    def cards(self) -> dict[str, Card]:
        """All cards, by their ids."""
        with self._reading() as db:
            return {card.id: card for card in sittings.cards(db)}

    def save_card(self, card: Card) -> None:
        """Keep a card in place of the one before."""
        with self._writing("full") as db:
            sittings.save_card(db, card)

    def add_seat(self, seat: Seat) -> None:
        """Keep a shipped answer that the person marked."""
        with self._writing("full") as db:
            sittings.add_seat(db, seat)

    def seats(self) -> list[Seat]:
        """All swapped seats, the oldest first."""
        with self._reading() as db:
            return list(sittings.seats(db))

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return connection.reading(self.path, self._db)

    @contextmanager
    def _writing(
        self, synchronous: str, patience: float = BUSY_TIMEOUT
    ) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing."""
        try:
            self._db.execute(f"pragma busy_timeout = {int(patience * 1000)}")
            self._db.execute(f"pragma synchronous = {synchronous}")
            with connection.transaction(self._db):
                yield self._db
        except sqlite3.Error as error:
            raise errors.from_sqlite(self.path, error) from error
