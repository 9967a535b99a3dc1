"""Who can get at what is kept: the folder is 0700, and so is each below it; every file is 0600.

What is not hotseat's, in a folder that `HOTSEAT_DATA` names and others use as well, is left alone.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = re.compile(
    r"\.?hotseat\.(db|topic).*|backups|damaged-\d{8}T.*|\.repair|desk|packs|served|answer-.*\.txt",
    re.DOTALL,
)
"""What hotseat makes in its folder."""


@dataclass(frozen=True, slots=True)
class TooWide:
    """A file or folder that others can get at."""

    path: Path
    found: int
    wanted: int


def too_wide(folder: Path) -> Iterator[TooWide]:
    """The folder and what hotseat has in it, at any depth, as far as others can get at it; links
    are not followed.
    """
    if os.name != "posix" or not folder.is_dir():
        return
    within = sorted(folder.iterdir()) if os.access(folder, os.R_OK) else []
    ours = [path for path in within if _OURS.fullmatch(path.name)]
    if ours == within:
        yield from _looked_at(folder, follow=True)
    for path in ours:
        yield from _looked_at(path)
        for name, folders, files in os.walk(path):
            for each in sorted([*folders, *files]):
                yield from _looked_at(Path(name, each))


def narrow(one: TooWide) -> None:
    """Let nobody else get at it.

    Raises:
        OSError: that cannot be.
    """
    one.path.chmod(one.wanted)


def _looked_at(path: Path, *, follow: bool = False) -> Iterator[TooWide]:
    try:
        mode = path.stat(follow_symlinks=follow).st_mode
    except OSError:
        return
    found, wanted = stat.S_IMODE(mode), 0o700 if stat.S_ISDIR(mode) else 0o600
    if not stat.S_ISLNK(mode) and found & 0o777 & ~wanted:
        yield TooWide(path, found, wanted)
