"""Where hotseat keeps what is yours: the XDG data folder, made only when something is kept."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE_NAME = "hotseat.db"
TOPIC_NAME = "hotseat.topic"
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


def served_folder() -> Path:
    """Where answers given in a browser are kept, apart from one's own."""
    return data_folder() / "served"


def database_path() -> Path:
    """The file that drafts and attempts are kept in."""
    return data_folder() / DATABASE_NAME


def served_path() -> Path:
    """The file that drafts and attempts in a browser are kept in, unless another was named."""
    return served_folder() / DATABASE_NAME


def backup_folder(database: Path) -> Path:
    """Where the backups of a database stand."""
    return database.parent / "backups"


def log_path(database: Path) -> Path:
    """The log of a database, in which what was written last may stand."""
    return database.with_name(f"{database.name}-wal")


def damaged_folders(database: Path) -> list[Path]:
    """Damaged files that were kept when the database was mended, a folder for each time."""
    return sorted(database.parent.glob("damaged-*"))


def repair_folder(database: Path) -> Path:
    """Where a database is mended, before it is put in its place."""
    return database.parent / ".repair"


def topic_path(database: Path) -> Path:
    """The file that holds the topic chosen last, beside a database."""
    return database.with_name(TOPIC_NAME)


def editor_files(folder: Path) -> list[Path]:
    """Answers on their way to a text editor, left there by a run that was killed."""
    return sorted(folder.glob("answer-*.txt"))


def make_folder(folder: Path) -> None:
    """Make the folder, and those above that are missing, readable by nobody else; a folder that is
    there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.parent.exists():
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file, readable by nobody else whatever the umask.

    Raises:
        FileExistsError: there is one.
        OSError: it cannot be made.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
    os.close(os.open(path, flags, 0o600))
