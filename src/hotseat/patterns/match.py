"""Finding patterns in a clause: every node gives its spans, in words, bottom up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby, islice, takewhile
from operator import itemgetter

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

    __slots__ = (
        *("_memo", "_places", "_sorted", "counted", "keys", "numbers", "stems", "texts", "tokens"),
        "work",
    )

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.stems: dict[str, list[int]] = {}
        self.texts: dict[str, list[int]] = {}
        self.keys = word_keys(tokens)
        self.numbers: list[int] = []
        self.work = 0
        """Nodes that were looked for in it, and spans that were found;"""
        self.counted = 0
        """how much of that is in the sum over all clauses."""
        self._sorted: list[str] = []
        self._places: dict[g.Word, list[Span]] = {}
        self._memo: dict[str, list[Span]] = {}
        for at, token in enumerate(tokens):
            if token.text[0].isdigit():
                self.numbers.append(at)
            self.stems.setdefault(token.stem, []).append(at)
            self.texts.setdefault(token.text, []).append(at)

    def holds(self, word: g.Word) -> bool:
        """Whether a word of a pattern stands in it."""
        if word.kind == "stem":
            return word.key in self.stems
        return bool(self.places(word))

    def places(self, word: g.Word) -> list[Span]:
        """Where a word of a pattern stands, in order."""
        found = self._places.get(word)
        if found is None:
            found = self._places[word] = [(at, at + 1) for at in self._found(word)]
        return found

    def _found(self, word: g.Word) -> Iterable[int]:
        if word.kind == "stem":
            return self.stems.get(word.key, ())
        if word.kind == "exact":
            return self.texts.get(word.key, ())
        if word.kind == "number":
            return self.numbers
        self._sorted = self._sorted or sorted(self.texts)
        first = bisect_left(self._sorted, word.key)
        alike = takewhile(lambda text: text.startswith(word.key), islice(self._sorted, first, None))
        return sorted(at for text in alike for at in self.texts[text])

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
            return clause.places(node)
        case g.Ref(name=name):
            return clause.entry(name, find)
        case g.Sequence(left=left, right=right, gap=gap):
            heads = spans(left, clause, find)
            tails = spans(right, clause, find) if heads else []
            found = _kept(_joined(heads, tails, gap)) if tails else []
        case g.Both(left=left, right=right):
            ones = spans(left, clause, find)[:MAX_PAIRED]
            twos = spans(right, clause, find)[:MAX_PAIRED] if ones else []
            pairs = ((min(a, c), max(b, d)) for a, b in ones for c, d in twos if b <= c or d <= a)
            found = _kept(sorted(pairs)) if twos else []
        case g.Either(options=options):
            each = [some for option in options if (some := spans(option, clause, find))]
            found = each[0][:MAX_SPANS] if len(each) == 1 else _kept(merge(*each))
            clause.work += len(options)
        case g.Without(node=inner, banned=banned):
            found = [] if any(map(clause.holds, banned)) else spans(inner, clause, find)
            clause.work += len(banned)
    clause.work += 1 + len(found)
    return found


def _joined(heads: list[Span], tails: list[Span], gap: int) -> Iterator[Span]:
    """Each head with the tails that begin within `gap` words behind it, the nearest first."""
    for start, end in heads:
        at = bisect_left(tails, (end, 0))
        if at == len(tails):
            continue
        for first, last in tails[at : at + MAX_ENDS]:
            if first > end + gap:
                break
            yield start, last


def _kept(found: Iterable[Span]) -> list[Span]:
    """Spans in order, for each first word the nearest ends, without repetition. They come in the
    order of their first words, and no more of them is looked at than is kept.
    """
    out: list[Span] = []
    for _, alike in groupby(found, key=_FIRST):
        out += sorted(set(alike))[:MAX_ENDS]
        if len(out) >= MAX_SPANS:
            break
    return out[:MAX_SPANS]


_FIRST = itemgetter(0)


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


def leaves(node: g.Node) -> list[g.Word | g.Ref]:
    """The words and references of a pattern, in order; what `!` forbids is none of them."""
    found: list[g.Word | g.Ref] = []
    left = [node]
    while left:
        match left.pop():
            case g.Word() | g.Ref() as leaf:
                found.append(leaf)
            case g.Sequence(left=one, right=two) | g.Both(left=one, right=two):
                left += (two, one)
            case g.Without(node=inner):
                left.append(inner)
            case g.Either(options=options):
                left += reversed(options)
    return found


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
