"""The form of the database, and the steps from each version of it to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hotseat.records.rows import dump, levels_of, local_day, overall_of, total_of

if TYPE_CHECKING:
    import sqlite3

Step = Sequence[str] | Callable[["sqlite3.Connection"], None]

_FIRST = (
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
)

_SECOND = (
    "drop index attempts_by_question",
    "alter table drafts rename to drafts_1",
    "alter table attempts rename to attempts_1",
    """create table drafts (
        question_id text not null,
        holder text not null,
        text text not null,
        saved_at text not null,
        state text not null,
        primary key (question_id, holder)
    ) without rowid""",
    # An id is never given twice, as a sitting may name one that was forgotten.
    """create table attempts (
        id integer primary key autoincrement,
        question_id text not null,
        sitting_id integer not null,
        mode text not null,
        day text not null,
        ended_at text not null,
        seconds real not null,
        total integer,
        overall integer,
        full_total integer,
        levels text not null,
        predicted text not null,
        timing text not null,
        recommended_at real
    )""",
    "create index attempts_by_question on attempts (question_id, id)",
    "create index attempts_by_day on attempts (day)",
    "create index attempts_by_sitting on attempts (sitting_id) where sitting_id > 0",
    # Apart, so that statistics need not read past texts and scorecards.
    """create table answers (
        attempt_id integer primary key,
        started_at text not null,
        answer text not null,
        on_time text,
        scorecard text not null,
        on_time_card text not null,
        probe text,
        disputes text not null,
        pace text not null
    )""",
    # Kept along, so that the start of the app need not count.
    """create table asked (
        question_id text primary key,
        times integer not null,
        last_id integer not null
    ) without rowid""",
    """create table sittings (
        id integer primary key autoincrement,
        mode text not null,
        started_at text not null,
        touched_at text not null,
        ended_at text,
        state text not null,
        holder text not null
    )""",
    "create index open_sittings on sittings (id) where ended_at is null",
    """create table cards (
        id text primary key,
        due text not null,
        state text not null,
        day text not null
    ) without rowid""",
    """create table seats (
        id integer primary key,
        question_id text not null,
        grade text not null,
        at text not null,
        given text not null,
        expected text not null
    )""",
)


def _to_second(db: sqlite3.Connection) -> None:
    for statement in _SECOND:
        db.execute(statement)
    db.execute("insert into drafts select question_id, '', text, saved_at, '{}' from drafts_1")
    db.execute(
        "insert into answers select id, started_at, answer, null, scorecard, '{}', null, '[]', '[]'"
        " from attempts_1"
    )
    rows = db.execute("select id, question_id, ended_at, seconds, scorecard from attempts_1")
    for number, question, ended_at, seconds, scorecard in rows:
        card = _card(scorecard)
        total = total_of(card)
        levels = dump(levels_of(card))
        when = (number, question, _day(ended_at), ended_at, seconds)
        db.execute(
            "insert into attempts"
            " values (?, ?, 0, 'practice', ?, ?, ?, ?, ?, ?, ?, '{}', '{}', null)",
            (*when, total, overall_of(card), total, levels),
        )
    db.execute(
        "insert into asked select question_id, count(*), max(id) from attempts group by question_id"
    )
    db.execute("drop table attempts_1")
    db.execute("drop table drafts_1")


def _card(text: str) -> dict[str, Any]:
    # A row that makes no sense is moved as it is; who reads it is told.
    try:
        card = json.loads(text)
    except ValueError:
        return {}
    return card if isinstance(card, dict) else {}


def _day(ended_at: str) -> str:
    try:
        return local_day(datetime.fromisoformat(ended_at))
    except ValueError:
        return ""


SCHEMAS: tuple[Step, ...] = (_FIRST, _to_second)
"""The steps from each version of the format to the next; `user_version` counts them."""
