"""How much room text takes on a terminal: some characters take two cells, some none."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    """The cells that a text takes."""
    return sum(map(cells_of, text))


def cells_of(sign: str) -> int:
    """The cells that one character takes."""
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def fit(text: str, room: int) -> str:
    """A line cut to the cells there are, with an ellipsis where something was cut."""
    if cells(text) <= room:
        return text
    used, kept = 1, ""
    for sign in text:
        used += cells_of(sign)
        if used > room:
            break
        kept += sign
    return kept.rstrip() + "…"
