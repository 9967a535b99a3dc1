"""Faults of Textual that we work around. A failure of a canary says: the workaround may go.

Each fault is marked in the source, `Textual fault: NAME`, and has a `test_canary_NAME` here.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from tests.hardening.child import Child
from tests.tui.driver import running
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.drivers import linux_driver, web_driver
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.screen import Screen
from textual.widgets import TextArea

import hotseat.tui
from hotseat.errors import HotseatError
from hotseat.tui import terminal
from hotseat.tui.pastes import PasteParser

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the Linux driver")

MARK = re.compile(r"Textual fault: ([a-z-]+)")
CANARY = "test_canary_"


def test_every_fault_that_is_worked_around_has_a_canary() -> None:
    sources = Path(hotseat.tui.__file__).parent.rglob("*.py")
    marked = [name for path in sources for name in MARK.findall(path.read_text("utf-8"))]
    canaries = [n.removeprefix(CANARY).replace("_", "-") for n in globals() if CANARY in n[:12]]
    assert len(marked) > 5
    assert sorted(marked) == sorted(canaries)


class Bare(App[None]):
    """An app as anybody would write it."""

    def compose(self) -> ComposeResult:
        yield TextArea()


async def test_canary_undo_of_a_paste() -> None:
    async def paste_and_undo() -> None:
        async with Bare().run_test(size=(80, 24)) as pilot:
            pilot.app.query_one(TextArea).insert("a line of words\n" * 200)
            await pilot.pause()
            await pilot.press("ctrl+z")
            await pilot.pause()

    with pytest.raises(ValueError, match="out of bounds"):
        await paste_and_undo()


def burst(app: App[None], keys: str) -> None:
    """Keys that come in one piece."""
    for message in PasteParser().feed(keys):
        app.post_message(message)


BURST = "teh\x7f\x7fhe end\x1b[D\x1b[D\x1b[D.\x1b[C\x1b[C\x1b[C!"
MEANT = "the .end!"


async def test_canary_keys_overtake() -> None:
    async with Bare().run_test() as pilot:
        burst(pilot.app, BURST)
        await pilot.pause(0.2)
        assert pilot.app.query_one(TextArea).text != MEANT


async def test_canary_focus_while_away() -> None:
    class Page(Screen[None]):
        def compose(self) -> ComposeResult:
            yield TextArea()

    async with App[None]().run_test() as pilot:
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        await pilot.app.push_screen(Page())
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        await pilot.press("a", "b")
        assert pilot.app.screen.query_one(TextArea).text == ""


async def test_our_field_takes_what_is_typed_after_another_window_had_the_focus(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as app:
        app.app.post_message(events.AppBlur())
        await app.open_question()
        app.app.post_message(events.AppFocus())
        burst(app.app, MEANT)
        await app.until(lambda: app.area.text == MEANT)


async def test_canary_signs_without_width() -> None:
    assert not events.Key("zero_width_joiner", "\u200d").is_printable


async def test_our_field_takes_all_signs_and_keys_in_their_order(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        burst(app.app, BURST)
        await app.until(lambda: "!" in app.area.text)
        assert app.area.text == MEANT
        burst(app.app, " \U0001f469\u200d\U0001f4bb \u0645\u06cc\u200c\u062e")
        await app.until(lambda: app.area.text.endswith("\u062e"))
        assert app.area.text == f"{MEANT} \U0001f469\u200d\U0001f4bb \u0645\u06cc\u200c\u062e"


async def test_our_field_has_the_scrollbar(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        assert app.area.styles.overflow_y == "scroll"


async def test_canary_closed_watchers() -> None:
    class Page(Screen[None]):
        def compose(self) -> ComposeResult:
            yield TextArea()

    async with App[None]().run_test() as pilot:
        for _ in range(3):
            await pilot.app.push_screen(Page())
            await pilot.app.pop_screen()
        assert len(getattr(pilot.app, "__watchers")["theme"]) == 3


PAINTED = """
import gc, weakref
from textual._styles_cache import StylesCache
from textual.color import Color

