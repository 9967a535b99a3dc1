"""The file itself: made, opened, looked at, brought to the present format."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hotseat.records import backups, errors, schema
from hotseat.records.connection import connect, connected, failed, transaction
from hotseat.records.paths import make_folder, make_private_file
from hotseat.records.sense import nonsense

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x486F7453
"""Marks a file as ours ("HotS"), so that no other program's database is taken for one."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a sound database holds, in numbers."""

    version: int
    """Of its format."""
    attempts: int
    drafts: int


def is_there(path: Path) -> bool:
    """Whether there is a database; without one, nor a backup, nothing was kept yet.

    Raises:
        RecordsError: there was one.
    """
    if path.exists():
        return True
    if path.is_symlink():
        raise errors.leads_nowhere(path)
    if backup := backups.newest(path):
        # A new one would in time push out the backups of the old one.
        raise errors.gone(path, backup)
    return False


def create(path: Path) -> None:
    """Make the database beside its place and move it there whole.

    So an empty file is never one of ours, and two that start at once share one.

    Raises:
        RecordsError: it cannot be made.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make_folder(path.parent)
        fresh.unlink(missing_ok=True)
        try:
            make_at(fresh)
            place(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise errors.from_system(path, error) from error


def make_at(path: Path, version: int | None = None) -> None:
    """Make an empty database, of the present format or of the one that is named.

    Raises:
        RecordsError: it cannot be made.
        FileExistsError: there is a file.
        OSError: it cannot be made.
    """
    make_private_file(path)
    with connected(path) as db:
        db.execute(f"pragma application_id = {APPLICATION_ID}")
        db.execute("pragma journal_mode = wal")
        migrate(db, version)


def place(fresh: Path, path: Path) -> None:
    """Put a database in its place, unless there is one by now."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links.
        if not path.exists():
            fresh.rename(path)


def examine(path: Path, db: sqlite3.Connection, *, check: bool) -> None:
    """See that the file is ours, sound and of the present format; an older one is migrated.

    Without `check` it takes no longer the larger the file is, and damage far inside stays unseen.

    Raises:
        RecordsError: it is not; the file is as it was.
    """
    try:
        version = version_of(path, db)
        old = version < len(schema.SCHEMAS)
        if check or old:
            quick_check(path, db)
        if old:
            at = datetime.fromtimestamp(backups.last_change(path) / 1e9, UTC)
            backups.make(path, db, at)
            migrate(db)
    except OSError as error:
        raise errors.from_system(path, error) from error
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error


def open_at(path: Path, busy_timeout: float, *, check: bool) -> sqlite3.Connection:
    """Open the file and examine it; made where it is not there.

    Raises:
        RecordsError: it cannot be used; it is as it was.
    """
    if not is_there(path):
        create(path)
    try:
        before = path.stat().st_ino
    except OSError as error:
        raise errors.from_system(path, error) from error
    db = connect(path, busy_timeout)
    try:
        examine(path, db, check=check)
        # A backup that was put back by hand has no log of its own.
        if db.execute("pragma journal_mode").fetchone()[0] != "wal":
            db.execute("pragma journal_mode = wal")
        # It was mended while this waited for it: what is open is the damaged file.
        if path.stat().st_ino != before:
            raise errors.in_use(path)
    except BaseException as error:
        told = failed(path, db, error) if isinstance(error, Exception) else error
        db.close()
        if told is error:
            raise
        raise told from error
    return db


def check(path: Path) -> None:
    """Look at all pages of the file, by a connection of its own, and see that it is sound.

    Raises:
        RecordsError: it is not.
    """
    with connected(path) as db:
        db.execute("pragma query_only = on")
        version_of(path, db)
        quick_check(path, db)


def look(path: Path, how: str = "mode=rw") -> Overview:
    """The same, read each row as well, and count; an older format stays as it is.

    Raises:
        RecordsError: it is not sound.
    """
    with connected(path, how=how) as db:
        db.execute("pragma query_only = on")
        version = version_of(path, db)
        quick_check(path, db)
        if version == len(schema.SCHEMAS) and next(nonsense(db), None):
            raise errors.damaged(path)
        attempts, drafts = db.execute(
            "select (select count(*) from attempts), (select count(*) from drafts)"
        ).fetchone()
    return Overview(version, attempts, drafts)


def version_of(path: Path, db: sqlite3.Connection) -> int:
    """The format of a file, which is ours and not too new.

    Raises:
        RecordsError: it is neither, or empty.
        sqlite3.Error: it cannot be read.
    """
    if path.stat().st_size == 0:
        raise errors.damaged(path)
    if db.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise errors.foreign(path)
    version = int(db.execute("pragma user_version").fetchone()[0])
    if version > len(schema.SCHEMAS):
        raise errors.too_new(path, version, len(schema.SCHEMAS))
    # Reads all of the schema, and nothing else.
    db.execute("select count(*) from sqlite_schema where rootpage < 0").fetchone()
    return version


def quick_check(path: Path, db: sqlite3.Connection) -> None:
    """See that all pages fit together.

    Raises:
        RecordsError: they do not.
        sqlite3.Error: they cannot be read.
    """
    if db.execute("pragma quick_check(1)").fetchone()[0] != "ok":
        raise errors.damaged(path)


def migrate(db: sqlite3.Connection, upto: int | None = None) -> None:
    """Bring a database to the present format, or to the one that is named: all or nothing."""
    last = len(schema.SCHEMAS) if upto is None else upto
    with transaction(db):
        # Asked again: another process may have done it since.
        version = int(db.execute("pragma user_version").fetchone()[0])
        for step in schema.SCHEMAS[version:last]:
            if callable(step):
                step(db)
            else:
                for statement in step:
                    db.execute(statement)
        db.execute(f"pragma user_version = {last}")
