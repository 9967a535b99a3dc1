"""Pages of a pack's guide, which are Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from hotseat.bank.models import GuidePage
from hotseat.errors import Problem
from hotseat.files.clean import BIDI_OVERRIDES, REPLACEMENT, clean
from hotseat.files.source import Source, bidi_message, bidi_problems

MOST_CHARACTERS = 64_000
MOST_LINES = 2_000
"""Of a page, each part of which becomes a widget."""

_NAMED = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
"""A character by its number or name, as Markdown has it."""


def guide_page(source: Source) -> GuidePage:
    """A page of the guide; its title is its first heading, or else the file's name."""
    stem = source.path.stem
    headings = (line.lstrip("#").strip() for line in source.lines if line.startswith("#"))
    title = next((h for h in headings if h), stem.replace("-", " ").replace("_", " "))
    return GuidePage(stem, title, source.text)


def page_problems(source: Source) -> Iterator[Problem]:
    """What is wrong with a page: its size, and bidi overrides, also those named by number."""
    if len(source.text) > MOST_CHARACTERS or len(source.lines) > MOST_LINES:
        message = f"a page has at most {MOST_CHARACTERS:,} characters on {MOST_LINES:,} lines"
        yield Problem(str(source.path), 0, 0, message, "make several pages of it")
        return
    yield from bidi_problems(source)
    yield from _named_problems(source)


def _named_problems(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, start=1):
        for found in _NAMED.finditer(line):
            meant = html.unescape(found[0])
            if meant and meant in BIDI_OVERRIDES:
                yield source.problem(number, found.start() + 1, bidi_message(meant), "remove it")


def shown(markdown: str) -> str:
    """A page for the screen: cleaned, also of what it names by number."""
    return _NAMED.sub(lambda m: m[0] if _is_clean(m[0]) else REPLACEMENT, clean(markdown))


def _is_clean(named: str) -> bool:
    meant = html.unescape(named)
    return clean(meant) == meant
