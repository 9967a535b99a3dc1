"""Adding up: counts times points, the largest part first, and the level that a sum reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.scoring.tally import Part, level_of, root, tally, yes

NAMES = st.sampled_from(["fits", "named", "plain", "wrong", "grounded"])
COUNTS = st.dictionaries(NAMES, st.integers(0, 500))
POINTS = st.dictionaries(NAMES, st.integers(-2000, 2000))


@pytest.mark.parametrize(
    ("count", "most", "worth"),
    [
        (0, 4, 0),
        (1, 4, 100),
        (2, 4, 141),
        (3, 4, 173),
        (4, 4, 200),
        (5, 4, 200),
        (999, 4, 200),
        (4, 3, 173),
        (5, 5, 224),
        (9, 5, 224),
    ],
)
def test_a_second_of_a_kind_is_worth_less(count: int, most: int, worth: int) -> None:
    assert root(count, most) == worth


def test_four_of_a_kind_count_where_nothing_else_is_said() -> None:
    assert root(99) == root(4) > root(3)


def test_a_fact_is_worth_a_hundred() -> None:
    assert (yes(True), yes(False)) == (100, 0)


def test_parts_stand_by_weight_then_by_name() -> None:
    counts = {"b": 100, "a": 100, "big": 200, "small": 100, "cost": 100}
    points = {"b": 50, "a": -50, "big": 60, "small": 1, "cost": -90}
    found = tally(counts, points)
    assert [part.name for part in found.parts] == ["big", "cost", "a", "b", "small"]
    assert found.parts[0] == Part("big", 200, 120)
    assert found.total == 120 - 90 - 50 + 50 + 1


def test_what_the_rubric_does_not_name_adds_nothing() -> None:
    assert tally({"known": 100, "unknown": 200}, {"known": 30, "absent": 70}).total == 30


def test_what_comes_to_nothing_is_no_part() -> None:
    found = tally({"none": 0, "little": 100, "some": 100}, {"none": 50, "little": 0, "some": 7})
    assert [part.name for part in found.parts] == ["some"]


def test_hundredths_are_whole_and_rounded_down() -> None:
    found = tally({"up": 141, "down": 141}, {"up": 17, "down": -17})
    assert {part.name: part.points for part in found.parts} == {"up": 23, "down": -24}


def test_an_empty_table_gives_nothing() -> None:
    assert tally({"fits": 100}, {}).total == 0
    assert tally({}, {"fits": 100}).parts == ()


@given(COUNTS, POINTS)
def test_the_parts_add_up_to_the_total(counts: dict[str, int], points: dict[str, int]) -> None:
    found = tally(counts, points)
    assert found.total == sum(part.points for part in found.parts)
    assert all(part.points for part in found.parts)
    sizes = [abs(part.points) for part in found.parts]
    assert sizes == sorted(sizes, reverse=True)


@given(COUNTS, POINTS)
def test_the_order_of_the_tables_changes_nothing(
    counts: dict[str, int], points: dict[str, int]
) -> None:
    again = tally(dict(reversed(counts.items())), dict(reversed(points.items())))
    assert again == tally(counts, points)


@pytest.mark.parametrize(
    ("total", "level"), [(-999, 0), (99, 0), (100, 1), (101, 1), (249, 1), (250, 2), (9999, 2)]
)
def test_a_cut_is_reached_by_its_own_sum(total: int, level: int) -> None:
    assert level_of(total, (100, 250)) == level


def test_cuts_may_lie_below_zero() -> None:
    assert [level_of(total, (-150, 120)) for total in (-151, -150, 0, 120)] == [0, 1, 1, 2]
