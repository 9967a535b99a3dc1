"""Named entries of patterns, compiled together, and what they find in a clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hotseat.patterns import grammar as g
from hotseat.patterns.match import Span, Words, pruned, refs_of, required, spans, spellings_of, stems_of


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of an entry with the place it was written at."""

    text: str
    rule: str
    """`file:line`."""
    node: g.Node
    needs: tuple[frozenset[str], ...]
    """Sets of word keys, one of each of which a clause must have."""

    def possible(self, keys: frozenset[str]) -> bool:
        """Whether words with these keys can hold it."""
        return not any(keys.isdisjoint(need) for need in self.needs)


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found in a clause; `start` and `end` count the clause's words."""

    entry: str
    start: int
    end: int
    pattern: Pattern


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
        self.entries: dict[str, tuple[Pattern, ...]] = {
            name: tuple(patterns) for name, patterns in entries.items()
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

    def live(self, keys: frozenset[str]) -> Live:
        """The part of the lexicon that a text with these word keys can hold."""
        found: dict[str, tuple[Pattern, ...]] = {}
        for name, patterns in self.entries.items():
            live = [
                replace(pattern, node=node)
                for pattern in patterns
                if pattern.possible(keys) and (node := pruned(pattern.node, keys)) is not None
            ]
            if live:
                found[name] = tuple(live)
        return Live(found)

    def _check_references(self) -> None:
        """Every reference names an entry, and none leads back to itself."""
        done: set[str] = set()

        def visit(name: str, trail: tuple[str, ...]) -> None:
            if len(trail) > MOST_STEPS:
                raise LexiconError(name, f"<{name}> is reached by over {MOST_STEPS} references")
            if name in done:
                return
            for pattern in self.entries[name]:
                for ref in refs_of(pattern.node):
                    if ref.name not in self.entries:
                        raise LexiconError(name, f"there is no entry <{ref.name}>", ref.column)
                    if ref.name in (*trail, name):
                        raise LexiconError(name, f"<{ref.name}> refers to itself", ref.column)
                    visit(ref.name, (*trail, name))
            done.add(name)

        for name in self.entries:
            visit(name, ())


@dataclass(frozen=True, slots=True)
class Live:
    """Entries that can be found in one text."""

    entries: Mapping[str, tuple[Pattern, ...]]

    def find(self, name: str, clause: Words) -> list[Hit]:
        """Where an entry stands in a clause, in order: of each pattern the nearest end, and of all
        patterns that begin at one word the longest.
        """
        best: dict[int, Hit] = {}
        for pattern in self.entries.get(name, ()):
            if not pattern.possible(clause.keys):
                continue
            nearest: dict[int, int] = {}
            for start, end in spans(pattern.node, clause, self._spans):
                nearest.setdefault(start, end)
            for start, end in nearest.items():
                known = best.get(start)
                if known is None or end > known.end:
                    best[start] = Hit(name, start, end, pattern)
        return [best[start] for start in sorted(best)]

    def held(self, patterns: Iterable[Pattern], clause: Words) -> list[Pattern]:
        """Those of some patterns, of this lexicon or not, that stand in a clause."""
        possible = (pattern for pattern in patterns if pattern.possible(clause.keys))
        return [pattern for pattern in possible if spans(pattern.node, clause, self._spans)]

    def _spans(self, name: str, clause: Words) -> list[Span]:
        return [(hit.start, hit.end) for hit in self.find(name, clause)]


def alternatives(text: str) -> list[str]:
    """A pattern parted at the bars that stand outside brackets: each says which words it found."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def compile_alternatives(text: str, rule: str) -> list[Pattern]:
    """One pattern as its alternatives.

    Raises:
        PatternError: the text is not a pattern.
    """
    compile_pattern(text, rule)
    return [compile_pattern(part, rule) for part in alternatives(text)]


def compile_pattern(text: str, rule: str) -> Pattern:
    """One pattern, ready to be found.

    Raises:
        PatternError: the text is not a pattern.
    """
    node = g.parse(text)
    return Pattern(text, rule, node, required(node))