cache = StylesCache()
cache.get_inner_outer(Color(0, 0, 0), Color(1, 1, 1))
gone = weakref.ref(cache)
del cache
gc.collect()
print(gone() is None)
"""


def test_canary_painted_lines() -> None:
    # Not in this process: an app that ran in it may have mended it.
    done = subprocess.run(
        [sys.executable, "-c", PAINTED], check=True, capture_output=True, text=True
    )
    assert done.stdout == "False\n"


class Reader(linux_driver.LinuxDriver):
    """Textual's reader of keys, on a pipe."""

    def __init__(self) -> None:
        # Without the app that it belongs to, and without handlers of signals.
        self.fileno, self.typing = os.pipe()
        self.exit_event = threading.Event()
        self._debug = False
        self.fault: BaseException | None = None
        self.keys = ""

    def read(self) -> None:
        """Read until told to stop."""
        try:
            self.run_input_thread()
        except BaseException as error:  # noqa: BLE001 - looked at by the test
            self.fault = error

    def process_message(self, message: object) -> None:
        """Remember the keys."""
        if isinstance(message, events.Key):
            self.keys += message.character or ""


@pytest.fixture
def reader() -> Iterator[Reader]:
    one = Reader()
    yield one
    for end in (one.fileno, one.typing):
        with contextlib.suppress(OSError):
            os.close(end)


def test_canary_bad_bytes(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    # An app that ran in this process may have left ours there.
    monkeypatch.setitem(vars(linux_driver), "getincrementaldecoder", codecs.getincrementaldecoder)
    os.write(reader.typing, b"abc\xff\xfedef")
    # It ends by itself: with the fault at once, without it when it is told.
    told = threading.Timer(5.0, reader.exit_event.set)
    told.start()
    reader.read()
    told.cancel()
    assert isinstance(reader.fault, UnicodeDecodeError)


@pytest.mark.parametrize("served", [False, True])
def test_the_decoder_is_tolerant(
    monkeypatch: pytest.MonkeyPatch, reader: Reader, *, served: bool
) -> None:
    driver = web_driver if served else linux_driver
    names = vars(driver)
    monkeypatch.setitem(names, "getincrementaldecoder", names["getincrementaldecoder"])
    terminal.tolerate_bad_bytes(driver)
    decode = names["getincrementaldecoder"]("utf-8")().decode
    assert decode(b"abc\xff\xfedef") == "abc\ufffd\ufffddef"
    if served:
        return
    os.write(reader.typing, b"abc\xff\xfedef")
    threading.Timer(0.3, reader.exit_event.set).start()
    reader.read()
    assert reader.fault is None


def last_keys(reader: Reader) -> str:
    """What is read of what lies there when it is told to stop."""
    os.write(reader.typing, b"the last words")
    reader.exit_event.set()
    reader.read()
    return reader.keys


def test_canary_last_keys(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(linux_driver), "selectors", selectors)
    assert last_keys(reader) == ""


def test_the_last_keys_are_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(linux_driver), "selectors", selectors)
    terminal.read_last_keys(linux_driver)
    assert last_keys(reader) == "the last words"


