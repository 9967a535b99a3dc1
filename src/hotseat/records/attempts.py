"""Attempts: the small things that statistics read in one table, texts and scorecards in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.records import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence

    from hotseat.records.models import Attempt, Dispute, Probe, Summary

_ATTEMPTS = f"select {rows.ATTEMPT} from attempts join answers on attempt_id = id"  # noqa: S608


def add(db: sqlite3.Connection, attempt: Attempt, sitting_id: int) -> int:
    """Keep an attempt and count it; gives its id."""
    columns = rows.SUMMARY.removeprefix("id, ")
    made = db.execute(
        f"insert into attempts ({columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        rows.summary_row(attempt, sitting_id),
    )
    number = int(made.lastrowid or 0)
    db.execute(
        "insert into answers values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *rows.answer_row(attempt)),
    )
    db.execute(
        "insert into asked select question_id, 1, id from attempts where id = ?"
        " on conflict do update set times = times + 1, last_id = excluded.last_id",
        (number,),
    )
    return number


def amend(
    db: sqlite3.Connection,
    number: int,
    predicted: dict[str, int] | None,
    probe: Probe | None,
    disputes: Sequence[Dispute] | None,
) -> tuple[str, int]:
    """Add what came after an attempt; None leaves a part as it is. Gives its question and sitting.

    Raises:
        LookupError: there is no such attempt.
    """
    query = "select question_id, sitting_id from attempts where id = ?"
    found = db.execute(query, (number,)).fetchone()
    if found is None:
        raise LookupError(f"no attempt {number}")
    if predicted is not None:
        new = rows.dump(predicted)
        db.execute("update attempts set predicted = ? where id = ?", (new, number))
    if probe is not None:
        new_probe = rows.probe_text(probe)
        db.execute("update answers set probe = ? where attempt_id = ?", (new_probe, number))
    if disputes is not None:
        new = rows.dump(rows.disputes_json(disputes))
        db.execute("update answers set disputes = ? where attempt_id = ?", (new, number))
    return str(found[0]), int(found[1])


def find(
    db: sqlite3.Connection, question_id: str | None, sitting_id: int | None, limit: int | None
) -> list[Attempt]:
    """Attempts, the last one first, of one question or one sitting or of all."""
    wanted = {"question_id = ?": question_id, "sitting_id > 0 and sitting_id = ?": sitting_id}
    given = {part: value for part, value in wanted.items() if value is not None}
    where = f"where {' and '.join(given)}" if given else ""
    found = db.execute(
        f"{_ATTEMPTS} {where} order by id desc limit ?", [*given.values(), _limit(limit)]
    )
    return [rows.attempt(row) for row in found]


def one(db: sqlite3.Connection, number: int) -> Attempt | None:
    """The attempt with this id."""
    row = db.execute(f"{_ATTEMPTS} where id = ?", (number,)).fetchone()
    return None if row is None else rows.attempt(row)


def each(db: sqlite3.Connection) -> Iterator[Attempt]:
    """All attempts, one after the other, the oldest first."""
    for row in db.execute(f"{_ATTEMPTS} order by id"):
        yield rows.attempt(row)


def disputed(db: sqlite3.Connection) -> Iterator[Attempt]:
    """The attempts with disputes, the oldest first."""
    for row in db.execute(f"{_ATTEMPTS} where disputes <> '[]' order by id"):
        yield rows.attempt(row)


def summaries(
    db: sqlite3.Connection,
    since_day: str | None,
    limit: int | None,
    questions: Collection[str] | None,
) -> list[Summary]:
    """Attempts without their texts, the oldest first; of those since a day, or of some questions,
    the last ones.
    """
    where, values = ("true", []) if since_day is None else ("day >= ?", [since_day])
    if questions is not None:
        where += " and question_id in (select value from json_each(?))"
        values.append(rows.dump(list(questions)))
    found = db.execute(
        f"select {rows.SUMMARY} from attempts where {where}"  # noqa: S608
        " order by id desc limit ?",
        [*values, _limit(limit)],
    ).fetchall()
    return [rows.summary(row) for row in reversed(found)]


def summary(db: sqlite3.Connection, number: int) -> Summary | None:
    """The attempt with this id, without its texts."""
    query = f"select {rows.SUMMARY} from attempts where id = ?"  # noqa: S608
    row = db.execute(query, (number,)).fetchone()
    return None if row is None else rows.summary(row)


def latest_summaries(db: sqlite3.Connection) -> list[Summary]:
    """The last attempt of each question, without its texts, the oldest first."""
    found = db.execute(
        f"select {rows.SUMMARY} from attempts"  # noqa: S608
        " where id in (select last_id from asked) order by id"
    )
    return [rows.summary(row) for row in found]


def earlier(db: sqlite3.Connection, question_id: str, number: int) -> tuple[int, Attempt | None]:
    """How many attempts at a question there were before one, and the last of them."""
    place = (question_id, number)
    query = "select count(*) from attempts where question_id = ? and id < ?"
    (count,) = db.execute(query, place).fetchone()
    query = f"{_ATTEMPTS} where question_id = ? and id < ? order by id desc limit 1"
    row = db.execute(query, place).fetchone()
    return int(count), None if row is None else rows.attempt(row)


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many attempts there are, by question."""
    return dict(db.execute("select question_id, times from asked"))


def latest(db: sqlite3.Connection) -> dict[str, int]:
    """The id of the last attempt, by question."""
    return dict(db.execute("select question_id, last_id from asked"))


def _limit(limit: int | None) -> int:
    return -1 if limit is None else limit
