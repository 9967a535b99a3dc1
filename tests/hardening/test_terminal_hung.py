"""A terminal that does not answer: it reads nothing any more, or ends a paste never."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.terminals import DESK, PLAIN, PRACTICE, Start
from textual import events

from hotseat.tui.pastes import BEGIN, END, QUIET, PasteParser

LAST = ", and the last words, typed fast"


def fill(child: Child) -> None:
    """Have the app paint until its terminal takes no more."""
    for number in range(40):
        child.resize(*((200, 60) if number % 2 else (80, 24)))
        time.sleep(0.05)


def help_without_end(child: Child) -> None:
    """The same of lines of text."""
    for _ in range(120):
        child.send("/help\r")
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the size of a terminal's buffer")
def test_t1_a_terminal_that_reads_no_more_holds_nothing_up(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    ways: dict[str, Callable[[Child], None]] = {"practice": fill, "plain": help_without_end}
    children = [(place, place.open(child, tmp_path)) for place in (PRACTICE, PLAIN)]
    for place, one in children:
        place.type(one, "so far")
        one.read_no_more()
        one.send(", the last words" + "\r" * place.is_plain)
        ways[place.name](one)
    begun = time.monotonic()
    for _, one in children:
        one.kill(signal.SIGTERM)
    for place, one in children:
        assert one.exit_code() == 128 + signal.SIGTERM, place
        assert place.kept(tmp_path) == ["so far, the last words"], place
    figure("end after SIGTERM, nobody reads", time.monotonic() - begun, "s", most=20)


@pytest.mark.slow
def test_t7_a_paste_without_its_end_locks_nobody_out(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    one = PRACTICE.open(child, tmp_path)
    PRACTICE.type(one, "mine, ")
    one.send(BEGIN + "half a paste")
    one.send(", then keys")
    begun = time.monotonic()
    one.wait("mine, half a paste, then keys")
    figure("a paste without its end is over", time.monotonic() - begun, "s", most=20)
    one.send("!")
    one.press("ctrl+q")
    assert one.exit_code() == 0
    assert PRACTICE.kept(tmp_path) == ["mine, half a paste, then keys!"]


def test_t7_a_paste_that_stalls_is_over_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("hotseat.tui.pastes.time.monotonic", lambda: now)
    parser = PasteParser()
    came = [*parser.feed("a" + BEGIN + "one")]
    now += QUIET / 2
    came += [*parser.tick(), *parser.feed(" two\x1b[2")]
    now += QUIET * 0.9
    came += parser.tick()
    assert [type(message) for message in came] == [events.Key]
    now += QUIET
    came += [*parser.tick(), *parser.tick()]
    # What comes of its end after all is no key.
    came += [*parser.feed(END), *parser.feed("z")]
    told = [m.text if isinstance(m, events.Paste) else getattr(m, "character", m) for m in came]
    assert told == ["a", "one two2", "z"]


@pytest.mark.slow
def test_t3_a_key_that_quits_does_not_overtake_what_was_typed(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    children = [(place, place.open(child, tmp_path)) for place in (PRACTICE, DESK)]
    lost = 0
    for place, one in children:
        place.type(one, "so far")
        one.send(f"{LAST}\x11")
        assert one.exit_code() == 0, place
        [kept] = place.kept(tmp_path)
        lost += len(f"so far{LAST}") - len(kept)
    figure("characters lost that came with Ctrl+Q", lost, most=0)


@pytest.mark.slow
def test_t3_keys_that_come_at_once_act_in_their_order(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    children = [(place, place.open(child, tmp_path)) for place in (PRACTICE, DESK)]
    wrong = 0
    for place, one in children:
        place.type(one, "so far")
        one.send(", teh\x7f\x7fhe end\x1b[D\x1b[D\x1b[Dvery \x1b[C\x1b[C\x1b[C!")
        one.wait("!")
        one.press("ctrl+q")
        assert one.exit_code() == 0, place
        wrong += place.kept(tmp_path) != ["so far, the very end!"]
    figure("faces where a burst of keys came out of order", wrong, most=0)
