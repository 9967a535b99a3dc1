"""Faults of Textual that we work around. A failure here says: the workaround may go."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import pytest
from tests.tui.driver import running
from textual import _styles_cache
from textual.app import App, ComposeResult
from textual.drivers import linux_driver
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.screen import Screen
from textual.widgets import TextArea

from hotseat.tui import terminal
from hotseat.tui.app import HotseatApp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the Linux driver")


async def test_undo_after_a_paste_still_fails_without_the_scrollbar() -> None:
    """Textualize/textual#6686: see AnswerArea."""

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield TextArea()

    async def paste_and_undo() -> None:
        async with Bare().run_test(size=(80, 24)) as pilot:
            pilot.app.query_one(TextArea).insert("a line of words\n" * 200)
            await pilot.pause()
            await pilot.press("ctrl+z")
            await pilot.pause()

    with pytest.raises(ValueError, match="out of bounds"):
        await paste_and_undo()


async def test_our_field_has_the_scrollbar(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        assert app.area.styles.overflow_y == "scroll"


async def test_canary_closed_watchers() -> None:
    """See AnswerArea.on_unmount."""

    class Page(Screen[None]):
        def compose(self) -> ComposeResult:
            yield TextArea()

    async with App[None]().run_test() as pilot:
        for _ in range(3):
            await pilot.app.push_screen(Page())
            await pilot.app.pop_screen()
        assert len(getattr(pilot.app, "__watchers")["theme"]) == 3


def test_canary_painted_lines() -> None:
    """See memory.let_go."""
    source = inspect.getsource(_styles_cache)
    assert "\n    @lru_cache(1024)\n    def get_inner_outer(\n        cls," in source


def test_textual_still_decodes_strictly() -> None:
    """Textualize/textual#6456: see terminal.tolerate_bad_bytes."""
    source = inspect.getsource(linux_driver.LinuxDriver.run_input_thread)
    assert 'getincrementaldecoder("utf-8")()' in source


def test_the_decoder_is_tolerant(monkeypatch: pytest.MonkeyPatch) -> None:
    names = vars(linux_driver)
    monkeypatch.setitem(names, "getincrementaldecoder", names["getincrementaldecoder"])
    terminal.tolerate_bad_bytes()
    decode = names["getincrementaldecoder"]("utf-8")().decode
    assert decode(b"abc\xff\xfedef") == "abc\ufffd\ufffddef"


class _Gone:
    """A terminal that was closed."""

    def write(self, text: str) -> None:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_textuals_writer_still_ends_with_the_terminal() -> None:
    """See terminal.tolerate_no_terminal."""
    writer = WriterThread(_Gone())  # type: ignore[arg-type]
    writer.start()
    writer.write("x")
    writer.join(5)
    assert not writer.is_alive()


def test_writing_to_a_terminal_that_is_gone_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    names = vars(linux_driver)
    monkeypatch.setitem(names, "WriterThread", names["WriterThread"])
    terminal.tolerate_no_terminal()
    writer = names["WriterThread"](_Gone())
    writer.start()
    for _ in range(3 * MAX_QUEUED_WRITES):
        writer._queue.put("x", timeout=5)
    writer.stop()
    assert not writer.is_alive()


def test_textual_still_prints_local_variables() -> None:
    """Textualize/textual#4325 and others: see HotseatApp._fatal_error."""
    assert "show_locals=True" in inspect.getsource(App._fatal_error)
    assert "show_locals" not in inspect.getsource(HotseatApp._fatal_error)


def test_textual_still_takes_no_signals() -> None:
    """Textualize/textual#5140: see terminal.on_signals."""
    source = inspect.getsource(linux_driver)
    assert "SIGTERM" not in source
    assert "SIGHUP" not in source


def test_a_crash_report_quotes_nothing() -> None:
    def fail(answer: str) -> None:
        raise ValueError(f"cannot use {answer}")

    try:
        fail("MARKER")
    except ValueError as error:
        report = terminal.crash_report(error, "kept in x.db")
    assert "MARKER" not in report
    assert "ValueError" in report
    assert "kept in x.db" in report
    assert "70" in report
