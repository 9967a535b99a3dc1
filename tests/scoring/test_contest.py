"""A contest by hand: what a count adds to its own candidate, to a rival, to both and to none."""

from __future__ import annotations

import pytest

from hotseat.rubrics.models import Contest, Signal
from hotseat.scoring.contest import Counts, contest, winner
from hotseat.scoring.tally import Tally, tally

TABLE = Contest(
    signals={
        "taken": Signal(own=50, other=-30, both=10, least=40),
        "refused": Signal(own=-60, other=20, both=0, least=0),
    },
    both={"both_said": 200, "always": -70},
    none={"silent": 150, "always": 5},
)


def parts(found: Tally) -> dict[str, int]:
    return {part.name: part.points for part in found.parts}


def two(train: Counts, bicycle: Counts, **whole: int) -> dict[str, Tally]:
    return contest({"train": train, "bicycle": bicycle}, whole, TABLE)


def test_every_outcome_has_its_place() -> None:
    assert list(two({}, {})) == ["train", "bicycle", "both", "none"]
    assert {found.total for found in two({}, {}).values()} == {0}


def test_a_count_speaks_for_its_own_and_against_the_rival() -> None:
    standing = two({"taken": 100}, {})
    assert parts(standing["train"]) == {"taken": 50}
    assert parts(standing["bicycle"]) == {"taken of train": -30}
    assert parts(standing["both"]) == {"taken, on average": 5}
    assert parts(standing["none"]) == {}


def test_own_and_rivals_counts_stand_apart() -> None:
    standing = two({"taken": 100, "refused": 100}, {"taken": 200})
    assert parts(standing["train"]) == {"taken": 50, "refused": -60, "taken of bicycle": -60}
    assert parts(standing["bicycle"]) == {
        "taken": 100,
        "taken of train": -30,
        "refused of train": 20,
    }


def test_both_gets_the_mean_and_what_the_weaker_has() -> None:
    standing = two({"taken": 200}, {"taken": 100})
    assert parts(standing["both"]) == {"taken, on average": 15, "taken, at least": 40}


def test_one_sided_counts_give_both_nothing_by_the_least() -> None:
    assert "taken, at least" not in parts(two({"taken": 200}, {})["both"])


def test_the_whole_bears_on_both_and_none_alone() -> None:
    standing = two({}, {}, both_said=100, always=100, silent=100)
    assert parts(standing["both"]) == {"both_said": 200, "always": -70}
    assert parts(standing["none"]) == {"silent": 150, "always": 5}
    assert standing["train"].total == standing["bicycle"].total == 0


def test_what_the_table_does_not_name_changes_nothing() -> None:
    assert two({"unheard": 100}, {}, unheard=100) == two({}, {})


def test_of_three_candidates_both_are_the_two_that_have_most() -> None:
    each: dict[str, Counts] = {"a": {"taken": 200}, "b": {"taken": 100}, "c": {}}
    standing = contest(each, {}, TABLE)
    assert parts(standing["both"]) == {"taken, on average": 15, "taken, at least": 40}
    assert parts(standing["c"]) == {"taken of a": -60, "taken of b": -30}


def totals(**sums: int) -> dict[str, Tally]:
    return {name: tally({"n": 100}, {"n": points}) for name, points in sums.items()}


@pytest.mark.parametrize(
    ("standing", "won"),
    [
        (totals(train=10, bicycle=20, both=5, none=0), "bicycle"),
        (totals(train=10, bicycle=20, both=21, none=0), "both"),
        (totals(train=-10, bicycle=-20, both=-15, none=-9), "none"),
        (totals(train=7, bicycle=7, both=7, none=7), "bicycle"),
        (totals(train=7, bicycle=6, both=7, none=7), "train"),
        (totals(none=7, both=7, train=6, bicycle=6), "both"),
    ],
)
def test_most_points_win_and_of_equal_ones_a_candidate(
    standing: dict[str, Tally], won: str
) -> None:
    assert winner(standing) == won
    assert winner(dict(reversed(standing.items()))) == won
