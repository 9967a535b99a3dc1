"""Cleaning for the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.files.clean import BIDI_OVERRIDES, clean, shorten

ANY_TEXT = st.text(st.characters())
HOSTILE = (
    "A \x1b]52;c;UFdORUQ=\x1b\\ B \x1b]0;T\x1b\\ C \x1b]8;;http://evil.example\x1b\\ D \x1b[2J E"
    " \x1b[31m F \x9b2J G \x9d0;T\x9c H \x07 I \x00 J \x1bPq\x1b\\ K"
)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\r", "\x7f", "\x9b", "\ud800", "\u202e"])
def test_what_a_terminal_would_obey_is_replaced(character: str) -> None:
    assert clean(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["line\n\tindented", "café", "語", "👩\u200d🚀", "\u200f", "[/x]"])
def test_ordinary_text_stays(text: str) -> None:
    assert clean(text) == text


def test_nothing_of_the_hostile_string_gets_through() -> None:
    cleaned = clean(HOSTILE)
    assert len(cleaned) == len(HOSTILE)
    assert not set(cleaned) & set("\x1b\x9b\x9c\x9d\x07\x00")


@given(st.text(st.one_of(st.characters(), st.characters(categories=["Cs", "Cc"]))))
def test_one_for_one_and_by_category(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    for before, after in zip(text, cleaned, strict=True):
        bad = unicodedata.category(before) in ("Cc", "Cs") and before not in "\n\t"
        assert after == ("\ufffd" if bad or before in BIDI_OVERRIDES else before)
    assert clean(cleaned) == cleaned


@given(ANY_TEXT, st.integers(2, 30))
def test_short_text_is_one_clean_line(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
