"""Faults of Textual 8.2 at the edge to the terminal, worked around.

Bytes that are no UTF-8, signals, a terminal that is gone or lent, crash output that quotes answers.
Each is marked as a `Textual fault:`, here and elsewhere; a canary test tells when it is gone.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import functools
import importlib
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from hotseat.errors import EXIT_FAULT, HotseatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App

HANGUP = int(signal.SIGHUP)
LOOK_EVERY = 5.0
"""Seconds between looks at whether the terminal is still there."""
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def tolerate_bad_bytes(*, served: bool = False) -> None:
    """Let a byte that is no UTF-8 on the terminal (or from the server) become U+FFFD instead of
    ending the app.

    Textual fault: bad-bytes, Textualize/textual#6456.
    """
    name = "textual.drivers.web_driver" if served else "textual.drivers.linux_driver"
    driver = importlib.import_module(name)

    def decoder(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")

    vars(driver)["getincrementaldecoder"] = decoder


def tolerate_no_terminal() -> None:
    """Let what is written to a terminal that is gone go nowhere.

    Else the thread that writes ends, its queue fills up, and the app waits for ever on its way
    out. A hangup is followed by SIGCONT, at which Textual paints again.

    Textual fault: writer-ends.
    """
    import textual.drivers.linux_driver as driver
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


def on_signals(stop: Callable[[int], None]) -> None:
    """Call `stop` with the number of a signal that asks the app to end.

    Else the terminal is left as the app had it.

    Textual fault: signals, Textualize/textual#5140.
    """
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, stop, int(number))


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
