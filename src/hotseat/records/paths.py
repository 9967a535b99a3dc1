"""Where the records stand in the data folder, and what stands beside them."""

from __future__ import annotations

import os
from pathlib import Path

from hotseat.files.home import VARIABLE, data_folder, make_folder

__all__ = [
    "DATABASE_NAME",
    "VARIABLE",
    "backup_folder",
    "damaged_folders",
    "data_folder",
    "database_path",
    "editor_files",
    "log_path",
    "make_folder",
    "make_private_file",
    "repair_folder",
    "served_folder",
    "served_path",
]

DATABASE_NAME = "hotseat.db"
TOPIC_NAME = "hotseat.topic"


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


def make_private_file(path: Path) -> None:
    """Make an empty file, readable by nobody else whatever the umask.

    Raises:
        FileExistsError: there is one.
        OSError: it cannot be made.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
    os.close(os.open(path, flags, 0o600))
