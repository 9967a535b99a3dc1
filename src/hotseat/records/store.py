"""Drafts and attempts in SQLite. All SQL of hotseat stands here."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from hotseat.records import errors
from hotseat.records.models import Attempt, Draft, storable, utc
from hotseat.records.paths import database_path, make_folder, make_private_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

APPLICATION_ID = 0x486F7453
"""Marks a file as ours ("HotS"), so that no other program's database is taken for one."""
BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process that is writing."""
SCHEMAS: tuple[Sequence[str], ...] = (
    (
        """create table drafts (
            question_id text primary key,
            text text not null,
            saved_at text not null
        ) without rowid""",
        """create table attempts (
            id integer primary key,
            question_id text not null,
            answer text not null,
            started_at text not null,
            ended_at text not null,
            seconds real not null,
            scorecard text not null
        )""",
        "create index attempts_by_question on attempts (question_id, id)",
    ),
)
"""The steps from each version of the format to the next; `user_version` counts them."""

Row = tuple[Any, ...]
T = TypeVar("T")
_ATTEMPT = "id, question_id, answer, started_at, ended_at, seconds, scorecard"


class Store:
    """The open database. Every method raises RecordsError where the file fails it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection

    @classmethod
    def open(cls, path: Path | None = None, *, busy_timeout: float = BUSY_TIMEOUT) -> Store:
        """Open the database, by default the one in the data folder; made if it is not there.

        Raises:
            RecordsError: damaged, foreign, too new, locked or not to be opened; left as it is.
        """
        where = database_path() if path is None else path
        if not where.exists():
            _create(where)
        connection = _connect(where, busy_timeout)
        try:
            _examine(where, connection)
        except BaseException:
            connection.close()
            raise
        return cls(where, connection)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def save_draft(
        self, question_id: str, text: str, at: datetime, *, patience: float = BUSY_TIMEOUT
    ) -> None:
        """Keep what was typed so far, in place of what was kept for that question before.

        `patience` is how many seconds to wait for another process that is writing.
        """
        row = (storable(question_id), storable(text), utc(at).isoformat(timespec="microseconds"))
        with self._writing("normal", patience) as db:
            db.execute("insert or replace into drafts values (?, ?, ?)", row)

    def draft(self, question_id: str) -> Draft | None:
        """The draft for a question."""
        query = "select question_id, text, saved_at from drafts where question_id = ?"
        rows = self._read(query, (storable(question_id),))
        return next(self._made(_draft, rows), None)

    def latest_draft(self) -> Draft | None:
        """The draft that was saved last."""
        rows = self._read(
            "select question_id, text, saved_at from drafts order by saved_at desc limit 1"
        )
        return next(self._made(_draft, rows), None)

    def discard_draft(self, question_id: str) -> None:
        """Drop the draft for a question, if there is one."""
        with self._writing("normal") as db:
            db.execute("delete from drafts where question_id = ?", (storable(question_id),))

    def add_attempt(self, attempt: Attempt) -> int:
        """Keep an attempt for good and drop its draft, both or neither; gives its id."""
        question = storable(attempt.question_id)
        row = (
            question,
            storable(attempt.answer),
            utc(attempt.started_at).isoformat(timespec="microseconds"),
            utc(attempt.ended_at).isoformat(timespec="microseconds"),
            attempt.seconds,
            json.dumps(dict(attempt.scorecard)),
        )
        # FULL: an answer that was shown as kept must outlive a power cut.
        with self._writing("full") as db:
            made = db.execute(
                "insert into attempts"
                " (question_id, answer, started_at, ended_at, seconds, scorecard)"
                " values (?, ?, ?, ?, ?, ?)",
                row,
            )
            db.execute("delete from drafts where question_id = ?", (question,))
            return int(made.lastrowid or 0)

    def attempts(self, question_id: str | None = None, limit: int | None = None) -> list[Attempt]:
        """Attempts, the last one first; of one question, or of all."""
        where = "" if question_id is None else "where question_id = ?"
        values: list[object] = [] if question_id is None else [storable(question_id)]
        rows = self._read(
            f"select {_ATTEMPT} from attempts {where} order by id desc limit ?",  # noqa: S608
            [*values, -1 if limit is None else limit],
        )
        return list(self._made(_attempt, rows))

    def counts(self) -> dict[str, int]:
        """How many attempts there are, by question."""
        rows = self._read("select question_id, count(*) from attempts group by question_id")
        return {str(question): int(count) for question, count in rows}

    def asked(self) -> list[str]:
        """The question of each attempt, the oldest first."""
        return [str(row[0]) for row in self._read("select question_id from attempts order by id")]

    def _read(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise errors.from_sqlite(self.path, error) from error

    def _made(self, make: Callable[[Row], T], rows: Sequence[Row]) -> Iterator[T]:
        for row in rows:
            try:
                yield make(row)
            except (TypeError, ValueError) as error:
                raise errors.damaged(self.path) from error

    @contextmanager
    def _writing(
        self, synchronous: str, patience: float = BUSY_TIMEOUT
    ) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing."""
        try:
            self._db.execute(f"pragma busy_timeout = {int(patience * 1000)}")
            self._db.execute(f"pragma synchronous = {synchronous}")
            with _transaction(self._db):
                yield self._db
        except sqlite3.Error as error:
            raise errors.from_sqlite(self.path, error) from error


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    # IMMEDIATE: a read that turns into a write later fails at once, timeout or not.
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


def _connect(path: Path, busy_timeout: float) -> sqlite3.Connection:
    try:
        # Opened in a worker, then used by the app's own thread alone.
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=busy_timeout,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error
    return db


def _create(path: Path) -> None:
    """Make the database beside its place and move it there whole.

    So an empty file is never one of ours, and two that start at once share one.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make_folder(path.parent)
        fresh.unlink(missing_ok=True)
        make_private_file(fresh)
        try:
            _initialise(fresh)
            _place(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise errors.from_system(path, error) from error


def _place(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links.
        if not path.exists():
            fresh.rename(path)


def _initialise(path: Path) -> None:
    db = _connect(path, BUSY_TIMEOUT)
    try:
        db.execute(f"pragma application_id = {APPLICATION_ID}")
        db.execute("pragma journal_mode = wal")
        _migrate(db, 0)
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error
    finally:
        db.close()


def _migrate(db: sqlite3.Connection, version: int) -> None:
    with _transaction(db):
        for statements in SCHEMAS[version:]:
            for statement in statements:
                db.execute(statement)
        db.execute(f"pragma user_version = {len(SCHEMAS)}")


def _examine(path: Path, db: sqlite3.Connection) -> None:
    try:
        if path.stat().st_size == 0:
            raise errors.damaged(path)
        if db.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
            raise errors.foreign(path)
        version = int(db.execute("pragma user_version").fetchone()[0])
        if version > len(SCHEMAS):
            raise errors.too_new(path, version, len(SCHEMAS))
        if db.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise errors.damaged(path)
        if version < len(SCHEMAS):
            _migrate(db, version)
    except OSError as error:
        raise errors.from_system(path, error) from error
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error


def _draft(row: Row) -> Draft:
    return Draft(row[0], row[1], datetime.fromisoformat(row[2]))


def _attempt(row: Row) -> Attempt:
    return Attempt(
        id=row[0],
        question_id=row[1],
        answer=row[2],
        started_at=datetime.fromisoformat(row[3]),
        ended_at=datetime.fromisoformat(row[4]),
        seconds=row[5],
        scorecard=json.loads(row[6]),
    )
