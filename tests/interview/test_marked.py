"""Evidence between marks of text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.interview.feedback import pieces, split
from hotseat.interview.marked import bracketed

TEXT = "they were never in the training data"


def marked(spans: dict[int, list[tuple[int, int]]], text: str = TEXT) -> str:
    return "".join(bracketed(pieces(text, spans)))


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ({}, TEXT),
        ({1: ["never"]}, "they were «never»1 in the training data"),
        ({1: ["never"], 3: ["never"]}, "they were «never»1,3 in the training data"),
        (
            {3: ["were never in the training"], 1: ["never in the training"]},
            "they «were «never in the training»1»3 data",
        ),
        ({1: ["were never"], 3: ["were"]}, "they ««were»3 never»1 in the training data"),
        ({1: ["were never"], 3: ["never in"]}, "they «were «never»1 in»3 the training data"),
        ({2: ["were", "data"]}, "they «were»2 never in the training «data»2"),
    ],
)
def test_a_span_opens_once_and_has_its_number_at_its_end(
    spans: dict[int, list[str]], wanted: str
) -> None:
    assert marked({n: [at(words) for words in found] for n, found in spans.items()}) == wanted


def test_a_cut_within_a_span_adds_no_mark() -> None:
    before, behind = split(pieces(TEXT, {1: [at("never in")]}), TEXT.index("in the"))
    assert "".join(bracketed((*before, *behind))) == "they were «never in»1 the training data"


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4)


@given(st.text("ab ,\n", max_size=30), st.dictionaries(st.integers(1, 4), spans, max_size=4))
def test_marks_pair_and_stand_at_words(text: str, found: dict[int, list[tuple[int, int]]]) -> None:
    out = marked(found, text)
    assert out.count("«") == out.count("»")
    assert re.sub(r"«|»[\d,]*\d", "", out) == text
    assert not re.search(r"«\s|\s»", out)
