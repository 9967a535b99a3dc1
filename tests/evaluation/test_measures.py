"""Agreement of two raters, against cases done by hand and against what must always hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.evaluation import measures

PAIRS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("pairs", "levels", "kappa"),
    [
        ([(0, 0), (1, 1), (2, 2)], (0, 2), 1.0),
        # Squares: observed (4 + 0 + 4) / 3; by chance (4 * 1 + 2 * 4) / 9; 1 - (8/3) / (4/3).
        ([(0, 2), (1, 1), (2, 0)], (0, 2), -1.0),
        # 5 ones and 3 zeros on either side: observed 2/8, by chance (5 * 3 + 3 * 5) / 64.
        ([(1, 1)] * 4 + [(0, 0)] * 2 + [(1, 0), (0, 1)], (0, 1), 1 - 0.25 / 0.46875),
        # Both gave 1 throughout: no chance to disagree.
        ([(1, 1), (1, 1)], (0, 2), 1.0),
        # One rater never varies: no better than chance.
        ([(0, 1), (1, 1), (2, 1)], (0, 2), 0.0),
    ],
)
def test_kappa_by_hand(pairs: list[tuple[int, int]], levels: tuple[int, int], kappa: float) -> None:
    assert measures.weighted_kappa(pairs, *levels) == pytest.approx(kappa)


def test_nothing_to_compare_is_not_a_number() -> None:
    assert math.isnan(measures.weighted_kappa([], 0, 2))
    assert math.isnan(measures.share_within([], 1))
    assert math.isnan(measures.accuracy([]))


@given(PAIRS)
def test_kappa_is_the_same_from_both_sides_and_for_shifted_levels(
    pairs: list[tuple[int, int]],
) -> None:
    kappa = measures.weighted_kappa(pairs, 0, 2)
    assert -1.0 <= kappa <= 1.0
    assert measures.weighted_kappa([(b, a) for a, b in pairs], 0, 2) == pytest.approx(kappa)
    assert measures.weighted_kappa([(a + 1, b + 1) for a, b in pairs], 1, 3) == pytest.approx(kappa)
    assert measures.weighted_kappa(pairs * 2, 0, 2) == pytest.approx(kappa)
    assert measures.weighted_kappa([(a, a) for a, _ in pairs], 0, 2) == 1.0


@given(PAIRS)
def test_kappa_follows_the_textbook(pairs: list[tuple[int, int]]) -> None:
    """By variances: the mean square difference, over that of independent raters."""
    n = len(pairs)
    mean_a, mean_b = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    spread = sum((a - mean_a) ** 2 + (b - mean_b) ** 2 for a, b in pairs) / n
    by_chance = spread + (mean_a - mean_b) ** 2
    observed = sum((a - b) ** 2 for a, b in pairs) / n
    wanted = 1.0 if by_chance < 1e-12 else 1 - observed / by_chance
    assert measures.weighted_kappa(pairs, 0, 2) == pytest.approx(wanted)


@given(PAIRS)
def test_counts_add_up(pairs: list[tuple[int, int]]) -> None:
    table = measures.confusion(pairs, 0, 2)
    assert sum(map(sum, table)) == len(pairs)
    off = len(pairs) - sum(table[n][n] for n in range(3))
    assert measures.missed(pairs) + measures.invented(pairs) == off
    assert measures.accuracy(pairs) == pytest.approx(1 - off / len(pairs))
    assert measures.share_within(pairs, 0) == pytest.approx(measures.accuracy(pairs))
    assert measures.share_within(pairs, 2) == 1.0


def test_rows_of_the_confusion_are_the_first_rater() -> None:
    assert measures.confusion([(0, 2), (0, 2), (1, 0)], 0, 2) == ((0, 0, 2), (1, 0, 0), (0, 0, 0))


@pytest.mark.parametrize(
    ("level", "low", "high", "far"),
    [(0, 0, 2, 2), (1, 0, 2, 0), (2, 0, 2, 0), (3, 1, 5, 1), (2, 1, 5, 5), (0, 0, 1, 1)],
)
def test_the_farthest_level(level: int, low: int, high: int, far: int) -> None:
    assert measures.farthest(level, low, high) == far
