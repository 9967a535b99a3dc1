"""Text as masks compare it: folded, without accents, with a way back to the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from hotseat.desk.contacts import FILLED, filled
from hotseat.text.fold import Folded, fold

BLOCK = "█"
"""What stands on a screen for a sign that is hidden."""
_LETTERS = str.maketrans("øłđħıŧðŋ", "oldhitdn") | str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"})
"""Letters with a stroke, and two in one, which Unicode does not take apart."""


def plain(text: str, ours: Sequence[str] = ()) -> Folded:
    """The text folded and without accents; where a phrase of `ours` stands, it is filled."""
    if ours:
        places = re.compile("|".join(re.escape(phrase) for phrase in ours)).finditer(text)
        text = filled(text, [match.span() for match in places])
    folded = fold(text.replace(BLOCK, FILLED))
    if folded.text.isascii():
        return folded
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for sign, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        bare = _bare(sign)
        out.append(bare)
        starts += [start] * len(bare)
        ends += [end] * len(bare)
    return Folded("".join(out), starts, ends)


def bare(text: str) -> str:
    """A short text folded and without accents."""
    return plain(text).text


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    if sign.isascii() or sign == FILLED:
        return sign
    parts = unicodedata.normalize("NFD", sign.translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))
