"""The end of the time where it cannot be foreseen: in an editor, while typing, while away."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import QUIET, Driver, running
from tests.tui.fakes import ANSWER, DECISION, SECOND
from tests.tui.test_timed import LIMIT, START, begin, headline, library, one

from hotseat.errors import HotseatError
from hotseat.interview import editor
from hotseat.interview.sitting import drill, mock
from hotseat.records.models import Draft, Pause
from hotseat.records.paths import editor_files
from hotseat.settings.models import Settings
from hotseat.tui.screens.interview import InterviewScreen

LATER = " Fifty seconds of words from the editor."


def time_of(app: Driver) -> FakeClock:
    clock = app.app.clock
    assert isinstance(clock, FakeClock)
    return clock


def keys_of(app: Driver) -> str:
    return app.screen.splitlines()[-1]


def draft_of(app: Driver) -> Draft:
    screen = app.app.screen
    assert isinstance(screen, InterviewScreen)
    draft = app.store.draft(screen.turn.key)
    assert draft is not None
    return draft


async def in_editor(
    app: Driver, monkeypatch: pytest.MonkeyPatch, edit: Callable[[str], str]
) -> None:
    """Open the editor, which does as `edit` says."""
    monkeypatch.setattr(app.app, "suspend", contextlib.nullcontext)
    monkeypatch.setattr(editor, "edit", lambda text, _: edit(text))
    await app.press("f4")


# In the editor


@pytest.mark.parametrize("hard_stop", [True, False])
async def test_what_was_typed_in_the_editor_when_time_ended_is_handed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_stop: bool
) -> None:
    async with running(tmp_path) as app:
        await begin(app, one(hard_stop=hard_stop))
        await app.write("Before.")
        await app.pass_time(LIMIT / 2)

        def edit(text: str) -> str:
            time_of(app).go_on(LIMIT)
            return text + LATER

        await in_editor(app, monkeypatch, edit)
        if not hard_stop:
            assert app.where == "InterviewScreen"
            await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        [attempt] = app.store.attempts()
        assert attempt.answer == "Before." + LATER
        assert attempt.on_time == "Before."
        assert attempt.timing.overtime == LIMIT / 2


async def test_a_machine_asleep_in_the_editor_takes_no_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())

        def edit(text: str) -> str:
            time_of(app).go_on(10)
            time_of(app).sleep(28_800)
            return text + LATER

        await in_editor(app, monkeypatch, edit)
        await app.pass_time(1)
        assert "01:29 left" in headline(app)
        screen = app.app.screen
        assert isinstance(screen, InterviewScreen)
        assert screen.turn.clock.timing().pauses == (Pause("gap", 28_800),)


async def test_there_is_no_editor_and_no_discarding_in_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        await app.write("Before.")
        before = {command.title for command in app.app.get_system_commands(app.app.screen)}
        await app.press("ctrl+t")
        paused = {command.title for command in app.app.get_system_commands(app.app.screen)}
        own = {"Submit", "Open in editor", "Copy the answer", "Discard this draft"}
        assert before - paused == own
        screen = app.app.screen
        assert isinstance(screen, InterviewScreen)
        monkeypatch.setattr(editor, "edit", lambda *_: pytest.fail("the editor was opened"))
        for act in (screen.action_edit, screen.action_discard, screen.action_submit):
            act()
            await app.pilot.pause()
            assert "Paused. ^T goes on." in app.notices
        assert app.where == "InterviewScreen"
        assert app.area.text == "Before."


async def test_signals_while_the_editor_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "editor.sh"
    program.write_text("#!/bin/sh\nkill -INT $PPID\nkill -TERM $PPID\nprintf ' and saved' >> $1\n")
    program.chmod(0o700)
    loop = asyncio.get_running_loop()
    came: list[tuple[int, str]] = []
    try:
        async with running(tmp_path) as app:

            def stop(number: int) -> None:
                came.append((number, app.area.text))

            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, stop, number)
            await app.open_question()
            await app.write("typed")
            monkeypatch.setattr(app.app, "suspend", contextlib.nullcontext)
            monkeypatch.setenv("VISUAL", str(program))
            await app.press("f4")
            await app.until(lambda: bool(came))
            await app.pilot.pause(0.1)
            assert came == [(signal.SIGTERM, "typed and saved")]
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


async def test_too_much_from_the_editor_is_put_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "editor.sh"
    program.write_text("#!/bin/sh\nhead -c 60000 /dev/zero | tr '\\0' x > $1\n")
    program.chmod(0o700)
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("typed before")
        monkeypatch.setattr(app.app, "suspend", contextlib.nullcontext)
        monkeypatch.setenv("VISUAL", str(program))
        await app.press("f4")
        await app.until(lambda: "60,000 characters" in app.notices)
        [kept] = editor_files(tmp_path)
        assert str(kept) in app.notices
        assert kept.read_text() == "x" * 60_000
        assert app.area.text == "typed before"


# A hard stop


async def test_typing_that_goes_on_after_a_hard_stop_judges_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings()) as app:
        await begin(app, one(hard_stop=True))
        await app.write(ANSWER)
        await app.pass_time(LIMIT + 1)
        await app.until_on("PredictScreen")
        assert "Time is up: your answer was handed in as it stood." in app.flat
        await app.press("a", "space", "2", "space", "0", "space", "enter", "backspace")
        assert app.where == "PredictScreen"
        assert "left out" not in app.screen
        assert "●" not in app.screen
        time_of(app).go_on(2)
        await app.press("2", "space")
        assert "●●" in app.screen
        assert "left out" in app.screen


async def test_typing_that_goes_on_chooses_nothing_in_the_feedback(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one(hard_stop=True))
        await app.write(ANSWER)
        await app.pass_time(LIMIT + 1)
        await app.until_on("FeedbackScreen")
        assert "Time is up: your answer was handed in as it stood." in app.notices
        await app.press("h", "enter", "r", "n")
        assert app.where == "FeedbackScreen"
        time_of(app).go_on(2)
        await app.press("h")
        await app.until_on("HomeScreen")


async def test_an_answer_handed_in_by_hand_is_judged_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings()) as app:
        await begin(app, one(hard_stop=True))
        await app.write(ANSWER)
        await app.press("ctrl+s")
        await app.until_on("PredictScreen")
        assert "Time is up" not in app.screen
        await app.press("space")
        assert "left out" in app.screen


@pytest.mark.parametrize("whole", [LIMIT, 5 * LIMIT])
async def test_a_hard_stop_holds_after_coming_back(tmp_path: Path, whole: float) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=whole, hard_stop=True)
    run.limits_each, run.probing = (LIMIT, LIMIT), False
    shelf, wait = library(), threading.Event()
    async with running(tmp_path, library=shelf) as app:
        await begin(app, run)

        def scoring() -> None:
            wait.wait(5)

        shelf.before_scoring = scoring
        await app.write("Words.")
        await app.pass_time(LIMIT + 1)
        await app.app.action_quit()
        assert app.store.attempts() == []
        wait.set()
    async with running(tmp_path, library=library()) as app:
        app.app.practice.resume()
        await app.until(lambda: len(app.store.attempts()) == 1)
        [attempt] = app.store.attempts()
        assert (attempt.answer, attempt.on_time) == ("Words.", "Words.")


async def test_an_answer_that_cannot_be_marked_is_given_back_once(tmp_path: Path) -> None:
    shelf = library()
    tries: list[bool] = []

    def fail() -> None:
        tries.append(True)
        raise HotseatError("No.")

    shelf.before_scoring = fail
    async with running(tmp_path, library=shelf) as app:
        await begin(app, one(hard_stop=True))
        await app.write("Words.")
        await app.pass_time(LIMIT + 1)
        await app.until(lambda: "cannot be marked" in app.notices)
        await app.until_on("InterviewScreen")
        await app.pilot.pause(0.5)
        assert tries == [True]
        assert app.area.text == "Words."


# Pauses


async def test_a_pause_that_one_quits_in_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        await app.write("abc")
        await app.pass_time(10.5)
        await app.press("ctrl+t")
        await app.pass_time(300)
        time_of(app).go_on(0.5)
        await app.app.action_quit()
        draft = draft_of(app)
        assert draft.state["pauses"] == [{"kind": "asked", "seconds": 300.5}]
        assert draft.state["active"] == 10.5


async def test_a_pause_that_is_killed_is_kept_within_two_seconds(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, one())
        await app.write("abc")
        await app.press("ctrl+t")
        await app.pass_time(300)
        draft = draft_of(app)
        [pause] = draft.state["pauses"]
        assert 298 <= pause["seconds"] <= 300


async def test_the_keys_say_what_they_do_now(tmp_path: Path) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=400, pauses=2)
    async with running(tmp_path, library=library()) as app:
        await begin(app, run)
        assert "^T pause (2 left)" in keys_of(app)
        assert "F3 hide clock" in keys_of(app)
        await app.press("f3")
        assert "F3 show clock" in keys_of(app)
        await app.press("f3", "ctrl+t")
        assert "^T go on" in keys_of(app)
        assert "1 pause left after this one. ^T goes on." in app.flat
        for word in ("F3", "F4", "^S", "back"):
            assert word not in keys_of(app)
        await app.press("f3", "ctrl+t")
        assert "^T pause (1 left)" in keys_of(app)
        assert "F3 hide clock" in keys_of(app)
        await app.press("ctrl+t", "ctrl+t")
        assert "^T" not in keys_of(app)
        assert "^S submit   F3 hide clock" in keys_of(app)


async def test_another_key_goes_on_where_it_was_bound(tmp_path: Path) -> None:
    settings = replace(QUIET, keys={"interview.pause": "f8"})
    async with running(tmp_path, settings=settings) as app:
        await begin(app, one())
        await app.press("f8")
        assert "is covered. F8 goes on." in app.flat


async def test_pauses_without_a_number_are_not_counted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await begin(app, drill([DECISION], started_at=START, limit=60))
        assert "^T pause   F3" in app.screen


# What the whole has left


async def test_the_last_question_shows_no_more_time_than_there_is(tmp_path: Path) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=400)
    run.probing = False
    async with running(tmp_path, library=library()) as app:
        await begin(app, run)
        await app.write(ANSWER)
        await app.pass_time(300)
        await app.press("ctrl+s")
        await app.until(lambda: "2 of 2" in headline(app))
        assert "01:40 left" in headline(app)
        said = []
        for _ in range(100):
            await app.pass_time(1)
            said.append(headline(app))
        steps = [
            next(i for i, row in enumerate(said, 1) if word in row)
            for word in ("half time", "one fifth left", "time is up")
        ]
        assert steps == [50, 80, 100]
        await app.write(ANSWER)
        await app.press("ctrl+s")
        await app.until_on("ReportScreen")
        assert [attempt.timing.limit for attempt in app.store.attempts()] == [100, 200]


# Words


@pytest.mark.parametrize(("feedback", "said"), [("end", "at the end"), ("each", "after each")])
async def test_an_interview_says_when_its_marks_are_shown(
    tmp_path: Path, feedback: str, said: str
) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=400)
    run.feedback = feedback  # type: ignore[assignment]
    async with running(tmp_path, library=library(), size=(120, 40)) as app:
        await begin(app, run)
        assert headline(app).startswith(f"Mock interview · 1 of 2 · feedback {said} ")
        assert "session 06:40 left" in headline(app)
        await app.pilot.resize_terminal(80, 24)
        await app.pilot.pause()
        assert "feedback" not in headline(app)
        assert "session 06:40 left" in headline(app)


async def test_what_is_severe_outlives_its_screen(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        app.app.tell("In passing.")
        app.app.tell("Nothing is kept.", severe=True)
        await app.pilot.pause()
        assert app.notices == "In passing.\nNothing is kept."
        await app.press("escape")
        await app.until_on("HomeScreen")
        assert app.notices == "Nothing is kept."


async def test_help_asks_for_what_the_question_asks_for(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await app.open_question(DECISION.id)
        await app.press("f1")
        assert "which fact shows it" in app.flat
        await app.press("escape", "escape")
        await app.open_question("difference")
        await app.press("f1")
        assert "which fact shows it" not in app.flat
        assert "in words of your own" in app.flat
        await app.press("escape", "escape")
        await app.answer(ANSWER)
        await app.press("f")
        await app.until_on("InterviewScreen")
        await app.press("f1")
        assert "Answer what is asked now." in app.flat
