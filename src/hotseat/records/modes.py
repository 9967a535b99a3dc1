"""Who can get at what is kept: the folder is 0700, and so is each below it; every file is 0600."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class TooWide:
    """A file or folder that others can get at."""

    path: Path
    found: int
    wanted: int


def too_wide(folder: Path) -> Iterator[TooWide]:
    """The folder and what is in it, at any depth, as far as others can get at it; links are not
    followed.
    """
    if os.name != "posix":
        return
    yield from _looked_at(folder, 0o700, follow=True)
    for name, folders, files in os.walk(folder):
        for each in sorted(folders):
            yield from _looked_at(Path(name, each), 0o700)
        for each in sorted(files):
            yield from _looked_at(Path(name, each), 0o600)


def narrow(one: TooWide) -> None:
    """Let nobody else get at it.

    Raises:
        OSError: that cannot be.
    """
    one.path.chmod(one.wanted)


def _looked_at(path: Path, wanted: int, *, follow: bool = False) -> Iterator[TooWide]:
    try:
        mode = path.stat(follow_symlinks=follow).st_mode
    except OSError:
        return
    found = stat.S_IMODE(mode)
    if not stat.S_ISLNK(mode) and found & 0o777 & ~wanted:
        yield TooWide(path, found, wanted)
