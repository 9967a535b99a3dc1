"""The clock of one question: every rule of time, by a clock that is told to go on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fake_clock import FakeClock

from hotseat.interview.limits import Limits, parse_seconds, raised
from hotseat.interview.timing import GAP, TurnClock, recommended_at, step_of
from hotseat.records.models import Pause, Timing


def pass_time(clock: FakeClock, watch: TurnClock, seconds: float, text: str = "") -> None:
    """Let time pass with a look at the clock each second, as faces do."""
    while seconds > 0:
        clock.go_on(min(seconds, 1.0))
        watch.advance(text)
        seconds -= 1.0


def started(limits: Limits, session_left: float | None = None) -> tuple[FakeClock, TurnClock]:
    clock = FakeClock()
    return clock, TurnClock(clock, limits, session_left=session_left)


# Thinking and answering


def test_thinking_counts_as_answering_where_it_has_no_time_of_its_own() -> None:
    clock, watch = started(Limits(question=100))
    pass_time(clock, watch, 30)
    assert watch.left == 70
    watch.advance("a")
    pass_time(clock, watch, 20, "a")
    assert watch.left == 50
    timing = watch.timing()
    assert (timing.think, timing.answer, timing.overtime) == (30, 20, 0)


def test_thinking_ends_at_the_first_key() -> None:
    clock, watch = started(Limits(question=100, think=60))
    pass_time(clock, watch, 25)
    assert (watch.think_left, watch.left) == (35, 100)
    watch.advance("a")
    assert not watch.is_thinking
    pass_time(clock, watch, 10, "a")
    assert watch.left == 90
    assert (watch.timing().think, watch.timing().answer) == (25, 10)


def test_when_thinking_is_over_the_clock_of_the_answer_runs() -> None:
    clock, watch = started(Limits(question=100, think=60))
    pass_time(clock, watch, 70)
    assert not watch.is_thinking
    assert watch.left == 90
    assert watch.timing().think == 70


# The end of the time


def test_the_text_as_it_stood_when_time_ended_is_kept() -> None:
    clock, watch = started(Limits(question=10))
    watch.advance("on time")
    clock.go_on(4)
    watch.advance("on time")
    clock.go_on(4)
    watch.advance("on time,")
    assert not watch.is_over
    clock.go_on(2.5)
    watch.advance("on time, and later")
    assert watch.on_time == "on time,"
    assert watch.over_by == 0.5
    timing = watch.timing()
    assert (timing.answer, timing.overtime) == (10, 0.5)


def test_typing_goes_on_after_the_end_and_is_counted_apart() -> None:
    clock, watch = started(Limits(question=10))
    watch.advance("a")
    pass_time(clock, watch, 10, "a")
    pass_time(clock, watch, 7, "a b")
    assert (watch.on_time, watch.over_by, watch.left) == ("a", 7, -7)
    assert watch.timing().overtime == 7
    assert watch.share == pytest.approx(1.7)


def test_the_sitting_may_end_before_the_question_does() -> None:
    clock, watch = started(Limits(question=100), session_left=20)
    pass_time(clock, watch, 25, "words")
    assert watch.is_over
    assert watch.left == -5
    assert watch.over_by == 5


def test_in_a_sitting_without_time_the_end_has_come_at_once() -> None:
    clock, watch = started(Limits(question=100), session_left=0)
    clock.go_on(0.1)
    watch.advance("a")
    assert watch.on_time == ""


def test_without_a_limit_time_never_ends() -> None:
    clock, watch = started(Limits())
    pass_time(clock, watch, 4000, "a")
    assert (watch.is_over, watch.left, watch.share) == (False, None, 0)
    assert watch.active == 4000


def test_steps_are_shares_of_the_limit() -> None:
    assert [step_of(x) for x in (0, 0.49, 0.5, 0.79, 0.8, 0.99, 1, 3)] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_extra_time_raises_a_limit() -> None:
    assert raised(480, 25) == 600
    assert raised(None, 25) is None
    assert raised(101, 25) == 126


# Pauses


def test_a_pause_stops_the_clock() -> None:
    clock, watch = started(Limits(question=100, pauses=1))
    pass_time(clock, watch, 10, "a")
    assert watch.pause("a")
    assert watch.is_paused
    assert watch.pauses_left == 0
    pass_time(clock, watch, 300, "a")
    watch.go_on("a")
    assert watch.left == 90
    assert watch.timing().paused == 300
    assert watch.timing().pauses == (Pause("asked", 300),)
    assert not watch.pause("a")
    pass_time(clock, watch, 10, "a")
    assert watch.left == 80


def test_a_pause_is_no_gap_however_long() -> None:
    clock, watch = started(Limits(question=100, pauses=None))
    watch.pause("")
    clock.go_on(3600)
    watch.go_on("")
    assert watch.timing().pauses == (Pause("asked", 3600),)
    assert watch.pauses_left is None


def test_a_stopped_process_is_a_pause_and_costs_nothing() -> None:
    clock, watch = started(Limits(question=100))
    pass_time(clock, watch, 10, "a")
    clock.go_on(60)
    watch.advance("a")
    pass_time(clock, watch, 5, "a")
    assert watch.left == 85
    assert watch.timing().pauses == (Pause("gap", 60),)
    assert watch.timing().paused == 60


def test_a_short_stop_is_time_like_any_other() -> None:
    clock, watch = started(Limits(question=100))
    clock.go_on(GAP)
    watch.advance("a")
    assert watch.left == 95
    assert watch.timing().pauses == ()


def test_work_in_an_editor_of_ones_own_is_time() -> None:
    clock, watch = started(Limits(question=100))
    watch.advance("before")
    clock.go_on(120)
    watch.advance("before", busy=True)
    watch.advance("before and what the editor gave")
    assert watch.on_time == "before"
    assert watch.over_by == 20
    assert watch.timing().pauses == ()


def test_sleep_of_the_machine_is_no_work_in_an_editor() -> None:
    clock, watch = started(Limits(question=100))
    watch.advance("before")
    clock.go_on(40)
    clock.sleep(28_800)
    clock.go_on(20)
    watch.advance("before", busy=True)
    assert watch.left == 40
    assert not watch.is_over
    assert watch.timing().pauses == (Pause("gap", 28_800),)


def test_the_wall_clock_may_be_set_at_will() -> None:
    clock, watch = started(Limits(question=100))
    for change in (3600, -7200, 86_400 * 365):
        clock.set_wall(change)
        pass_time(clock, watch, 10, "a")
    assert watch.left == 70
    assert watch.timing().pauses == ()


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    clock, watch = started(Limits(question=100))
    pass_time(clock, watch, 10, "a")
    clock._monotonic -= 50
    watch.advance("a")
    pass_time(clock, watch, 10, "a")
    assert watch.left == 80


# What the sitting has left


def test_a_question_has_no_more_time_than_the_sitting() -> None:
    clock, watch = started(Limits(question=100), session_left=60.4)
    assert (watch.limit, watch.left) == (60.4, 60.4)
    steps = []
    for _ in range(62):
        pass_time(clock, watch, 1, "a")
        steps.append(3 if watch.is_over else step_of(watch.share))
    assert [steps.index(step) + 1 for step in (1, 2, 3)] == [31, 49, 61]
    assert sorted(steps) == steps
    # As the clock said when it began.
    assert watch.timing().limit == 61


def test_time_to_think_comes_off_what_the_sitting_has_left() -> None:
    clock, watch = started(Limits(question=100, think=30), session_left=80)
    pass_time(clock, watch, 30)
    assert watch.left == 50
    pass_time(clock, watch, 10, "a")
    assert (watch.left, watch.limit) == (40, 50)


# After a crash


def test_a_pause_is_as_long_as_it_is_when_it_is_kept() -> None:
    clock, watch = started(Limits(question=100, pauses=1))
    pass_time(clock, watch, 10, "a")
    watch.pause("a")
    clock.go_on(300)
    again = TurnClock(clock, Limits(), state=watch.state(), text="a")
    assert again.timing().pauses == (Pause("asked", 300), Pause("away", 0))
    assert again.pauses_left == 0
    assert again.left == 90


def test_it_goes_on_where_it_was_and_says_that_one_was_away() -> None:
    clock, watch = started(Limits(question=100, think=30, pauses=2, extra=25, hard_stop=True), 500)
    pass_time(clock, watch, 10)
    pass_time(clock, watch, 20, "a")
    watch.pause("a")
    clock.go_on(7)
    watch.advance("a")
    state = json.loads(json.dumps(watch.state()))
    clock.go_on(9000)
    again = TurnClock(clock, Limits(), state=state, text="a")
    assert again.limits == watch.limits
    assert again.left == watch.left
    assert not again.is_paused
    assert again.pauses_left == 1
    assert again.timing().pauses == (Pause("asked", 7), Pause("away", 0))
    pass_time(clock, again, 500, "a")
    assert again.is_over


def test_what_was_on_time_is_known_after_a_crash() -> None:
    clock, watch = started(Limits(question=10))
    pass_time(clock, watch, 12, "a")
    again = TurnClock(clock, Limits(), state=watch.state(), text="a")
    pass_time(clock, again, 3, "a b")
    assert again.on_time == "a"
    assert again.over_by == 5


# Pace


def test_when_the_recommendation_stood_there() -> None:
    clock, watch = started(Limits(question=100))
    for size in (10, 20, 30, 40):
        pass_time(clock, watch, 10, "x" * (size - 10))
        watch.advance("x" * size)
    timing = watch.timing()
    assert recommended_at(timing, 25) == 0.3
    assert recommended_at(timing, 40) == 0.4
    assert recommended_at(timing, 41) is None
    assert recommended_at(Timing(), 1) is None


def test_the_pace_of_a_long_answer_takes_little_room() -> None:
    clock, watch = started(Limits(question=5000))
    for size in range(1, 4000):
        clock.go_on(1)
        watch.advance("x" * size)
    pace = watch.timing().pace
    assert len(pace) <= 400
    assert pace[-1][1] >= 3997
    assert list(pace) == sorted(pace)


# In general


@given(
    steps=st.lists(
        st.tuples(st.floats(0, 30), st.sampled_from(["", "a", "a b"]), st.sampled_from("npgb")),
        max_size=40,
    ),
    question=st.none() | st.floats(1, 60),
    think=st.none() | st.floats(1, 60),
    session=st.none() | st.floats(0, 90),
)
def test_no_second_is_lost_or_counted_twice(
    steps: list[tuple[float, str, str]],
    question: float | None,
    think: float | None,
    session: float | None,
) -> None:
    clock, watch = started(Limits(question=question, think=think, pauses=None), session)
    for seconds, text, what in steps:
        clock.go_on(seconds)
        if what == "p":
            watch.pause(text)
        elif what == "g":
            watch.go_on(text)
        else:
            watch.advance(text, busy=what == "b")
    watch.go_on("end")
    watch.advance("end")
    timing = watch.timing()
    total = timing.think + timing.answer + timing.overtime
    assert min(timing.think, timing.answer, timing.overtime, timing.paused) >= 0
    assert total == pytest.approx(watch.active, abs=0.01)
    assert total + timing.paused == pytest.approx(sum(s for s, _, _ in steps), abs=0.01)
    assert (watch.on_time is None) == (not watch.is_over)


# How people write time


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("90s", 90), ("8m", 480), ("1h30m", 5400), ("5", 300), ("1.5h", 5400), (" 8 min ", 480)],
)
def test_times_as_people_write_them(said: str, seconds: float) -> None:
    assert parse_seconds(said) == seconds


@pytest.mark.parametrize(
    "said", ["", "soon", "-5m", "0", "0.5s", "25h", "5x", "m", "1e3", "9" * 400]
)
def test_what_is_no_time(said: str) -> None:
    with pytest.raises(ValueError, match=r"length of time|between one second"):
        parse_seconds(said)
