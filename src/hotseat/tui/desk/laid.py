"""Turns laid out in lines of a width: which words stand in which line, and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len

from hotseat.tui.desk.marks import Mark, bracketed
from hotseat.tui.desk.wrapping import Span, wrap

Place = tuple[int, int]
"""The number of a turn, and an offset into its words."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it is shown: nothing in it is obeyed by a terminal."""

    number: int
    """Among all turns."""
    head: str
    words: str
    """As long as the words of the turn."""
    pickable: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    turn: int
    """Its place among the turns shown."""
    kind: Literal["gap", "head", "words"]
    start: int = -1
    """Of the words as laid out."""
    end: int = -1


@lru_cache(maxsize=4096)
def _wrapped(words: str, width: int) -> tuple[Span, ...]:
    """Where signs move with the pointer only the lines of one turn are others."""
    return tuple(wrap(words, width))


class Laid:
    """A line for each speaker, then their words, then a gap."""

    def __init__(
        self,
        spoken: Sequence[Spoken],
        marks: Mapping[int, tuple[Mark, ...]],
        width: int,
        *,
        signs: bool,
    ) -> None:
        """`signs`: put signs around what is marked, which takes room."""
        self._spoken, self._marks, self._signs = spoken, marks, signs
        self.rows: list[Row] = []
        self.words: list[str] = []
        """Of each turn, as laid out."""
        self._first: list[int] = []
        """By turn, its first row of words."""
        for place, turn in enumerate(spoken):
            if place:
                self.rows.append(Row(place - 1, "gap"))
            self.rows.append(Row(place, "head"))
            self._first.append(len(self.rows))
            words = turn.words
            if signs:
                words = bracketed(words, marks.get(turn.number, ())).words
            self.words.append(words)
            self.rows += [Row(place, "words", a, b) for a, b in _wrapped(words, width)]

    def moved(self, place: int, mark: Mark) -> Mark:
        """A mark on the words of a turn as it lies on them as laid out."""
        if not self._signs:
            return mark
        turn = self._spoken[place]
        return bracketed(turn.words, self._marks.get(turn.number, ())).moved(mark)

    def row_at(self, place: int, offset: int) -> int:
        """The row of a place of the words as laid out."""
        first = self._first[place]
        # Behind its words a turn has a gap, and the next one its head.
        last = self._first[place + 1] - 2 if place + 1 < len(self._first) else len(self.rows)
        starts = [row.start for row in self.rows[first:last]]
        return first + max(bisect_right(starts, offset) - 1, 0)

    def place(self, x: int, y: int) -> Place | None:
        """What stands at a cell; None where there is nothing at all."""
        if not self.rows:
            return None
        row = self.rows[min(max(y, 0), len(self.rows) - 1)]
        turn = self._spoken[row.turn]
        if row.kind != "words":
            return turn.number, 0 if row.kind == "head" else len(turn.words)
        words, offset = self.words[row.turn], row.start
        while offset < row.end and x >= (size := cell_len(words[offset])):
            x -= size
            offset += 1
        if self._signs:
            offset = bracketed(turn.words, self._marks.get(turn.number, ())).origin(offset)
        return turn.number, min(offset, len(turn.words))
