"""Pages of Markdown as plain sentences: no signs for headings, emphasis, links and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Bounded and possessive: a page of anyone's takes time in proportion to its length.
_LINK = re.compile(r"!?\[([^\[\]]*+)\]\(<?([^()\s>]*+)[^()]*+\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.{1,300}?)(?<=\S)\1")
_HEADING = re.compile(r"#+\s+")
_RULE = re.compile(r"[\s|:-]+")
_ITEM = re.compile(r"\s*[-*]\s+")


def plain_page(markdown: str) -> Iterator[str]:
    """The paragraphs of a page; a row of a table says the head of each cell."""
    heads: list[str] = []
    paragraph: list[str] = []
    for raw in [*markdown.splitlines(), ""]:
        line = raw.rstrip()
        is_row = line.startswith("|")
        starts = not line or is_row or bool(_HEADING.match(line) or _ITEM.match(line))
        if starts and paragraph:
            yield _bare(" ".join(paragraph))
            paragraph = []
        if is_row:
            cells = [_bare(cell.strip()) for cell in line.strip("|").split("|")]
            if not heads:
                heads = cells
            elif not _RULE.fullmatch(line):
                yield ". ".join(f"{h}: {c}" for h, c in zip(heads, cells, strict=False)) + "."
            continue
        heads = []
        if not line:
            yield ""
        else:
            paragraph.append(_ITEM.sub("", _HEADING.sub("", line, count=1), count=1).strip())


def _bare(text: str) -> str:
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1 (\2)", text))
