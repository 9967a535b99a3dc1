"""Forgetting: rows are deleted, and no trace of them stays in any file of ours."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.files.private import sync_folder
from hotseat.records import errors
from hotseat.records.backups import Backup, backups, copy_into, half_made, leftovers, sync_file
from hotseat.records.connection import connect, connected, transaction
from hotseat.records.database import check, examine, quick_check
from hotseat.records.models import question_of, storable
from hotseat.records.paths import (
    backup_folder,
    damaged_folders,
    editor_files,
    log_path,
    repair_folder,
    topic_path,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PATIENCE = 1.0
"""Seconds to wait for another process; one that has the file open keeps it open."""

_TABLES = {
    "attempts": "attempts where question_id = :id",
    "drafts": "drafts where question_id in (:id, :id || '/probe')"
    " or instr(question_id, :id || '@') = 1",
    "sittings": "sittings where false",
    "cards": "cards where id = :id",
    "seats": "seats where question_id = :id",
}
"""What is counted, and which rows of it belong to one question."""
_BESIDE = (
    "answers where attempt_id in (select id from attempts where question_id = :id)",
    "asked where question_id = :id",
)
"""What goes with it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept, of everything or of one question."""

    attempts: int = 0
    drafts: int = 0
    sittings: int = 0
    cards: int = 0
    seats: int = 0
    backups: int = 0
    """In how many backups there is something of it."""
    damaged: int = 0
    """Damaged files, of which nobody knows what is in them."""
    topic: bool = False
    """Whether the topic chosen last is kept."""

    @property
    def anything(self) -> bool:
        """Whether there is anything at all in the database or in a backup."""
        return any(
            (
                self.attempts,
                self.drafts,
                self.sittings,
                self.cards,
                self.seats,
                self.backups,
                self.topic,
            )
        )


def kept(path: Path, question_id: str | None = None) -> Kept:
    """How much there is to forget; nothing where there is no file.

    Raises:
        RecordsError: the file cannot be read.
    """
    found: dict[str, int] = {}
    if path.exists():
        with connected(path) as db:
            examine(path, db, check=False)
            found = _counts(db, question_id)
    copies = [_is_in(backup, question_id) for backup in backups(path)]
    damaged = len(damaged_folders(path)) + copies.count(None)
    topic = question_id is None and topic_path(path).is_file()
    return Kept(**found, backups=copies.count(True), damaged=damaged, topic=topic)


def known_questions(path: Path) -> list[str]:
    """The questions of which anything is kept.

    Raises:
        RecordsError: the file cannot be read.
    """
    if not path.exists():
        return []
    with connected(path) as db:
        examine(path, db, check=False)
        found = db.execute(
            "select question_id from asked union select id from cards"
            " union select question_id from seats"
            " union select question_id from drafts"
        )
        return sorted({question_of(str(row[0])) for row in found})


def forget(path: Path, question_id: str | None = None) -> None:
    """Forget one question, or everything: first in the backups, so that nothing comes back from
    there. Files that cannot be read go as a whole.

    Raises:
        RecordsError: another hotseat has it open, or a file cannot be written.
    """
    if not path.exists():
        _forget_beside(path, question_id)
        # Of a database that is gone it may be all that is left.
        _remove([log_path(path)])
        return
    # First, as what fails later must not find the backups gone.
    check(path)
    with connected(path, PATIENCE) as db:
        # Refused while any other connection is open: an app that goes on would write it anew.
        db.execute("pragma locking_mode = exclusive")
        examine(path, db, check=False)
        db.execute("pragma secure_delete = on")
        db.execute("pragma synchronous = full")
        # Takes as much room as it will at the end: where that is not there, nothing is changed.
        _compact(path, db)
        _forget_beside(path, question_id)
        _delete(db, question_id)
        _compact(path, db)


def _compact(path: Path, db: sqlite3.Connection) -> None:
    """Have nothing stand in free pages and in the log that was deleted or overwritten."""
    for statement in ("pragma wal_checkpoint(truncate)", "vacuum"):
        db.execute(statement)
    if db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
        raise errors.in_use(path)


def _forget_beside(path: Path, question_id: str | None) -> None:
    """Forget it in all files but the database itself."""
    for folder in (*damaged_folders(path), repair_folder(path)):
        if folder.is_dir():
            shutil.rmtree(folder)
    _remove(leftovers(path))
    for backup in backups(path):
        if question_id is None or not _is_rewritten(backup, question_id):
            _remove([backup.path])
    sync_folder(backup_folder(path))
    if question_id is None:
        _remove([topic_path(path), *editor_files(path.parent)])


def _is_rewritten(backup: Backup, question_id: str) -> bool:
    """Make a backup anew without a question; gives whether that can be done."""
    fresh = half_made(backup.path)
    told = backup.path.stat()
    try:
        with closing(connect(backup.path, how="immutable=1")) as db:
            quick_check(backup.path, db)
            copy_into(db, fresh)
        with closing(connect(fresh)) as db:
            db.execute("pragma journal_mode = memory")
            db.execute("pragma secure_delete = on")
            _delete(db, question_id)
            db.execute("vacuum")
        sync_file(fresh)
        os.utime(fresh, ns=(told.st_atime_ns, told.st_mtime_ns))
        fresh.replace(backup.path)
    except (errors.RecordsError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
            raise
        return False
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _is_in(backup: Backup, question_id: str | None) -> bool | None:
    """Whether a backup has anything of a question; None where it cannot be read."""
    try:
        with closing(connect(backup.path, how="immutable=1")) as db:
            found = _counts(db, question_id)
    except (errors.RecordsError, sqlite3.Error):
        return None
    return question_id is None or any(found.values())


def _counts(db: sqlite3.Connection, question_id: str | None) -> dict[str, int]:
    found = {}
    for name in sorted(_TABLES.keys() & _tables(db)):
        query = f"select count(*) from {_of(_TABLES[name], question_id)}"  # noqa: S608
        found[name] = int(db.execute(query, _values(question_id)).fetchone()[0])
    return found


def _delete(db: sqlite3.Connection, question_id: str | None) -> None:
    there = _tables(db)
    with transaction(db):
        for part in (*_BESIDE, *_TABLES.values()):
            if part.partition(" ")[0] in there:
                delete = f"delete from {_of(part, question_id)}"  # noqa: S608
                db.execute(delete, _values(question_id))
        if question_id is None:
            db.execute("delete from sqlite_sequence")


def _tables(db: sqlite3.Connection) -> set[str]:
    """Those that there are: an older format has fewer."""
    return {name for (name,) in db.execute("select name from sqlite_schema where type = 'table'")}


def _values(question_id: str | None) -> dict[str, str | None]:
    """What stands for the question in a part, as it is kept."""
    return {"id": None if question_id is None else storable(question_id)}


def _of(part: str, question_id: str | None) -> str:
    """The part, or all of its table."""
    return part if question_id is not None else part.partition(" ")[0]


def _remove(files: Sequence[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
