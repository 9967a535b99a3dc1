"""Where hotseat keeps what is yours: the XDG data folder, made only when something is kept."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE_NAME = "hotseat.db"
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


def database_path() -> Path:
    """The file that drafts and attempts are kept in."""
    return data_folder() / DATABASE_NAME


def backup_path(database: Path, version: int) -> Path:
    """Where a copy is kept of a database as it was in an older format."""
    return database.with_name(f"{database.name}.v{version}.bak")


def backups(database: Path) -> list[Path]:
    """The copies beside a database, half-made ones included."""
    return sorted(database.parent.glob(f"{database.name}.*.bak*"))


def editor_files(folder: Path) -> list[Path]:
    """Answers on their way to a text editor, left there by a run that was killed."""
    return sorted(folder.glob("answer-*.txt"))


def make_folder(folder: Path) -> None:
    """Make the folder, readable by nobody else; a folder that is there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file, readable by nobody else whatever the umask.

    Raises:
        FileExistsError: there is one.
        OSError: it cannot be made.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
    os.close(os.open(path, flags, 0o600))
