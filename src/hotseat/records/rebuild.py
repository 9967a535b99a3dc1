"""A database made anew: of what can be read of a damaged one, and of a backup what that lacks."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from hotseat.records import backups, rows, schema
from hotseat.records.connection import connect, transaction
from hotseat.records.database import make_at, migrate, quick_check, version_of
from hotseat.records.errors import RecordsError
from hotseat.records.salvage import (
    Words,
    form_of,
    format_of,
    keep_number,
    salvage,
    with_header,
    without_bad_letters,
)
from hotseat.records.sense import NONSENSE, nonsense

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
_WORDS = "select attempt_id, answer from answers where attempt_id = ? and typeof(answer) = 'text'"
_COUNTED = ("attempts", "drafts", "sittings", "cards", "seats")
_LACKED = {
    # An answer whose attempt was forgotten stays forgotten.
    "answers": "attempt_id in (select id from main.attempts)",
    # A draft that was handed in since is none.
    "drafts": "question_id not in (select question_id from main.drafts) and not exists"
    " (select 1 from main.attempts as a"
    " where ended_at >= saved_at and id not in (select id from kept.attempts)"
    " and kept.drafts.question_id in (a.question_id, a.question_id || '@' || a.sitting_id))",
}
"""Which rows of a backup are taken, where not all that are lacking."""


@dataclass(slots=True)
class Rebuilt:
    """What a database was made of, in rows by table."""

    read: Counter[str] = field(default_factory=Counter)
    """From the damaged file."""
    backup: backups.Backup | None = None
    added: Counter[str] = field(default_factory=Counter)
    """From the backup."""
    complete: bool = False
    """Whether all of the damaged file could be read."""
    without_text: int = 0
    """Attempts of which only the marks could be saved."""
    without_marks: int = 0
    """Attempts of which the words could be saved, but not what was found in them."""
    holds: Counter[str] = field(default_factory=Counter)
    """All that there is now."""

    @property
    def from_words(self) -> int:
        """Attempts of which only the answer could be read: how long they took is gone."""
        return (self.holds - self.read - self.added)["attempts"]


def rebuild(damaged: Path | None, fresh: Path, database: Path) -> Rebuilt:
    """Make a database at `fresh`, from a damaged one that may be changed and the newest good
    backup of `database`.

    Raises:
        RecordsError: it cannot be written.
        OSError: nor can it.
        sqlite3.Error: nor can it.
    """
    made = Rebuilt()
    whole, words = _read(damaged, fresh)
    with closing(connect(fresh)) as db:
        db.execute("pragma journal_mode = memory")
        whole -= _drop_nonsense(db, words)
        made.read = _count(db)
        made.complete = whole >= set(form_of(len(schema.SCHEMAS)).columns)
        if not made.complete:
            made.backup = newest_good(database)
        if made.backup:
            _add(db, made.backup, fresh.with_name("backup.db"), whole, words)
            made.added = _count(db) - made.read
        _complete(db, words)
        _drop_nonsense(db, words)
        _complete(db, words)
        made.without_text = _without_card(db, "answer = ''")
        made.without_marks = _without_card(db, "answer <> ''")
        made.holds = _count(db)
        if db.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("what was made is not sound")
        db.execute("pragma journal_mode = wal")
    backups.sync_file(fresh)
    return made


def newest_good(database: Path) -> backups.Backup | None:
    """The newest backup that can be used."""
    return next((b for b in backups.backups(database) if is_good(b)), None)


def is_good(backup: backups.Backup) -> bool:
    """Whether a backup can be used."""
    try:
        with closing(connect(backup.path, how="immutable=1")) as db:
            version_of(backup.path, db)
            quick_check(backup.path, db)
    except (OSError, RecordsError, sqlite3.Error):
        return False
    return True


def _read(damaged: Path | None, fresh: Path) -> tuple[set[str], Words]:
    """Make the database of what can be read; gives the tables that were read in full, and words
    of rows that were not.
    """
    version = 0 if damaged is None else _format_of(damaged)
    if damaged is None or not version:
        make_at(fresh)
        return set(), {}
    make_at(fresh, version)
    with closing(connect(damaged)) as old, closing(connect(fresh)) as db:
        db.execute("pragma synchronous = off")
        with transaction(db):
            whole, words = salvage(old, db)
        migrate(db)
    if version < len(schema.SCHEMAS):
        complete = whole >= set(form_of(version).columns)
        whole = set(form_of(len(schema.SCHEMAS)).columns) if complete else set()
    return whole, words


def _format_of(damaged: Path) -> int:
    with damaged.open("rb") as file:
        has_header = file.read(len(_MAGIC)) == _MAGIC
    if has_header:
        with closing(connect(damaged)) as db:
            if version := format_of(db):
                return version
    sound = damaged.with_name("sound.db")
    make_at(sound)
    damaged.write_bytes(with_header(damaged.read_bytes(), sound.read_bytes()))
    with closing(connect(damaged)) as db:
        return format_of(db)


def _count(db: sqlite3.Connection) -> Counter[str]:
    return Counter(
        {t: int(db.execute(f"select count(*) from {t}").fetchone()[0]) for t in _COUNTED}  # noqa: S608
    )


def _drop_nonsense(db: sqlite3.Connection, words: Words | None = None) -> set[str]:
    """Delete the rows that cannot be read, but for their words; gives the tables they were in."""
    found = list(nonsense(db))
    keys = form_of(len(schema.SCHEMAS)).keys
    with transaction(db):
        for table, key in found:
            where = " and ".join(f"{column} = ?" for column in keys[table])
            if table == "answers" and words is not None:
                words |= dict(db.execute(_WORDS, key))
            db.execute(f"delete from {table} where {where}", key)  # noqa: S608
    return {table for table, _ in found}


def _add(
    db: sqlite3.Connection, backup: backups.Backup, copy: Path, whole: set[str], words: Words
) -> None:
    """Add what a backup has of the tables that were not read in full."""
    with closing(connect(backup.path, how="immutable=1")) as kept:
        backups.copy_into(kept, copy)
    with closing(connect(copy)) as kept:
        migrate(kept)
        _drop_nonsense(kept)
    db.execute("attach ? as kept", (copy.absolute().as_uri(),))
    # Attempts come before their answers, and before drafts that became answers.
    tables = sorted(form_of(len(schema.SCHEMAS)).columns, key=lambda table: table in _LACKED)
    for table in tables:
        if table not in whole:
            lacked = f"from kept.{table} where {_LACKED.get(table, 'true')}"
            db.execute(f"insert or ignore into main.{table} select * {lacked}")
        if table == "attempts":
            # An answer is looked at with its attempt: one that is no answer is in the way.
            _drop_nonsense(db, words)
    with transaction(db):
        for table, number in db.execute("select name, seq from kept.sqlite_sequence").fetchall():
            keep_number(db, table, number)
    db.execute("detach kept")


def _complete(db: sqlite3.Connection, words: Words) -> None:
    """Give attempts and texts that stand alone what they lack, and count all."""
    columns = "attempt_id, started_at, on_time, scorecard, on_time_card"
    alone = f"select {columns} from answers where attempt_id not in (select id from attempts)"  # noqa: S608
    add = "insert into attempts values (?, ?, 0, 'practice', ?, ?, 0, ?, ?, ?, ?, '{}', '{}', null)"
    with transaction(db):
        for row in db.execute(alone).fetchall():
            try:
                db.execute(add, _attempt_of(row))
            except NONSENSE:
                db.execute("delete from answers where attempt_id = ?", (row[0],))
        db.execute(
            "insert into answers select id, ended_at, '', null, '{}', '{}', null, '[]', '[]'"
            " from attempts where id not in (select attempt_id from answers)"
        )
        for number, text in words.items():
            update = "update answers set answer = ? where attempt_id = ? and answer = ''"
            db.execute(update, (without_bad_letters(text), number))
        db.execute("delete from asked")
        db.execute(
            "insert into asked"
            " select question_id, count(*), max(id) from attempts group by question_id"
        )


def _without_card(db: sqlite3.Connection, which: str) -> int:
    bare = f"{which} and scorecard = '{{}}' and total is not null"
    query = f"select count(*) from answers join attempts on id = attempt_id where {bare}"  # noqa: S608
    return int(db.execute(query).fetchone()[0])


def _attempt_of(row: rows.Row) -> rows.Row:
    """What a text says of its attempt; how long it took is gone.

    Raises:
        KeyError, TypeError, ValueError: it does not say to which question it is.
    """
    number, started_at, on_time, scorecard, on_time_card = row
    card = json.loads(scorecard)
    question = card["question"]
    if not isinstance(question, str):
        raise TypeError("a scorecard of no question")
    counted = card if on_time is None else json.loads(on_time_card)
    return (
        number,
        question,
        rows.local_day(datetime.fromisoformat(started_at)),
        started_at,
        rows.total_of(counted),
        rows.overall_of(counted),
        rows.total_of(card),
        rows.dump(rows.levels_of(counted)),
    )
