"""Named entries of patterns, compiled together, and what they find in a clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hotseat.patterns import grammar as g
from hotseat.patterns.index import Index, Needs
from hotseat.patterns.match import (
    Span,
    Words,
    refs_of,
    required,
    required_refs,
    spans,
    spellings_of,
    stems_of,
)
from hotseat.patterns.prune import forks, pruned
from hotseat.patterns.work import Work


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of an entry with the place it was written at."""

    text: str
    rule: str
    """`file:line`."""
    node: g.Node
    needs: Needs
    """Of a clause that is to hold it."""
    forks: bool
    """Whether it has alternatives: without any, it is held as a whole or not at all."""

    def possible(self, keys: frozenset[str]) -> bool:
        """Whether words with these keys can hold it."""
        for need in self.needs:  # noqa: SIM110  any() would take twice the time
            if keys.isdisjoint(need):
                return False
        return True

    def within(self, keys: frozenset[str]) -> Pattern | None:
        """What of it words with these keys can hold; None where that is nothing."""
        if not self.possible(keys):
            return None
        node = pruned(self.node, keys) if self.forks else self.node
        if node is None or node is self.node:
            return None if node is None else self
        return Pattern(self.text, self.rule, node, self.needs, forks=True)


class Entry(tuple[Pattern, ...]):
    """The patterns of one entry. Lexicons that share it share what is worked out about it."""

    @cached_property
    def by_need(self) -> Index:
        """Its patterns by what they need."""
        return Index([pattern.needs for pattern in self])

    @cached_property
    def refs(self) -> tuple[g.Ref, ...]:
        """The entries that its patterns name."""
        return tuple(ref for pattern in self for ref in refs_of(pattern.node))

    def within(self, keys: frozenset[str]) -> Within:
        """What words with these keys can hold of it."""
        patterns: list[Pattern] = []
        needs: list[frozenset[str]] = []
        for at in self.by_need.candidates(keys):
            left = self[at].within(keys)
            if left is not None:
                patterns.append(left)
                needs.append(self.by_need.rarest[at])
        gate = keys & frozenset().union(*needs) if all(needs) else None
        return Within(tuple(patterns), gate)


@dataclass(frozen=True, slots=True)
class Within:
    """What a text can hold of an entry."""

    patterns: tuple[Pattern, ...]
    gate: frozenset[str] | None
    """Word keys without one of which a clause holds none of them; None if there are no such."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found in a clause; `start` and `end` count the clause's words."""

    entry: str
    start: int
    end: int
    pattern: Pattern


SKIPPED = 4
"""Patterns that are passed over in the time of a step."""
OFTEN = 10_000
"""Steps within one clause after which they are counted."""
MOST_STEPS = 50
"""References that may follow one from the other."""


class LexiconError(g.PatternError):
    """An entry that cannot be used because of what it refers to."""

    def __init__(self, entry: str, message: str, column: int = 1) -> None:
        super().__init__(message, column)
        self.entry = entry


class Lexicon:
    """All entries, by name. Built once, then only read."""

    def __init__(self, entries: Mapping[str, Iterable[Pattern]]) -> None:
        self.entries: dict[str, Entry] = {
            name: patterns if isinstance(patterns, Entry) else Entry(patterns)
            for name, patterns in entries.items()
        }
        self._check_references()

    def words(self) -> frozenset[str]:
        """Every stem that some pattern names."""
        found: set[str] = set()
        for patterns in self.entries.values():
            for pattern in patterns:
                found |= stems_of(pattern.node)
        return frozenset(found)

    def spellings(self) -> frozenset[str]:
        """Every word that some pattern names as it stands."""
        patterns = (pattern for found in self.entries.values() for pattern in found)
        return frozenset().union(*(spellings_of(pattern.node) for pattern in patterns))

    def live(self, keys: frozenset[str], work: Work | None = None) -> Live:
        """The part of the lexicon that a text with these word keys can hold; `work` is what was
        looked for in the text before.
        """
        return Live(self.entries, keys, work or Work())

    def _check_references(self) -> None:
        """Every reference names an entry, and none leads back to itself."""
        done: set[str] = set()

        def visit(name: str, trail: tuple[str, ...]) -> None:
            if len(trail) > MOST_STEPS:
                raise LexiconError(name, f"<{name}> is reached by over {MOST_STEPS} references")
            if name in done:
                return
            for ref in self.entries[name].refs:
                if ref.name not in self.entries:
                    raise LexiconError(name, f"there is no entry <{ref.name}>", ref.column)
                if ref.name in (*trail, name):
                    raise LexiconError(name, f"<{ref.name}> refers to itself", ref.column)
                visit(ref.name, (*trail, name))
            done.add(name)

        for name in self.entries:
            visit(name, ())


