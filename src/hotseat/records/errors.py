"""What can be wrong with the database, in words for the person whose answers are in it."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

from hotseat.errors import EXIT_INVALID, HotseatError, reason_of
from hotseat.files.clean import clean
from hotseat.records.backups import newest

if TYPE_CHECKING:
    from pathlib import Path

    from hotseat.records.backups import Backup

_REASONS = {
    sqlite3.SQLITE_READONLY: (
        "cannot be written to",
        "Make the file and its folder writable for you, or set XDG_DATA_HOME to another folder.",
    ),
    sqlite3.SQLITE_BUSY: (
        "is in use by another program",
        "Close the other hotseat or the program that has it open, then try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "is in use by another program",
        "Close the other hotseat or the program that has it open, then try again.",
    ),
    sqlite3.SQLITE_FULL: (
        "cannot grow: the disk is full",
        "Free some space; what was kept before is safe.",
    ),
    sqlite3.SQLITE_IOERR: (
        "could not be read or written",
        "Check the disk; the file was left as it is.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "Check that the file and its folder are yours to read and write.",
    ),
    sqlite3.SQLITE_PERM: (
        "cannot be opened",
        "Check that the file and its folder are yours to read and write.",
    ),
}
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOOKED_AT = 65536
"""Bytes at the beginning of a file, in which its tables are named."""
_OTHERWISE = ("could not be used", "The file was left as it is.")


class RecordsError(HotseatError):
    """The database cannot be used; the message names the file and what to do."""

    exit_code = EXIT_INVALID

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        self.path = path
        self.reason = reason
        self.advice = advice
        super().__init__(f"{clean(str(path))} {reason}. {advice}", title="records")


class DamagedError(RecordsError):
    """A database of ours that `hotseat doctor --repair` can mend."""


class ForeignError(RecordsError):
    """A file that is not this hotseat's to mend."""


def from_sqlite(path: Path, error: sqlite3.Error) -> RecordsError:
    """The same error in words."""
    # Errors raised by the module itself, not by the library, bring no code.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CORRUPT or "decode" in str(error):
        return damaged(path)
    if code == sqlite3.SQLITE_NOTADB:
        return damaged(path) if was_ours(path) else foreign(path)
    return RecordsError(path, *_REASONS.get(code, _OTHERWISE))


def from_system(path: Path, error: OSError) -> RecordsError:
    """A file or folder that cannot be made."""
    cause = sqlite3.SQLITE_FULL if error.errno in _NO_ROOM else sqlite3.SQLITE_READONLY
    return RecordsError(path, f"cannot be made: {reason_of(error)}", _REASONS[cause][1])


def foreign(path: Path) -> RecordsError:
    """A file of another program."""
    backup = newest(path)
    then = (
        f"hotseat doctor --repair brings back the newest backup, {backup.name}."
        if backup
        else "a new history begins."
    )
    advice = f"It was left as it is. Move it away, and {then}"
    return ForeignError(path, "is not a hotseat database", advice)


def gone(path: Path, backup: Backup) -> RecordsError:
    """A database that is not there, though there are backups of it."""
    advice = (
        f"hotseat doctor --repair brings back the newest backup, {backup.name}; "
        "hotseat forget deletes all of them, and a new history begins."
    )
    return RecordsError(path, "is gone", advice)


def leads_nowhere(path: Path) -> RecordsError:
    """A link in place of the database, to a file that is not there."""
    there = clean(str(path.resolve()))
    return RecordsError(
        path, "is a link to a file that is gone", f"Remove the link, or put the file back: {there}."
    )


def damaged(path: Path) -> RecordsError:
    """A database whose pages or rows make no sense."""
    backup = newest(path)
    known = f"the newest backup is {backup.name}" if backup else "there is no backup yet"
    advice = f"It was left as it is. hotseat doctor --repair saves what can be read; {known}."
    return DamagedError(path, "is damaged", advice)


def in_use(path: Path) -> RecordsError:
    """A database that another process has open."""
    return RecordsError(path, *_REASONS[sqlite3.SQLITE_BUSY])


def too_new(path: Path, version: int, known: int) -> RecordsError:
    """A database that a later hotseat has written."""
    backup = newest(path)
    more = f" The newest backup is {backup.name}." if backup else ""
    return ForeignError(
        path,
        f"was written by a later hotseat (format {version}, this one knows {known})",
        f"Install the later version; the file was left as it is.{more}",
    )


def was_ours(path: Path) -> bool:
    """Whether a file that is no database any more has tables of ours behind its header."""
    try:
        with path.open("rb") as file:
            begins = file.read(_LOOKED_AT)
    except OSError:
        return False
    return b"CREATE TABLE attempts" in begins and b"CREATE TABLE drafts" in begins
