"""Picking words: by stretch, by word, by place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.interview.picking import LONG, Picker, stretches_of, words_of

TEXT = "The tone is fine. Facts change every week! I would look them up."


def stretches(text: str) -> list[str]:
    words = words_of(text)
    return [text[words[a][0] : words[b][1]] for a, b in stretches_of(text, words)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (TEXT, ["The tone is fine.", "Facts change every week!", "I would look them up."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("- one\r\n- two\u2028three", ["- one", "- two", "three"]),
        ("a, b, c and d", ["a, b, c and d"]),
        ("事実は毎週変わる。だから検索する。", ["事実は毎週変わる。", "だから検索する。"]),
        ("word", ["word"]),
        ("...", ["..."]),
    ],
)
def test_a_stretch_is_a_sentence_or_a_line(text: str, parts: list[str]) -> None:
    assert stretches(text) == parts


def test_a_long_sentence_is_parted_at_its_commas() -> None:
    text = "The tone is quite fine, the facts change every week, so I would look them up for them."
    assert stretches(text) == [
        "The tone is quite fine,",
        "the facts change every week,",
        "so I would look them up for them.",
    ]


def test_dictated_words_without_signs_are_parted_all_the_same() -> None:
    found = stretches(" ".join(f"w{n}" for n in range(60)))
    assert len(found) > 3
    assert all(len(part.split()) <= LONG + 4 for part in found)


@given(st.text())
def test_stretches_hold_every_word_once_in_order(text: str) -> None:
    words = words_of(text)
    found = stretches_of(text, words)
    assert [n for a, b in found for n in range(a, b + 1)] == list(range(len(words)))
    assert "".join("".join(text[a:b] for a, b in words).split()) == "".join(text.split())


@given(
    st.text(min_size=1).filter(lambda text: text.strip() != ""),
    st.lists(st.tuples(st.sampled_from(["move", "end", "begin", "extend", "hold"]), st.integers())),
)
def test_whatever_is_pressed_some_words_stay_picked(text: str, keys: list[tuple[str, int]]) -> None:
    picker = Picker(text)
    for name, step in keys:
        picker.hold() if name == "hold" else getattr(picker, name)(step)
        start, end = picker.span
        assert 0 <= start < end <= len(text)
        assert picker.words.strip()
        assert picker.count >= 1


@given(st.text(min_size=1).filter(lambda text: text.strip() != ""), st.data())
def test_the_mouse_picks_whole_words(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    start, end = sorted((data.draw(places), data.draw(places)))
    picker = Picker(text)
    picker.take(start, end)
    assert picker.span[0] in {a for a, _ in words_of(text)}
    assert picker.span[1] in {b for _, b in words_of(text)}


def test_a_drag_takes_the_words_that_it_touches() -> None:
    picker = Picker(TEXT)
    picker.take(TEXT.index("ne is"), TEXT.index("fine") + 1)
    assert picker.words == "tone is fine."
    picker.take(TEXT.index(" Facts"), TEXT.index(" every"))
    assert picker.words == "Facts change"


def test_a_click_takes_the_stretch() -> None:
    picker = Picker(TEXT)
    picker.take(TEXT.index("week"), TEXT.index("week"))
    assert picker.words == "Facts change every week!"
    picker.move(1)
    assert picker.words == "I would look them up."


def test_moving_goes_by_stretches_and_stops_at_the_ends() -> None:
    picker = Picker(TEXT)
    assert picker.words == "The tone is fine."
    picker.move(-1)
    assert picker.words == "The tone is fine."
    picker.move(5)
    assert picker.words == "I would look them up."


def test_words_are_added_and_taken_away_at_both_ends() -> None:
    picker = Picker(TEXT)
    picker.end(1)
    assert picker.words == "The tone is fine. Facts"
    picker.end(-3)
    picker.begin(1)
    assert picker.words == "tone"
    picker.begin(1)
    picker.end(-9)
    assert picker.words == "tone"
    picker.begin(-1)
    assert picker.words == "The tone"


def test_from_a_grown_end_moving_goes_on_from_there() -> None:
    picker = Picker(TEXT)
    picker.end(1)
    picker.move(1)
    assert picker.words == "I would look them up."


def test_holding_adds_stretches_in_both_directions() -> None:
    picker = Picker(TEXT)
    picker.move(1)
    picker.hold()
    picker.move(1)
    assert picker.words == "Facts change every week! I would look them up."
    picker.move(-2)
    assert picker.words == "The tone is fine. Facts change every week!"
    picker.hold()
    picker.move(1)
    assert picker.words == "Facts change every week!"


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_nothing_can_be_picked_in_nothing(text: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        Picker(text)
