"""Drafts: each running hotseat has rows of its own, and inherits those of one that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.records import rows
from hotseat.records.holder import is_running

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from hotseat.records.models import Draft

_QUERY = "select question_id, text, saved_at, state, holder from drafts"


def save(db: sqlite3.Connection, row: rows.Row, taken: str | None) -> None:
    """Keep `row` (question, holder, text, time, state), in place of the one that was taken over."""
    if taken is not None:
        db.execute("delete from drafts where question_id = ? and holder = ?", (row[0], taken))
    db.execute("insert or replace into drafts values (?, ?, ?, ?, ?)", row)


def find(db: sqlite3.Connection, key: str, me: str) -> tuple[Draft, str] | None:
    """The draft to go on with and its holder: mine, else the last that nobody holds, else the
    last.
    """
    found = db.execute(f"{_QUERY} where question_id = ?", (key,)).fetchall()
    ranked = [(row[4] == me, not _elsewhere(row[4], me), row[2], row) for row in found]
    if not ranked:
        return None
    _, free, _, row = max(ranked)
    return rows.draft(row, elsewhere=not free), row[4]


def latest(db: sqlite3.Connection, me: str) -> Draft | None:
    """The last draft of a question that nobody else holds, else the last."""
    found = db.execute(
        "select question_id, holder from drafts where instr(question_id, '/') = 0"
        " order by saved_at desc"
    ).fetchall()
    free = (key for key, holder in found if not _elsewhere(holder, me))
    key = next(free, found[0][0] if found else None)
    best = None if key is None else find(db, key, me)
    return best[0] if best else None


def drop(db: sqlite3.Connection, key: str, me: str) -> None:
    """Drop my draft and those that nobody holds."""
    found = db.execute("select holder from drafts where question_id = ?", (key,)).fetchall()
    for (holder,) in found:
        if not _elsewhere(holder, me):
            db.execute("delete from drafts where question_id = ? and holder = ?", (key, holder))


def each(db: sqlite3.Connection) -> Iterator[Draft]:
    """All drafts, whoever holds them."""
    for row in db.execute(f"{_QUERY} order by saved_at"):
        yield rows.draft(row, elsewhere=False)


def _elsewhere(holder: str, me: str) -> bool:
    return holder != me and is_running(holder)
