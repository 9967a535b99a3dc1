"""Folding: what a reader sees as the same becomes the same, with a way back to the original.

Follows UAX 15 (NFKC) and UAX 31; runs of combining marks are cut first, since normalising
them takes quadratic time (Stream-Safe Text Format, UAX 15 section 13).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_MARKS = 30
"""Combining marks kept behind one base character."""

_SAME = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "`": "'",
        "\u00b4": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u2014": "\u2014",
        "\r": "\n",
        "\u0085": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\t": " ",
        "\v": "\n",
        "\f": "\n",
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character `i` of it came from `original[starts[i]:ends[i]]`."""

    text: str
    starts: range | list[int]
    ends: range | list[int]
    mended: frozenset[int] = frozenset()
    """Where, in the original, words begin that were taken for others."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of `text[start:end]`; an empty span stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.text) else self._last()
            return at, at
        return self.starts[start], self.ends[end - 1]

    def _last(self) -> int:
        return self.ends[-1] if self.text else 0


def fold(text: str) -> Folded:
    """Fold case, compatibility forms, quotes and dashes; drop what has no width."""
    text = text.replace("\r\n", " \n")
    if text.isascii():
        size = len(text)
        return Folded(text.translate(_SAME).lower(), range(size), range(1, size + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, size = 0, len(text)
    while at < size:
        stop = at + 1
        while stop < size and unicodedata.combining(text[stop]):
            stop += 1
        piece = _fold_one(text[at : min(stop, at + 1 + MAX_MARKS)])
        out.append(piece)
        starts.extend([at] * len(piece))
        ends.extend([stop] * len(piece))
        at = stop
    return Folded("".join(out), starts, ends)


@lru_cache(maxsize=4096)
def _fold_one(cluster: str) -> str:
    """One character with its combining marks, folded; empty if nothing of it is seen."""
    if len(cluster) == 1 and cluster.isascii():
        return cluster.translate(_SAME).lower()
    cluster = cluster.translate(_SAME)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())
    folded = folded.translate(_SAME)
    return "".join(c for c in folded if unicodedata.category(c) != "Cf" and not _selector(c))


def _selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
