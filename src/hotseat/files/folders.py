"""Making a folder of files: whole or not at all, never over anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from hotseat.errors import HotseatError, UsageError, reason_of
from hotseat.files.private import sync_folder, write_whole


def write_folder(path: Path, files: Mapping[str, str]) -> None:
    """Make a folder with these files, by their paths within it; it is made beside, then moved.

    Raises:
        UsageError: there is something of this name already.
        HotseatError: it cannot be made.
    """
    if os.path.lexists(path):
        raise _there_already(path)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.mkdir()
        try:
            for name, text in files.items():
                place = fresh / name
                place.parent.mkdir(parents=True, exist_ok=True)
                write_whole(place, [text])
            # It takes the place of an empty folder that came meanwhile; nothing is lost by that.
            fresh.rename(path)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        sync_folder(path.parent)
    except OSError as error:
        raise (_there_already(path) if os.path.lexists(path) else _failed(path, error)) from None


def _there_already(path: Path) -> UsageError:
    return UsageError(f"{path} is there already; nothing was written: choose another name")


def _failed(path: Path, error: OSError) -> HotseatError:
    return HotseatError(f"{path} cannot be made: {reason_of(error)}")
