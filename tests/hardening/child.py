"""A child process in a terminal of its own (a pty): its screen, its bytes, its end.

Beside `tests.journeys.terminal`, which has tmux between: here every byte that the child sends is
seen as it is, and the terminal can be closed under it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

HOTSEAT = (sys.executable, "-m", "hotseat")
PATIENCE = 120.0
"""Seconds that a wait guards against a hang, not how long anything may take."""
KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "abcdefghijklmnopqrstuvwxyz"},
}


def shown(screen: pyte.Screen) -> str:
    """What stands on a screen. `Screen.display` of pyte raises where half of a wide character was
    overwritten: the other half is a cell without a character.
    """
    rows = (screen.buffer[number] for number in range(screen.lines))
    return "\n".join("".join(row[at].data for at in range(screen.columns)) for row in rows)


class Child:
    """One process in a pty that is read all the time, so that it never waits for its reader."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        command: Sequence[str] = HOTSEAT,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        """Start `command` with `arguments`; data under `folder`.

        Args:
            folder: stands for the home of whoever uses it; the data are in `folder/data`.
            arguments: behind the command.
            command: what runs, by default hotseat.
            size: columns and lines.
            environment: more variables.
            before: called in the child before the program, to ignore a signal for instance.
        """
        self.data = folder / "data"
        self.output = bytearray()
        """All that it has written."""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._lock = threading.Lock()
        env = {
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "TERM": "xterm-256color",
            "TZ": "UTC",
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(folder / "config"),
            **(environment or {}),
        }
        self._master, slave = pty.openpty()
        self.resize(*size)

        def own_terminal() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if before is not None:
                before()

        self._process = subprocess.Popen(
            [*command, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            cwd=folder,
            start_new_session=True,
            preexec_fn=own_terminal,  # noqa: PLW1509 - nothing runs beside it that could hold a lock
        )
        os.close(slave)
        # A terminal is not closed while somebody reads from it: this wakes the reader up.
        self._wake_end, self._wake = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def terminal(self) -> int:
        """The descriptor of its terminal, as the far side has it."""
        return self._master

    @property
    def screen(self) -> str:
        """What stands on its screen."""
        with self._lock:
            return shown(self._screen)

    @property
    def running(self) -> bool:
        """Whether it is still there."""
        return self._process.poll() is None

    def send(self, text: str | bytes) -> None:
        """Type text or bytes as they are."""
        left = text.encode() if isinstance(text, str) else text
        while left:
            left = left[os.write(self._master, left[:4096]) :]

    def press(self, *keys: str) -> None:
        """Press keys by name (`enter`, `ctrl+s`), or single characters."""
        for key in keys:
            self.send(KEYS.get(key, key.encode()))

    def paste(self, text: str | bytes) -> None:
        """Paste as a terminal does for a program that asked for brackets."""
        self.send(b"\x1b[200~" + (text.encode() if isinstance(text, str) else text) + b"\x1b[201~")

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        # What is painted for the new size is read after this.
        with self._lock:
            self._screen.resize(height, width)
            fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def wait(self, words: str) -> str:
        """Wait until words stand on the screen; gives the screen."""
        self.until(lambda: words in self.screen, words)
        return self.screen

    def until(self, holds: Callable[[], bool], what: str = "it") -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"never came: {what}; the screen:\n{self.screen}"
            time.sleep(0.01)

    def kill(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal under it."""
        if self._master < 0:
            return
        self.read_no_more()
        os.close(self._wake_end)
        os.close(self._master)
        self._master = -1

    def read_no_more(self) -> None:
        """Leave what it writes where it is, as a terminal does that hangs."""
        if self._wake >= 0:
            os.close(self._wake)
            self._wake = -1
            self._reader.join(PATIENCE)

    def exit_code(self) -> int:
        """Wait for its end; as a shell tells it, 128 + n where signal n ended it."""
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code if code >= 0 else 128 - code

    def close(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)
        self.hang_up()

    def _read(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._wake_end], [], [])
            if self._wake_end in ready:
                return
            try:
                got = os.read(self._master, 65536)
            except OSError:
                # The child has ended, or the terminal was closed under it.
                return
            if not got:
                return
            with self._lock:
                self.output += got
                self._stream.feed(got)
