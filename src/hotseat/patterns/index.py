"""Which patterns of an entry some words can hold, found without a look at each pattern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Needs = tuple[frozenset[str], ...]
"""Sets of word keys, one of each of which a text must have."""


class Index:
    """The places of patterns by the rarest thing that each of them needs."""

    __slots__ = ("_always", "_by_key", "rarest")

    def __init__(self, needs: Sequence[Needs]) -> None:
        often = Counter(key for each in needs for need in each for key in need)
        self.rarest: list[frozenset[str]] = [
            min(each, key=lambda need: sum(often[key] for key in need), default=frozenset())
            for each in needs
        ]
        """What of its needs the fewest other patterns share; empty for one that needs nothing."""
        self._always = [at for at, need in enumerate(self.rarest) if not need]
        self._by_key: dict[str, list[int]] = {}
        for at, need in enumerate(self.rarest):
            for key in need:
                self._by_key.setdefault(key, []).append(at)

    def candidates(self, keys: frozenset[str]) -> list[int]:
        """The places, in order, of all patterns that a text with these keys can hold; some that it
        cannot hold may be among them.
        """
        found = set(self._always)
        for key in self._by_key.keys() & keys:
            found.update(self._by_key[key])
        return sorted(found)
