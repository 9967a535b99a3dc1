"""What stands at a path of anyone's: a question that has an answer also where one may not look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether a folder is there, as far as one may look."""
    return _seen(path.is_dir)


def is_file(path: Path) -> bool:
    """Whether a regular file is there, as far as one may look."""
    return _seen(path.is_file)


def is_there(path: Path) -> bool:
    """Whether anything is there, as far as one may look."""
    return _seen(path.exists)


def is_link(path: Path) -> bool:
    """Whether a link is there, as far as one may look."""
    return _seen(path.is_symlink)


def _seen(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except OSError:
        # Until Python 3.14 for a closed folder above it, or a name that is too long.
        return False
