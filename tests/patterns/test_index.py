"""An index leaves out only what cannot be, and what it leaves out costs nothing."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.patterns import lexicon as lexicon_module
from hotseat.patterns.index import Index
from hotseat.patterns.lexicon import Entry, Lexicon, Pattern, compile_pattern
from hotseat.patterns.match import Words, spans, word_keys
from hotseat.text.fold import fold
from hotseat.text.tokens import Token, tokens

KEYS = st.frozensets(st.sampled_from("abcdefgh"), max_size=4)
NEEDS = st.lists(KEYS.filter(bool), max_size=3).map(tuple)


def entry(*texts: str) -> Entry:
    return Entry(compile_pattern(text, f"test:{n}") for n, text in enumerate(texts, start=1))


def said(text: str) -> list[Token]:
    return tokens(fold(text))


@given(st.lists(NEEDS, max_size=12), KEYS)
def test_no_pattern_that_can_be_is_left_out(
    needs: list[tuple[frozenset[str], ...]], keys: frozenset[str]
) -> None:
    found = Index(needs).candidates(keys)
    possible = [n for n, each in enumerate(needs) if all(need & keys for need in each)]
    assert set(possible) <= set(found)
    assert found == sorted(set(found))


def test_patterns_are_found_by_their_rarest_word() -> None:
    index = entry("the car", "the dog", "the cat", "the <place>").by_need
    assert index.candidates(frozenset(["the"])) == [3]
    assert index.candidates(frozenset(["the", "dog"])) == [1, 3]
    assert index.candidates(frozenset(["dog"])) == [1]
    assert index.candidates(frozenset()) == []


def test_a_pattern_of_references_alone_can_always_be() -> None:
    assert entry("red", "<place> ~ <time>").by_need.candidates(frozenset()) == [1]


WORDS = st.sampled_from(["red", "car", "dog", "fast", "=cars", "fas*", "=#"])
CLAUSE = st.lists(st.sampled_from(["red", "car", "cars", "dog", "faster", "7"]), max_size=7)
NESTED = st.recursive(
    WORDS,
    lambda inner: st.tuples(
        inner, st.sampled_from([" ", "|", " ~ ", "_", " ... ", " !dog "]), inner
    ).map(lambda parts: f"({parts[0]}{parts[1]}{parts[2]})"),
    max_leaves=6,
)


@given(st.lists(NESTED, min_size=1, max_size=6), CLAUSE, CLAUSE)
def test_what_is_found_is_what_each_pattern_finds_alone(
    texts: list[str], clause: list[str], rest: list[str]
) -> None:
    """The clause is a part of the text, which may hold what the clause does not."""
    patterns = entry(*texts)
    found = said(" ".join(clause))
    keys = word_keys(found + said(" ".join(rest)))
    together = Lexicon({"tried": patterns}).live(keys).find("tried", Words(found))
    alone: dict[int, int] = {}
    for pattern in patterns:
        node_spans = spans(pattern.node, Words(found), lambda *_: [])
        nearest: dict[int, int] = {}
        for start, end in node_spans:
            nearest.setdefault(start, end)
        for start, end in nearest.items():
            alone[start] = max(alone.get(start, 0), end)
    assert {hit.start: hit.end for hit in together} == alone


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the patterns that were looked at one by one."""
    texts: list[str] = []
    possible = Pattern.possible

    def noted(pattern: Pattern, keys: frozenset[str]) -> bool:
        texts.append(pattern.text)
        return possible(pattern, keys)

    monkeypatch.setattr(Pattern, "possible", noted)
    return texts


def test_patterns_that_cannot_be_cost_nothing(asked: list[str]) -> None:
    strangers = [f"the stranger{n}" for n in range(300)]
    lexicon = Lexicon({"tried": entry("the car", *strangers), "other": entry("the dog")})
    found = said("the red car and the dog")
    live = lexicon.live(word_keys(found))
    assert [hit.pattern.text for hit in live.find("tried", Words(found))] == ["the car"]
    assert set(asked) == {"the car"}


def test_a_clause_without_any_of_the_words_asks_no_pattern(asked: list[str]) -> None:
    text, clause = said("the car, the dog"), said("the dog")
    live = Lexicon({"tried": entry("the car", "the bus")}).live(word_keys(text))
    assert live.find("tried", Words(text))
    asked.clear()
    assert live.find("tried", Words(clause)) == []
    assert asked == []


def test_a_pattern_that_keeps_all_its_parts_is_the_same_object() -> None:
    patterns = entry("red car", "(red|blue) car", "(red|car) ~ dog !cat", "red (car|car dog)")
    keys = word_keys(said("red car dog"))
    kept = patterns.within(keys).patterns
    assert [new is old for new, old in zip(kept, patterns, strict=True)] == [
        True,
        False,
        True,
        True,
    ]
    assert kept[1].node == compile_pattern("red car", "").node


def test_lexicons_share_what_is_known_of_an_entry() -> None:
    base = Lexicon({"cars": entry("red car"), "dogs": entry("<cars> ~ dog")})
    further = Lexicon({**base.entries, "cats": [compile_pattern("cat", "test:1")]})
    assert further.entries["dogs"] is base.entries["dogs"]
    assert further.entries["dogs"].by_need is base.entries["dogs"].by_need


def test_a_used_lexicon_goes_to_another_process_and_finds_the_same() -> None:
    found = said("a red car by the dog")
    lexicon = Lexicon({"cars": entry("red car"), "dogs": entry("<cars> ~ dog")})
    again = pickle.loads(pickle.dumps(lexicon))
    keys = word_keys(found)
    before = lexicon.live(keys).find("dogs", Words(found))
    assert before == again.live(keys).find("dogs", Words(found)) != []
    assert pickle.loads(pickle.dumps(lexicon)).live(keys).entries == lexicon.live(keys).entries


def test_a_pattern_without_alternatives_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon_module, "pruned", lambda node, keys: None)
    keys = word_keys(said("red car dog"))
    patterns = entry("red car", "red ~ dog !cat", "<place> ... car", "red (car|cat)", "(red|blue)")
    assert [p.text for p in patterns.within(keys).patterns] == [p.text for p in patterns[:3]]
