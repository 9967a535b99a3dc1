"""Finding patterns in a clause: every node gives its spans, in words, bottom up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from hotseat.patterns import grammar as g
from hotseat.text.tokens import Token

Span = tuple[int, int]
"""First word and the word behind the last, counted from 0 within the clause."""

MAX_ENDS = 4
"""Ends kept for one beginning."""
MAX_PAIRED = 16
"""Spans of each side that `~` pairs."""
MAX_SPANS = 64
"""Spans kept for one node in one clause: enough to read, too few to explode."""


class Words:
    """The words of one clause, looked up by stem or spelling."""

    __slots__ = ("_memo", "_prefixes", "keys", "numbers", "stems", "texts", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.stems: dict[str, list[int]] = {}
        self.texts: dict[str, list[int]] = {}
        self.keys = word_keys(tokens)
        self.numbers: list[int] = []
        self._prefixes: dict[str, list[int]] = {}
        self._memo: dict[str, list[Span]] = {}
        for at, token in enumerate(tokens):
            if token.text[0].isdigit():
                self.numbers.append(at)
            self.stems.setdefault(token.stem, []).append(at)
            self.texts.setdefault(token.text, []).append(at)

    def places(self, word: g.Word) -> list[int]:
        """Where a word of a pattern stands, in order."""
        if word.kind == "stem":
            return self.stems.get(word.key, [])
        if word.kind == "exact":
            return self.texts.get(word.key, [])
        if word.kind == "number":
            return self.numbers
        found = self._prefixes.get(word.key)
        if found is None:
            texts = self.texts.items()
            found = sorted(at for t, ats in texts if t.startswith(word.key) for at in ats)
            self._prefixes[word.key] = found
        return found

    def entry(self, name: str, find: Find) -> list[Span]:
        """Spans of a named entry, found once a clause."""
        if name not in self._memo:
            self._memo[name] = find(name, self)
        return self._memo[name]


Find = Callable[[str, Words], list[Span]]
"""Looks up a named entry in a clause."""


def spans(node: g.Node, clause: Words, find: Find) -> list[Span]:
    """All spans of a pattern in a clause, in order."""
    match node:
        case g.Word():
            return [(at, at + 1) for at in clause.places(node)]
        case g.Ref(name=name):
            return clause.entry(name, find)
        case g.Sequence(left=left, right=right, gap=gap):
            heads = spans(left, clause, find)
            tails = spans(right, clause, find) if heads else []
            return _joined(heads, tails, gap) if tails else []
        case g.Both(left=left, right=right):
            ones = spans(left, clause, find)[:MAX_PAIRED]
            twos = spans(right, clause, find)[:MAX_PAIRED] if ones else []
            return _kept(
                (min(a, c), max(b, d)) for a, b in ones for c, d in twos if b <= c or d <= a
            )
        case g.Either(options=options):
            return _kept(span for option in options for span in spans(option, clause, find))
        case g.Without(node=inner, banned=banned):
            return [] if any(clause.places(w) for w in banned) else spans(inner, clause, find)


def _joined(heads: list[Span], tails: list[Span], gap: int) -> list[Span]:
    """Each head with the tails that begin within `gap` words behind it, the nearest first."""
    found: list[Span] = []
    for start, end in heads:
        at = bisect_left(tails, (end, 0))
        for first, last in tails[at : at + MAX_ENDS]:
            if first > end + gap:
                break
            found.append((start, last))
    return _kept(found)


def _kept(found: Iterable[Span]) -> list[Span]:
    """Spans in order, for each first word the nearest ends, without repetition."""
    ends: dict[int, int] = {}
    out: list[Span] = []
    for span in sorted(set(found)):
        ends[span[0]] = ends.get(span[0], 0) + 1
        if ends[span[0]] <= MAX_ENDS:
            out.append(span)
    return out[:MAX_SPANS]


def required(node: g.Node) -> tuple[frozenset[str], ...]:
    """Sets of word keys: a clause without a key from each of them cannot hold the pattern."""
    match node:
        case g.Word(key=key, kind=kind):
            return (frozenset((word_key(kind, key),)),)
        case g.Sequence(left=left, right=right) | g.Both(left=left, right=right):
            return required(left) + required(right)
        case g.Without(node=inner):
            return required(inner)
        case g.Either(options=options):
            each = [required(option) for option in options]
            if all(each):
                return (frozenset().union(*(needs[0] for needs in each)),)
    return ()


def required_refs(node: g.Node) -> tuple[str, ...]:
    """Names of entries that a clause must hold to hold the pattern."""
    match node:
        case g.Ref(name=name):
            return (name,)
        case g.Sequence(left=left, right=right) | g.Both(left=left, right=right):
            return required_refs(left) + required_refs(right)
        case g.Without(node=inner):
            return required_refs(inner)
    return ()


def word_key(kind: str, key: str) -> str:
    """How a stem or a spelling is written among word keys."""
    if kind == "prefix":
        return f"{key[:PREFIX]}*"
    return f"={key}" if kind == "exact" else key


PREFIX = 3
"""Letters of a prefix that are looked at to see whether a text can hold it."""


def word_keys(tokens: Sequence[Token]) -> frozenset[str]:
    """The keys of all stems and spellings of a text."""
    keys = {key for t in tokens for key in (t.stem, f"={t.text}", f"{t.text[:PREFIX]}*")}
    if any(t.text[0].isdigit() for t in tokens):
        keys.add("#")
    return frozenset(keys)


def leaves(node: g.Node) -> Iterator[g.Word | g.Ref]:
    """The words and references of a pattern, in order; what `!` forbids is none of them."""
    match node:
        case g.Word() | g.Ref():
            yield node
        case g.Sequence(left=left, right=right) | g.Both(left=left, right=right):
            yield from leaves(left)
            yield from leaves(right)
        case g.Without(node=inner):
            yield from leaves(inner)
        case g.Either(options=options):
            for option in options:
                yield from leaves(option)


def stems_of(node: g.Node) -> set[str]:
    """All stems that the pattern names: what a typing error may be repaired to."""
    return _named(node, "stem")


def spellings_of(node: g.Node) -> set[str]:
    """All words that the pattern names as they stand."""
    return _named(node, "exact")


def _named(node: g.Node, kind: str) -> set[str]:
    return {leaf.key for leaf in leaves(node) if isinstance(leaf, g.Word) and leaf.kind == kind}


def refs_of(node: g.Node) -> list[g.Ref]:
    """The entries that the pattern names."""
    return [leaf for leaf in leaves(node) if isinstance(leaf, g.Ref)]
