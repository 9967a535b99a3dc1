"""Real processes: killed at every step and at any moment, and several at once."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from tests.desk.made import acts, desk, interview
from tests.fake_clock import FakeClock

from hotseat.desk.folder import DeskFolder
from hotseat.desk.verify import verify

CHILD = """
import os, sys
from types import SimpleNamespace
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.interview.clock import SystemClock

die_at, number, begin = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
steps = 0
bank = SimpleNamespace(bank=SimpleNamespace(questions={}))
opened = Desk.open(DeskFolder(), number, bank, SystemClock())
assert not opened.read_only

def step(real):
    def stepped(*args, **named):
        global steps
        steps += 1
        if steps == die_at:
            os.kill(os.getpid(), 9)
        try:
            return real(*args, **named)
        finally:
            steps += 1
            if steps == die_at:
                os.kill(os.getpid(), 9)
    return stepped

if die_at:
    for name in ("open", "fsync", "replace", "close"):
        setattr(os, name, step(getattr(os, name)))
    os.fdopen = step(os.fdopen)
turn = begin
while die_at == 0 or turn < begin + 1:
    opened.add_note(f"note {turn}")
    os.write(1, f"{turn}\\n".encode())
    turn += 1
os.write(1, f"steps {steps}\\n".encode())
"""

ADDING = """
import sys
from hotseat.desk.folder import DeskFolder
log = DeskFolder().log
for number in range(100):
    log.append([{"act": "x", "interview": sys.argv[1], "nth": number}])
"""


@pytest.fixture(autouse=True)
def _tests_found_by_children(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", f"{os.environ['PYTHONPATH']}{os.pathsep}{root}")


def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    # Unbuffered: what a buffer holds is not given out by `communicate`.
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), *arguments],
        stdout=subprocess.PIPE,
        bufsize=0,
    )


def acknowledged(said: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb"^(\d+)\n", said, re.MULTILINE)]


def check(folder: DeskFolder, number: str, told: list[int]) -> int:
    """See that all that was acknowledged is there; gives how many notes there are."""
    found = verify(folder)
    assert found.whole, found.problems
    opened = desk(folder, number, FakeClock())
    assert not opened.read_only
    assert not opened.late
    notes = [note.text for note in opened.interview.notes]
    opened.close()
    assert len(set(notes)) == len(notes)
    assert {f"note {each}" for each in told} <= set(notes)
    assert verify(folder).problems == ()
    entries = list(folder.log.entries())
    assert [entry["nth"] for entry in entries] == list(range(1, len(notes) + 2))
    assert {p.name for p in (folder.path / number).iterdir()} <= {
        "key",
        "knock",
        "lock",
        "transcript.json",
        "work.json",
    }
    return len(notes)


@pytest.mark.slow
def test_killed_at_any_step_of_an_act_nothing_acknowledged_is_lost_or_there_twice() -> None:
    folder = DeskFolder()
    number = interview(folder, FakeClock()).id
    told: list[int] = []
    step, begin, reached = 1, 0, False
    while not reached:
        child = started(CHILD, str(step), number, str(begin))
        said, _ = child.communicate(timeout=60)
        reached = b"steps" in said
        assert child.returncode == (0 if reached else -signal.SIGKILL)
        told += acknowledged(said)
        begin = begin + 1
        check(folder, number, told)
        step += 1
    # Four files are written and made sure of in an act: so many places to be killed in.
    assert step > 30


@pytest.mark.slow
def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_there_twice() -> None:
    folder = DeskFolder()
    number = interview(folder, FakeClock()).id
    chance = random.Random(7)
    told: list[int] = []
    begin = 0
    for _ in range(25):
        child = started(CHILD, "0", number, str(begin))
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(chance.random() * 0.05)
        child.kill()
        rest, _ = child.communicate(timeout=60)
        told += acknowledged(first + rest)
        check(folder, number, told)
        begin = max(told) + 2
    assert len(told) >= 25


def test_two_processes_that_add_at_once_lose_nothing() -> None:
    children = [started(ADDING, name) for name in ("aaaaaa", "bbbbbb")]
    assert [child.wait(timeout=120) for child in children] == [0, 0]
    for child in children:
        child.communicate()
    folder = DeskFolder()
    found = verify(folder)
    assert (found.count, found.problems) == (200, ())
    for name in ("aaaaaa", "bbbbbb"):
        mine = [e["nth"] for e in folder.log.entries() if e["interview"] == name]
        assert mine == list(range(100))


IMPORTING = """
import sys
from tests.desk.made import interview
from tests.fake_clock import FakeClock
from hotseat.desk.folder import DeskFolder
for _ in range(10):
    interview(DeskFolder(), FakeClock())
"""


def test_two_processes_that_import_at_once_give_each_a_label_of_its_own() -> None:
    children = [started(IMPORTING) for _ in range(2)]
    assert [child.wait(timeout=120) for child in children] == [0, 0]
    for child in children:
        child.communicate()
    folder = DeskFolder()
    labels = sorted(folder.load(number).label for number in folder.ids())
    assert labels == [chr(ord("A") + number) for number in range(20)]
    assert verify(folder).problems == ()
    assert acts(folder) == ["import"] * 20


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_whatever_the_umask_nobody_else_can_read(umask: str) -> None:
    program = f"""
import os
os.umask(0o{umask})
real = os.open
modes = []
def noted(path, flags, mode=0o777, **more):
    handle = real(path, flags, mode, **more)
    modes.append((str(path), flags & os.O_CREAT, os.fstat(handle).st_mode & 0o777))
    return handle
os.open = noted
from tests.desk.made import *
folder, clock = DeskFolder(), FakeClock()
first = desk(folder, interview(folder, clock).id, clock)
first.add_note("a line")
desk(folder, first.interview.id, clock)
import json
print(json.dumps([mode for path, made, mode in modes if made and "hotseat" in path]))
"""
    child = started(program)
    said, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    # Those that were written beside their place and moved are among them.
    assert set(json.loads(said)) == {0o600}
    assert len(json.loads(said)) > 8
    data = DeskFolder().path
    for path in (data.parent, *data.parent.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    names = {path.name for path in data.parent.rglob("*") if path.is_file()}
    assert names == {
        *("log.jsonl", "log.head", "log.lock", "desk.lock"),
        *("key", "lock", "knock", "transcript.json", "work.json"),
    }
