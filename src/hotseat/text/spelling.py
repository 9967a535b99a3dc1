"""Typing errors: a word that stands in no list is taken for the nearest one that does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hotseat.text.fold import Folded
from hotseat.text.stems import stem
from hotseat.text.tokens import OPENED

SHORT_WORD = 4
"""Letters of the shortest word that is repaired in a text with few errors."""
SURE_WORD = 8
"""Letters from which a letter may be wrong in a text with few errors; in shorter words it may be
missing, doubled or swapped with the next.
"""
LONG_WORD = 6
"""Letters from which a word may have two errors in a text typed in haste."""
HASTY_WORDS = 3
"""A text was typed in haste if it has so many unknown words, and"""
HASTY_SHARE = 0.06
"""if this share of its words is unknown."""
OF_SCENE = 200
"""How far down the list a word of the scenario stands, unless it is named there before."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"

_WORD = re.compile(r"(?<![\w'])[a-z]+(?:'[a-z]+)*(?![\w'])")
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Spelling:
    """The words that there are."""

    ranks: Mapping[str, int]
    """How far down the list a word stands: of words equally near the first one is meant."""
    stems: frozenset[str]
    """Stems of which every form is a word."""
    _near: Mapping[tuple[str, int], tuple[str, ...]] = field(init=False, compare=False, repr=False)
    """The words by first letter and size."""

    def __post_init__(self) -> None:
        near: dict[tuple[str, int], list[str]] = {}
        for word in self.ranks:
            near.setdefault((word[0], len(word)), []).append(word)
        object.__setattr__(self, "_near", {key: tuple(words) for key, words in near.items()})

    def knows(self, word: str, scene: frozenset[str]) -> bool:
        """Whether a word is right as it stands."""
        if word in self.ranks or len(word) == 1 or word in OPENED:
            return True
        if "'" in word:
            head, _, tail = word.rpartition("'")
            return tail == "s" and self.knows(head, scene)
        found = stem(word)
        return found in self.stems or found in scene

    def nearest(self, word: str, scene: frozenset[str], *, hasty: bool) -> str | None:
        """The word that was meant, if one is near enough."""
        if len(word) < SHORT_WORD and not hasty:
            return None
        limit = 2 if hasty and len(word) >= LONG_WORD else 1
        best: tuple[int, str] | None = None
        for found, form, distance in self._candidates(word, limit, scene):
            slipped = distance == 1 and _slipped(form, found)
            if slipped or hasty or len(word) >= SURE_WORD:
                cost = EDIT * distance + self._rank(found, scene) + (0 if slipped else WRONG)
                best = min(best or (cost, found), (cost, found))
        for found in _otherwise_begun(word) if hasty else ():
            if found in self.ranks or found in scene:
                wrong = FIRST if _slipped(word, found) else FIRST + WRONG
                cost = EDIT + self._rank(found, scene) + wrong
                best = min(best or (cost, found), (cost, found))
        return best[1] if best else None

    def _candidates(
        self, word: str, limit: int, scene: frozenset[str]
    ) -> Iterator[tuple[str, str, int]]:
        """Words that begin alike, with the word or stem they are compared with and how many errors
        they are away.
        """
        sizes = range(len(word) - limit, len(word) + limit + 1)
        pools = [(word, self._near.get((word[0], size), ())) for size in sizes]
        own = tuple(known for known in scene if known[0] == word[0])
        for form, pool in (*pools, *((form, own) for form in {word, stem(word)})):
            for found, distance, _ in process.extract(
                form, pool, scorer=OSA.distance, score_cutoff=limit, limit=None
            ):
                yield found, form, int(distance)

    def _rank(self, word: str, scene: frozenset[str]) -> int:
        """How far down the list a word stands, roughly."""
        rank = self.ranks.get(word, OF_SCENE)
        return (min(rank, OF_SCENE) if word in scene else rank).bit_length()


EDIT = 10
"""What an error costs in the search for the word that was meant,"""
WRONG = 3
"""what a wrong letter costs on top, and"""
FIRST = 1
"""what it costs on top if the first letter is wrong."""


def _slipped(word: str, meant: str) -> bool:
    """Whether letters are only missing, doubled or swapped."""
    return len(word) < len(meant) or (
        _TWICE.sub(r"\1", word) == _TWICE.sub(r"\1", meant) or sorted(word) == sorted(meant)
    )


def _otherwise_begun(word: str) -> Iterator[str]:
    """What a word may be whose first letter is missing, wrong, too much or in second place."""
    yield word[1] + word[0] + word[2:]
    yield word[1:]
    for letter in LETTERS:
        yield letter + word
        yield letter + word[1:]


Edit = tuple[int, int, str]
"""A stretch of a text and what it is to be."""


def mend(folded: Folded, text: str, spelling: Spelling, scene: frozenset[str]) -> Folded:
    """A folded text with its typing errors mended; `text` is the original, `scene` are stems of
    further words. What is written in capitals is an error only in a text typed in haste.
    """
    spans = [match.span() for match in _WORD.finditer(folded.text)]
    unknown = [n for n, (a, b) in enumerate(spans) if not spelling.knows(folded.text[a:b], scene)]
    small = [n for n in unknown if not text[slice(*folded.span(*spans[n]))].isupper()]
    if not small:
        return folded
    hasty = len(small) >= HASTY_WORDS and len(small) >= HASTY_SHARE * len(spans)
    edits: list[Edit] = []
    done = -1
    for n in unknown if hasty else small:
        if n <= done:
            continue
        before, done = done, n
        pairs = [first for first in (n - 1, n) if before < first < len(spans) - 1]
        parted = next((p for f in pairs if (p := _parted(folded.text, spans, f, spelling))), ())
        start, end = spans[n]
        if parted:
            edits.extend(parted)
            done += parted[-1][1] > end
        elif meant := spelling.nearest(folded.text[start:end], scene, hasty=hasty):
            edits.append((start, end, meant))
    return _replaced(folded, edits)


def _parted(
    text: str, spans: Sequence[tuple[int, int]], first: int, spelling: Spelling
) -> tuple[Edit, ...]:
    """A word and the one behind it as they read without the blank between, or with the blank a
    letter before or behind, if that makes words.
    """
    (start, middle), (again, end) = spans[first : first + 2]
    one, two, ranks = text[start:middle], text[again:end], spelling.ranks
    if text[middle:again] != " ":
        return ()
    if one + two in ranks and len(one + two) >= SHORT_WORD:
        return ((start, end, one + two),)
    for left, right in ((one[:-1], one[-1] + two), (one + two[0], two[1:])):
        if all(word in ranks or word in ("a", "i") for word in (left, right)):
            return (start, middle, left), (again, end, right)
    return ()


def _replaced(folded: Folded, edits: Sequence[Edit]) -> Folded:
    """The text with stretches replaced. Letters of a new stretch as long as the old keep their
    places; those of others have the place of the whole stretch.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mended: set[int] = set()
    at = 0
    for start, end, new in [*edits, (len(folded.text), len(folded.text), "")]:
        out += folded.text[at:start], new
        starts += folded.starts[at:start]
        ends += folded.ends[at:start]
        if len(new) == end - start:
            starts += folded.starts[start:end]
            ends += folded.ends[start:end]
        else:
            first, last = folded.span(start, end)
            starts += [first] * len(new)
            ends += [last] * len(new)
        if new:
            mended.add(folded.starts[start])
        at = end
    return replace(folded, text="".join(out), starts=starts, ends=ends, mended=frozenset(mended))
