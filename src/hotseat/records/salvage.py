"""What can be read of a damaged database, row by row, brought into a fresh one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotseat.records import schema
from hotseat.records.database import migrate
from hotseat.records.sense import as_found

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from hotseat.records.rows import Row

_HEADER = 100
_MOST_TRIED = 1_000_000
"""How many rows are asked for one by one, at most."""
_HIGHEST = 10**12
"""No number of a row is above it, but by damage."""

Columns = Mapping[str, tuple[str, ...]]
Words = dict[int, str]
"""The words of answers, by attempt, where all else of their rows may be lost."""


@dataclass(frozen=True, slots=True)
class Form:
    """The tables of one format, without what is counted from the others."""

    columns: Columns
    keys: Columns
    """Those of the primary key."""


def form_of(version: int) -> Form:
    """The form of a format."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, version)
        query = "select name from sqlite_schema where type = 'table' and name <> 'asked'"
        names = [name for (name,) in db.execute(query) if not name.startswith("sqlite_")]
        return Form({n: _columns(db, n) for n in names}, {n: _columns(db, n, 1) for n in names})


def format_of(damaged: sqlite3.Connection) -> int:
    """The format that the tables of a damaged database look most like; 0 where none can be read."""
    _read_all_the_same(damaged)
    alike = 0, 0
    try:
        for version in range(1, len(schema.SCHEMAS) + 1):
            form = form_of(version).columns
            found = sum(_columns(damaged, name) == form[name] for name in form)
            alike = max(alike, (found, version))
    except sqlite3.Error:
        return 0
    return alike[1] if alike[0] else 0


def with_header(content: bytes, sound: bytes) -> bytes:
    """The beginning of a file with the header of a sound database in place of a lost one."""
    header = bytearray(sound[:_HEADER])
    # How many pages it has, and which are free, is not known: the size of the file will do.
    header[28:40] = bytes(12)
    return bytes(header) + content[_HEADER:]


def salvage(damaged: sqlite3.Connection, fresh: sqlite3.Connection) -> tuple[set[str], Words]:
    """Bring what can be read from one database into another of the same format.

    Gives the tables that were read in full, so that a row they lack was deleted on purpose; and
    words of rows that could not be brought over.
    """
    _read_all_the_same(damaged)
    form = form_of(int(fresh.execute("pragma user_version").fetchone()[0]))
    numbers = _numbers(damaged)
    whole = set()
    words: Words = {}
    for table, columns in form.columns.items():
        last = numbers.get("attempts" if table == "answers" else table, 0)
        found = _Table(damaged, table, columns, form.keys[table])
        left = [row for row in found.rows(last) if not _insert(fresh, table, row)]
        if found.whole and not left:
            whole.add(table)
        if table == "answers":
            place = columns.index("answer")
            words |= {row[0]: row[place] for row in left if isinstance(row[place], str)}
        elif table == "drafts":
            # Where there is an older one in a backup, this one is better all the same.
            for row in left:
                _insert(fresh, table, tuple(map(without_bad_letters, row)))
    for table, number in numbers.items():
        keep_number(fresh, table, number)
    return whole, words


def without_bad_letters(cell: Any) -> Any:
    """A cell of a row; where it is text, with U+FFFD for each byte that is no text."""
    if not isinstance(cell, str):
        return cell
    return cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _columns(db: sqlite3.Connection, table: str, only_key: int = 0) -> tuple[str, ...]:
    told = db.execute(f"pragma table_info({table})").fetchall()
    return tuple(row[1] for row in told if row[5] >= only_key)


def _read_all_the_same(damaged: sqlite3.Connection) -> None:
    """Read on where SQLite would refuse the file as a whole."""
    damaged.execute("pragma writable_schema = on")
    damaged.text_factory = as_found


def keep_number(db: sqlite3.Connection, table: str, number: int) -> None:
    """Have no row of a table get a number that was given before."""
    if not db.execute("select 1 from sqlite_sequence where name = ?", (table,)).fetchone():
        db.execute("insert into sqlite_sequence values (?, 0)", (table,))
    update = "update sqlite_sequence set seq = max(seq, ?) where name = ?"
    db.execute(update, (number, table))


class _Table:
    """The rows of one damaged table."""

    def __init__(
        self, db: sqlite3.Connection, name: str, columns: tuple[str, ...], key: tuple[str, ...]
    ) -> None:
        self._db = db
        self._name = name
        self._query = f"select {', '.join(columns)} from {name}"  # noqa: S608
        self._key = key
        self._places = [columns.index(column) for column in key]
        self._seen: set[Row] = set()
        self.whole = False
        """Whether all of it was read."""

    def rows(self, last: int) -> Iterator[Row]:
        """From the first on as far as it goes, from the last back, then one by one between them."""
        order = ", ".join(self._key)
        if (yield from self._run(f"{self._query} order by {order}")):
            self.whole = self._checked()
            return
        begin = max(self._numbers_seen(), default=0) + 1
        backwards = ", ".join(f"{column} desc" for column in self._key)
        yield from self._run(f"{self._query} order by {backwards}")
        if len(self._key) == 1:
            end = min((n for n in self._numbers_seen() if n >= begin), default=last + 1)
            for number in range(begin, min(end, begin + _MOST_TRIED)):
                yield from self._run(f"{self._query} where {order} = ?", (number,))

    def _run(self, query: str, values: Row = ()) -> Generator[Row, None, bool]:
        """New rows, as far as they can be read; gives whether that was to the end."""
        try:
            for row in self._db.execute(query, values):
                key = tuple(row[place] for place in self._places)
                if key not in self._seen:
                    self._seen.add(key)
                    yield row
        except sqlite3.Error:
            return False
        return True

    def _checked(self) -> bool:
        """Whether its pages are in order, so that nothing was passed over."""
        try:
            found = self._db.execute(f"pragma quick_check({self._name})").fetchone()
        except sqlite3.Error:
            return False
        return found is not None and found[0] == "ok"

    def _numbers_seen(self) -> list[int]:
        return [key[0] for key in self._seen if isinstance(key[0], int)]


def _insert(db: sqlite3.Connection, table: str, row: Row) -> bool:
    places = ", ".join("?" * len(row))
    try:
        db.execute(f"insert or ignore into {table} values ({places})", row)  # noqa: S608
    except (sqlite3.Error, UnicodeError, OverflowError):
        # Bytes that are no text, or nothing where something must be.
        return False
    return True


def _numbers(db: sqlite3.Connection) -> dict[str, int]:
    """The highest number that was ever given, by table."""
    try:
        found = db.execute("select name, seq from sqlite_sequence").fetchall()
    except sqlite3.Error:
        return {}
    numbers = ((name, seq) for name, seq in found if isinstance(seq, int) and seq < _HIGHEST)
    return {str(name): seq for name, seq in numbers}
