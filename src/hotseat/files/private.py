"""Writing a file, mostly the user's alone: whole or not at all, never over another unasked."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from hotseat.errors import HotseatError, UsageError, reason_of

_KEPT = 40
"""Characters of a name that its file bears while it is written."""


def write_private(path: Path, parts: Iterable[str], *, force: bool = False) -> None:
    """Write the parts, in UTF-8, to a file that nobody else can read; see `write_whole`.

    Raises:
        UsageError, HotseatError: as there.
    """
    write_whole(path, parts, force=force, mode=0o600)


def write_whole(
    path: Path, parts: Iterable[str], *, force: bool = False, mode: int = 0o666
) -> None:
    """Write the parts, in UTF-8, to a file with a mode, less what the umask takes away.

    It stands there whole or is as it was before: it is written beside its place, then moved.
    With `force` it takes the place of a file that is there; a link is replaced, not followed.

    Raises:
        UsageError: there is a file, and no `force`, or something else than a file.
        HotseatError: it cannot be written.
    """
    check_place(path, force=force)
    # Cut, as a name may be as long as the file system takes.
    fresh = path.with_name(f".{path.name[:_KEPT]}.{os.getpid()}")
    try:
        fresh.unlink(missing_ok=True)
        try:
            _fill(fresh, parts, mode)
            _move(fresh, path, force=force)
        finally:
            fresh.unlink(missing_ok=True)
    except FileExistsError:
        raise _there_already(path) from None
    except OSError as error:
        raise _failed(path, error) from error


def check_place(path: Path, *, force: bool = False) -> None:
    """See that a file could be written at a place, before anything is done for it.

    Raises:
        UsageError: there is a file, and no `force`, or something else than a file.
        HotseatError: the place itself cannot be.
    """
    try:
        kind = path.lstat().st_mode
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.parent.is_dir():
            return
        raise _failed(path, error) from error
    if stat.S_ISLNK(kind):
        try:
            kind = path.stat().st_mode
        except OSError:
            # It leads nowhere, or to itself.
            kind = stat.S_IFREG
    if stat.S_ISDIR(kind):
        raise UsageError(f"{path} is a folder; name a file")
    if not stat.S_ISREG(kind):
        # A device that a file takes the place of is lost to the whole machine.
        raise UsageError(f"{path} is no file but a device, a pipe or the like; name another place")
    if not force:
        raise _there_already(path)


def sync_folder(folder: Path) -> None:
    """Have what was moved in a folder stay there when the power fails; where that can be had."""
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _there_already(path: Path) -> UsageError:
    return UsageError(f"{path} is there already; --force replaces it")


def _failed(path: Path, error: OSError) -> HotseatError:
    return HotseatError(f"{path} cannot be written: {reason_of(error)}")


def _fill(path: Path, parts: Iterable[str], mode: int) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
    with os.fdopen(os.open(path, flags, mode), "w", encoding="utf-8", newline="") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def _move(fresh: Path, path: Path, *, force: bool) -> None:
    if force:
        fresh.replace(path)
        return
    try:
        # Unlike a rename it fails where there is a file by now.
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links.
        fresh.rename(path)
