"""The file itself: made, opened, looked at, brought to the present format."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.records import errors, schema
from hotseat.records.paths import backup_path, make_folder, make_private_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x486F7453
"""Marks a file as ours ("HotS"), so that no other program's database is taken for one."""
BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process that is writing."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a sound database holds, in numbers."""

    version: int
    """Of its format."""
    attempts: int
    drafts: int


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it is kept, or nothing."""
    # IMMEDIATE: a read that turns into a write later fails at once, timeout or not.
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


@contextmanager
def reading(path: Path, db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """What fails meanwhile is told in words; a row that makes no sense is damage.

    Raises:
        RecordsError: the file fails it.
    """
    try:
        yield db
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise errors.damaged(path) from error


@contextmanager
def connected(path: Path, busy_timeout: float = BUSY_TIMEOUT) -> Iterator[sqlite3.Connection]:
    """A connection for a moment; what fails is told in words.

    Raises:
        RecordsError: the file fails it.
    """
    db = connect(path, busy_timeout)
    try:
        yield db
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error
    except OSError as error:
        raise errors.from_system(path, error) from error
    finally:
        db.close()


def connect(path: Path, busy_timeout: float = BUSY_TIMEOUT) -> sqlite3.Connection:
    """Open a file that is there.

    Raises:
        RecordsError: it cannot be opened.
    """
    try:
        # Opened in a worker, then used by the app's own thread alone.
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=busy_timeout,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error


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
        make_private_file(fresh)
        try:
            with connected(fresh) as db:
                db.execute(f"pragma application_id = {APPLICATION_ID}")
                db.execute("pragma journal_mode = wal")
                _migrate(db)
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


def examine(path: Path, db: sqlite3.Connection, *, check: bool) -> None:
    """See that the file is ours, sound and of the present format; an older one is migrated.

    Without `check` it takes no longer the larger the file is, and damage far inside stays unseen.

    Raises:
        RecordsError: it is not; the file is as it was.
    """
    try:
        version = _version(path, db)
        old = version < len(schema.SCHEMAS)
        if check or old:
            _quick_check(path, db)
        if old:
            _back_up(path, db, version)
            _migrate(db)
    except OSError as error:
        raise errors.from_system(path, error) from error
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error


def check(path: Path) -> None:
    """Read all of the file, by a connection of its own, and see that it is sound.

    Raises:
        RecordsError: it is not.
    """
    look(path)


def look(path: Path) -> Overview:
    """The same, and count what is in it; an older format stays as it is.

    Raises:
        RecordsError: it is not sound.
    """
    with connected(path) as db:
        db.execute("pragma query_only = on")
        version = _version(path, db)
        _quick_check(path, db)
        attempts, drafts = db.execute(
            "select (select count(*) from attempts), (select count(*) from drafts)"
        ).fetchone()
    return Overview(version, attempts, drafts)


def _version(path: Path, db: sqlite3.Connection) -> int:
    if path.stat().st_size == 0:
        raise errors.damaged(path)
    if db.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise errors.foreign(path)
    version = int(db.execute("pragma user_version").fetchone()[0])
    if version > len(schema.SCHEMAS):
        raise errors.too_new(path, version, len(schema.SCHEMAS))
    # Reads all of the schema, and nothing else.
    db.execute("select count(*) from sqlite_schema where sql = ''").fetchone()
    return version


def _quick_check(path: Path, db: sqlite3.Connection) -> None:
    if db.execute("pragma quick_check(1)").fetchone()[0] != "ok":
        raise errors.damaged(path)


def _migrate(db: sqlite3.Connection) -> None:
    with transaction(db):
        # Asked again: another process may have done it since.
        version = int(db.execute("pragma user_version").fetchone()[0])
        for step in schema.SCHEMAS[version:]:
            if callable(step):
                step(db)
            else:
                for statement in step:
                    db.execute(statement)
        db.execute(f"pragma user_version = {len(schema.SCHEMAS)}")


def _back_up(path: Path, db: sqlite3.Connection, version: int) -> None:
    """Keep a copy of an older format beside the file."""
    kept = backup_path(path, version)
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    make_private_file(fresh)
    try:
        copy = connect(fresh)
        try:
            db.backup(copy)
        finally:
            copy.close()
        fresh.replace(kept)
    finally:
        fresh.unlink(missing_ok=True)
