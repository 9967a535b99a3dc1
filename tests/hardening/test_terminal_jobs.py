"""A process that is stopped and goes on, and a terminal that changes its size."""

from __future__ import annotations

import fcntl
import random
import re
import signal
import struct
import sys
import termios
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.hardening.child import HOTSEAT, Child
from tests.hardening.conftest import Measured
from tests.hardening.smallpack import CASES, small_pack
from tests.hardening.terminals import (
    DRILL,
    PRACTICE,
    WORDS,
    Place,
    Start,
    drafts,
    echoes,
    seconds_until,
    state,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]
LEFT = re.compile(r"(\d\d):(\d\d) left")
TIMED = replace(PRACTICE, arguments=(*DRILL, "--think", "0", "-t", "5m"))
SHORT, LONG = 1.5, 6.5
"""Seconds that a process is stopped: time like any other, and a pause."""


def left(child: Child) -> int:
    """The seconds that the clock in the headline has left."""
    found: list[int] = []

    def reads() -> bool:
        found[:] = [60 * int(m) + int(s) for m, s in LEFT.findall(child.screen)]
        return bool(found)

    child.until(reads, "the clock")
    return found[0]


def test_t4_a_stopped_process_goes_on_by_the_clock(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    places = {SHORT: replace(TIMED, name="short"), LONG: replace(TIMED, name="long")}
    children = {seconds: place.open(child, tmp_path) for seconds, place in places.items()}
    before: dict[float, tuple[int, float]] = {}
    for seconds, one in children.items():
        places[seconds].type(one)
    for seconds, one in children.items():
        before[seconds] = left(one), time.monotonic()
        one.kill(signal.SIGTSTP)
        seconds_until(lambda one=one: state(one) == "T")  # type: ignore[misc]
        one.until(lambda one=one: one.output.count(b"\x1b[?1049l") == 1)  # type: ignore[misc]
    worst = 0.0
    for seconds, one in children.items():
        (was, at), stopped_for = before[seconds], 0.0
        while (stopped_for := time.monotonic() - at) < seconds:
            time.sleep(0.01)
        seen = len(one.output)
        one.kill(signal.SIGCONT)
        one.send("!")
        one.wait(WORDS + "!")
        now, later = left(one), time.monotonic()
        told = LEFT.findall(one.output[seen:].decode(errors="replace"))
        # The clock is painted once a second: what was missed is not made up for.
        assert len(set(told)) <= later - at - stopped_for + 3
        assert "half time" not in one.screen
        expected = later - at - (0 if seconds == SHORT else stopped_for)
        worst = max(worst, abs(was - now - expected))
    figure("remaining time beside the clock after a stop", worst, "s", most=2)


STOPS = 12


def test_t4_a_stop_while_it_paints_never_waits_for_itself(tmp_path: Path, child: Start) -> None:
    one = TIMED.open(child, tmp_path)
    TIMED.type(one)
    for count in range(STOPS):
        one.send("x" * 20)
        time.sleep(0.003 * count)
        one.kill(signal.SIGTSTP)
        seconds_until(lambda: state(one) == "T")
        one.kill(signal.SIGCONT)
        seconds_until(lambda: state(one) != "T")
    typed = WORDS + "x" * 240
    one.until(lambda: typed.replace(" ", "") in re.sub(r"\s", "", one.screen), "all of it")
    # Until the terminal is taken again it keeps Ctrl+Q for itself.
    one.until(lambda: one.output.count(b"\x1b[?2004h") == 1 + STOPS, "the terminal")
    one.press("ctrl+q")
    assert one.exit_code() == 0
    assert TIMED.kept(tmp_path) == [typed]


def test_t4_what_is_stopped_outright_gives_the_terminal_back_in_the_end(
    tmp_path: Path, child: Start
) -> None:
    one = PRACTICE.open(child, tmp_path)
    PRACTICE.type(one)
    for _ in range(2):
        one.kill(signal.SIGSTOP)
        seconds_until(lambda: state(one) == "T")
        one.kill(signal.SIGCONT)
    one.send("!")
    one.wait(WORDS + "!")
    one.press("ctrl+q")
    assert one.exit_code() == 0
    assert echoes(one)
    assert PRACTICE.kept(tmp_path) == [WORDS + "!"]


def test_t4_ctrl_z_in_an_editor_stops_both(tmp_path: Path, child: Start) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\nprintf ', edited' >> $1\nkill -TSTP 0\nprintf ' twice' >> $1\n")
    editor.chmod(0o700)
    small_pack(tmp_path, CASES)
    words = " ".join([*HOTSEAT, *PRACTICE.arguments])
    shell = ("sh", "-c", f"set -m; {words}; echo it stands; read line; fg; echo code $?")
    one = child(command=shell, environment={"EDITOR": str(editor)})
    PRACTICE.type(one)
    one.press("f4")
    one.wait("it stands")
    assert echoes(one)
    one.press("enter")
    one.wait(f"{WORDS}, edited twice")
    one.press("ctrl+q")
    one.wait("code 0")
    assert drafts(tmp_path) == [f"{WORDS}, edited twice"]


def sized(child: Child, width: int, height: int) -> None:
    """Change the size of the terminal, and leave the picture of it as it is."""
    fcntl.ioctl(child.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))


def test_t5_a_storm_of_sizes_while_typing(tmp_path: Path, child: Start, figure: Measured) -> None:
    chance = random.Random(3)
    letters = iter("abcdefghijklmnopqrst")
    place: Place = PRACTICE
    one = place.open(child, tmp_path)
    place.type(one)
    for count in range(200):
        any_size = chance.randint(1, 200), chance.randint(1, 60)
        sized(one, *((1, 1) if count % 20 == 0 else any_size))
        if count % 10 == 5:
            one.send(next(letters))
        time.sleep(0.01)
    begun = time.monotonic()
    one.resize(77, 21)
    typed = WORDS + "abcdefghijklmnopqrst"
    one.until(lambda: typed in one.screen and "^S" in one.screen.splitlines()[20], "the last size")
    figure("the last of 200 sizes is shown", time.monotonic() - begun, "s", most=10)
    assert b"Traceback" not in one.output
    one.press("ctrl+q")
    assert one.exit_code() == 0
    assert place.kept(tmp_path) == [typed]


@pytest.mark.parametrize("size", [(1, 1), (0, 0)])
def test_t5_a_terminal_that_begins_without_room(
    tmp_path: Path, child: Start, size: tuple[int, int]
) -> None:
    one = PRACTICE.open(child, tmp_path, size=size if size[0] else (80, 24))
    sized(one, *size)
    one.until(lambda: b"\x1b[?1049h" in one.output)
    for width, height in ((3, 2), (500, 200), (1, 1)):
        sized(one, width, height)
    one.resize(80, 24)
    PRACTICE.type(one)
    one.press("ctrl+q")
    assert one.exit_code() == 0
