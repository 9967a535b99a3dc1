"""Drafts: each running hotseat has rows of its own, and inherits those of one that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.records import rows
from hotseat.records.holder import is_running
from hotseat.records.models import PROBE, draft_key, question_of

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


def latest(db: sqlite3.Connection, me: str) -> list[Draft]:
    """Those of no sitting that are not blank, the last one first, one for each key; those that
    another run holds behind all others.
    """
    keys = db.execute(
        "select question_id from drafts where instr(question_id, '@') = 0"
        " group by question_id order by max(saved_at) desc"
    ).fetchall()
    found = [best[0] for (key,) in keys if (best := find(db, key, me)) and best[0].text.strip()]
    return sorted(found, key=lambda draft: draft.elsewhere)


def leave_sitting(db: sqlite3.Connection, number: int) -> None:
    """What was begun in a sitting becomes a draft without one, where there is none."""
    for key, holder, text, saved_at, state in db.execute("select * from drafts").fetchall():
        place = key.removesuffix(PROBE).partition("@")[2]
        if place != str(number):
            continue
        db.execute("delete from drafts where question_id = ? and holder = ?", (key, holder))
        if text.strip():
            probe = key.endswith(PROBE)
            # Its clock ran for the sitting; what a follow-up belongs to is still to be known.
            row = (draft_key(question_of(key), probe=probe), holder, text, saved_at)
            kept = state if probe else "{}"
            db.execute("insert or ignore into drafts values (?, ?, ?, ?, ?)", (*row, kept))


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
