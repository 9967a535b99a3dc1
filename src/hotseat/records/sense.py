"""Whether each row can be read: damage that leaves the pages of a file in order."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from hotseat.records import rows

Key = tuple[Any, ...]
Rows = dict[str, tuple[str, tuple[int, ...], Callable[[rows.Row], object]]]

NONSENSE = (AttributeError, KeyError, TypeError, ValueError)
"""What the reading of a row raises that makes no sense."""
_DRAFT = "question_id, text, saved_at, state, holder"
_TABLES: Rows = {
    "attempts": (f"{rows.SUMMARY} from attempts", (0,), rows.summary),
    "answers": (
        f"{rows.ATTEMPT} from answers join attempts on id = attempt_id",
        (0,),
        rows.attempt,
    ),
    "drafts": (f"{_DRAFT} from drafts", (0, 4), lambda row: rows.draft(row, elsewhere=False)),
    "sittings": (
        "id, mode, started_at, touched_at, ended_at, state from sittings",
        (0,),
        rows.sitting,
    ),
    "cards": ("id, due, state, day from cards", (0,), rows.card),
    "seats": ("question_id, grade, at, given, expected, id from seats", (5,), rows.seat),
}
"""By table: what is selected, where in it the key stands, and how it is read."""
_NO_TEXT = re.compile("[\ud800-\udfff]")


def as_found(text: bytes) -> str:
    """Text of a database, whatever its bytes are: those that are no UTF-8 stay recognisable."""
    return text.decode("utf-8", "surrogateescape")


def nonsense(db: sqlite3.Connection) -> Iterator[tuple[str, Key]]:
    """The rows that cannot be read, by table and primary key, of a database of the present format.

    Raises:
        sqlite3.Error: a page of it cannot be read.
    """
    factory, db.text_factory = db.text_factory, as_found
    attempts: set[Key] = set()
    try:
        for table, (selected, places, read) in _TABLES.items():
            for row in db.execute(f"select {selected}"):
                key = tuple(row[place] for place in places)
                # An answer is read with its attempt, and may be sound where that is not.
                if not _makes_sense(row, read) and not (table == "answers" and key in attempts):
                    if table == "attempts":
                        attempts.add(key)
                    yield table, key
    finally:
        db.text_factory = factory


def _makes_sense(row: rows.Row, read: Callable[[rows.Row], object]) -> bool:
    if any(isinstance(cell, str) and _NO_TEXT.search(cell) for cell in row):
        return False
    try:
        read(row)
    except NONSENSE:
        return False
    return True
