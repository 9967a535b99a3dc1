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
    once = _once(marks)
    for mark, numbers in once.items():
        put[mark.end] = put.get(mark.end, "") + _BEHIND.get(mark.kind, "»") + _figures(numbers)
    # What lies on top opens first and closes last.
    for mark in reversed(once):
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


def _once(marks: Sequence[Mark]) -> dict[Mark, list[int]]:
    """What needs signs of its own, with the numbers of all that begin and end with it."""
    found: dict[Mark, list[int]] = {}
    for mark in marks:
        # For the criterion at hand and for another one the signs are the same.
        kind = "picked" if mark.kind == "elsewhere" else mark.kind
        found.setdefault(Mark(mark.start, mark.end, kind), []).append(mark.number)
    return found


def _figures(numbers: Sequence[int]) -> str:
    """Small figures, parted only where they could be read as one number."""
    known = sorted({number for number in numbers if number})
    return raised(known) if any(n > 9 for n in known) else "".join(raised([n]) for n in known)


def ending(marks: Sequence[Mark], start: int, end: int) -> str:
    """The signs of the marks that end within a line, parted by small dots."""
    signs = [m.sign for m in marks if start < m.end <= end and m.sign]
    return "·".join(dict.fromkeys(signs))
