"""Signals that end a process, before which something is to be kept and put back."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENDING = (
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGUSR1,
    signal.SIGUSR2,
)
"""Those that somebody sends; left alone they end the process where it stands."""
OF_KEYS = (signal.SIGINT, signal.SIGQUIT)
"""Those that a terminal sends to all that run in it, at Ctrl+C and at Ctrl with a backslash."""
AFTER_SIGNAL = 128
"""What the number of a signal is added to in an exit code."""
PATIENCE = 5
"""Seconds in which a process ends at a signal; then it does so whatever it waits for."""


def end_soon(code: int, keep: Callable[[], bool]) -> None:
    """End the process in a while: what writes to a terminal that hangs would wait for ever.

    `keep` is called then, and again until it says that all is kept.
    """

    def end(*_: object) -> None:
        signal.alarm(1)
        if keep():
            os._exit(code)

    if not signal.getitimer(signal.ITIMER_REAL)[0]:
        signal.signal(signal.SIGALRM, end)
        signal.alarm(PATIENCE)


def has_ended() -> None:
    """It ends by itself."""
    signal.alarm(0)
