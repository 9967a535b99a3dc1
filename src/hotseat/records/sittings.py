"""Sittings, the cards that bring questions back, and seats that were swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.records import rows
from hotseat.records.holder import is_running
from hotseat.records.models import storable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from hotseat.records.models import Card, Seat, Sitting

_SITTINGS = "select id, mode, started_at, touched_at, ended_at, state from sittings"


def save(db: sqlite3.Connection, sitting: Sitting, me: str) -> int:
    """Keep a sitting, a new one where it has no id; gives its id. One that ended stays as it is."""
    kept = (
        sitting.mode,
        rows.moment(sitting.started_at),
        rows.moment(sitting.touched_at),
        None if sitting.ended_at is None else rows.moment(sitting.ended_at),
        rows.dump(dict(sitting.state)),
        me,
    )
    if not sitting.id:
        made = db.execute(
            "insert into sittings (mode, started_at, touched_at, ended_at, state, holder)"
            " values (?, ?, ?, ?, ?, ?)",
            kept,
        )
        return int(made.lastrowid or 0)
    db.execute(
        "update sittings set mode = ?, started_at = ?, touched_at = ?, ended_at = ?, state = ?,"
        " holder = ? where id = ? and ended_at is null",
        (*kept, sitting.id),
    )
    return sitting.id


def end(db: sqlite3.Connection, number: int, at: datetime) -> None:
    """Mark a sitting as finished."""
    db.execute("update sittings set ended_at = ? where id = ?", (rows.moment(at), number))


def left_open(db: sqlite3.Connection, me: str) -> list[int]:
    """Those that are not finished and that no other run leads through, the last one first."""
    query = "select id, holder from sittings where ended_at is null order by id desc"
    found = db.execute(query).fetchall()
    return [number for number, holder in found if holder == me or not is_running(holder)]


def one(db: sqlite3.Connection, number: int) -> Sitting | None:
    """The sitting with this id."""
    row = db.execute(f"{_SITTINGS} where id = ?", (number,)).fetchone()
    return None if row is None else rows.sitting(row)


def each(db: sqlite3.Connection) -> Iterator[Sitting]:
    """All sittings, the oldest first."""
    yield from map(rows.sitting, db.execute(f"{_SITTINGS} order by id"))


def save_card(db: sqlite3.Connection, card: Card) -> None:
    """Keep a card in place of the one before."""
    row = (storable(card.id), rows.moment(card.due), rows.dump(dict(card.state)), card.day)
    db.execute("insert or replace into cards values (?, ?, ?, ?)", row)


def cards(db: sqlite3.Connection) -> Iterator[Card]:
    """All cards."""
    yield from map(rows.card, db.execute("select id, due, state, day from cards"))


def add_seat(db: sqlite3.Connection, seat: Seat) -> None:
    """Keep a shipped answer that the person marked."""
    db.execute(
        "insert into seats (question_id, grade, at, given, expected) values (?, ?, ?, ?, ?)",
        (
            storable(seat.question_id),
            storable(seat.grade),
            rows.moment(seat.at),
            rows.dump(dict(seat.given)),
            rows.dump(dict(seat.expected)),
        ),
    )


def seats(db: sqlite3.Connection) -> Iterator[Seat]:
    """All swapped seats, the oldest first."""
    query = "select question_id, grade, at, given, expected from seats order by id"
    yield from map(rows.seat, db.execute(query))
