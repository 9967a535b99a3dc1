"""Writing a file that is the user's alone: whole or not at all, never over another unasked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from hotseat.errors import HotseatError, UsageError


def write_private(path: Path, parts: Iterable[str], *, force: bool = False) -> None:
    """Write the parts, in UTF-8, to a file that nobody else can read.

    It stands there whole or is as it was before: it is written beside its place, then moved.
    With `force` it takes the place of a file that is there; a link is replaced, not followed.

    Raises:
        UsageError: there is a file, and no `force`.
        HotseatError: it cannot be written.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if not force and os.path.lexists(path):
            raise FileExistsError
        fresh.unlink(missing_ok=True)
        try:
            _fill(fresh, parts)
            _move(fresh, path, force=force)
        finally:
            fresh.unlink(missing_ok=True)
    except FileExistsError:
        raise UsageError(f"{path} is there already; --force replaces it") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise HotseatError(f"{path} cannot be written: {reason}") from error


def sync_folder(folder: Path) -> None:
    """Have what was moved in a folder stay there when the power fails; where that can be had."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _fill(path: Path, parts: Iterable[str]) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", newline="") as file:
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
