"""Words with their places: contractions opened, signs that belong to a word kept."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.text.fold import fold
from hotseat.text.stems import stem
from hotseat.text.tokens import tokens, words

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("abnstdvemlr'’+# .-_\u0301\u200b\u00ad\ufb01½"),
    ),
    max_size=80,
)


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(fold(text))]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("don't", ["do", "not"]),
        ("Don\u2019t", ["do", "not"]),
        ("dont", ["do", "not"]),
        ("doesn't", ["does", "not"]),
        ("can't", ["can", "not"]),
        ("cannot", ["can", "not"]),
        ("won't", ["will", "not"]),
        ("shan't", ["shall", "not"]),
        ("it's", ["it", "is"]),
        ("that's", ["that", "is"]),
        ("I'd", ["i", "would"]),
        ("I'm", ["i", "am"]),
        ("we're", ["we", "are"]),
        ("they've", ["they", "have"]),
        ("she'll", ["she", "will"]),
        ("the dog's bowl", ["the", "dog", "bowl"]),
        ("its", ["its"]),
        ("'quoted'", ["quoted"]),
        ("o'clock", ["oclock"]),
        ("id take it", ["i", "would", "take", "it"]),
        ("so id say yes, ill do it", ["so", "i", "would", "say", "yes", "i", "will", "do", "it"]),
        ("her id is lost and she is ill", ["her", "id", "is", "lost", "and", "she", "is", "ill"]),
        ("the card, id and all", ["the", "card", "id", "and", "all"]),
    ],
)
def test_contractions(written: str, read: list[str]) -> None:
    assert texts(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("C++ and C#", ["c++", "and", "c#"]),
        ("F#.", ["f#"]),
        (".NET", ["net"]),
        ("my_cache", ["my", "cache"]),
        ("café", ["café"]),
        ("cafe\u0301", ["café"]),
        ("naïve", ["naïve"]),
        ("fine-tuning", ["fine", "tuning"]),
        ("fine\u2011tuning", ["fine", "tuning"]),
        ("and/or", ["and", "or"]),
        ("50%", ["50"]),
        ("v2.1", ["v2", "1"]),
        ("", []),
        ("... !? --", []),
        ("go google", ["go", "google"]),
    ],
)
def test_words_and_signs(written: str, read: list[str]) -> None:
    assert texts(written) == read


def test_both_words_of_a_contraction_stand_in_its_place() -> None:
    found = tokens(fold("So it doesn\u2019t."))
    assert [(t.text, t.start, t.end) for t in found[2:]] == [("does", 6, 13), ("not", 6, 13)]


def test_part_of_a_text_keeps_the_places_of_the_whole() -> None:
    folded = fold("\ufb01ne by me")
    (token,) = tokens(folded, 5, 7)
    assert (token.text, token.start, token.end) == ("by", 4, 6)


@given(ANY_TEXT)
def test_the_original_at_a_token_folds_to_the_token(text: str) -> None:
    for token in tokens(fold(text)):
        assert 0 <= token.start < token.end <= len(text)
        again = [word for word, _, _ in words(fold(text[token.start : token.end]).text)]
        assert token.text in again


@given(ANY_TEXT)
def test_tokens_stand_in_order(text: str) -> None:
    found = tokens(fold(text))
    for left, right in pairwise(found):
        assert left.start <= right.start
        assert left.end <= right.end


@given(ANY_TEXT)
def test_no_token_is_empty(text: str) -> None:
    assert all(token.text and token.stem for token in tokens(fold(text)))


@pytest.mark.parametrize(
    "family",
    [
        ["change", "changes", "changed", "changing"],
        ["retrieve", "retrieves", "retrieving", "retrieval"],
        ["cite", "cites", "citing", "citation", "citations"],
        ["private", "privacy"],
        ["doc", "docs", "document", "documents", "documentation"],
        ["behaviour", "behavior", "behaviours"],
        ["go", "goes", "went", "gone", "going"],
        ["teach", "teaches", "taught"],
        ["is", "are", "was", "been"],
    ],
    ids=lambda family: str(family[0]),
)
def test_forms_of_a_word_have_one_stem(family: list[str]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("general", "generally"), ("generate", "generic"), ("news", "new")]
)
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_an_endless_word_is_its_own_stem() -> None:
    assert stem("a" * 50_000) == "a" * 50_000
