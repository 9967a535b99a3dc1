"""A home for one child, and what it did there: whom it called, what it started, what it left.

Python tells of each in every child and in what those start, by an audit hook that a
`sitecustomize` sets before anything else runs. Calls to a network are refused as well.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.hardening.child import HOTSEAT, PATIENCE, Child

import hotseat

SOURCE = Path(hotseat.__file__).parent.parent
HOOK = """
import os, sys

CALLS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
         "socket.getnameinfo", "socket.sendto", "socket.sendmsg", "socket.bind"}
STARTS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system"}

def hook(event, args):
    # Of the families of sockets 1 is the one that stays on this machine.
    calls = event in CALLS or (event == "socket.__new__" and args[1] not in (-1, 1))
    if calls or event in STARTS:
        with open(os.environ["WATCHED"], "a", encoding="utf-8") as log:
            log.write(f"{event}\\t{args!r}\\n")
    if calls:
        raise ConnectionRefusedError("no network here")

sys.addaudithook(hook)
with open(os.environ["WATCHED"], "a", encoding="utf-8") as log:
    log.write("begun\\t\\n")
"""
NETWORK = "socket."


class Watched:
    """A folder that stands for a home, with a folder for temporary files of its own."""

    def __init__(self, folder: Path) -> None:
        """Make the home."""
        self.home = folder
        self.temporary = folder / "tmp"
        self._log = folder / "watched.tsv"
        hooks = folder / "hooks"
        for new in (folder, self.temporary, hooks):
            new.mkdir()
        (hooks / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        self.environment = {
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "PYTHONPATH": f"{hooks}:{SOURCE}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": str(self.temporary),
            "TZ": "UTC",
            "WATCHED": str(self._log),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
        }
        self.said: list[tuple[str, str, int]] = []
        """Of each run without a terminal what it wrote to stdout and to stderr, and its code."""

    @property
    def kept(self) -> Path:
        """Where hotseat keeps what is to be kept."""
        return self.home / "data" / "hotseat"

    def run(
        self, *arguments: str, typed: str = "", command: Sequence[str] = HOTSEAT, code: int = 0
    ) -> str:
        """Run it without a terminal; gives what it wrote to stdout."""
        done = subprocess.run(
            [*command, *arguments],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            env=self.environment,
            cwd=self.home,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == code, done.stderr
        self.said.append((done.stdout, done.stderr, done.returncode))
        return done.stdout

    def child(self, *arguments: str, **more: str) -> Child:
        """Start it in a terminal."""
        return Child(self.home, *arguments, environment=self.environment | more)

    @property
    def runs(self) -> int:
        """How many processes of Python told of themselves."""
        return sum(line == "begun" for line, _ in self._events())

    @property
    def calls(self) -> list[str]:
        """Calls to a network."""
        return [f"{event} {args}" for event, args in self._events() if event.startswith(NETWORK)]

    @property
    def starts(self) -> list[str]:
        """What was started, with its arguments."""
        mine = (f"{event} {args}" for event, args in self._events() if event != "begun")
        return [start for start in mine if not start.startswith(NETWORK)]

    def files(self, has: Callable[[bytes], bool]) -> list[Path]:
        """The files in the home that hold something, the log of what was done aside."""
        files = (p for p in sorted(self.home.rglob("*")) if p.is_file() and p != self._log)
        return [path.relative_to(self.home) for path in files if has(path.read_bytes())]

    def _events(self) -> list[tuple[str, str]]:
        lines = self._log.read_text("utf-8").splitlines() if self._log.exists() else []
        events = (line.partition("\t") for line in lines)
        return [(event, args) for event, _, args in events]


PYTHON = (sys.executable, "-c")
