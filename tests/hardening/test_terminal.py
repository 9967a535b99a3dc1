"""Signals and terminals that go away: what was typed is kept, and the terminal is given back."""

from __future__ import annotations

import fcntl
import signal
import sys
import termios
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.hardening.conftest import Measured
from tests.hardening.terminals import (
    DESK,
    HIDES,
    PLACES,
    PLAIN,
    PRACTICE,
    WORDS,
    Start,
    drafts,
    echoes,
    processor_seconds,
    seconds_until,
    state,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]
RARE = (signal.SIGQUIT, signal.SIGUSR1)


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "closed"])
def test_t1_the_last_key_is_kept_and_the_terminal_given_back(
    tmp_path: Path, child: Start, figure: Measured, how: str
) -> None:
    number = signal.SIGTERM if how == "SIGTERM" else signal.SIGHUP
    children = [(place, place.open(child, tmp_path)) for place in PLACES]
    for place, one in children:
        place.type(one)
    slowest = 0.0
    for place, one in children:
        one.send("!")
        one.wait(WORDS + "!")
        begun = time.monotonic()
        if how == "closed":
            one.hang_up()
            # As a shell does to what it leaves behind; the app would paint again.
            one.kill(signal.SIGCONT)
        else:
            one.kill(number)
        assert one.exit_code() == 128 + number, place
        slowest = max(slowest, time.monotonic() - begun)
        assert place.kept(tmp_path) == [WORDS + "!"], place
        if how != "closed":
            assert echoes(one), place
            if not place.is_plain:
                assert all(sign in one.output for sign in HIDES), place
        assert b"Traceback" not in one.output
    figure(f"end after {how}, slowest of {len(PLACES)} faces", slowest, "s", most=10)


def test_t1_whatever_signal_comes_and_however_often(tmp_path: Path, child: Start) -> None:
    places = [
        (number, replace(place, name=f"{place.name}-{number.name}"))
        for number in RARE
        for place in (PRACTICE, PLAIN)
    ]
    children = [(number, place, place.open(child, tmp_path)) for number, place in places]
    for number, place, one in children:
        place.type(one)
        later = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, number)
        for each in (number, *later):
            if one.running:
                one.kill(each)
        # Of those that come at once the system tells no order.
        assert one.exit_code() - 128 in (number, *later), place
        assert place.kept(tmp_path) == [WORDS], place
        assert echoes(one), (place, number)
        assert one.output.count(b"\x1b[?1049h") == one.output.count(b"\x1b[?1049l")


TERM_ONCE_TAKEN = """
import os, signal, sys
from textual.drivers.linux_driver import LinuxDriver
from hotseat.__main__ import main
start = LinuxDriver.start_application_mode
def taken(self):
    start(self)
    os.kill(os.getpid(), signal.SIGTERM)
LinuxDriver.start_application_mode = taken
sys.exit(main())
"""


def test_t1_a_signal_between_taking_the_terminal_and_the_first_screen(child: Start) -> None:
    one = child(command=(sys.executable, "-c", TERM_ONCE_TAKEN))
    assert one.exit_code() == 128 + signal.SIGTERM
    assert b"\x1b[?1049h" in one.output
    assert all(sign in one.output for sign in HIDES)
    assert echoes(one)


def deaf() -> None:
    """As nohup does."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def untold() -> None:
    """No terminal is this process's own: nobody tells it that one hangs up."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    fcntl.ioctl(0, termios.TIOCNOTTY)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def test_t2_nobody_hears_that_the_terminal_is_gone(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    cases = [
        (replace(place, name=f"{place.name}-{before.__name__}"), before)
        for before in (deaf, untold)
        for place in (PRACTICE, PLAIN)
    ]
    children = [(place, place.open(child, tmp_path, before=before)) for place, before in cases]
    for place, one in children:
        place.type(one)
    gone: list[float] = []
    used = 0.0
    for place, one in children:
        before_it = processor_seconds(one)
        one.hang_up()
        gone.append(seconds_until(lambda one=one: state(one) == "Z"))  # type: ignore[misc]
        used = max(used, processor_seconds(one) - before_it)
        assert one.exit_code() == 128 + signal.SIGHUP, place
        assert place.kept(tmp_path) == [WORDS], place
    figure("gone after the terminal", max(gone), "s", most=10)
    figure("processor until then", used, "s", most=10)


def test_t3_ctrl_c_by_reflex_loses_nothing(tmp_path: Path, child: Start, figure: Measured) -> None:
    places = (PRACTICE, DESK)
    children = [(place, place.open(child, tmp_path)) for place in places]
    for place, one in children:
        place.type(one)
        one.press("ctrl+c")
        one.wait("once more to quit")
        one.send(" and more")
        one.wait(WORDS + " and more")
        one.kill(signal.SIGINT)
    lost = 0
    for place, one in children:
        assert one.exit_code() == 128 + signal.SIGINT
        [kept] = place.kept(tmp_path)
        assert (WORDS + " and more").startswith(kept)
        lost = max(lost, len(WORDS + " and more") - len(kept))
    assert "what you typed is kept in" in children[0][1].screen
    figure("characters lost by Ctrl+C and SIGINT", lost, most=0)


def test_t3_ctrl_c_at_the_lines_of_text_keeps_and_ends(tmp_path: Path, child: Start) -> None:
    keys = {"ctrl+c": b"\x03", "ctrl+backslash": b"\x1c"}
    cases = [(replace(PLAIN, name=name), key) for name, key in keys.items()]
    children = [(place, key, place.open(child, tmp_path)) for place, key in cases]
    for place, key, one in children:
        place.type(one)
        one.send(key)
        assert one.exit_code() == 128 + (signal.SIGINT if key == b"\x03" else signal.SIGQUIT)
        assert "What you typed is kept." in one.screen
        assert drafts(tmp_path / place.name) == [WORDS]
        assert echoes(one)
