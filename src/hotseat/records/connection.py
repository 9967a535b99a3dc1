"""A connection to the file: opened, written through whole or not at all, its errors in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from hotseat.records import errors
from hotseat.records.paths import log_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process that is writing."""


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
def connected(
    path: Path, busy_timeout: float = BUSY_TIMEOUT, *, how: str = "mode=rw"
) -> Iterator[sqlite3.Connection]:
    """A connection for a moment; what fails is told in words.

    Raises:
        RecordsError: the file fails it.
    """
    db = connect(path, busy_timeout, how=how)
    try:
        yield db
    except (errors.RecordsError, sqlite3.Error, OSError) as error:
        raise failed(path, db, error) from error
    finally:
        db.close()


def failed(path: Path, db: sqlite3.Connection, error: Exception) -> Exception:
    """The same error in words; a file that is damaged or not ours is closed as it is."""
    told = error
    if isinstance(error, sqlite3.Error):
        told = errors.from_sqlite(path, error)
    elif isinstance(error, OSError):
        told = errors.from_system(path, error)
    if isinstance(told, errors.DamagedError | errors.ForeignError):
        _leave(path, db)
    return told


def _leave(path: Path, db: sqlite3.Connection) -> None:
    """Close a file without writing its log into it, as the last one to close it does."""
    with suppress(OSError, sqlite3.Error, errors.RecordsError):
        # SQLite removes the log of an empty file.
        if path.stat().st_size and log_path(path).stat().st_size:
            with closing(connect(path, 0, how="mode=ro")) as guard:
                # One that is open, and may not write.
                with suppress(sqlite3.Error):
                    guard.execute("select count(*) from sqlite_schema").fetchone()
                db.close()


def connect(
    path: Path, busy_timeout: float = BUSY_TIMEOUT, *, how: str = "mode=rw"
) -> sqlite3.Connection:
    """Open a file that is there; with `how` `immutable=1` one that nobody writes to.

    Raises:
        RecordsError: it cannot be opened.
    """
    try:
        # Opened in a worker, then used by the app's own thread alone.
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?{how}",
            uri=True,
            timeout=busy_timeout,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error
