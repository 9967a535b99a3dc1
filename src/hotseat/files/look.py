"""What stands at a path of anyone's: a question that has an answer also where one may not look."""

from __future__ import annotations

from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether a folder is there, as far as one may look."""
    try:
        return path.is_dir()
    except OSError:
        # Until Python 3.14 for a closed folder above it, or a name that is too long.
        return False


def is_file(path: Path) -> bool:
    """Whether a regular file is there, as far as one may look."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything is there, as far as one may look."""
    try:
        return path.exists()
    except OSError:
        return False


def is_link(path: Path) -> bool:
    """Whether a link is there, as far as one may look."""
    try:
        return path.is_symlink()
    except OSError:
        return False
