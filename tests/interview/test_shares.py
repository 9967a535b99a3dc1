"""How the time of an interview is shared out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.fakes import DECISION

from hotseat.interview.sitting import shares


@pytest.mark.parametrize(("budget", "extra"), [(900, 0), (1000, 25), (61, 10), (None, 33)])
def test_every_length_is_one_that_a_clock_can_show(budget: float | None, extra: int) -> None:
    questions = [replace(DECISION, minutes=minutes) for minutes in (5, 7, 8)]
    each, whole = shares(questions, budget, extra)
    assert all(seconds == int(seconds) >= 1 for seconds in (*each, whole))
    assert abs(sum(each) - whole) <= 2
    assert sorted(each) == list(each)
