"""Signals that end a process, before which something is to be kept and put back."""

from __future__ import annotations

import signal

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
