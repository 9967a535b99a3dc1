"""What figures of agreement say, and what they leave unsaid."""

from __future__ import annotations

import pytest

from hotseat.interview.agreement import KAPPA_LEAST, kappa_words, of_pairs, percent


@pytest.mark.parametrize(
    ("equal", "n", "words"),
    [
        (0, 1, "0%"),
        (1, 1, "100%"),
        (199, 200, "99%"),
        (1, 999, "1%"),
        (1, 2, "50%"),
        (995, 1000, "99%"),
        (2, 3, "67%"),
    ],
)
def test_only_all_of_them_are_a_hundred_percent(equal: int, n: int, words: str) -> None:
    assert percent(equal, n) == words


def test_where_only_one_level_was_used_there_is_no_kappa() -> None:
    pairs = [(1, 1)] * KAPPA_LEAST
    found = of_pairs(1, {"one": pairs, "two": [*pairs, (2, 2)], "few": pairs[1:]}).by
    assert (found["one"].kappa, kappa_words(found["one"])) == (None, "one level")
    assert (found["two"].kappa, kappa_words(found["two"])) == (1, "1.00")
    assert (found["few"].kappa, kappa_words(found["few"])) == (None, "too few")
    assert found["one"].percent == "100%"


def test_one_level_against_several_has_a_kappa() -> None:
    found = of_pairs(1, {"x": [(1, 1)] * 9 + [(1, 2)]}).by["x"]
    assert found.kappa == 0
