"""The one way from text of users, banks and candidates to what a widget shows.

Textual reads a plain `str` as markup, which loses brackets, crashes on some and runs actions
on others; and no widget keeps escape codes from the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from hotseat.files.clean import clean, shorten

ACCENT = "$accent"
DIM = "$foreground-muted"
MARKED = "underline on $accent 20%"
"""How evidence stands out: by a tint and a line, so that colour is not the only sign."""


def text(words: str, style: str = "") -> Content:
    """The words as they are, without markup and with nothing that a terminal obeys."""
    return Content.styled(clean(words), style)


def one_line(words: str, limit: int, style: str = "") -> Content:
    """The words on one line, cut with an ellipsis."""
    return Content.styled(shorten(words, max(limit, 1)), style)


def lines(*parts: Content | str) -> Content:
    """The parts below each other; plain strings are cleaned."""
    return Content("\n").join([p if isinstance(p, Content) else text(p) for p in parts])


def beside(*parts: Content | str) -> Content:
    """The parts one after the other; plain strings are cleaned."""
    return Content("").join([p if isinstance(p, Content) else text(p) for p in parts])


def column(content: Content, width: int) -> Content:
    """The content cut or filled up to a width in cells."""
    return content.truncate(max(width, 0), ellipsis=True, pad=True)


def apart(left: Content, right: Content, width: int) -> Content:
    """One line with something at either end; the right end goes first where there is no room."""
    room = width - left.cell_length - right.cell_length
    if room < 2:
        return left.truncate(max(width, 0), ellipsis=True)
    return beside(left, " " * room, right)


def hanging(head: Content, body: Content, width: int) -> Content:
    """`body` after `head`, wrapped to `width` with its later lines below its first."""
    room = max(width - head.cell_length, 12)
    rows = body.wrap(room) or [Content("")]
    indent = " " * head.cell_length
    return lines(beside(head, rows[0]), *(beside(indent, row) for row in rows[1:]))


def raised(numbers: Iterable[int]) -> str:
    """Numbers as small figures above the line, parted by a small dot."""
    return "·".join(str(number).translate(_RAISED) for number in numbers)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
