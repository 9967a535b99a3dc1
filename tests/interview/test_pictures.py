"""Pictures in characters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.interview.pictures import (
    LEGEND,
    SHADES,
    WEEKDAYS,
    bar,
    calendar,
    days_line,
    shade,
    sparkline,
)

TODAY = "2026-03-04"  # a Wednesday


def test_a_sparkline_has_a_bar_for_each_level() -> None:
    assert sparkline([0, 1, 2, 1], 2) == "▁▄▇▄"
    assert sparkline([], 2) == ""


def test_many_levels_become_the_means_of_stretches() -> None:
    assert sparkline([0, 0, 2, 2], 2, 2) == "▁▇"
    assert sparkline([0, 1, 2, 2], 2, 2) == "▃▇"
    assert sparkline([0, 2], 2, 5) == "▁▇"


@given(st.lists(st.integers(-3, 9), max_size=200), st.integers(0, 2), st.integers(1, 40))
def test_a_sparkline_is_never_wider_than_asked(levels: list[int], of: int, width: int) -> None:
    assert len(sparkline(levels, of, width)) == min(len(levels), width)


@pytest.mark.parametrize(
    ("share", "wanted"),
    [
        (0, "░░░░░"),
        (0.01, "█░░░░"),
        (0.5, "███░░"),
        (0.99, "████░"),
        (1, "█████"),
        (1.7, "█████"),
        (-1, "░░░░░"),
    ],
)
def test_a_bar_is_full_only_for_all_and_empty_only_for_nothing(share: float, wanted: str) -> None:
    assert bar(share, 5) == wanted


def test_shades_are_told_in_the_legend() -> None:
    assert [shade(n) for n in (0, 1, 2, 3, 4, 6, 7, 99)] == list("·░▒▒▓▓██")
    assert all(f"{each} " in LEGEND for each in SHADES)


def test_the_calendar_has_weekdays_as_rows_and_this_week_last() -> None:
    rows = calendar({TODAY: 1, "2026-03-02": 7, "2026-02-24": 2, "2020-01-01": 9}, TODAY, 9)
    assert rows == [
        "Mon · · █",
        "Tue · ▒ ·",
        "Wed · · ░",
        "Thu · ·",
        "Fri · ·",
        "Sat · ·",
        "Sun · ·",
    ]


@given(st.integers(5, 120), st.dates(date(2000, 1, 1)))
def test_the_calendar_keeps_to_its_width_and_shows_today(width: int, today: date) -> None:
    rows = calendar({today.isoformat(): 9}, today.isoformat(), width)
    assert [row[:3] for row in rows] == list(WEEKDAYS)
    assert max(map(len, rows)) in (width, width - 1)
    assert rows[today.weekday()].endswith("█")
    assert sum(row.count("█") for row in rows) == 1


def test_one_line_has_a_cell_a_day_and_today_last() -> None:
    counts = {TODAY: 2, "2026-02-03": 1, "2026-02-02": 9, "2026-03-05": 9}
    line = days_line(counts, TODAY, 30)
    assert line == "░" + "·" * 28 + "▒"
    tomorrow = (date.fromisoformat(TODAY) + timedelta(1)).isoformat()
    assert days_line(counts, tomorrow, 1) == "█"
