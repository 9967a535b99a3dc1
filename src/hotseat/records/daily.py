"""The backup of the day."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from hotseat.records import backups, errors, schema
from hotseat.records.connection import connected
from hotseat.records.database import quick_check, version_of
from hotseat.records.paths import backup_folder
from hotseat.records.rows import local_day

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_ANYTHING = " or ".join(
    f"exists (select 1 from {table})"  # noqa: S608
    for table in ("attempts", "drafts", "sittings", "cards", "seats")
)


def back_up(path: Path, now: datetime) -> backups.Backup | None:
    """Make the backup of the day; none where there is one, nothing has changed since the last one,
    or nothing is kept. Safe in another thread, and beside other processes.

    Raises:
        RecordsError: the database is damaged, or the backup cannot be made.
    """
    changed = backups.last_change(path)
    before = backups.newest(path)
    if not changed or (before is not None and _will_do(before, changed, now)):
        return None
    with connected(path) as db:
        if version_of(path, db) < len(schema.SCHEMAS):
            return None
        # A damaged file never takes the place of a good backup.
        quick_check(path, db)
        if not db.execute(f"select {_ANYTHING}").fetchone()[0]:
            return None
        try:
            made = backups.make(path, db, now)
            backups.date_back(path, now)
        except (OSError, sqlite3.Error) as error:
            raise _failed(path, error) from error
    return made


def _will_do(before: backups.Backup, changed: int, now: datetime) -> bool:
    if local_day(before.at) == local_day(now):
        return True
    try:
        return before.path.stat().st_mtime_ns == changed
    except OSError:
        return False


def _failed(path: Path, error: OSError | sqlite3.Error) -> errors.RecordsError:
    folder = backup_folder(path)
    if isinstance(error, OSError):
        return errors.from_system(folder, error)
    told = errors.from_sqlite(path, error)
    if isinstance(told, errors.DamagedError):
        return told
    return errors.from_sqlite(folder, error)
