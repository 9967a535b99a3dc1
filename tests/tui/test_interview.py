"""The interview: typing, what is kept of it, and every way to leave."""

from __future__ import annotations

import contextlib
import signal
import stat
import threading
import time
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, DECISION, PROMPT, SECOND, FakeLibrary, bank_of
from textual import events

from hotseat.errors import HotseatError
from hotseat.interview.drafts import MAX_AGE
from hotseat.scoring import MAX_CHARACTERS


async def test_the_question_stands_above_the_field(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        rows = app.screen.splitlines()
        assert rows[0].split("  ")[0].strip() == "Practice · decision"
        assert "mid · about 6 minutes" in rows[0]
        assert set(rows[1]) == set(rows[-2]) == {"─"}
        assert "A retailer's support bot" in app.screen
        assert "^S submit" in rows[-1]
        assert "F1 help" in rows[-1]


async def test_side_by_side_from_120_columns(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 40)) as app:
        await app.open_question()
        row = next(line for line in app.screen.splitlines() if "The returns bot" in line)
        assert "│" in row
        assert "Your answer" in row


async def test_usable_at_60_by_20(tmp_path: Path) -> None:
    async with running(tmp_path, size=(60, 20)) as app:
        await app.open_question()
        await app.write("my words")
        assert "my words" in app.screen
        assert "2 words" in app.screen
        assert app.area.size.height >= 4
        assert "F1 help" in app.screen
        await app.press("tab", "end")
        await app.until_seen(PROMPT[-12:])


async def test_words_are_counted_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotseat.tui.practice.MAX_AGE", 3.0)
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("so it goes")
        assert "3 words · not saved yet" in app.screen
        await app.until_seen("3 words · saved")
        draft = app.store.draft(DECISION.id)
        assert draft is not None
        assert draft.text == "so it goes"


async def test_a_draft_is_written_while_typing_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        begun = time.monotonic()
        while app.store.draft(DECISION.id) is None:
            await app.press("x")
            assert time.monotonic() - begun < 40 * MAX_AGE


@pytest.mark.parametrize("key", ["ctrl+s", "f2"])
async def test_submit(tmp_path: Path, key: str) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write(ANSWER)
        await app.press(key)
        await app.until_on("FeedbackScreen")
        [attempt] = app.store.attempts()
        assert attempt.answer == ANSWER
        assert attempt.scorecard["schema"] == "hotseat/scorecard@1"
        assert app.store.draft(DECISION.id) is None


async def test_nothing_is_not_submitted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("  \n ")
        await app.press("ctrl+s")
        assert "nothing to mark yet" in app.notices
        assert app.where == "InterviewScreen"
        assert app.store.attempts() == []


