"""Picking words out of a text with few keys: by stretch, by word, or by a place in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

Span = tuple[int, int]

LONG = 14
"""Words of a sentence from which it is parted at commas and the like."""
PIECE = 12
"""Words after which a stretch ends where nothing in it parts it."""

# Scripts without spaces: each sign counts as a word.
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SIGNS = "\u3001-\u303f\uff01-\uff0f\uff1a-\uff20"
_WORD = re.compile(rf"[{_ALONE}]|[{_SIGNS}]+|[^\s{_ALONE}{_SIGNS}]+")
_STOP = re.compile("[.!?\u2026;][\"')\\]\u201d\u2019]*$|[。！？；]")
_COMMA = re.compile("[,:)\u2014\u2013-]$|[、，：]")


def words_of(text: str) -> list[Span]:
    """Where each word of a text stands, with the signs that cling to it."""
    found: list[Span] = []
    for word in _WORD.finditer(text):
        # Between signs of such a script, punctuation clings to the word before it.
        if found and found[-1][1] == word.start() and all(map(_is_punctuation, word.group())):
            found[-1] = (found[-1][0], word.end())
        else:
            found.append(word.span())
    return found


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign).startswith("P")


def stretches_of(text: str, words: list[Span]) -> list[Span]:
    """Stretches that are picked at once, as (first, last) word: sentences and lines, long ones
    in parts.
    """
    found: list[Span] = []
    first = 0
    for at, (start, end) in enumerate(words):
        behind = text[end : words[at + 1][0]] if at + 1 < len(words) else "\n"
        if _STOP.search(text[start:end]) or len(f"{behind}.".splitlines()) > 1:
            found += _parted(text, words, first, at)
            first = at + 1
    return found


def _parted(text: str, words: list[Span], first: int, last: int) -> list[Span]:
    found: list[Span] = []
    begun = first
    whole = last - first < LONG
    for at in range(first, last + 1):
        start, end = words[at]
        comma = at - begun >= 2 and last - at >= 2 and _COMMA.search(text[start:end])
        full = at - begun + 1 >= PIECE and last - at >= PIECE // 2 and not _near(text, words, at)
        if at == last or (not whole and (comma or full)):
            found.append((begun, at))
            begun = at + 1
    return found


def _near(text: str, words: list[Span], at: int) -> bool:
    """Whether something parts the text within the next words anyway."""
    return any(_COMMA.search(text[a:b]) for a, b in words[at + 1 : at + 5])


class Picker:
    """Words of a text, picked: always at least one."""

    def __init__(self, text: str) -> None:
        """Raises ValueError where there is no word."""
        self.text = text
        self._words = words_of(text)
        if not self._words:
            raise ValueError("there is no word to pick")
        self._stretches = stretches_of(text, self._words)
        self._starts = [start for start, _ in self._words]
        self._anchor: int | None = None
        self._at = 0
        self._first, self._last = self._stretches[0]

    @property
    def span(self) -> Span:
        """Where the picked words stand."""
        return self._words[self._first][0], self._words[self._last][1]

    @property
    def words(self) -> str:
        """The picked words."""
        start, end = self.span
        return self.text[start:end]

    @property
    def count(self) -> int:
        """How many words are picked."""
        return self._last - self._first + 1

    @property
    def held(self) -> bool:
        """Whether moving adds stretches."""
        return self._anchor is not None

    def hold(self) -> None:
        """From now on moving adds stretches; once more, and it does not."""
        self._anchor = None if self.held else self._at

    def release(self) -> None:
        """Moving picks another stretch again."""
        self._anchor = None

    def move(self, step: int) -> None:
        """To another stretch; while held, up to there."""
        self._at = min(max(self._at + step, 0), len(self._stretches) - 1)
        other = self._at if self._anchor is None else self._anchor
        self._first = self._stretches[min(self._at, other)][0]
        self._last = self._stretches[max(self._at, other)][1]

    def extend(self, step: int) -> None:
        """Move as if held."""
        if self._anchor is None:
            self._anchor = self._at
        self.move(step)

    def end(self, step: int) -> None:
        """So many words more at the end, or fewer."""
        self._last = min(max(self._last + step, self._first), len(self._words) - 1)
        self._follow(self._last)

    def begin(self, step: int) -> None:
        """Begin so many words later, or earlier."""
        self._first = min(max(self._first + step, 0), self._last)
        self._follow(self._first)

    def take(self, start: int, end: int) -> None:
        """The words between two places; where they are one place, the stretch there."""
        first, last = self._word_at(min(start, end)), self._word_at(max(start, end - 1))
        # A drag that ends in front of a word does not mean it, nor one that begins behind one.
        if start < end and self._words[first][1] <= start and first < last:
            first += 1
        self._anchor = None
        self._follow(first)
        if start == end:
            first, last = self._stretches[self._at]
        self._first, self._last = first, max(first, last)

    def _word_at(self, place: int) -> int:
        return max(bisect_right(self._starts, place) - 1, 0)

    def _follow(self, word: int) -> None:
        ends = [last for _, last in self._stretches]
        self._at = next(n for n, last in enumerate(ends) if word <= last)
