"""From marks to overall and total: the two never disagree, and better is never worse."""

from __future__ import annotations

from itertools import product

import pytest

from hotseat.rubrics.models import Rubric
from hotseat.scoring.overall import STRETCH, banded, overall_of, total_in


def combinations(rubric: Rubric) -> list[dict[str, int]]:
    names = list(rubric.criteria)
    return [dict(zip(names, marks, strict=True)) for marks in product(range(3), repeat=len(names))]


def test_total_lies_within_the_stretch_of_overall(rubric: Rubric) -> None:
    found = combinations(rubric)
    assert len(found) == 3**6
    reached = set()
    for marks in found:
        total, overall = overall_of(marks, rubric)
        top = 100 if overall == 5 else overall * STRETCH - 1
        assert (overall - 1) * STRETCH <= total <= top, marks
        reached.add(overall)
    assert reached == {1, 2, 3, 4, 5}


def test_no_better_mark_makes_the_whole_worse(rubric: Rubric) -> None:
    for marks in combinations(rubric):
        before = overall_of(marks, rubric)
        for name, level in marks.items():
            if level < 2:
                after = overall_of({**marks, name: level + 1}, rubric)
                assert after[1] >= before[1], (marks, name)
                assert after[0] >= before[0], (marks, name)


def test_the_ends_of_the_scale(rubric: Rubric) -> None:
    assert overall_of(dict.fromkeys(rubric.criteria, 0), rubric) == (0, 1)
    assert overall_of(dict.fromkeys(rubric.criteria, 2), rubric) == (100, 5)


def test_a_wrong_technique_is_never_more_than_a_sound_piece(rubric: Rubric) -> None:
    for marks in combinations(rubric):
        if marks["recommendation"] == 0:
            assert overall_of(marks, rubric)[1] <= 2, marks


@pytest.mark.parametrize("overall", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(("points", "most"), [(-5, 10), (0, 0), (0, 10), (10, 10), (99, 10)])
def test_points_beyond_the_scale_stay_on_it(overall: int, points: int, most: int) -> None:
    total = total_in(overall, points, most)
    assert (overall - 1) * STRETCH <= total <= overall * STRETCH - (overall < 5)


@pytest.mark.parametrize("points", range(101))
def test_every_share_of_points_has_a_band(rubric: Rubric, points: int) -> None:
    total, overall = banded(points, 100, {}, rubric)
    assert 1 <= overall <= 5
    assert 0 <= total <= 100
