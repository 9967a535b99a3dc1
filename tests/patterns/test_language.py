"""The table of `docs/pattern-language.md`, row by row, and what it says of binding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hotseat.patterns.grammar import parse

if TYPE_CHECKING:
    from tests.patterns.conftest import Finder

FINDS = [
    ("goes stale", "it goes stale", "goes stale"),
    ("goes stale", "it is going quickly stale", "going quickly stale"),
    ("goes stale", "it goes very very very stale", "goes very very very stale"),
    ("look_up", "we look up the page", "look up"),
    ("look_up", "it looks up the page", "looks up"),
    (
        "look ... up",
        "look every single one of the old pages up",
        "look every single one of the old",
    ),
    ("change*", "the changelog", "changelog"),
    ("change*", "we change it", "change"),
    ("=rag", "use RAG here", "rag"),
    ("=#", "about 18,000 rows", "18,000"),
    ("=#", "the 3rd time", "3rd"),
    ("daily|weekly|every week", "it moves weekly", "weekly"),
    ("daily|often|every week", "it moves every single week", "every single week"),
    ("change (daily|every week)", "they change daily", "change daily"),
    ("change (daily|every week)", "changing every week", "changing every week"),
    ("docs ~ change", "the docs change", "docs change"),
    ("docs ~ change", "change the docs", "change the docs"),
    ("style !only", "the style of it", "style"),
    ("fine-tuning", "fine tuning it", "fine tuning"),
    ("fine tuning", "FINE-TUNING it", "fine tuning"),
    ("fine-tuning", "\ufb01ne\u2011tuned", "fine tuned"),
    ("does not change", "it doesn\u2019t change", "does not change"),
    ("can't", "we cannot", "can not"),
    ("i would", "I'd say", "i would"),
    ("they have", "they've got it", "they have"),
    ("it is", "it's old", "it is"),
    ("C++", "write c++ well", "c++"),
    ("C#", "write C# well", "c#"),
    ("=café", "the cafe\u0301", "café"),
    ("50%", "by 50% each", "50"),
]
DOES_NOT = [
    ("goes stale", "stale goes"),
    ("goes stale", "goes one two three four stale"),
    ("look_up", "look it up"),
    ("look ... up", "up we look"),
    ("look ... up", "look every single one of these old pages well up"),
    ("=#", "forty rows"),
    ("change*", "unchanged"),
    ("=rag", "the rags"),
    ("=rag", "a rage"),
    ("daily|weekly|every week", "every day of a year"),
    ("change (daily|every week)", "they change"),
    ("change (daily|every week)", "it happens daily"),
    ("docs ~ change", "the docs"),
    ("style !only", "only the style"),
    ("style !only", "the style only"),
    ("go", "google"),
    ("C", "C++"),
]


@pytest.mark.parametrize(("pattern", "clause", "found"), FINDS)
def test_finds(find: Finder, pattern: str, clause: str, found: str) -> None:
    (words,) = find.said(pattern, clause)
    assert words.startswith(found)


@pytest.mark.parametrize(("pattern", "clause"), DOES_NOT)
def test_does_not_find(find: Finder, pattern: str, clause: str) -> None:
    assert find.said(pattern, clause) == []


def test_other_entries_are_found_by_name_in_order(find: Finder) -> None:
    entries = {"freshness": "stale|old", "data": "doc|price"}
    assert find.said("<freshness> <data>", "the stale old prices", **entries) == [
        "stale old prices",
        "old prices",
    ]
    assert find.said("<freshness> <data>", "the prices are stale", **entries) == []


def test_entries_of_entries_are_found(find: Finder) -> None:
    assert find.said("<a> now", "it moves now", a="<b>|stand", b="move") == ["moves now"]


BINDING = [
    ("a_b c", "(a_b) c"),
    ("a b ... c", "(a b) ... c"),
    ("a ... b ~ c", "(a ... b) ~ c"),
    ("a ~ b | c", "(a ~ b) | c"),
    ("a b_c | d ... e ~ f", "((a (b_c)) | ((d ... e) ~ f))"),
    (" a   b ", "a b"),
    ("a _ b", "a_b"),
    ("a-b c", "a_b c"),
]


@pytest.mark.parametrize(("short", "full"), BINDING)
def test_binding(short: str, full: str) -> None:
    words: dict[str, str | int | None] = {letter: f"{letter}zz" for letter in "abcdef"}
    long = [text.translate(str.maketrans(words)) for text in (short, full)]
    assert parse(long[0]) == parse(long[1])


@pytest.mark.parametrize(
    ("clause", "found"),
    [("red only", []), ("blue only", ["blue"]), ("red", ["red"]), ("blue", ["blue"])],
)
def test_a_ban_holds_for_its_alternative(find: Finder, clause: str, found: list[str]) -> None:
    assert find.said("red !only | blue", clause) == found


@pytest.mark.parametrize("pattern", ["red !only !never car", "red car !only !never"])
@pytest.mark.parametrize(
    ("clause", "count"), [("a red car", 1), ("only a red car", 0), ("a red car, never", 0)]
)
def test_bans_speak_of_the_whole_clause(
    find: Finder, pattern: str, clause: str, count: int
) -> None:
    assert len(find.said(pattern, clause)) == count


@pytest.mark.parametrize(
    ("pattern", "clause", "count"),
    [("red !=only", "only red", 0), ("red !stal*", "a stale red", 0), ("red !stal*", "red", 1)],
)
def test_a_ban_can_be_exact_or_a_beginning(
    find: Finder, pattern: str, clause: str, count: int
) -> None:
    assert len(find.said(pattern, clause)) == count


@pytest.mark.parametrize(
    ("pattern", "clause"),
    [
        ("(alpha beta)_gamma", "alpha beta beta gamma"),
        ("alpha beta gamma", "alpha beta zero beta zero zero zero gamma"),
    ],
)
def test_a_later_word_serves_where_the_nearer_does_not(
    find: Finder, pattern: str, clause: str
) -> None:
    assert find.said(pattern, clause)


def test_places_that_begin_apart_are_found_apart(find: Finder) -> None:
    assert find.said("moves fast|car", "it moves fast, a car") == ["moves fast", "car"]