def test_canary_input_spins(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    os.close(reader.typing)
    reads = 0

    def read(descriptor: int, size: int) -> bytes:
        nonlocal reads
        reads += 1
        if reads == 100:
            reader.exit_event.set()
        return b""

    # A second is enough for ten looks; it reads a hundred times as fast as it can.
    threading.Timer(1.0, reader.exit_event.set).start()
    monkeypatch.setattr(os, "read", read)
    reader.read()
    assert reads >= 100


def test_canary_codes_in_a_paste() -> None:
    pasted = "\x1b[200~red\x1b\x13\x1b[201~z"
    came = [m.key for m in XTermParser().feed(pasted) if isinstance(m, events.Key)]
    assert "ctrl+s" in came


async def test_canary_stops_anywhere() -> None:
    """A handler of Python's runs between any two steps of the main thread."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    try:
        linux_driver.LinuxDriver(Bare())
        taken = [signal.getsignal(number) for number in before]
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert all(callable(handler) for handler in taken)


class _Gone:
    """A terminal that was closed."""

    def write(self, text: str) -> None:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_canary_writer_ends() -> None:
    writer = WriterThread(_Gone())  # type: ignore[arg-type]
    writer.start()
    writer.write("x")
    writer.join(5)
    assert not writer.is_alive()


def test_writing_to_a_terminal_that_is_gone_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    names = vars(linux_driver)
    monkeypatch.setitem(names, "WriterThread", names["WriterThread"])
    terminal.tolerate_no_terminal(linux_driver)
    writer = names["WriterThread"](_Gone())
    writer.start()
    for _ in range(3 * MAX_QUEUED_WRITES):
        writer._queue.put("x", timeout=5)
    writer.stop()
    assert not writer.is_alive()


def test_a_terminal_that_goes_with_the_last_words_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = vars(linux_driver)
    monkeypatch.setitem(names, "WriterThread", names["WriterThread"])
    terminal.tolerate_no_terminal(linux_driver)
    told_to_stop = threading.Event()

    class GoesAtTheEnd(_Gone):
        def write(self, text: str) -> None:
            # Written when the end is known already: flushed after it only.
            told_to_stop.wait(5)

    writer = names["WriterThread"](GoesAtTheEnd())
    writer.start()
    writer.write("x")
    stopping = threading.Thread(target=writer.stop, daemon=True)
    stopping.start()
    while writer._queue.empty():
        time.sleep(0.001)
    told_to_stop.set()
    stopping.join(5)
    assert not stopping.is_alive()


BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready")
Bare().run()
"""


@pytest.mark.slow
def test_canary_signals(tmp_path: Path) -> None:
    bare = [Child(tmp_path, command=(sys.executable, "-c", BARE)) for _ in range(2)]
    try:
        for one, number in zip(bare, (signal.SIGTERM, signal.SIGHUP), strict=True):
            one.wait("ready")
            one.kill(number)
            assert one.exit_code() == 128 + number
            assert b"\x1b[?1049h" in one.output
            assert b"\x1b[?1049l" not in one.output
    finally:
        for one in bare:
            one.close()


def _crash(app: App[None]) -> None:
    """Have an app end as it does after a fault of its own that has an answer at hand."""

    def fail(answer: str) -> None:
        raise ValueError("not so")

    try:
        # The line is printed too.
        fail("MARK" + "ER")
    except ValueError:
        app._fatal_error()


async def test_canary_crash_quotes(capfd: pytest.CaptureFixture[str]) -> None:
    async with Bare().run_test() as pilot:
        _crash(pilot.app)
    assert "MARKER" in capfd.readouterr().err


async def test_our_crash_prints_nothing(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        _crash(driver.app)
    assert driver.app.fault is not None
    assert capfd.readouterr() == ("", "")


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


class Lender:
    """A driver that can give the terminal away, and notes when it gets it back."""

    can_suspend = True

    def __init__(self) -> None:
        self.has_it = True

    def suspend_application_mode(self) -> None:
        self.has_it = False

    def resume_application_mode(self) -> None:
        self.has_it = True

    @contextlib.contextmanager
    def no_automatic_restart(self) -> Iterator[None]:
        yield


async def _lend(how: Callable[[App[None]], contextlib.AbstractContextManager[None]]) -> bool:
    """Whether an app has its terminal again after it was lent to what failed."""
    lender = Lender()
    async with Bare().run_test() as pilot:
        app: App[None] = pilot.app
        own, app._driver = app._driver, cast("Any", lender)
        try:
            with pytest.raises(HotseatError, match="no editor"), how(app):
                raise HotseatError("no editor")
        finally:
            app._driver = own
    return lender.has_it


async def test_canary_lent_for_good() -> None:
    assert not await _lend(lambda app: app.suspend())


async def test_we_take_the_terminal_back() -> None:
    assert await _lend(terminal.lent)


async def test_canary_css_of_the_first_screen() -> None:
    class First(Screen[None]):
        CSS = "First { padding: 3; }"

    class Odd(App[None]):
        def get_default_screen(self) -> Screen[None]:
            return First()

    async with Odd().run_test() as pilot:
        assert pilot.app.screen.styles.padding.top == 0
