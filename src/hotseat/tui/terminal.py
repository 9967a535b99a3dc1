"""Faults of Textual 8.2 at the edge to the terminal, worked around.

Bytes that are no UTF-8, codes within a paste, signals, a terminal that is gone or lent, crash
output that quotes answers. Each is marked as a `Textual fault:`, here and elsewhere; a canary test
tells when it is gone.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import functools
import importlib
import io
import os
import select
import selectors
import signal
import sys
import traceback
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from hotseat.errors import EXIT_FAULT, HotseatError
from hotseat.interview.ending import AFTER_SIGNAL, ENDING, end_soon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from _typeshed import FileDescriptorLike
    from textual.app import App
    from textual.drivers.linux_driver import LinuxDriver

HANGUP = int(signal.SIGHUP)
LET_GO = b"\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h"
"""Mouse, focus and pastes as they come, the screen of before, a cursor."""
LOOK_EVERY = 2.0
"""Seconds between looks at whether the terminal is still there."""


def prepare(*, served: bool = False) -> None:
    """Work around what is wrong before the app takes the terminal, or hears the server."""
    driver = importlib.import_module(f"textual.drivers.{'web' if served else 'linux'}_driver")
    tolerate_bad_bytes(driver)
    read_pastes_whole(driver)
    if not served:
        read_last_keys(driver)
        tolerate_no_terminal(driver)
        write_utf8()


def tolerate_bad_bytes(driver: ModuleType) -> None:
    """Let a byte that is no UTF-8 on the way in become U+FFFD instead of ending the app.

    Textual fault: bad-bytes, Textualize/textual#6456.
    """

    def decoder(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")

    vars(driver)["getincrementaldecoder"] = decoder


def read_pastes_whole(driver: ModuleType) -> None:
    """Let a paste with escape codes in it be text, in its order, and no keys.

    Textual fault: codes-in-a-paste.
    """
    from hotseat.tui.pastes import PasteParser

    vars(driver)["XTermParser"] = PasteParser


def read_last_keys(driver: ModuleType) -> None:
    """Let keys that lie there when the terminal is given back be read before it is emptied.

    Textual looks once more, but at nothing. On a busy machine the last words before Ctrl+Z or an
    editor are lost.

    Textual fault: last-keys.
    """

    class Selector(selectors.SelectSelector):
        def unregister(self, fileobj: FileDescriptorLike) -> selectors.SelectorKey:
            return self.get_key(fileobj)

    names = {"SelectSelector": Selector, "EVENT_READ": selectors.EVENT_READ}
    vars(driver)["selectors"] = SimpleNamespace(**names)


def write_utf8() -> None:
    """Paint in UTF-8 whatever the locale says: what is typed is read as UTF-8 too."""
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="backslashreplace")


def tolerate_no_terminal(driver: ModuleType) -> None:
    """Let what is written to a terminal that is gone go nowhere.

    Else the thread that writes ends, its queue fills up, and the app waits for ever on its way
    out. A hangup is followed by SIGCONT, at which Textual paints again.

    Textual fault: writer-ends.
    """
    from textual.drivers._writer_thread import WriterThread

    class Writer(WriterThread):
        def run(self) -> None:
            try:
                super().run()
            except OSError:
                while self._queue.get() is not None:
                    pass

        def stop(self) -> None:
            # One ends the writing, which may fail at its very end; one what is done after that.
            self._queue.put(None)
            super().stop()

    vars(driver)["WriterThread"] = Writer


def on_signals(stop: Callable[[int], None], keep: Callable[[], bool]) -> None:
    """Call `stop` with the number of a signal that asks the app to end; where that is of no avail
    in a few seconds, call `keep` and end.

    Else the terminal is left as the app had it. Where it hangs, the loop waits for it and calls
    nothing.

    Textual fault: signals, Textualize/textual#5140.
    """
    loop = asyncio.get_running_loop()
    for number in ENDING:
        loop.add_signal_handler(number, stop, int(number))
        # Python calls this one amid all else, and tells the loop as well.
        signal.signal(number, lambda came, _: end_soon(AFTER_SIGNAL + came, keep))


class Stops:
    """A process that is stopped and goes on between two things that it does.

    Textual does both wherever the signal comes. Amid painting it then waits for itself for ever;
    and a terminal that goes on without having been given back it takes over twice.

    Textual fault: stops-anywhere.
    """

    def __init__(self, driver: LinuxDriver, before: Callable[[], None]) -> None:
        """Listen; `before` is called before the process stops."""
        self._driver = driver
        self._before = before
        self._went_on = False
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._stop)
        loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _stop(self) -> None:
        self._before()
        self._driver.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)
        # Here it goes on.
        self._went_on = True
        self._driver.resume_application_mode()

    def _go_on(self) -> None:
        # What stops a process outright says nothing before, and a shell had the terminal since.
        if not self._went_on and not is_gone():
            self._driver.suspend_application_mode()
            self._driver.resume_application_mode()
        self._went_on = False


def is_gone() -> bool:
    """Whether the terminal was closed without a signal: its input would spin for ever.

    Textual fault: input-spins, Textualize/textual#6690.
    """
    import termios

    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except (termios.error, ValueError):
        return True
    return False


def give_back(driver: object) -> None:
    """Give a terminal back where the loop does not get to it: one that hangs shows at least what
    is typed, as shells want, when it goes on.
    """
    import termios

    with contextlib.suppress(AttributeError, TypeError, OSError, termios.error):
        at, before = vars(driver)["fileno"], vars(driver)["attrs_before"]
        termios.tcsetattr(at, termios.TCSANOW, before)
        painted = sys.__stderr__.fileno() if sys.__stderr__ else 2
        if select.select([], [painted], [], 0)[1]:
            os.write(painted, LET_GO)


@contextlib.contextmanager
def lent(app: App[None]) -> Iterator[None]:
    """Give the terminal to another program, and take it back even if that fails.

    Textual fault: lent-for-good, Textualize/textual#6692.
    """
    failed: HotseatError | None = None
    with app.suspend():
        try:
            yield
        except HotseatError as error:
            failed = error
    if failed is not None:
        raise failed


def crash_report(error: BaseException, kept: str) -> str:
    """What is printed about a fault of ours.

    Places in the code, no values and no message: both may quote an answer.

    Textual fault: crash-quotes, Textualize/textual#4325.
    """
    if isinstance(error, WorkerFailed):
        error = error.error
    root = Path(__file__).parent.parent
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if root in Path(frame.filename).parents]
    places = [
        f"  {Path(frame.filename).relative_to(root.parent)}:{frame.lineno} in {frame.name}"
        for frame in ours
    ]
    return "\n".join(
        [
            f"hotseat has met a fault of its own ({type(error).__name__}) and had to stop.",
            *places,
            kept,
            f"Exit code {EXIT_FAULT}. Please report the lines above; they hold no text of yours.",
        ]
    )
