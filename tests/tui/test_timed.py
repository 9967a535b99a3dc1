"""A question against the clock: what is shown, what is kept, and what is marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import QUIET, Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.interview.sitting import Run, drill, mock
from hotseat.records.models import Pause
from hotseat.tui.screens.interview import InterviewScreen

START = FakeClock().now()
LIMIT = 100.0
THIRD = replace(DECISION, id="radio", title="The radio", cause="behavior", level="senior")


def library() -> FakeLibrary:
    return FakeLibrary(bank_of(DECISION, SECOND, THIRD, CONCEPT))


def one(**changes: object) -> Run:
    """A drill on one question."""
    options: dict[str, object] = {"limit": LIMIT} | changes
    return drill([DECISION], started_at=START, **options)  # type: ignore[arg-type]


async def begin(app: Driver, run: Run) -> None:
    app.app.flow.start(run)
    await app.until_on("InterviewScreen")


def headline(app: Driver) -> str:
    return " ".join(app.screen.splitlines()[0].split())


async def test_the_clock_stands_in_the_headline_and_says_each_step(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        assert headline(app) == "Drill 01:40 left ▕░░░░░┊░░░┊░░▏"
        await app.write("words")
        await app.pass_time(49)
        assert headline(app) == "Drill 00:51 left ▕█████┊░░░┊░░▏"
        await app.pass_time(1)
        assert headline(app).startswith("Drill half time 00:50 left ▕██████")
        await app.pass_time(30)
        assert "one fifth left 00:20 left" in headline(app)
        await app.pass_time(20)
        assert "time is up +00:00 ▕████████████▏" in headline(app)
        await app.pass_time(7)
        assert "time is up +00:07" in headline(app)
        assert app.where == "InterviewScreen"
        assert app.area.has_focus
        assert app.notices == ""


async def test_what_is_typed_after_the_end_is_in_a_second_ink_and_marked_apart(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        first, second = ANSWER[:-1].rsplit(". ", 1)
        await app.write(first + ".")
        await app.pass_time(LIMIT)
        assert "time ended at word" in app.screen
        await app.write(" " + second)
        await app.pass_time(5)
        line = app.area.get_line(0)
        assert [line.plain[s.start : s.end] for s in line.spans] == [" " + second]
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert "on time" in app.screen
        assert "in full" in app.screen
        row = next(r for r in app.screen.splitlines() if "Recommendation" in r)
        assert row.split()[2:5] == ["○○", "●●", "reasoned"]
        [attempt] = app.store.attempts()
        assert attempt.on_time == first + "."
        assert attempt.on_time_card["marks"]["recommendation"]["level"] == 0
        assert attempt.scorecard["marks"]["recommendation"]["level"] == 2
        assert (attempt.timing.answer, attempt.timing.overtime) == (LIMIT, 5)
        [summary] = app.store.summaries()
        assert summary.levels["recommendation"] == 0


async def test_a_hard_stop_hands_in_what_is_there(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one(hard_stop=True))
        await app.write(ANSWER)
        await app.pass_time(LIMIT + 3)
        await app.until_on("FeedbackScreen")
        [attempt] = app.store.attempts()
        assert attempt.answer == attempt.on_time == ANSWER
        assert attempt.timing.hard_stop
        assert "on time" not in app.screen


async def test_a_hard_stop_without_a_word_is_no_answer_and_not_marked(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one(hard_stop=True))
        await app.pass_time(LIMIT + 1)
        await app.until_on("FeedbackScreen")
        assert "Nothing was answered, so nothing is marked." in app.screen
        [attempt] = app.store.attempts()
        assert (attempt.answer, attempt.scorecard, attempt.on_time) == ("", {}, "")
        assert app.store.cards()[DECISION.id].day == "2026-03-04"
        app.app.clock.go_on(2)  # type: ignore[attr-defined]
        await app.press("enter")
        await app.until_on("HomeScreen")


async def test_an_empty_answer_wants_a_second_press(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        await app.press("ctrl+s")
        assert app.where == "InterviewScreen"
        assert "^S once more leaves it unanswered." in app.notices
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert app.notices == ""
        assert app.store.attempts()[0].answer == ""
        assert app.store.cards() == {}


async def test_thinking_has_a_time_of_its_own(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one(think=60))
        assert headline(app) == "Drill think 01:00, then 01:40 to answer"
        await app.pass_time(20)
        assert "think 00:40" in headline(app)
        await app.write("a")
        await app.pass_time(1)
        assert "01:39 left" in headline(app)


async def test_a_hidden_clock_still_says_each_step(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        await app.press("f3")
        assert headline(app) == "Drill clock hidden"
        await app.pass_time(50)
        assert headline(app) == "Drill half time"
        await app.pass_time(50)
        assert headline(app) == "Drill time is up"
        await app.press("f3")
        assert "time is up +00:00" in headline(app)


async def test_a_pause_covers_the_question_and_stops_the_clock(tmp_path: Path) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=400, pauses=1)
    async with running(tmp_path, library=library()) as app:
        await begin(app, run)
        await app.write("my words")
        await app.pass_time(10)
        await app.press("ctrl+t")
        assert headline(app).endswith("paused")
        assert "retailer" not in app.screen
        assert "my words" not in app.screen
        assert "This is the last one. ^T goes on." in app.flat
        await app.press("x", "ctrl+s", "f4")
        assert app.where == "InterviewScreen"
        await app.pass_time(300)
        await app.press("ctrl+t")
        assert "my words" in app.screen
        assert app.area.text == "my words"
        assert app.area.has_focus
        assert "03:10 left" in headline(app)
        await app.press("ctrl+t")
        assert "No pause is left." in app.notices
        await app.press("ctrl+s")
        await app.until(lambda: len(app.store.attempts()) == 1)
        assert app.store.attempts()[0].timing.pauses == (Pause("asked", 300),)
        assert app.store.attempts()[0].seconds == 10


async def test_a_stopped_process_loses_no_time(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running(tmp_path, clock=clock) as app:
        await begin(app, one())
        await app.write("a")
        await app.pass_time(10)
        clock.go_on(60)
        await app.pass_time(1)
        assert "01:30 left" in headline(app)
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert app.store.attempts()[0].timing.pauses == (Pause("gap", 61),)
        assert "paused 1:01" in headline(app)


async def test_the_wall_clock_and_the_size_change_no_time(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running(tmp_path, clock=clock) as app:
        await begin(app, one())
        await app.write("a")
        await app.pass_time(10)
        clock.set_wall(7200)
        await app.pilot.resize_terminal(20, 5)
        await app.pass_time(5)
        await app.pilot.resize_terminal(80, 24)
        clock.set_wall(-9000)
        await app.pass_time(5)
        assert "01:20 left" in headline(app)
        assert app.area.text == "a"


async def test_after_a_crash_the_clock_goes_on_where_it_was(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        await app.write("half of it")
        await app.pass_time(30)
    # Nothing was said to anyone: what counts is what stands in the records.
    async with running(tmp_path) as app:
        await app.until_seen("Resume")
        assert "Resume                    Drill · today at" in app.screen
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert app.area.text == "half of it"
        screen = app.app.screen
        assert isinstance(screen, InterviewScreen)
        assert 69 <= (screen.turn.clock.left or 0) <= 72
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert Pause("away", 0) in app.store.attempts()[0].timing.pauses


async def test_extra_time_raises_every_limit_and_is_kept(tmp_path: Path) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=400, extra=25)
    async with running(tmp_path, library=library()) as app:
        await begin(app, run)
        assert "04:10 left" in headline(app)
        assert "session 08:20 left" in headline(app)
        await app.write(ANSWER)
        await app.press("ctrl+s")
        await app.until(lambda: len(app.store.attempts()) == 1)
        timing = app.store.attempts()[0].timing
        assert (timing.extra, timing.limit) == (25, 250)


async def test_without_a_clock_there_is_nothing_to_pause_or_hide(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        assert "^T" not in app.screen
        assert "F3" not in app.screen
        await app.press("ctrl+t", "f3")
        assert "retailer" in app.screen


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40), (40, 10)])
async def test_the_clock_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=4000)
    async with running(tmp_path, library=library(), size=size) as app:
        await begin(app, run)
        for seconds in (1, 1100, 600, 400):
            await app.pass_time(seconds)
            first = app.screen.splitlines()[0]
            assert len(first) <= size[0]
            if size[0] >= 60:
                assert "Mock interview · 1 of 2" in first
                assert ":" in first


@pytest.mark.parametrize("bell", [True, False])
async def test_the_bell_rings_only_where_it_is_wanted(
    tmp_path: Path, bell: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[bool] = []
    async with running(tmp_path, settings=replace(QUIET, bell=bell)) as app:
        monkeypatch.setattr(app.app, "bell", lambda: rung.append(True))
        await begin(app, one())
        await app.pass_time(LIMIT + 5)
        assert rung == [True] * bell
