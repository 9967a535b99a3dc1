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
    overall = next(
        band.overall
        for band in rubric.bands
        if points >= band.points and all(levels.get(n, 0) >= v for n, v in band.needs.items())
    )
    return total_in(overall, points, most), overall


def total_in(overall: int, points: int, most: int) -> int:
    """A total within the stretch of `overall`, by the share of all points."""
    width = STRETCH if overall == 5 else STRETCH - 1
    return (overall - 1) * STRETCH + max(0, min(points, most)) * width // max(1, most)
