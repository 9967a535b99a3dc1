"""How far the main figures may be off by the luck of which answers are in the set: bootstrap."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from statistics import quantiles
from typing import TypeVar

from hotseat.evaluation import measures
from hotseat.evaluation.label import BEST_MARK, BEST_OVERALL, LEAST_OVERALL, MARKS
from hotseat.evaluation.report import (
    Cards,
    Labels,
    mark_pairs,
    means,
    named_pairs,
    of_kind,
    overall_pairs,
)

RESAMPLES = 2000
Interval = tuple[float, float]
Row = tuple[tuple[int, int], ...]
"""The expert's level and ours of each mark and of `overall`, for one answer."""
T = TypeVar("T")


def intervals(labels: Labels, cards: Cards) -> dict[str, Interval]:
    """The 90 % interval of each main figure of the decision answers. The same every time."""
    chosen = of_kind(labels, "decision")
    if not chosen:
        return {}
    columns = [mark_pairs(chosen, cards, name) for name in MARKS]
    rows: list[Row] = list(zip(*columns, overall_pairs(chosen, cards), strict=True))
    found = bootstrap(rows, _kappas)
    choices = named_pairs(chosen, cards, "choice")
    if choices:
        found |= bootstrap(choices, lambda p: {"choice_accuracy": measures.accuracy(p)})
    return found


def bootstrap(
    items: Sequence[T], figures: Callable[[Sequence[T]], Mapping[str, float]]
) -> dict[str, Interval]:
    """The middle 90 % of each figure over `RESAMPLES` draws, with replacement, of as many items
    as there are.
    """
    chance = random.Random(0)  # noqa: S311 (chance that is the same every time)
    values: dict[str, list[float]] = {}
    for _ in range(RESAMPLES):
        for name, value in figures(chance.choices(items, k=len(items))).items():
            values.setdefault(name, []).append(value)
    cuts = {name: quantiles(drawn, n=20) for name, drawn in values.items()}
    return {name: (cut[0], cut[-1]) for name, cut in cuts.items()}


def _kappas(rows: Sequence[Row]) -> dict[str, float]:
    *marks, overall = zip(*rows, strict=True)
    kappas = {
        name: measures.weighted_kappa(pairs, 0, BEST_MARK)
        for name, pairs in zip(MARKS, marks, strict=True)
    }
    kappa = measures.weighted_kappa(overall, LEAST_OVERALL, BEST_OVERALL)
    return means(kappas) | {"overall": kappa}
