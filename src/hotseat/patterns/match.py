"""Finding patterns in a clause: every node gives its spans, in words, bottom up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import singledispatch

from hotseat.patterns import grammar as g
from hotseat.text.tokens import Token

Span = tuple[int, int]
"""First word and the word behind the last, counted from 0 within the clause."""

MAX_SPANS = 64
"""Spans kept for one node in one clause: enough to read, too few to explode."""


class Words:
    """The words of one clause, looked up by stem or spelling."""

    __slots__ = ("stems", "texts", "tokens", "_memo")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.stems: dict[str, list[int]] = {}
        self.texts: dict[str, list[int]] = {}
        self._memo: dict[str, list[Span]] = {}
        for at, token in enumerate(tokens):
            self.stems.setdefault(token.stem, []).append(at)
            self.texts.setdefault(token.text, []).append(at)

    def places(self, word: g.Word) -> list[int]:
        """Where a word of a pattern stands, in order."""
        if word.kind == "stem":
            return self.stems.get(word.key, [])
        if word.kind == "exact":
            return self.texts.get(word.key, [])
        found = [at for text, ats in self.texts.items() if text.startswith(word.key) for at in ats]
        return sorted(found)

    def entry(self, name: str, find: Callable[[str, Words], list[Span]]) -> list[Span]:
        """Spans of a named entry, found once a clause."""
        if name not in self._memo:
            self._memo[name] = find(name, self)
        return self._memo[name]


def spans(node: g.Node, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    """All spans of a pattern in a clause, shortest for each first word, in order."""
    return _spans(node, clause, find)


@singledispatch
def _spans(node: g.Node, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    raise TypeError(node)


@_spans.register
def _(node: g.Word, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    return [(at, at + 1) for at in clause.places(node)]


@_spans.register
def _(node: g.Ref, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    return clause.entry(node.name, find)


@_spans.register
def _(node: g.Sequence, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    left = _spans(node.left, clause, find)
    if not left:
        return []
    right = _spans(node.right, clause, find)
    return _shortest(
        (a, d)
        for a, b in left
        for c, d in right
        if b <= c <= b + node.gap
    ) if right else []


@_spans.register
def _(node: g.Both, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    left = _spans(node.left, clause, find)
    right = _spans(node.right, clause, find) if left else []
    return _shortest(
        (min(a, c), max(b, d)) for a, b in left for c, d in right if b <= c or d <= a
    )


@_spans.register
def _(node: g.Either, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    return _shortest(span for option in node.options for span in _spans(option, clause, find))


@_spans.register
def _(node: g.Without, clause: Words, find: Callable[[str, Words], list[Span]]) -> list[Span]:
    if any(clause.places(word) for word in node.banned):
        return []
    return _spans(node.node, clause, find)


def _shortest(found: object) -> list[Span]:
    ends: dict[int, int] = {}
    for start, end in found:  # type: ignore[attr-defined]
        if start not in ends or end < ends[start]:
            ends[start] = end
    return sorted(ends.items())[:MAX_SPANS]


def required(node: g.Node) -> frozenset[str]:
    """Stems without which the pattern cannot be found; may be empty."""
    if isinstance(node, g.Word):
        return frozenset([node.key]) if node.kind == "stem" else frozenset()
    if isinstance(node, g.Sequence | g.Both):
        return required(node.left) | required(node.right)
    if isinstance(node, g.Without):
        return required(node.node)
    return frozenset()


def stems_of(node: g.Node) -> set[str]:
    """All stems that the pattern names: what a typing error may be repaired to."""
    if isinstance(node, g.Word):
        return {node.key} if node.kind == "stem" else set()
    if isinstance(node, g.Sequence | g.Both):
        return stems_of(node.left) | stems_of(node.right)
    if isinstance(node, g.Without):
        return stems_of(node.node)
    if isinstance(node, g.Either):
        return set().union(*(stems_of(option) for option in node.options))
    return set()


def refs_of(node: g.Node) -> list[g.Ref]:
    """The entries that the pattern names."""
    if isinstance(node, g.Ref):
        return [node]
    if isinstance(node, g.Sequence | g.Both):
        return refs_of(node.left) + refs_of(node.right)
    if isinstance(node, g.Without):
        return refs_of(node.node)
    if isinstance(node, g.Either):
        return [ref for option in node.options for ref in refs_of(option)]
    return []
