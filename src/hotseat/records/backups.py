"""The backups of the database: whole copies in a folder beside it, the newest few of them."""

from __future__ import annotations

import contextlib
import filecmp
import os
import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hotseat.files.private import sync_folder
from hotseat.records.holder import is_running
from hotseat.records.paths import backup_folder, log_path, make_folder, make_private_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEPT = 5
"""How many backups stay; the newest one of each older format stays beside them."""
STAMP = "%Y%m%dT%H%M%SZ"
"""How a moment, in UTC, stands in the name of a file."""
_OLD_NAME = re.compile(r".+\.v(\d+)\.bak")
"""What an earlier hotseat called a copy of an older format, beside the database."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database."""

    path: Path
    at: datetime
    """When it was made, or, of an older format, when its database was last written to."""
    version: int
    """Of its format."""

    @property
    def name(self) -> str:
        """Where it is, seen from the folder of the database."""
        old = _OLD_NAME.fullmatch(self.path.name)
        return self.path.name if old else f"{self.path.parent.name}/{self.path.name}"


def backups(database: Path) -> list[Backup]:
    """All that there are, the newest first."""
    return sorted(_found(database), key=lambda b: (b.at, b.path.name), reverse=True)


def newest(database: Path) -> Backup | None:
    """The last one that was made."""
    return next(iter(backups(database)), None)


def leftovers(database: Path) -> list[Path]:
    """What was left half made when it was cut short."""
    beside = database.parent.glob(f"{database.name}.v*.bak*")
    half = (path for path in beside if not _OLD_NAME.fullmatch(path.name))
    begun = database.parent.glob(f".{database.name}.*")
    return sorted([*_half_made(database), *half, *begun])


def last_change(database: Path) -> int:
    """When the database was last written to, in nanoseconds; 0 where it is not there."""
    found = [0]
    for path in (database, log_path(database)):
        with contextlib.suppress(OSError):
            told = path.stat()
            found += [told.st_mtime_ns] if told.st_size else []
    return max(found)


def make(database: Path, db: sqlite3.Connection, at: datetime) -> Backup:
    """Make a backup, whole or not at all, and remove those that are too many.

    Where it would hold the same as the newest one, that one stays alone.

    Raises:
        OSError: it cannot be written.
        sqlite3.Error: nor can it, or the database is damaged.
    """
    folder = backup_folder(database)
    changed = last_change(database)
    make_folder(folder)
    _sweep(database)
    fresh = half_made(folder / database.name)
    fresh.unlink(missing_ok=True)
    try:
        copy_into(db, fresh)
        # Tells a change since then from none, whatever the clock.
        os.utime(fresh, ns=(changed, changed))
        before = newest(database)
        if before is not None and filecmp.cmp(before.path, fresh, shallow=False):
            os.utime(before.path, ns=(changed, changed))
            return before
        # Asked of the copy: another process may have brought the database to another format.
        version = _version_of_sound(fresh)
        made = Backup(fresh.replace(folder / _name(database, at, version)), at, version)
        sync_folder(folder)
    finally:
        fresh.unlink(missing_ok=True)
    _thin(database, made)
    return made


def date_back(database: Path, now: datetime) -> None:
    """Give backups of a time that has not come, of a clock that was wrong, one before now; else
    they would count as the newest until then.

    Raises:
        OSError: one cannot be renamed.
    """
    at = now
    for backup in backups(database):
        if backup.at <= now:
            return
        at -= timedelta(seconds=1)
        if _OLD_NAME.fullmatch(backup.path.name):
            os.utime(backup.path, (at.timestamp(), at.timestamp()))
            continue
        while (place := backup.path.with_name(_name(database, at, backup.version))).exists():
            at -= timedelta(seconds=1)
        backup.path.rename(place)


def half_made(place: Path) -> Path:
    """What a backup is called while it is written."""
    return place.with_name(f".{place.name}.{os.getpid()}")


def copy_into(db: sqlite3.Connection, place: Path) -> None:
    """Copy a database, without what was deleted from it, into a new file that is the user's alone.

    Raises:
        OSError: it cannot be made.
        sqlite3.Error: nor can it, or the database is damaged.
    """
    make_private_file(place)
    db.execute("vacuum into ?", (place.absolute().as_uri(),))
    sync_file(place)


def sync_file(path: Path) -> None:
    """Have a file outlive a power cut."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(database: Path, at: datetime, version: int) -> str:
    return f"{database.stem}-{at.astimezone(UTC):{STAMP}}-v{version}.db"


def _found(database: Path) -> Iterator[Backup]:
    name = re.compile(rf"{re.escape(database.stem)}-(\d{{8}}T\d{{6}}Z)-v(\d+)\.db")
    for path in backup_folder(database).glob("*.db"):
        if match := name.fullmatch(path.name):
            with contextlib.suppress(ValueError):
                at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
                yield Backup(path, at, int(match[2]))
    for path in database.parent.glob(f"{database.name}.v*.bak"):
        if match := _OLD_NAME.fullmatch(path.name):
            with contextlib.suppress(OSError):
                at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                yield Backup(path, at, int(match[1]))


def _version_of_sound(copy: Path) -> int:
    db = sqlite3.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True)
    try:
        if db.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("a copy is not sound")
        return int(db.execute("pragma user_version").fetchone()[0])
    finally:
        db.close()


def _thin(database: Path, made: Backup) -> None:
    """The one just made stays, whatever the clock says."""
    ranked = [made, *(b for b in backups(database) if b.path != made.path)]
    of_format: dict[int, Backup] = {}
    for backup in ranked:
        of_format.setdefault(backup.version, backup)
    for backup in ranked[KEPT:]:
        if of_format[backup.version] != backup:
            backup.path.unlink(missing_ok=True)


def _half_made(database: Path) -> Iterator[Path]:
    # Not all that is hidden there is hotseat's.
    return backup_folder(database).glob(f".{database.stem}*")


def _sweep(database: Path) -> None:
    """Remove what runs left that have ended."""
    for path in _half_made(database):
        if not is_running(path.name.rpartition(".")[2].partition("-")[0]):
            path.unlink(missing_ok=True)
