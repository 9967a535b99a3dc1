"""A real terminal to drive the app in: tmux, with a server of its own."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PATIENCE = 120.0
"""Seconds that a wait guards against a hang, not how long anything may take."""


class Terminal:
    """One tmux window that runs a command; reads its screen and presses its keys."""

    def __init__(self, folder: Path, width: int = 80, height: int = 24) -> None:
        self._folder = folder
        # The path of a socket may have about 100 characters only: not in `folder`.
        self._sockets = Path(tempfile.mkdtemp(prefix="hotseat-"))
        self._size = (width, height)
        self._exit = folder / "exit-code"

    def start(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        """Run a command; after it the terminal waits, so that its last screen can be read."""
        self._exit.unlink(missing_ok=True)
        env = {"XDG_DATA_HOME": str(self._folder / "data"), "HOME": str(self._folder)}
        env |= {"TERM": "xterm-256color"}
        env |= {"PYTHONPATH": os.environ.get("PYTHONPATH", ""), "LANG": "C.UTF-8"}
        env |= environment or {}
        assignments = " ".join(f"{name}={shlex.quote(value)}" for name, value in env.items())
        script = (
            f"env {assignments} {shlex.join(command)}; echo $? > {shlex.quote(str(self._exit))}; "
            "echo THE END; exec sleep 600"
        )
        width, height = self._size
        size = ["-x", str(width), "-y", str(height)]
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, "sh", "-c", script)

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names (`Enter`, `C-s`, `Escape`)."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._tmux("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste text, bracketed as terminals do where the app asks for it."""
        (self._folder / "paste").write_text(text)
        self._tmux("load-buffer", str(self._folder / "paste"))
        self._tmux("paste-buffer", "-p", "-r")

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p")

    def flag(self, name: str) -> str:
        """A state of the terminal, by tmux's name: `alternate_on`, `mouse_any_flag`."""
        return self._tmux("display-message", "-p", f"#{{{name}}}").strip()

    def wait(self, words: str) -> str:
        """Wait until words stand on the screen; gives that screen."""
        seen = ""

        def stand() -> bool:
            nonlocal seen
            seen = self.screen
            return words in seen

        self.until(stand, words)
        return seen

    def until(self, holds: Callable[[], bool], what: str = "it") -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"never came: {what}; the screen:\n{self.screen}"
            time.sleep(0.02)

    @property
    def pid(self) -> int:
        """The process of the command."""
        shell = int(self.flag("pane_pid"))
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        return int(children[0])

    def kill(self, number: signal.Signals) -> int:
        """Send the command a signal; gives its exit code."""
        os.kill(self.pid, number)
        return self.exit_code()

    def exit_code(self) -> int:
        """Wait for the end of the command."""
        self.until(lambda: self._exit.exists() and bool(self._exit.read_text()), "the end")
        self.wait("THE END")
        return int(self._exit.read_text())

    def close(self) -> None:
        """End the server and all that runs in it."""
        subprocess.run([*self._server, "kill-server"], check=False, capture_output=True)
        shutil.rmtree(self._sockets, ignore_errors=True)

    @property
    def _server(self) -> list[str]:
        return ["tmux", "-S", str(self._sockets / "tmux")]

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._server, *arguments],
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=os.environ | {"LANG": "C.UTF-8"},
        )
        return done.stdout


HOTSEAT = [sys.executable, "-m", "hotseat"]


@contextlib.contextmanager
def hotseat(folder: Path, *arguments: str, width: int = 80, height: int = 24) -> Iterator[Terminal]:
    """The app in a terminal, with data in a folder of its own."""
    terminal = Terminal(folder, width, height)
    try:
        terminal.start([*HOTSEAT, *arguments])
        yield terminal
    finally:
        terminal.close()
