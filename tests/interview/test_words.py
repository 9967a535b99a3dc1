"""Counts, lengths of time and days as people say them."""

from __future__ import annotations

import pytest

from hotseat.interview.words import count, day_ago, duration


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59.4, "59 seconds"),
        (59.6, "1 minute"),
        (90, "2 minutes"),
        (3599, "1 hour"),
        (7800, "2 hours 10 minutes"),
        (3660, "1 hour 1 minute"),
    ],
)
def test_a_length_of_time_is_no_finer_than_it_needs_to_be(seconds: float, wanted: str) -> None:
    assert duration(seconds) == wanted


def test_days_are_said_from_today() -> None:
    said = [day_ago(f"2026-03-0{n}", "2026-03-04") for n in (4, 3, 1, 5)]
    assert said == ["today", "yesterday", "3 days ago", "2026-03-05"]
    assert day_ago("some day", "2026-03-04") == "some day"


def test_one_of_a_kind_is_singular() -> None:
    assert (count(1, "day"), count(2, "day")) == ("1 day", "2 days")
    assert count(0, "reply", "replies") == "0 replies"
