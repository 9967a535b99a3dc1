"""Whatever is found is really there; and looking never takes long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.patterns import grammar as g
from hotseat.patterns.lexicon import Lexicon, compile_pattern
from hotseat.patterns.match import Words, word_keys
from hotseat.text.fold import fold
from hotseat.text.tokens import tokens

if TYPE_CHECKING:
    from tests.patterns.conftest import Finder

WORD = st.sampled_from(["red", "car", "dog", "sea"])
PATTERN = st.recursive(
    WORD,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map("_".join),
        st.tuples(inner, inner).map(" ... ".join),
        st.tuples(inner, inner).map(" ~ ".join),
        st.tuples(inner, inner).map("|".join),
        inner.map(lambda text: f"({text})"),
        st.tuples(inner, WORD).map(lambda two: f"({two[0]} !{two[1]})"),
    ),
    max_leaves=6,
)
CLAUSE = st.lists(WORD, max_size=9).map(" ".join)


def every_span(node: g.Node, words: list[str]) -> set[tuple[int, int]]:
    """All spans that the description allows, found the slow way."""
    match node:
        case g.Word():
            return {(at, at + 1) for at, word in enumerate(words) if word == node.key}
        case g.Sequence():
            return {
                (a, d)
                for a, b in every_span(node.left, words)
                for c, d in every_span(node.right, words)
                if b <= c <= b + node.gap
            }
        case g.Both():
            return {
                (min(a, c), max(b, d))
                for a, b in every_span(node.left, words)
                for c, d in every_span(node.right, words)
                if b <= c or d <= a
            }
        case g.Either():
            return set().union(*(every_span(option, words) for option in node.options))
        case g.Without():
            banned = {word.key for word in node.banned}
            return set() if banned & set(words) else every_span(node.node, words)
        case g.Ref():
            raise AssertionError(node)


@given(PATTERN, CLAUSE)
def test_what_is_found_is_there(pattern: str, clause: str) -> None:
    lexicon = Lexicon({"tried": [compile_pattern(pattern, "test:1")]})
    found = tokens(fold(clause))
    hits = lexicon.live(word_keys(found)).find("tried", Words(found))
    allowed = every_span(g.parse(pattern), [t.stem for t in found])
    assert {(hit.start, hit.end) for hit in hits} <= allowed
    assert bool(hits) <= bool(allowed)


@given(st.lists(WORD, min_size=1, max_size=2), CLAUSE)
def test_two_words_are_found_wherever_they_are(words: list[str], clause: str) -> None:
    for joint in (" ", "_", " ... ", " ~ ", "|"):
        pattern = joint.join(words)
        lexicon = Lexicon({"tried": [compile_pattern(pattern, "test:1")]})
        found = tokens(fold(clause))
        hits = lexicon.live(word_keys(found)).find("tried", Words(found))
        allowed = every_span(g.parse(pattern), [t.stem for t in found])
        assert {hit.start for hit in hits} == {start for start, _ in allowed}


def test_of_several_patterns_the_longest_counts_for_each_beginning() -> None:
    patterns = [compile_pattern(text, "test:1") for text in ("red", "red car", "car")]
    found = tokens(fold("red car red"))
    live = Lexicon({"tried": patterns}).live(word_keys(found))
    hits = live.find("tried", Words(found))
    assert [(hit.start, hit.end) for hit in hits] == [(0, 2), (1, 2), (2, 3)]


def test_a_hit_names_its_pattern(find: Finder) -> None:
    (hit,) = find.hits("red car", "a red car")
    assert (hit.entry, hit.pattern.text, hit.pattern.rule) == ("tried", "red car", "test:1")


def test_a_lexicon_forgets_what_a_text_cannot_hold() -> None:
    lexicon = Lexicon(
        {
            "cars": [compile_pattern("red car", "test:1")],
            "dogs": [compile_pattern("dog|cat", "test:2")],
        }
    )
    assert set(lexicon.live(frozenset(["red", "dog"])).entries) == {"dogs"}
    assert lexicon.words() == {"red", "car", "dog", "cat"}


CLAUSE_WORDS = 48
"""More words than scoring puts into one clause."""
ANSWER_CLAUSES = 50_000 // (CLAUSE_WORDS * 4)
SAMPLE = 26
"""Clauses that are really searched: a tenth."""


def tree(leaves: int) -> str:
    """Brackets in brackets, each side with as many spans as are kept."""
    if leaves == 1:
        return "(red|car)"
    return f"({tree(leaves // 2)} ~ {tree(leaves - leaves // 2)})"


EVIL = {
    "gaps": " ... ".join(["red"] * 80),
    "near": " ".join(["red"] * 120),
    "any order": " ~ ".join(["red"] * 120),
    "bars": "|".join(["red"] * 125),
    "brackets": "(" * 60 + "red" + ")" * 60,
    "any order of bars": "(red|car) ~ " * 70 + "red",
    "pairs of pairs": tree(32),
    "bars in gaps": " ... ".join(["(red|car|red car)"] * 24),
    "doubling brackets": "(" * 7 + "red" + "|red)" * 7 + " ~ " + "(red|red red)" * 20,
    "any order in brackets": "(red ~ car) ~ (car ~ red) ~ (red ... car) ~ (car ... red)",
    "bans": "red" + " !blue" * 80,
    "beginnings": " ".join(["red*"] * 90),
}


@pytest.mark.parametrize("pattern", EVIL.values(), ids=EVIL.keys())
def test_evil_patterns_are_quick(pattern: str) -> None:
    lexicon = Lexicon({"tried": [compile_pattern(pattern, "test:1")]})
    found = tokens(fold("red car " * (CLAUSE_WORDS // 2)))
    live = lexicon.live(word_keys(found))
    begun = time.process_time()
    for _ in range(SAMPLE):
        live.find("tried", Words(found))
    assert (time.process_time() - begun) * ANSWER_CLAUSES / SAMPLE < 5


def test_entries_that_double_each_other_are_quick() -> None:
    entries = {f"e{n}": [compile_pattern(f"<e{n + 1}> ~ <e{n + 1}>", "t")] for n in range(40)}
    lexicon = Lexicon({**entries, "e40": [compile_pattern("red|car", "t")]})
    found = tokens(fold("red car " * (CLAUSE_WORDS // 2)))
    begun = time.process_time()
    lexicon.live(word_keys(found)).find("e0", Words(found))
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("pattern", ["red car", "red ... car"])
def test_one_clause_of_fifty_thousand_signs_is_quick(pattern: str) -> None:
    lexicon = Lexicon({"tried": [compile_pattern(pattern, "test:1")]})
    found = tokens(fold("red car " * 6_250))
    live = lexicon.live(word_keys(found))
    begun = time.process_time()
    live.find("tried", Words(found))
    assert time.process_time() - begun < 1