async def test_the_time_is_the_monotonic_clocks(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running(tmp_path, clock=clock) as app:
        await app.open_question()
        await app.write("x")
        await app.pass_time(61)
        clock.set_wall(-3600)
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert app.store.attempts()[0].seconds == 61
        assert "first try · 1:01" in app.screen


async def test_escape_keeps_the_draft_and_it_comes_back(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("half a thought")
        await app.press("escape")
        await app.until_on("HomeScreen")
        await app.until_seen("Resume")
        await app.open_question()
        assert app.area.text == "half a thought"
        assert app.area.cursor_location == (0, 14)


async def test_each_question_has_its_own_draft(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question(DECISION.id)
        await app.write("one")
        await app.open_question(SECOND.id)
        assert app.area.text == ""
        await app.write("two")
        await app.open_question(DECISION.id)
        assert app.area.text == "one"


async def test_discard_drops_the_draft(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("words")
        app.app.practice.save_draft()
        assert app.store.draft(DECISION.id) is not None
        app.app.screen.action_discard()  # type: ignore[attr-defined]
        assert app.store.draft(DECISION.id) is None
        assert app.area.text == ""
        await app.press("ctrl+z")
        assert app.area.text == "words"


async def test_ctrl_q_keeps_the_draft(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("to be kept")
        await app.pilot.press("ctrl+q")
        await app.until(lambda: not app.app.is_running)
        draft = app.store.draft(DECISION.id)
        assert draft is not None
        assert draft.text == "to be kept"
    assert app.app.return_code == 0


async def test_ctrl_c_quits_only_at_the_second_press(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running(tmp_path, clock=clock) as app:
        await app.open_question()
        await app.write("to be kept")
        await app.press("ctrl+c")
        assert "once more to quit" in app.notices
        clock.go_on(60)
        await app.press("ctrl+c")
        assert app.app.is_running
        await app.pilot.press("ctrl+c")
        await app.until(lambda: not app.app.is_running)
        assert app.store.draft(DECISION.id) is not None


async def test_ctrl_c_copies_what_is_selected(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("to be copied")
        await app.press("f7", "ctrl+c", "ctrl+c")
        assert app.app.clipboard == "to be copied"
        assert app.notices == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
async def test_signals_keep_the_draft(tmp_path: Path, number: signal.Signals) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("last words")
        app.app.stop(number)
        draft = app.store.draft(DECISION.id)
        assert draft is not None
        assert draft.text == "last words"
    assert app.app.return_code == 128 + number


async def test_an_attempt_that_cannot_be_kept_is_shown_and_kept_later(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write(ANSWER)
        app.store._db.execute("pragma query_only = on")
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert "not kept yet" in app.notices
        assert "cannot be written to" in app.notices
        app.store._db.execute("pragma query_only = off")
        await app.answer("another", SECOND.id)
        assert [a.question_id for a in app.store.attempts()] == [SECOND.id, DECISION.id]


async def test_what_cannot_be_marked_is_given_back(tmp_path: Path) -> None:
    library = FakeLibrary(bank_of(DECISION))

    def fail() -> None:
        raise HotseatError("the rubric [/is] broken")

    library.before_scoring = fail
    async with running(tmp_path, library=library) as app:
        await app.open_question()
        await app.write("my words")
        await app.press("ctrl+s")
        await app.until(lambda: "the rubric [/is] broken" in app.notices)
        assert app.where == "InterviewScreen"
        assert app.area.text == "my words"
        assert not app.area.read_only
        assert app.store.attempts() == []


async def test_one_may_leave_while_an_answer_is_marked(tmp_path: Path) -> None:
    library, go_on = FakeLibrary(bank_of(DECISION, SECOND)), threading.Event()

    def wait() -> None:
        go_on.wait(10)

    library.before_scoring = wait
    async with running(tmp_path, library=library) as app:
        await app.open_question()
        await app.write(ANSWER)
        await app.press("ctrl+s")
        await app.until_seen("being marked")
        await app.press("escape", "x", "ctrl+s")
        assert app.where == "InterviewScreen"
        assert app.area.text == ANSWER
        app.app.practice.home()
        await app.until_on("HomeScreen")
        await app.open_question(SECOND.id)
        await app.write("another answer")
        go_on.set()
        await app.until(lambda: "marked and kept" in app.notices)
        assert app.area.text == "another answer"
        assert [a.question_id for a in app.store.attempts()] == [DECISION.id]
        app.app.practice.save_draft()
        assert app.store.draft(SECOND.id) is not None


# Too much text


@pytest.mark.parametrize("shape", ["one line", "many lines"])
async def test_a_paste_that_is_too_long_is_refused_whole(tmp_path: Path, shape: str) -> None:
    pasted = "x" * 1_000_000 if shape == "one line" else "word word\n" * 100_000
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("before")
        await app.paste(pasted)
        await app.until(lambda: "Not put in" in app.notices)
        assert "1,000,006 characters" in app.notices
        assert "50,000 is the limit" in app.notices
        assert app.area.text == "before"
        begun = time.monotonic()
        await app.press("y")
        assert time.monotonic() - begun < 10
        assert app.area.text == "beforey"


async def test_typing_stops_at_the_limit(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.paste("word " * (MAX_CHARACTERS // 5))
        await app.until(lambda: len(app.area.text) == MAX_CHARACTERS)
        await app.press("x")
        assert "50,001 characters" in app.notices
        assert len(app.area.text) == MAX_CHARACTERS
        await app.press("backspace", "x")
        assert app.area.text.endswith("x")
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert len(app.store.attempts()[0].answer) == MAX_CHARACTERS


async def test_a_very_long_line_can_be_typed_on(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.paste("x" * (MAX_CHARACTERS - 10))
        await app.until(lambda: len(app.area.text) == MAX_CHARACTERS - 10)
        begun = time.monotonic()
        await app.press("y", "z")
        assert time.monotonic() - begun < 5
        assert app.area.text.endswith("xyz")


@pytest.mark.parametrize("size", [(80, 24), (40, 8)])
@pytest.mark.parametrize("lines", [20, 200, 2000])
async def test_undo_of_a_paste(tmp_path: Path, size: tuple[int, int], lines: int) -> None:
    async with running(tmp_path, size=size) as app:
        await app.open_question()
        pasted = "a line of words\n" * lines
        await app.paste(pasted)
        await app.until(lambda: app.area.text == pasted)
        for _ in range(2):
            await app.press("ctrl+z")
            assert app.area.text == ""
            await app.press("ctrl+y")
            assert app.area.text == pasted


async def test_resizing_keeps_the_text(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write(ANSWER)
        for width, height in [(1, 1), (200, 60), (5, 3), (119, 30), (120, 40), (60, 20), (80, 24)]:
            await app.pilot.resize_terminal(width, height)
            await app.pilot.pause()
            assert app.area.text == ANSWER
        await app.until_seen("Your answer")
        assert max(len(row) for row in app.screen.splitlines()) <= 80


# The editor


class _Editor:
    """An editor that writes `text`, and remembers the file it was given."""

    def __init__(self, folder: Path, text: str, code: int = 0) -> None:
        self.seen = folder / "seen"
        self.program = folder / "editor.sh"
        self.text = folder / "text"
        self.text.write_text(text)
        self.program.write_text(
            f'#!/bin/sh\nstat -c "%a %n" "$1" > {self.seen}\ncat "$1" >> {self.seen}\n'
            f'cat {self.text} > "$1"\nexit {code}\n'
        )
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)


def is_there(name: str) -> bool:
    return Path(name).exists()


def left_over(folder: Path) -> list[Path]:
    return list(folder.glob("answer-*"))


async def _edit(app: Driver, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    # Without a terminal there is nothing to hand over.
    monkeypatch.setattr(app.app, "suspend", contextlib.nullcontext)
    monkeypatch.setenv("VISUAL", program)
    await app.press("f4")


async def test_the_editor_gives_back_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = _Editor(tmp_path, "from the editor\n")
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("typed before")
        await _edit(app, monkeypatch, str(editor.program))
        assert app.area.text == "from the editor"
        mode, _, rest = editor.seen.read_text().partition(" ")
        name, _, text = rest.partition("\n")
        assert mode == "600"
        assert text == "typed before"
        await app.press("ctrl+z")
        assert app.area.text == "typed before"
    assert not is_there(name)


@pytest.mark.parametrize("program", ["", "no-such-editor-anywhere", '"unclosed'])
async def test_an_editor_that_fails_keeps_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    failing = str(_Editor(tmp_path, "lost", code=3).program)
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("typed before")
        await _edit(app, monkeypatch, program or failing)
        assert app.area.text == "typed before"
        assert "editor" in app.notices.lower() or "VISUAL" in app.notices
        assert left_over(tmp_path) == []


async def test_too_much_from_the_editor_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = _Editor(tmp_path, "x" * 60_000)
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("typed before")
        await _edit(app, monkeypatch, str(editor.program))
        await app.until(lambda: "60,000 characters" in app.notices)
        assert app.area.text == "typed before"


async def test_where_there_is_no_terminal_the_editor_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.press("f4")
        assert "cannot be opened from here" in app.notices


async def test_keys_typed_before_submitting_are_all_in_the_answer(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        app.area.load_text("")
        typed = "the docs move every week so look them up " * 4
        for sign in typed:
            app.app.post_message(events.Key("space" if sign == " " else sign, sign))
        app.app.post_message(events.Key("ctrl+s", None))
        await app.until_on("FeedbackScreen")
        (attempt,) = app.store.attempts()
        assert attempt.answer == typed
