"""Adding up: what was counted in an answer times the points that the rubric gives it.

All numbers are whole hundredths, so that a mark is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROOTS = (0, 100, 141, 173, 200, 224)
"""What a count is worth, in hundredths: the second of a kind adds less than the first."""


def root(count: int, most: int = 4) -> int:
    """The worth of a count, up to `most` of a kind."""
    return ROOTS[min(count, most)]


def yes(fact: bool) -> int:
    """The worth of something that is so or is not."""
    return 100 if fact else 0


@dataclass(frozen=True, slots=True)
class Part:
    """One addend: what was counted, how much of it, and the points that came of it."""

    name: str
    count: int
    """In hundredths."""
    points: int
    """In hundredths."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A sum with its addends, those of most weight first."""

    total: int
    parts: tuple[Part, ...]


def tally(counts: Mapping[str, int], points: Mapping[str, int]) -> Tally:
    """Add up what the rubric knows of; a count that it does not name adds nothing."""
    parts = [
        Part(name, counts[name], counts[name] * worth // 100)
        for name, worth in points.items()
        if counts.get(name)
    ]
    parts = [part for part in parts if part.points]
    parts.sort(key=lambda part: (-abs(part.points), part.name))
    return Tally(sum(part.points for part in parts), tuple(parts))


def level_of(total: int, cuts: tuple[int, ...]) -> int:
    """How many cuts a total reaches."""
    return sum(total >= cut for cut in cuts)
