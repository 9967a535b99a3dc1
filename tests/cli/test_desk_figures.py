"""A line of agreement on one criterion."""

from __future__ import annotations

from hotseat.cli.desk_calibrate import on_one
from hotseat.interview.agreement import of_pairs


def line(pairs: list[tuple[int, int]]) -> str:
    return on_one(of_pairs(1, {"x": pairs}).by["x"], "A", "B")


def test_one_level_throughout_is_said_not_a_kappa() -> None:
    assert line([(2, 2)] * 12) == " 12 of  12 the same, 100%; no kappa: only one level was used"


def test_a_difference_that_rounds_to_nothing_is_not_said() -> None:
    said = line([(0, 0), (2, 2)] * 200 + [(1, 0)])
    assert said.startswith("400 of 401 the same,  99%; weighted kappa ")
    assert "higher" not in said
    assert line([(1, 0)]).endswith("; weighted kappa too few to say; A higher by 1.00")
