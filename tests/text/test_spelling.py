"""Typing errors are mended in the folded text; places stay those of the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.text.fold import fold
from hotseat.text.spelling import Spelling, mend
from hotseat.text.tokens import tokens

WORDS = (
    *("the", "for", "not", "but", "so", "of", "to", "and", "we", "use", "would", "it", "rag"),
    *("because", "want", "another", "look", "up", "could", "don't", "doesn't", "from", "form"),
    *("retrieval", "change", "changes", "documents", "facts", "learn", "lean"),
)
SPELLING = Spelling(
    {word: rank for rank, word in enumerate(dict.fromkeys(WORDS))}, frozenset({"chang", "reindex"})
)
HASTE = "xqwv jkzp bvcx "
"""Words that are like none: a text with them was typed in haste."""


def mended(text: str) -> str:
    return mend(fold(text), text, SPELLING, frozenset({"invoic"})).text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("becuase", "because"),
        ("wuold", "would"),
        ("retreival", "retrieval"),
        ("doccuments", "documents"),
        ("dosen't", "doesn't"),
        ("a nother", "another"),
        ("thec hanges", "the changes"),
        ("forw ant", "for want"),
        ("invioces", "invoic"),
        ("retrjeval", "retrieval"),
    ],
)
def test_a_slip_is_mended(text: str, meant: str) -> None:
    assert mended(text) == meant


@pytest.mark.parametrize(
    "text",
    ["changing", "from form", "leap", "the rot", "KYC rules", "reindexed", "dont", "zoo's", "cat"],
)
def test_what_may_be_right_stays(text: str) -> None:
    assert mended(text) == text.lower()


@pytest.mark.parametrize(
    ("text", "meant"),
    [("teh", "the"), ("nto", "not"), ("vecause", "because"), ("ould", "would"), ("RAAG", "rag")],
)
def test_short_words_and_first_letters_are_mended_in_haste_only(text: str, meant: str) -> None:
    assert mended(text) == text.lower()
    assert mended(HASTE + text) == HASTE + meant


def test_of_words_equally_near_the_first_in_the_list_is_meant() -> None:
    spelling = Spelling({"would": 1, "could": 500}, frozenset())
    assert spelling.nearest("ould", frozenset(), hasty=True) == "would"
    assert spelling.nearest("ould", frozenset({"could"}), hasty=True) == "would"


def test_places_are_those_of_the_original() -> None:
    text = "Thec hanges, becuase — retrxyvl"
    found = tokens(mend(fold(text), text, SPELLING, frozenset()))
    assert [(t.text, text[t.start : t.end], t.repaired) for t in found] == [
        ("the", "Thec", True),
        ("changes", "hanges", True),
        ("because", "becuase", True),
        ("retrxyvl", "retrxyvl", False),
    ]


@given(st.text(st.sampled_from("abcdefghorstuwy '.,-\nTHEé²ﬁ"), max_size=60))
def test_any_text_keeps_its_places(text: str) -> None:
    folded = mend(fold(text), text, SPELLING, frozenset({"invoic"}))
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    places = list(zip(folded.starts, folded.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert list(folded.starts) == sorted(folded.starts)
    for token in tokens(folded):
        assert 0 <= token.start < token.end <= len(text)
