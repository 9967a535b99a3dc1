"""What a person typed on a line, as what it means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hotseat.errors import Problem

NEVER = "never"
"""No day."""


def as_path(value: str) -> Path:
    """A path, with or without quotes around it; `~` is the home folder.

    Raises:
        UsageError: nothing was typed, or it cannot be a path.
    """
    wanted = value.strip()
    if len(wanted) > 1 and wanted[0] == wanted[-1] and wanted[0] in "'\"":
        wanted = wanted[1:-1]
    if not wanted or "\0" in wanted:
        raise UsageError("Type the path of a file.")
    try:
        return Path(wanted).expanduser()
    except RuntimeError:
        raise UsageError("There is no such home folder.") from None


def as_day(value: str, today: date) -> str:
    """A day from today on, as `2027-03-01`; empty for `never`, and where nothing was typed.

    Raises:
        UsageError: it is no date, or over.
    """
    wanted = value.strip()
    if wanted.casefold() in ("", NEVER):
        return ""
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        raise UsageError(f"A date is written 2027-03-01; {NEVER} is no date.") from None
    if day < today:
        raise UsageError("That day is over.")
    return day.isoformat()


def in_words(problems: Sequence[Problem], most: int = 2) -> list[str]:
    """The first of the problems with a file: where, what, and what to do about it."""
    said = [
        f"{p.place()}: {p.message.rstrip('.')}. {p.hint[:1].upper()}{p.hint[1:]}".rstrip()
        for p in problems[:most]
    ]
    left = len(problems) - most
    return [*said, *([f"and {left:,} more"] if left > 0 else [])]
