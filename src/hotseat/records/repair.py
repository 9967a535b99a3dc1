"""Mending a damaged database: the damaged file is kept, a rebuilt one takes its place at once."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from hotseat.files.private import sync_folder
from hotseat.records import backups, errors
from hotseat.records.database import look, place
from hotseat.records.paths import damaged_folders, make_folder, make_private_file, repair_folder
from hotseat.records.rebuild import Rebuilt, is_good, rebuild
from hotseat.records.schema import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_SHARED = 0x40000002
_SHARED_SIZE = 510
"""Where SQLite has its locks: whoever has the file open holds a part of these bytes."""
_BESIDE = ("-wal", "-shm")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done to a database."""

    kept: Path | None
    """The folder with the damaged file; None where there was no file at all."""
    rebuilt: Rebuilt


def mend(path: Path, now: datetime) -> Mended | None:
    """Mend a damaged database, or bring back one that is gone; None where neither is needed.

    Whenever this is cut short, the place holds the old file or the whole new one, and the next
    time finishes.

    Raises:
        RecordsError: it is foreign, too new or open elsewhere, or it cannot be mended; the file
            is as it was.
    """
    if not path.parent.is_dir():
        return None
    try:
        with _alone(path):
            return _mended(path, now)
    except OSError as error:
        raise errors.from_system(path, error) from error
    except sqlite3.Error as error:
        raise errors.from_sqlite(path, error) from error


def _mended(path: Path, now: datetime) -> Mended | None:
    if path.is_symlink() and not path.exists():
        raise errors.leads_nowhere(path)
    if not path.exists():
        # What is not there cannot be held: another hotseat that starts now wins.
        return _rebuilt_at(path, None, now) if backups.backups(path) else None
    try:
        look(path)
    except errors.DamagedError:
        with _held(path) as handle:
            return _rebuilt_at(path, handle, now)
    # Of a repair that was cut short at its very end.
    shutil.rmtree(repair_folder(path), ignore_errors=True)
    return None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let no other repair begin in the same folder.

    Raises:
        RecordsError: there is one.
    """
    folder = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise errors.in_use(path) from error
        yield
    finally:
        os.close(folder)


def put_by(path: Path, now: datetime) -> list[tuple[backups.Backup, Path]]:
    """Keep backups that cannot be used apart from the good ones; gives where each is now.

    Raises:
        RecordsError: one cannot be moved.
    """
    moved: list[tuple[backups.Backup, Path]] = []
    folder = None
    try:
        for backup in backups.backups(path):
            # One of a later hotseat may be as good as any.
            if backup.version <= len(SCHEMAS) and not is_good(backup):
                if folder is None:
                    folder = _new_name(path, now)
                    make_folder(folder)
                moved.append((backup, backup.path.rename(folder / backup.path.name)))
    except OSError as error:
        raise errors.from_system(path, error) from error
    return moved


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """Let no other process open the file.

    Nothing else in this process may open and close it meanwhile, as that would let go of it.

    Raises:
        RecordsError: one has it open.
    """
    if path.is_symlink():
        reason = "is damaged, and only a link to the file itself"
        raise errors.RecordsError(path, reason, f"Put the file in its place: {path.resolve()}.")
    handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED)
        except OSError as error:
            raise errors.in_use(path) from error
        yield handle
    finally:
        os.close(handle)


def _rebuilt_at(path: Path, handle: int | None, now: datetime) -> Mended:
    work = repair_folder(path)
    shutil.rmtree(work, ignore_errors=True)
    make_folder(work)
    try:
        kept = _kept_before(path, handle)
        unfinished = kept is not None
        if kept is None:
            kept = work / "damaged"
            _keep(path, handle, kept)
        damaged = None
        if handle is not None:
            damaged = work / "read.db"
            _copy(handle, damaged)
            # What was written last stands in the log, here or where it was kept.
            for log in (_beside(path, "-wal"), _beside(kept / path.name, "-wal")):
                if log.exists() and log.stat().st_size:
                    shutil.copyfile(log, _beside(damaged, "-wal"))
                    break
        fresh = work / path.name
        made = rebuild(damaged, fresh, path)
        if not unfinished:
            kept = kept.replace(_new_name(path, now)) if any(kept.iterdir()) else None
            sync_folder(path.parent)
        _put_in_place(path, fresh, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Mended(kept, made)


def _put_in_place(path: Path, fresh: Path, work: Path) -> None:
    aside: list[tuple[Path, Path]] = []
    try:
        # The log of the damaged file would be taken for that of the new one.
        for end in _BESIDE:
            beside = _beside(path, end)
            if beside.exists():
                aside.append((beside, beside.replace(work / f"old{end}")))
        sync_folder(path.parent)
        if path.exists():
            fresh.replace(path)
        else:
            place(fresh, path)
        sync_folder(path.parent)
    except BaseException:
        for beside, moved in aside:
            moved.replace(beside)
        raise


def _keep(path: Path, handle: int | None, folder: Path) -> None:
    """Keep the damaged file, and what stands beside it, in a folder."""
    make_folder(folder)
    for end in _BESIDE:
        if _beside(path, end).exists():
            copy = folder / f"{path.name}{end}"
            make_private_file(copy)
            shutil.copyfile(_beside(path, end), copy)
            backups.sync_file(copy)
    if handle is None:
        return
    try:
        os.link(path, folder / path.name)
    except OSError:
        # A file system without hard links.
        _copy(handle, folder / path.name)
    (folder / path.name).chmod(0o600)


def _kept_before(path: Path, handle: int | None) -> Path | None:
    """Where the damaged file is kept already, by a repair that was cut short."""
    for folder in damaged_folders(path):
        kept = folder / path.name
        if handle is not None and kept.exists() and _same(handle, kept):
            return folder
    return None


def _same(handle: int, kept: Path) -> bool:
    one, other = os.fstat(handle), kept.stat()
    if os.path.samestat(one, other):
        return True
    if one.st_size != other.st_size:
        return False
    with kept.open("rb") as file:
        return all(block == file.read(len(block)) for block in _blocks(handle))


def _copy(handle: int, place: Path) -> None:
    make_private_file(place)
    with place.open("wb") as file:
        for block in _blocks(handle):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _blocks(handle: int) -> Iterator[bytes]:
    at = 0
    while block := os.pread(handle, _BLOCK, at):
        yield block
        at += len(block)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")


def _new_name(path: Path, now: datetime) -> Path:
    """A folder for what is damaged, named after the moment, that is not there yet."""
    name = f"damaged-{now.astimezone(UTC):{backups.STAMP}}"
    folder = path.with_name(name)
    number = 1
    while folder.exists():
        number += 1
        folder = path.with_name(f"{name}-{number}")
    return folder
