"""A walk through the screens of a home full of hostile text, in a terminal of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.hostile import ALL, ANSWER, House, obeyed, quiet

Start = Callable[..., Child]
pytestmark = pytest.mark.slow


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House.made(tmp_path)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several at once."""
    monkeypatch.setattr("tests.hardening.child.PATIENCE", 90.0)


@pytest.mark.usefixtures("patient")
def test_i1_no_screen_sends_what_a_terminal_obeys(
    house: House, child: Start, figure: Measured
) -> None:
    with ThreadPoolExecutor(2) as pool:
        walks = (walk_practice, walk_mock, walk_desk)
        done = [pool.submit(walk, house, child) for walk in walks]
        ended = [each.result() for each in done]
    found = [what for one in ended for what in obeyed(bytes(one.output))]
    figure("patterns from screens", len(found), "of 10", most=0)
    figure("screens walked through", sum(one.shown for one in ended))


class Walk:
    """From screen to screen; the words that tell that each is there."""

    def __init__(self, one: Child) -> None:
        self.child = one
        self.shown = 0

    @property
    def output(self) -> bytes:
        return bytes(self.child.output)

    def to(self, words: str, *keys: str) -> None:
        """Press keys and wait for a screen."""
        self.child.press(*keys)
        self.child.wait(words)
        # The rest of the screen comes behind its head.
        quiet(self.child)
        self.shown += 1

    def key(self, key: str) -> None:
        """Press a key that changes something."""
        before = len(self.child.output)
        self.child.press(key)
        quiet(self.child, before)

    def end(self) -> None:
        self.child.press("ctrl+q")
        assert self.child.exit_code() == 0


def walk_practice(house: House, child: Start) -> Walk:
    walk = Walk(child(*house.bank, size=(120, 40)))
    walk.to("Interviewer desk")
    walk.to("Guide ·", "g")
    walk.to("Interviewer desk", "escape")
    walk.to("All the way to Rome", "/")
    walk.child.send("rome")
    walk.to("Your answer", "enter")
    walk.child.paste(ALL)
    walk.to("how do you think it went?", "ctrl+s")
    walk.to("Add one thing", "escape")
    walk.to("Why ·", "w")
    walk.to("Add one thing", "escape")
    walk.to("Model answers ·", "m")
    walk.to("Add one thing", "escape")
    walk.to("Which words", "x")
    walk.to("Add one thing", "escape")
    walk.to("Help", "f1")
    walk.to("Add one thing", "escape")
    walk.to("Interviewer desk", "h")
    walk.to("Progress", "o")
    walk.to("All answers", "a")
    walk.to("Progress", "escape")
    walk.to("Interviewer desk", "escape")
    walk.to("You are the interviewer", "s")
    walk.child.press("1", "1", "0", "0", "enter")
    quiet(walk.child)
    walk.to("Interviewer desk", "escape")
    walk.child.press("ctrl+p")
    quiet(walk.child)
    walk.child.send("problems")
    walk.to("What was left out, and why", "enter")
    quiet(walk.child)
    walk.end()
    return walk


def walk_mock(house: House, child: Start) -> Walk:
    walk = Walk(child("mock", "-n", "1", "--bank", "packs"))
    walk.to("Your answer")
    walk.child.paste(ANSWER)
    walk.to("how do you think it went?", "ctrl+s")
    walk.to("follow-up", "escape")
    walk.child.paste(ANSWER)
    walk.to("· report", "ctrl+s")
    walk.child.press("enter")
    quiet(walk.child)
    walk.end()
    return walk


def walk_desk(house: House, child: Start) -> Walk:
    walk = Walk(child("--bank", "packs"))
    walk.to("Interviewer desk")
    walk.to("Candidate A", "d")
    walk.to("Lines", "l")
    walk.to("Candidate A", "escape")
    walk.to("1 Diagnosis", "enter")
    for key in (" ", "m", "t", "n"):
        walk.key(key)
    walk.child.paste(ALL)
    for key in ("enter", "enter", "p", "1", "p"):
        walk.key(key)
    walk.to("Why ·", "w")
    walk.to("1 Diagnosis", "escape")
    walk.key("h")
    walk.to("Written to", "e")
    walk.key("escape")
    walk.to("Candidate A", "escape")
    walk.to("The path of a transcript", "i")
    walk.child.send("talk.txt")
    walk.to("Who is the candidate?", "enter")
    walk.to("which question was asked?", "enter")
    walk.to("Which turns?", "enter")
    walk.to("Mark it", "enter")
    walk.end()
    return walk
