"""What a pattern cannot mean is an error with its place; nothing else is ever raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.patterns.grammar import MOST_BRACKETS, MOST_ITEMS, PatternError, parse
from hotseat.patterns.lexicon import MOST_STEPS, Lexicon, LexiconError, Pattern, compile_pattern

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
    except PatternError as raised:
        error = raised
    else:
        return
    assert error.message
    assert 1 <= error.column <= len(text) + 1


@pytest.mark.parametrize(
    "text",
    [
        "(" * (MOST_BRACKETS + 1) + "red" + ")" * (MOST_BRACKETS + 1),
        "(" * 500,
        "(" * 25_000,
        "|".join(["red"] * 5_000),
        "red " * 5_000,
        "_".join(["red"] * 5_000),
        " ~ ".join(["red"] * 5_000),
        " ... ".join(["red"] * 5_000),
    ],
    ids=lambda text: f"{text[:8]} {len(text)}",
)
def test_too_deep_and_too_long_patterns_are_refused(text: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_pattern(text, "test:1")
    assert "the limit is" in caught.value.message
    assert 1 <= caught.value.column <= len(text) + 1


@pytest.mark.parametrize("brackets", [1, MOST_BRACKETS])
def test_brackets_within_the_limit_are_a_pattern(brackets: int) -> None:
    assert parse("(" * brackets + "red" + ")" * brackets) == parse("red")


@pytest.mark.parametrize(
    ("joint", "parts"), [(" ", 2), ("|", 2), (" ~ ", 4), (" ... ", 4), (" !", 2)]
)
def test_the_longest_pattern_is_a_lexicon(joint: str, parts: int) -> None:
    count = MOST_ITEMS // parts
    Lexicon({"tried": [compile_pattern(joint.join(["red"] * count), "test:1")]})


def test_a_long_chain_of_entries_is_refused_with_its_entry() -> None:
    chain = {f"e{n}": f"<e{n + 1}>" for n in range(2_000)} | {"e2000": "red"}
    with pytest.raises(LexiconError) as caught:
        Lexicon(compiled(**chain))
    assert caught.value.entry in chain
    assert str(MOST_STEPS) in caught.value.message


def test_a_chain_within_the_limit_is_a_lexicon() -> None:
    last = f"e{MOST_STEPS}"
    Lexicon(compiled(**{f"e{n}": f"<e{n + 1}>" for n in range(MOST_STEPS)}, **{last: "red"}))
