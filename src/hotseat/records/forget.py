"""Forgetting: rows are deleted, and no trace of them stays in any file of ours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.records import errors
from hotseat.records.database import connected, examine, transaction
from hotseat.records.models import question_of
from hotseat.records.paths import backups, editor_files

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    attempts: int
    drafts: int
    sittings: int
    cards: int
    seats: int

    @property
    def anything(self) -> bool:
        """Whether there is anything at all."""
        return any((self.attempts, self.drafts, self.sittings, self.cards, self.seats))


def kept(path: Path, question_id: str | None = None) -> Kept:
    """How much there is to forget; nothing where there is no file.

    Raises:
        RecordsError: the file cannot be read.
    """
    if not path.exists():
        return Kept(0, 0, 0, 0, 0)
    with connected(path) as db:
        examine(path, db, check=False)
        found = {}
        for name, part in _TABLES.items():
            query = f"select count(*) from {_of(part, question_id)}"  # noqa: S608
            found[name] = int(db.execute(query, {"id": question_id}).fetchone()[0])
        return Kept(**found)


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
    """Forget one question, or everything; copies of the database go as a whole.

    Raises:
        RecordsError: another hotseat has it open, or the file cannot be written.
    """
    with connected(path, PATIENCE) as db:
        # Refused while any other connection is open: an app that goes on would write it anew.
        db.execute("pragma locking_mode = exclusive")
        examine(path, db, check=False)
        db.execute("pragma secure_delete = on")
        db.execute("pragma synchronous = full")
        with transaction(db):
            for part in (*_BESIDE, *_TABLES.values()):
                delete = f"delete from {_of(part, question_id)}"  # noqa: S608
                db.execute(delete, {"id": question_id})
            if question_id is None:
                db.execute("delete from sqlite_sequence")
        # What was deleted or overwritten before may stand in free pages and in the log.
        db.execute("vacuum")
        if db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
            raise errors.in_use(path)
        _remove(backups(path))
        if question_id is None:
            _remove(editor_files(path.parent))


def _of(part: str, question_id: str | None) -> str:
    """The part, or all of its table."""
    return part if question_id is not None else part.partition(" ")[0]


def _remove(files: Sequence[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
