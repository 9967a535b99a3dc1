"""Paragraphs for a terminal of 80 columns: cleaned, wrapped, with hanging indents."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from hotseat.files.clean import clean, shorten

WIDTH = 80
_BREAK = re.compile("\r\n?|[\n\u2028\u2029]")


def paragraphs(text: str, indent: str = "") -> Iterator[str]:
    """Each line of someone's text, wrapped."""
    for line in _BREAK.split(text):
        yield from wrapped(line, indent)


def wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """One paragraph; its first line begins with `first`, if that is given."""
    lines = textwrap.wrap(
        clean(text),
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
    return lines or [(first or "").rstrip()]


def whole(items: Sequence[str], indent: str, first: str | None = None) -> list[str]:
    """Items side by side while there is room, none of them parted."""
    lines = [indent if first is None else first]
    for item in items:
        gap = "" if lines[-1] in (indent, first) else " "
        if gap and len(lines[-1]) + len(gap) + len(item) > WIDTH:
            lines.append(indent)
            gap = ""
        lines[-1] += gap + item
    return [clean(line.rstrip()) for line in lines]


def quoted(text: str, limit: int = 60) -> str:
    """Someone's words on one line, in quotation marks."""
    return f"“{shorten(_BREAK.sub(' ', text), limit)}”"
