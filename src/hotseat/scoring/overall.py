"""From marks to `overall` and `total`, by the rubric's table of bands."""

from __future__ import annotations

from collections.abc import Mapping

from hotseat.rubrics.models import Rubric

STRETCH = 20
"""Of `total`, for each step of `overall`: 1 has 0-19, 5 has 80-100."""


def overall_of(levels: Mapping[str, int], rubric: Rubric) -> tuple[int, int]:
    """(total, overall) of the levels of all criteria."""
    points = sum(rubric.criteria[name].weight * level for name, level in levels.items())
    most = sum(criterion.weight * 2 for criterion in rubric.criteria.values())
    return banded(points, most, levels, rubric)


def banded(points: int, most: int, levels: Mapping[str, int], rubric: Rubric) -> tuple[int, int]:
    """The first band that holds gives `overall`; the points place `total` within its stretch."""
    for band in rubric.bands:
        if points >= band.points and all(levels.get(n, 0) >= v for n, v in band.needs.items()):
            break
    ceiling = min((b.points for b in rubric.bands if b.overall > band.overall), default=most + 1)
    return total_in(band.overall, points - band.points, ceiling - band.points), band.overall


def total_in(overall: int, above: int, width: int) -> int:
    """A total within the stretch of `overall`: `above` of `width` points into it."""
    last = STRETCH if overall == 5 else STRETCH - 1
    share = max(0, min(above, max(1, width - 1)))
    return (overall - 1) * STRETCH + share * last // max(1, width - 1)
