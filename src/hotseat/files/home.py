"""Where hotseat keeps what is yours: the XDG data folder, made only when something is kept."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "HOTSEAT_DATA"
"""The environment variable that names another folder."""


def data_folder() -> Path:
    """`$HOTSEAT_DATA`, or `hotseat` in `$XDG_DATA_HOME`, by default `~/.local/share`.

    It is not made here.
    """
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    base = Path(os.environ.get("XDG_DATA_HOME", ""))
    # The XDG rules say that a relative path is to be ignored.
    root = base if base.is_absolute() else Path.home() / ".local" / "share"
    return root / "hotseat"


def make_folder(folder: Path) -> None:
    """Make the folder, and those above that are missing, readable by nobody else; a folder that is
    there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.parent.exists():
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
