"""Marks on the words of a transcript, and how they look without colour."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from hotseat.tui.textual_text import raised

Kind = Literal["picked", "elsewhere", "tool", "pointer"]
"""For the criterion at hand, for another one, by the tool, and where one is."""

_BEFORE = {"tool": "‹", "pointer": "["}
_BEHIND = {"tool": "›", "pointer": "]"}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of one turn that stand out."""

    start: int
    end: int
    kind: Kind
    number: int = 0
    """Of the criterion that they were picked for; 0 where there is none."""

    @property
    def sign(self) -> str:
        """What stands behind them."""
        return "t" if self.kind == "tool" else str(self.number or "")


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Words with signs put in around what is marked."""

    words: str
    places: tuple[int, ...]
    """Where something was put in, as offsets of the words as they were."""
    lengths: tuple[int, ...]
    """How much was put in up to each of them, that one included."""

    def moved(self, mark: Mark) -> Mark:
        """A mark as it lies on these words."""
        start = self._put(bisect_right(self.places, mark.start)) + mark.start
        end = self._put(bisect_left(self.places, mark.end)) + mark.end
        return replace(mark, start=start, end=max(end, start))

    def origin(self, offset: int) -> int:
        """Where a place of these words was before."""
        found = 0
        for place, length in zip(self.places, self.lengths, strict=True):
            before = self.lengths[found - 1] if found else 0
            if offset < place + before:
                break
            if offset < place + length:
                return place
            found += 1
        return offset - self._put(found)

    def _put(self, count: int) -> int:
        return self.lengths[count - 1] if count else 0


@lru_cache(maxsize=64)
def bracketed(words: str, marks: tuple[Mark, ...]) -> Bracketed:
    """`«words»¹` for what a person picked, `‹words›` for the tool's, `[words]` for the pointer:
    nothing in it can be read as a word.
    """
    put: dict[int, str] = {}
    for mark in marks:
        number = raised([mark.number]) if mark.number else ""
        put[mark.end] = put.get(mark.end, "") + _BEHIND.get(mark.kind, "»") + number
    # What lies on top opens first and closes last.
    for mark in reversed(marks):
        put[mark.start] = put.get(mark.start, "") + _BEFORE.get(mark.kind, "«")
    parts: list[str] = []
    lengths: list[int] = []
    at = total = 0
    for place in sorted(put):
        parts += words[at:place], put[place]
        at = place
        total += len(put[place])
        lengths.append(total)
    return Bracketed("".join((*parts, words[at:])), tuple(sorted(put)), tuple(lengths))


def ending(marks: Sequence[Mark], start: int, end: int) -> str:
    """The signs of the marks that end within a line, parted by small dots."""
    signs = [m.sign for m in marks if start < m.end <= end and m.sign]
    return "·".join(dict.fromkeys(signs))
