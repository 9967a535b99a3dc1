"""How late the app answers its first key, and how long `--version` and `--help` take.

The app and a bare Textual app run in turn in a pseudo-terminal of 80x24. A key is sent as soon as
the app reads the terminal, and again every 10 ms while there is no answer: in hotseat the pointer
of the menu moves, in the bare app a letter appears.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ratio import Ratio, verdict

APP_LIMIT = 1.35
TEXT_LIMIT = 5.0
APP_RUNS = 21
TEXT_RUNS = 25
PATIENCE = 30.0
AGAIN = 0.01
"""Seconds until an unanswered key is sent again: one that comes before its widget is lost."""
READING = b"\x1b[?1049h"
"""The switch to the screen for apps, with which Textual begins to read keys."""

_ESCAPES = re.compile(
    rb"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>A-Z78]|\x1b\][^\x07]*\x07"
)
_POINTER = re.compile("▸ ([A-Za-z]+)")


@dataclass(frozen=True)
class Program:
    """A program for the terminal, a key for it, and how it shows that it answers."""

    command: tuple[str, ...]
    key: bytes
    answers: Callable[[str], bool]
    """Of all that was printed since the first key, without escape sequences."""


def _moved(text: str) -> bool:
    return any(name != "Practise" for name in _POINTER.findall(text))


HOTSEAT = Program(
    command=(sys.executable, "-m", "hotseat"),
    key=b"\x1b[B",
    answers=_moved,
)
MINIMAL = Program(
    command=(sys.executable, str(Path(__file__).with_name("minimal_app.py"))),
    key=b"Z",
    answers=lambda text: "Z" in text,
)


def main() -> int:
    """Print the ratios and give the exit code: 1 if any is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=APP_RUNS, help="runs of each app")
    parser.add_argument("-m", type=int, default=TEXT_RUNS, help="runs of --version and --help")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hotseat-bench-") as home:
        environment = _environment(Path(home))
        return verdict([_app(args.n, environment), *_texts(args.m, environment)])


def _app(runs: int, environment: dict[str, str]) -> Ratio:
    ratio = Ratio("first key", "bare Textual", APP_LIMIT)
    for run in range(runs + 1):
        ours, base = _first_key(HOTSEAT, environment), _first_key(MINIMAL, environment)
        if run:  # The first one warms the bytecode.
            ratio.ours.append(ours)
            ratio.bases.append(base)
    return ratio


def _texts(runs: int, environment: dict[str, str]) -> list[Ratio]:
    ratios = [Ratio(flag, "python -c pass", TEXT_LIMIT) for flag in ("--version", "--help")]
    for run in range(runs + 1):
        for ratio in ratios:
            ours = _whole([sys.executable, "-m", "hotseat", ratio.name], environment)
            base = _whole([sys.executable, "-c", "pass"], environment)
            if run:
                ratio.ours.append(ours)
                ratio.bases.append(base)
    return ratios


def _environment(home: Path) -> dict[str, str]:
    """A home of its own, so that nothing of the user's is read or written."""
    kept = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE")}
    return {"LANG": "C.UTF-8", **found, **folders, "HOME": str(home), "TERM": "xterm-256color"}


def _whole(command: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return time.perf_counter() - begun


def _first_key(program: Program, environment: dict[str, str]) -> float:
    """Seconds from the start of the process to the first answer."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    begun = time.perf_counter()
    child = subprocess.Popen(
        program.command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    )
    os.close(slave)
    try:
        return _until_answer(program, master, begun)
    finally:
        child.kill()
        child.wait()
        os.close(master)


def _until_answer(program: Program, master: int, begun: float) -> float:
    printed, since = b"", 0
    sent = 0.0
    while (now := time.perf_counter()) < begun + PATIENCE:
        if sent and now - sent >= AGAIN:
            os.write(master, program.key)
            sent = now
        if not select.select([master], [], [], AGAIN / 5)[0]:
            continue
        printed += os.read(master, 65_536)
        arrived = time.perf_counter()
        if sent and program.answers(_plain(printed[since:])):
            return arrived - begun
        if not sent and READING in printed:
            os.write(master, program.key)
            sent, since = time.perf_counter(), len(printed)
    raise TimeoutError(f"{' '.join(program.command)} did not answer:\n{_plain(printed)[-2000:]}")


def _plain(printed: bytes) -> str:
    """What was printed, without the signs that place and colour it."""
    return _ESCAPES.sub(b"", printed).decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())
