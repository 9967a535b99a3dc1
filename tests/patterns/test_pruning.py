"""Patterns cut down to the words of a text find what the whole ones would; bars part a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.patterns import grammar as g
from hotseat.patterns.lexicon import (
    Lexicon,
    Live,
    compile_alternatives,
    compile_pattern,
)
from hotseat.patterns.match import Span, Words, spans, word_keys
from hotseat.patterns.prune import pruned
from hotseat.text.fold import fold
from hotseat.text.tokens import Token, tokens

if TYPE_CHECKING:
    from tests.patterns.conftest import Finder

SAID = st.sampled_from(["red", "reds", "redder", "car", "cars", "dog", "sea", "7", "40%"])
CLAUSE = st.lists(SAID, max_size=9).map(" ".join)
WORD = st.sampled_from(["red", "=red", "red*", "car", "=cars", "dog", "sea", "=#", "=7", "sky"])
BANNED = st.sampled_from(["red", "car", "dog", "sky"])
LEAF = st.one_of(WORD, WORD, WORD, st.just("<other>"))
PATTERN = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(lambda two: f"({two[0]})_({two[1]})"),
        st.tuples(inner, inner).map(" ... ".join),
        st.tuples(inner, inner).map(" ~ ".join),
        st.tuples(inner, inner).map("|".join),
        inner.map(lambda text: f"({text})"),
        st.tuples(inner, BANNED).map(lambda two: f"({two[0]} !{two[1]})"),
    ),
    max_leaves=7,
)
OTHER = PATTERN.filter(lambda text: "<" not in text)

Hits = list[tuple[int, int, str]]


def found(live: Live, clause: list[Token]) -> Hits:
    hits = live.find("tried", Words(clause))
    return [(hit.start, hit.end, hit.pattern.text) for hit in hits]


def lexicon(pattern: str, other: str) -> Lexicon:
    return Lexicon(
        {
            "tried": compile_alternatives(pattern, "test:1"),
            "other": compile_alternatives(other, "test:2"),
        }
    )


def without_pruning(words: Lexicon, clause: list[Token]) -> Hits:
    """The same with every pattern tried as it was written: nothing cut off, nothing left out."""

    def find(name: str, words_of: Words) -> list[Span]:
        return [(start, end) for start, end, _ in longest(name, words_of)]

    def longest(name: str, words_of: Words) -> Hits:
        best: dict[int, tuple[int, int, str]] = {}
        for pattern in words.entries[name]:
            nearest: dict[int, int] = {}
            for start, end in spans(pattern.node, words_of, find):
                nearest.setdefault(start, end)
            for start, end in nearest.items():
                if start not in best or end > best[start][1]:
                    best[start] = (start, end, pattern.text)
        return [best[start] for start in sorted(best)]

    return longest("tried", Words(clause))


@given(PATTERN, OTHER, CLAUSE, CLAUSE)
def test_pruning_never_changes_what_is_found(
    pattern: str, other: str, clause: str, beside: str
) -> None:
    """Cut down to the words of a whole text, in one clause of it."""
    words = lexicon(pattern, other)
    one, two = tokens(fold(clause)), tokens(fold(beside))
    live = words.live(word_keys([*one, *two]))
    assert found(live, one) == without_pruning(words, one)
    assert found(live, two) == without_pruning(words, two)


@given(PATTERN, CLAUSE)
def test_nothing_is_left_only_of_what_cannot_be_found(pattern: str, clause: str) -> None:
    words = tokens(fold(clause))
    node = g.parse(pattern.replace("<other>", "sky"))
    if pruned(node, word_keys(words)) is None:
        assert spans(node, Words(words), lambda name, words_of: []) == []


@given(PATTERN, st.lists(SAID))
def test_pruning_again_changes_nothing(pattern: str, words: list[str]) -> None:
    keys = word_keys(tokens(fold(" ".join(words))))
    once = pruned(g.parse(pattern), keys)
    if once is not None:
        assert pruned(once, keys) == once


def test_a_pattern_that_fits_is_kept_as_it_is() -> None:
    node = g.parse("red (car|dog) ... sea !sky")
    assert pruned(node, frozenset(["red", "car", "dog", "sea"])) == node


@pytest.mark.parametrize(
    ("pattern", "rest"),
    [
        ("red|sky", "red"),
        ("red (sky|car)", "red car"),
        ("(red|car|sky) ... sky*", None),
        ("red sky", None),
        ("red ~ sky", None),
        ("red !sky", "red !sky"),
        ("(red|sky) !car", "red !car"),
        ("(red|car|sky) !fog", "(red|car) !fog"),
        ("(red|sky) ~ (car|fog)", "red ~ car"),
        ("(red|sky) ... (car|fog)", "red ... car"),
        ("sky !red", None),
        ("=red|=sky", "=red"),
        ("=#|red", "red"),
        ("red_(sky|fog)", None),
        ("<other>", "<other>"),
    ],
)
def test_what_is_left_of_a_pattern(pattern: str, rest: str | None) -> None:
    keys = word_keys(tokens(fold("a red car")))
    expected = None if rest is None else g.parse(rest)
    assert pruned(g.parse(pattern), keys) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("red", ["red"]),
        ("red|car", ["red", "car"]),
        ("red car | dog ... sea|sky", ["red car", "dog ... sea", "sky"]),
        ("red (car|dog)", ["red (car|dog)"]),
        ("(red|car) sea|dog", ["(red|car) sea", "dog"]),
        ("red ((car|dog)|sea)|sky", ["red ((car|dog)|sea)", "sky"]),
        ("red !car|dog", ["red !car", "dog"]),
        ("=#|=red", ["=#", "=red"]),
        ("<other>|red", ["<other>", "red"]),
        ("<car|dog>|red", ["<car|dog>", "red"]),
    ],
)
def test_alternatives_are_parted_outside_brackets(text: str, parts: list[str]) -> None:
    assert g.alternatives(text) == parts


@given(PATTERN)
def test_every_alternative_is_one_of_the_tree(pattern: str) -> None:
    text = pattern.replace("<other>", "sky")
    node = g.parse(text)
    parts = [g.parse(part) for part in g.alternatives(text)]
    assert parts == [node] or (isinstance(node, g.Either) and parts == list(node.options))


@given(PATTERN, CLAUSE)
def test_alternatives_find_where_the_whole_does(pattern: str, clause: str) -> None:
    """What they find begins at the same words, and one that is found says its own part."""
    words = tokens(fold(clause))
    text = pattern.replace("<other>", "red")
    parted = Lexicon({"tried": compile_alternatives(text, "test:1")})
    one = Lexicon({"tried": [compile_pattern(text, "test:1")]})
    hits, known = (lex.live(word_keys(words)).find("tried", Words(words)) for lex in (parted, one))
    assert [hit.start for hit in hits] == [hit.start for hit in known]
    assert {hit.pattern.text for hit in hits} <= set(g.alternatives(text))


def test_a_hit_names_the_alternative_that_found_it() -> None:
    words = tokens(fold("the dog by the sea"))
    live = lexicon("red car|dog|sea", "sky").live(word_keys(words))
    assert found(live, words) == [(1, 2, "dog"), (4, 5, "sea")]
    assert {p.rule for p in compile_alternatives("red|car", "test:9")} == {"test:9"}


@pytest.mark.parametrize("text", ["red|", "|red", "red||car", "(red|car", "red|!car", "!"])
def test_a_wrong_alternative_is_told_of_the_whole(text: str) -> None:
    with pytest.raises(g.PatternError):
        compile_alternatives(text, "test:1")


@pytest.mark.parametrize(
    ("pattern", "clause", "said"),
    [
        ("=#", "about 40 rows", ["40"]),
        ("=#", "18,000 codes", ["18,000"]),
        ("=#", "the 3rd time", ["3rd"]),
        ("=#", "forty rows of b2b", []),
        ("=# row", "400 old rows", ["400 old rows"]),
        ("=#_row", "400 old rows", []),
        ("over ... =#|many", "over the last 12 years", ["over the last 12"]),
        ("(=#|many) row", "many rows, 5 rows", ["many rows", "5 rows"]),
        ("row !=many ~ =#", "row 7", ["row 7"]),
        ("row !=#", "row seven", ["row"]),
        ("row !=#", "row 7", []),
    ],
)
def test_any_number(find: Finder, pattern: str, clause: str, said: list[str]) -> None:
    assert find.said(pattern, clause) == said


@pytest.mark.parametrize("pattern", ["=##", "#", "=#*", "!=#"])
def test_a_number_sign_beside_itself_is_an_error(pattern: str) -> None:
    with pytest.raises(g.PatternError):
        g.parse(pattern)


@pytest.mark.parametrize("between", range(12))
def test_how_far_dots_and_blanks_reach(find: Finder, between: int) -> None:
    clause = " ".join(["red", *["very"] * between, "car"])
    assert bool(find.said("red ... car", clause)) is (between <= g.FAR)
    assert bool(find.said("red car", clause)) is (between <= g.GAP)
    assert find.said("red ~ car", clause)


def test_the_reach_is_what_the_description_says() -> None:
    assert (g.GAP, g.FAR) == (3, 7)


def test_dots_count_from_the_end_of_what_stands_before(find: Finder) -> None:
    far = " ".join(["one", "red", *["very"] * g.FAR, "car"])
    assert find.said("one red ... car", far)
    assert not find.said("one ... car", far)
