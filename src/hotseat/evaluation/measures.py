"""How far two raters agree: weighted kappa, accuracy, counts of disagreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Pairs = Sequence[tuple[int, int]]
"""Levels of two raters for the same things."""


def weighted_kappa(pairs: Pairs, low: int, high: int) -> float:
    """Quadratic weighted kappa of two raters who gave levels from `low` to `high`.

    1 is full agreement, 0 what chance gives; not a number where there is nothing to compare.
    Two raters who both gave one and the same level throughout agree fully.
    """
    count = len(pairs)
    if not count:
        return float("nan")
    span = (high - low) ** 2
    seen = Counter(pairs)
    mine = Counter(a for a, _ in pairs)
    theirs = Counter(b for _, b in pairs)
    levels = range(low, high + 1)
    # Divided level by level as the published figures are, so that even the last digit agrees.
    observed = sum(n * (a - b) ** 2 / span for (a, b), n in seen.items()) / count
    by_chance = (
        sum(mine[a] * theirs[b] * (a - b) ** 2 / span for a in levels for b in levels) / count**2
    )
    return 1.0 if by_chance == 0 else 1 - observed / by_chance


def share_within(pairs: Pairs, distance: int) -> float:
    """The share of pairs that are at most `distance` apart; not a number if there are none."""
    if not pairs:
        return float("nan")
    return sum(abs(a - b) <= distance for a, b in pairs) / len(pairs)


def accuracy(pairs: Sequence[tuple[object, object]]) -> float:
    """The share of pairs that are equal; not a number if there are none."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else float("nan")


def missed(pairs: Pairs) -> int:
    """How often the first rater gave more than the second."""
    return sum(a > b for a, b in pairs)


def invented(pairs: Pairs) -> int:
    """How often the second rater gave more than the first."""
    return sum(a < b for a, b in pairs)


def farthest(level: int, low: int, high: int) -> int:
    """The level that disagrees most with `level`: what a missing mark counts as."""
    return high if level - low < high - level else low


def confusion(pairs: Pairs, low: int, high: int) -> tuple[tuple[int, ...], ...]:
    """How often each level of the first rater (a row) met each of the second (a column)."""
    seen = Counter(pairs)
    levels = range(low, high + 1)
    return tuple(tuple(seen[a, b] for b in levels) for a in levels)
