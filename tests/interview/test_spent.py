"""The time of an answer in a few figures."""

from __future__ import annotations

import pytest
from tests.fake_clock import FakeClock
from tests.tui.fakes import DECISION

from hotseat.interview.spent import spent, spent_of, thinking
from hotseat.interview.turn import Answer
from hotseat.records.models import Timing

NOW = FakeClock().now()


@pytest.mark.parametrize(
    ("timing", "seconds", "wanted"),
    [
        (Timing(), 372, ("6:12", "6:12", "")),
        (Timing(think=2, answer=370, limit=450), 372, ("6:12", "6:12 of 7:30", "")),
        (
            Timing(think=2, answer=10, limit=10, think_limit=60),
            12,
            ("0:10", "0:10 of 0:10", "0:02 thinking"),
        ),
        (
            Timing(think=70, answer=10, limit=60, think_limit=60),
            80,
            ("0:20", "0:20 of 1:00", "1:00 thinking"),
        ),
        (
            Timing(think=20, answer=429.999, overtime=22, limit=450),
            471.999,
            ("7:30 +0:22", "7:30 of 7:30 +0:22", ""),
        ),
        (Timing(answer=450, overtime=0.4, limit=450), 450.4, ("7:30", "7:30 of 7:30", "")),
    ],
)
def test_thinking_apart_and_time_over_stand_beside_the_answers_own(
    timing: Timing, seconds: float, wanted: tuple[str, str, str]
) -> None:
    answer = Answer(DECISION, "words", NOW, NOW, seconds, timing=timing)
    assert (spent(answer), spent_of(answer), thinking(answer)) == wanted