class Live:
    """The part of a lexicon that can be found in one text, worked out as it is asked for."""

    __slots__ = ("_entries", "_found", "_keys", "work")

    def __init__(self, entries: Mapping[str, Entry], keys: frozenset[str], work: Work) -> None:
        self.work = work
        self._entries = entries
        self._keys = keys
        self._found: dict[str, Within] = {}

    @property
    def entries(self) -> dict[str, tuple[Pattern, ...]]:
        """All that can be found, by entry."""
        found = {name: self._within(name).patterns for name in self._entries}
        return {name: patterns for name, patterns in found.items() if patterns}

    def find(self, name: str, clause: Words) -> list[Hit]:
        """Where an entry stands in a clause, in order: of each pattern the nearest end, and of all
        patterns that begin at one word the longest.

        Raises:
            InvalidFileError: too much is looked for in one text.
        """
        within = self._found.get(name) or self._within(name)
        if within.gate is not None and within.gate.isdisjoint(clause.keys):
            return []
        best: dict[int, Hit] = {}
        clause.work += len(within.patterns) // SKIPPED
        for pattern in within.patterns:
            if not pattern.possible(clause.keys):
                continue
            nearest: dict[int, int] = {}
            for start, end in spans(pattern.node, clause, self._spans):
                nearest.setdefault(start, end)
            clause.work += 1 + len(nearest)
            if clause.work - clause.counted > OFTEN:
                self.work.take(clause, name, within.patterns[0].rule)
            for start, end in nearest.items():
                known = best.get(start)
                if known is None or end > known.end:
                    best[start] = Hit(name, start, end, pattern)
        if within.patterns:
            self.work.take(clause, name, within.patterns[0].rule)
        return [best[start] for start in sorted(best)]

    def held(self, patterns: Iterable[Pattern], clause: Words) -> list[Pattern]:
        """Those of some patterns, of this lexicon or not, that stand in a clause."""
        possible = (pattern for pattern in patterns if pattern.possible(clause.keys))
        return [pattern for pattern in possible if spans(pattern.node, clause, self._spans)]

    def _within(self, name: str) -> Within:
        found = self._found.get(name)
        if found is None:
            found = self._entries.get(name, Entry()).within(self._keys)
            found = self._found[name] = found if found.gate is not None else self._gated(found)
        return found

    def _gated(self, found: Within) -> Within:
        """Without patterns that want an entry of which the text holds nothing; gated by what the
        entries that they want are gated by.
        """
        patterns: list[Pattern] = []
        gates: list[frozenset[str] | None] = []
        for pattern in found.patterns:
            wanted = [self._within(name) for name in required_refs(pattern.node)]
            if all(within.patterns for within in wanted):
                patterns.append(pattern)
                own = (need & self._keys for need in pattern.needs)
                gates.append(next((g for g in (*own, *(w.gate for w in wanted)) if g), None))
        known = [gate for gate in gates if gate is not None]
        gate = frozenset().union(*known) if len(known) == len(gates) else None
        return Within(tuple(patterns), gate)

    def _spans(self, name: str, clause: Words) -> list[Span]:
        return [(hit.start, hit.end) for hit in self.find(name, clause)]


# The rubrics of one language share what they have in common.
@lru_cache(maxsize=16_384)
def compile_alternatives(text: str, rule: str) -> tuple[Pattern, ...]:
    """One pattern as its alternatives.

    Raises:
        PatternError: the text is not a pattern.
    """
    node, parts = g.parse(text), g.alternatives(text)
    nodes = node.options if isinstance(node, g.Either) and len(parts) > 1 else (node,)
    return tuple(_pattern(part, rule, one) for part, one in zip(parts, nodes, strict=True))


def compile_pattern(text: str, rule: str) -> Pattern:
    """One pattern, ready to be found.

    Raises:
        PatternError: the text is not a pattern.
    """
    return _pattern(text, rule, g.parse(text))


def _pattern(text: str, rule: str, node: g.Node) -> Pattern:
    return Pattern(text, rule, node, required(node), forks(node))
