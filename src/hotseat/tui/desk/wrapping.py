"""Where the lines of a long text end, kept as offsets so that its words can still be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

Span = tuple[int, int]

_WORD = re.compile(r"[^\S\n]*[^\s]+|[^\S\n]+")


def wrap(words: str, width: int) -> list[Span]:
    """The lines of a text in a column so many cells wide: at least one.

    Together they hold every word; of the blanks that a line is parted at, none is shown.
    """
    width = max(width, 2)
    cells = len if words.isascii() else cell_len
    found: list[Span] = []
    start = 0
    for paragraph in words.split("\n"):
        found += _wrapped(words, start, start + len(paragraph), width, cells)
        start += len(paragraph) + 1
    return found


def _wrapped(words: str, start: int, end: int, width: int, cells: object) -> Iterator[Span]:
    assert callable(cells)
    begun, used = start, 0
    for match in _WORD.finditer(words, start, end):
        piece = match.group()
        size = cells(piece)
        if used + size <= width:
            used += size
            continue
        word = piece.lstrip()
        if used and word:
            yield begun, match.start()
            begun, used = match.end() - len(word), 0
            size = cells(word)
        if size > width:
            for cut in _cuts(words, begun, match.end(), width):
                yield begun, cut
                begun = cut
            size = cells(words[begun : match.end()])
        used += size
    yield begun, end


def _cuts(words: str, start: int, end: int, width: int) -> Iterator[int]:
    """Where a word that is longer than a line is cut."""
    used = 0
    for at in range(start, end):
        size = cell_len(words[at])
        if used + size > width:
            yield at
            used = 0
        used += size
