"""How much room text takes on a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hotseat.files.cells import cells, fit


def test_wide_and_combining_characters() -> None:
    assert (cells("ab"), cells("日本"), cells("e\u0301"), cells("")) == (2, 4, 1, 0)


def test_what_fits_stays_and_the_rest_is_cut() -> None:
    assert fit("日本語", 6) == "日本語"
    assert fit("日本語", 5) == "日本…"
    assert fit("日本語", 4) == "日…"
    assert fit("one two", 5) == "one…"


@given(st.text(), st.integers(1, 30))
def test_nothing_is_wider_than_the_room(text: str, room: int) -> None:
    assert cells(fit(text, room)) <= room
