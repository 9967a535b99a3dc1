"""Where sentences end: stops, list items, lines of their own; not short forms or wraps."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.text.fold import fold
from hotseat.text.sentences import sentences

ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("ab eg.!?;:\n\r-*•1)(>#\"'…\u2028\x1c")),
    max_size=120,
)
LONG = "a line that somebody wrapped at about seventy signs as people do now"


def split(text: str) -> list[str]:
    folded = fold(text).text
    return [folded[s.start : s.end] for s in sentences(folded)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["one.", "two!", "three?", "four"]),
        ("One; two", ["one;", "two"]),
        ("Really?! Yes.", ["really?!", "yes."]),
        ('He said "go." Then left.', ['he said "go."', "then left."]),
        ("Wait... what", ["wait...", "what"]),
        ("The tone.Then the rest", ["the tone.", "then the rest"]),
        ("Use it, e.g. for mail. Done.", ["use it, e.g. for mail.", "done."]),
        ("Use it, i.e. for mail.", ["use it, i.e. for mail."]),
        ("This vs. that.", ["this vs. that."]),
        ("Pages, tables, etc. are in.", ["pages, tables, etc. are in."]),
        ("Mr. Smith and Dr. Jones met.", ["mr. smith and dr. jones met."]),
        ("It is v2.1. Good.", ["it is v2.1.", "good."]),
        ("It costs 3.50 a day. Good.", ["it costs 3.50 a day.", "good."]),
        ("Use node.js here", ["use node.js here"]),
        ("- one\n- two", ["one", "two"]),
        ("* one\n\u2022 two\n+ three", ["one", "two", "three"]),
        ("1. one\n2) two\n(3) three", ["one", "two", "three"]),
        ("a) one\n(b) two", ["one", "two"]),
        ("# Head\ntext", ["head", "text"]),
        ("> quoted\nmine", ["quoted", "mine"]),
        ("short\nlines", ["short", "lines"]),
        ("one\n\ntwo", ["one", "two"]),
        (f"{LONG}\nand went on", [f"{LONG}\nand went on"]),
        (f"{LONG}.\nNext", [f"{LONG}.", "next"]),
        (f"{LONG}:\nnext", [f"{LONG}:", "next"]),
        (f"{LONG}\n\nNext", [LONG, "next"]),
        (f"{LONG}\n- next", [LONG, "next"]),
        ("", []),
        (" \n\t\n ", []),
        ("?!...", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert split(text) == found


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Is it? Yes.", [True, False]), ("Is it?! Yes", [True, False]), ("No", [False])],
)
def test_questions_are_known(text: str, asks: list[bool]) -> None:
    assert [s.asks for s in sentences(fold(text).text)] == asks


def test_list_items_are_known() -> None:
    found = sentences(fold("Two things:\n- this\n2. that\nend").text)
    assert [s.bullet for s in found] == [False, True, True, False]


@pytest.mark.parametrize("text", ["Is it RAG? No. We tune it.", "I said no. Then we tune."])
def test_no_ends_a_sentence_unless_a_number_follows(text: str) -> None:
    assert split(text)[-1].endswith("tune it." if "it" in text else "tune.")
    assert split(text)[-1].startswith(("we", "then"))


def test_a_number_keeps_its_short_form() -> None:
    assert split("It fails in no. 5 of six. Good.") == ["it fails in no. 5 of six.", "good."]


@pytest.mark.parametrize(
    "text",
    [f"{LONG}\nand went on", "- one\n- two", "one\n\ntwo\nthree"],
)
def test_line_ends_of_other_systems_read_the_same(text: str) -> None:
    plain = [s.split() for s in split(text)]
    assert [s.split() for s in split(text.replace("\n", "\r\n"))] == plain


@given(ANY_TEXT)
def test_spans_are_ordered_within_the_text_and_hold_something(text: str) -> None:
    folded = fold(text).text
    at = 0
    for span in sentences(folded):
        assert at <= span.start < span.end <= len(folded)
        assert not folded[span.start].isspace()
        assert not folded[span.end - 1].isspace()
        at = span.end


@given(ANY_TEXT)
def test_no_letter_is_lost(text: str) -> None:
    folded = fold(text).text
    inside = {at for s in sentences(folded) for at in range(s.start, s.end)}
    outside = [c for at, c in enumerate(folded) if at not in inside and c.isalpha()]
    # Only list signs such as `a)` may stay outside.
    assert len(outside) <= len(folded.splitlines())


@pytest.mark.parametrize(
    "unit",
    [
        "e.g. ",
        "a. ",
        "no. ",
        "- a\n",
        ". ",
        "?\n",
        "\n",
        "x" * 70 + "\n",
        "(a) ",
    ],
    ids=repr,
)
def test_fifty_thousand_signs_take_no_time(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    begun = time.process_time()
    sentences(text)
    assert time.process_time() - begun < 2
