"""What a pattern cannot mean is an error with its place; nothing else is ever raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.patterns.grammar import PatternError, parse
from hotseat.patterns.lexicon import Lexicon, Pattern, compile_pattern

EMPTY = "a pattern or alternative is empty"
ERRORS = [
    ("", 1, EMPTY),
    ("   ", 4, EMPTY),
    ("|", 1, EMPTY),
    ("red|", 5, EMPTY),
    ("|red", 1, EMPTY),
    ("red||car", 5, EMPTY),
    ("()", 2, EMPTY),
    ("red ()", 6, EMPTY),
    ("red (car|)", 10, EMPTY),
    ("~ red", 1, EMPTY),
    ("red ~", 6, EMPTY),
    ("red ~ ~ car", 7, EMPTY),
    ("...", 1, EMPTY),
    ("red ... ", 9, EMPTY),
    ("red ... ... car", 9, EMPTY),
    ("(red", 1, "not closed"),
    ("red (car (fast)", 5, "not closed"),
    ("red)", 4, "unexpected ')'"),
    ("_red", 1, "unexpected '_'"),
    ("red_", 5, "missing at the end"),
    ("red__car", 5, "unexpected '_'"),
    ("ch*nge", 1, "only at the end"),
    ("*red", 1, "only at the end"),
    ("the red**", 5, "only at the end"),
    ("go*", 1, "three letters"),
    ("the go* ", 5, "three letters"),
    ("=change*", 1, "three letters"),
    ("fine-tun*", 1, "three letters"),
    ("!", 1, "cannot begin with '!'"),
    ("!red", 1, "cannot begin with '!'"),
    ("!red !car", 1, "cannot begin with '!'"),
    ("red | !car", 7, "cannot begin with '!'"),
    ("red !", 5, "right behind"),
    ("red ! car", 5, "right behind"),
    ("red !(car)", 5, "right behind"),
    ("red !<car>", 5, "right behind"),
    ("red !don't", 5, "one word"),
    ("red =", 5, "unexpected '='"),
    ("red =<car>", 5, "unexpected '='"),
    ("<red", 1, "unexpected '<'"),
    ("red>", 4, "unexpected '>'"),
    ("<>", 1, "not a word"),
    ("red, car", 1, "not a word"),
    ("red car.", 5, "not a word"),
    ("red [car]", 5, "not a word"),
    ("(red|\\bcar)", 6, "not a word"),
    ("red .* car", 5, "not a word"),
    ("red car?", 5, "not a word"),
    ("red: car", 1, "not a word"),
    ('"red"', 1, "not a word"),
    ("red \U0001f600", 5, "not a word"),
    ("red --", 5, "not a word"),
    ("red .. car", 5, "not a word"),
    ("red...car", 1, "not a word"),
    ("\u200b", 1, "not a word"),
]


@pytest.mark.parametrize(("pattern", "column", "message"), ERRORS)
def test_errors_have_their_place(pattern: str, column: int, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert message in caught.value.message
    assert caught.value.column == column


def compiled(**entries: str) -> dict[str, list[Pattern]]:
    return {name: [compile_pattern(text, "test:1")] for name, text in entries.items()}


@pytest.mark.parametrize(
    ("entries", "message", "column"),
    [
        ({"a": "the <b>"}, "no entry <b>", 5),
        ({"a": "the <a>"}, "<a> refers to itself", 5),
        ({"a": "the <b>", "b": "red <a>"}, "<a> refers to itself", 5),
        ({"a": "<b>", "b": "<c>", "c": "red|car <b>"}, "<b> refers to itself", 9),
        ({"a": "red ~ <b>", "b": "(car|<c>)"}, "no entry <c>", 6),
    ],
)
def test_references_that_lead_nowhere(entries: dict[str, str], message: str, column: int) -> None:
    with pytest.raises(PatternError) as caught:
        Lexicon(compiled(**entries))
    assert message in caught.value.message
    assert caught.value.column == column


def test_two_ways_to_one_entry_are_no_circle() -> None:
    Lexicon(compiled(a="<b> <c>", b="<d>", c="<d>", d="red"))


SIGNS = st.text(alphabet=st.sampled_from("ab ch*|()~_.!=<>'-\u200bé[{\\"), max_size=40)


@given(st.one_of(st.text(max_size=60), SIGNS))
def test_any_text_is_a_pattern_or_a_pattern_error(text: str) -> None:
    try:
        compile_pattern(text, "test:1")
    except PatternError as error:
        assert error.message
        assert 1 <= error.column <= len(text) + 1


DEEP = pytest.mark.xfail(
    strict=False, reason="RecursionError: there is no limit to depth or length"
)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100 + "red" + ")" * 100,
        pytest.param("(" * 249 + "red" + ")" * 249, marks=DEEP),
        pytest.param("(" * 500, marks=DEEP),
        pytest.param("(" * 25_000, marks=DEEP),
        "|".join(["red"] * 5_000),
        "red " * 125,
        pytest.param("red " * 5_000, marks=DEEP),
        pytest.param("_".join(["red"] * 5_000), marks=DEEP),
        pytest.param(" ~ ".join(["red"] * 5_000), marks=DEEP),
        pytest.param(" ... ".join(["red"] * 5_000), marks=DEEP),
    ],
    ids=lambda text: f"{text[:8]} {len(text)}",
)
def test_deep_and_long_patterns_are_patterns_or_refused(text: str) -> None:
    try:
        Lexicon({"tried": [compile_pattern(text, "test:1")]})
    except PatternError as error:
        assert error.column >= 1


@DEEP
def test_a_long_chain_of_entries_is_a_lexicon_or_refused() -> None:
    chain = {f"e{n}": f"<e{n + 1}>" for n in range(2_000)} | {"e2000": "red"}
    try:
        Lexicon(compiled(**chain))
    except PatternError as error:
        assert error.message
