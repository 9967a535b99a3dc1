"""Interviews and drills in a real terminal: left, killed, stopped and resized, and gone on with."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journeys.terminal import HOTSEAT, Terminal, hotseat
from tests.journeys.test_practice import drafts

from hotseat.records.models import Attempt
from hotseat.records.store import Store

pytestmark = [pytest.mark.journey, pytest.mark.slow]

MOCK = ("mock", "-n", "2", "--budget", "15m", "--seed", "7")
DRILL = ("drill", "d15-hotel-concierge", "-t", "6m", "--think", "0")
WORDS = (
    "Guests like how it talks, so the tone is fine. Its facts are old. I would look up the "
    "current entries for each question, since they change every day."
)


@pytest.fixture(autouse=True)
def _tmux(need_program: Callable[[str], str]) -> None:
    need_program("tmux")


def database(folder: Path) -> Path:
    return folder / "data" / "hotseat" / "hotseat.db"


def attempts(folder: Path) -> list[Attempt]:
    store = Store.open(database(folder))
    try:
        return store.attempts()
    finally:
        store.close()


def seconds_left(screen: str) -> int:
    """What the headline says is left of the question."""
    found = re.search(r"(\d\d):(\d\d) left", screen)
    assert found is not None, screen
    return 60 * int(found.group(1)) + int(found.group(2))


def answer(terminal: Terminal, words: str = WORDS) -> None:
    """Answer what is asked, and skip the guess."""
    terminal.type(words)
    terminal.wait(words.rsplit(maxsplit=1)[-1])
    terminal.until(lambda: "· saved" in terminal.screen, "saved")
    terminal.press("C-s")
    terminal.wait("how do you think it went?")
    terminal.press("Enter")


def test_a_mock_interview_from_the_shell_to_its_report(tmp_path: Path) -> None:
    with hotseat(tmp_path, *MOCK) as terminal:
        terminal.wait("Your answer")
        terminal.wait("Mock interview · 1 of 2")
        terminal.wait("session 1")
        answer(terminal)
        terminal.wait("1 of 2 · follow-up")
        terminal.type("I would add the other one if the format fails.")
        terminal.press("C-s")
        terminal.wait("Mock interview · 2 of 2")
        terminal.press("C-s")
        terminal.wait("leaves it unanswered")
        terminal.press("C-s")
        terminal.wait("Mock interview · report")
        terminal.wait("not answered")
        terminal.wait("Not an assessment of a person.")
        terminal.press("Enter")
        terminal.wait("Feedback ·")
        terminal.press("Escape")
        terminal.wait("Mock interview · report")
        terminal.press("Escape")
        assert "Resume" not in terminal.wait("Not an assessment of a person.")
        terminal.press("C-q")
        assert terminal.exit_code() == 0
    assert [a.answer == "" for a in attempts(tmp_path)] == [True, False]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_text_and_clock_outlive_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    with hotseat(tmp_path, *MOCK) as terminal:
        terminal.wait("Your answer")
        terminal.type("half of my answer")
        terminal.wait("4 words · saved")
        # The clock is kept every other second, whether anything is typed or not.
        before = seconds_left(terminal.screen)
        terminal.until(lambda: seconds_left(terminal.screen) <= before - 4, "time")
        left, begun = seconds_left(terminal.screen), time.monotonic()
        assert terminal.kill(number) == 128 + number
        ran = time.monotonic() - begun
        if number != signal.SIGKILL:
            assert terminal.flag("alternate_on") == "0"
    time.sleep(3)
    with hotseat(tmp_path) as terminal:
        terminal.wait("Resume")
        terminal.wait("Mock interview, 1 of 2")
        begun = time.monotonic()
        terminal.press("r")
        now = seconds_left(terminal.wait("half of my answer"))
        ran += time.monotonic() - begun
        assert left - 3 - ran <= now <= left + 4
        terminal.type(" and the rest")
        terminal.wait("7 words · saved")
        assert drafts(tmp_path) == ["half of my answer and the rest"]


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_stopped_process_loses_no_time_and_no_text(
    tmp_path: Path, number: signal.Signals
) -> None:
    with hotseat(tmp_path, *DRILL) as terminal:
        terminal.wait("Your answer")
        terminal.type(WORDS)
        terminal.wait("saved")
        pid = terminal.pid
        left = seconds_left(terminal.screen)
        os.kill(pid, number)
        time.sleep(9)
        os.kill(pid, signal.SIGCONT)
        terminal.wait("left ▕")
        terminal.until(lambda: seconds_left(terminal.wait("left ▕")) < left, "the clock")
        assert left - seconds_left(terminal.screen) < 8
        answer(terminal, " Yes.")
        terminal.wait("Feedback ·")
    [pause] = attempts(tmp_path)[0].timing.pauses
    assert pause.kind == "gap"
    assert pause.seconds >= 8.5


def test_a_tiny_terminal_and_back(tmp_path: Path) -> None:
    with hotseat(tmp_path, *DRILL) as terminal:
        terminal.wait("Your answer")
        terminal.type("before")
        terminal.wait("1 word")
        terminal.resize(20, 5)
        terminal.type(" within")
        terminal.until(lambda: "before within" in " ".join(drafts(tmp_path)), "the draft")
        terminal.resize(120, 40)
        terminal.wait("│   Your answer")
        terminal.resize(80, 24)
        terminal.wait("2 words · saved")
        assert "left ▕" in terminal.screen


def test_a_megabyte_of_paste(tmp_path: Path) -> None:
    with hotseat(tmp_path, *DRILL) as terminal:
        terminal.wait("Your answer")
        terminal.type("mine")
        terminal.wait("1 word")
        terminal.paste("a line of words\n" * 65_000)
        terminal.wait("Not put in")
        terminal.type("!")
        terminal.wait("mine!")
        assert "left ▕" in terminal.screen


def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = database(tmp_path)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all" * 500)
    with hotseat(tmp_path, *DRILL) as terminal:
        terminal.wait("Your answer")
        terminal.type("words")
        terminal.wait("1 word · not kept")
        terminal.press("C-q")
        assert terminal.exit_code() == 0
        assert "is not a hotseat database" in terminal.screen
    assert path.read_bytes() == b"no database at all" * 500


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with hotseat(tmp_path) as terminal:
        terminal.wait("Practise")
        terminal.wait("Nothing will be kept.")
        terminal.press("Enter")
        terminal.wait("Your answer")
        terminal.type("words")
        terminal.wait("1 word · not kept")
        terminal.press("C-q")
        assert terminal.exit_code() == 0


def test_a_hard_stop_hands_in_at_the_end(tmp_path: Path) -> None:
    with hotseat(
        tmp_path, "drill", "d15-hotel-concierge", "-t", "8s", "--think", "0", "--hard-stop"
    ) as terminal:
        terminal.wait("Your answer")
        terminal.type("The facts change every day.")
        terminal.wait("Time is up: your answer was handed in as it stood.")

        def judged() -> bool:
            # At first no key counts; in the feedback this one does nothing.
            terminal.press("0")
            return "Feedback ·" in terminal.screen

        terminal.until(judged, "the marks")
    assert attempts(tmp_path)[0].answer.startswith("The facts change")


def test_wide_characters_are_typed_and_kept(tmp_path: Path) -> None:
    with hotseat(tmp_path, *DRILL) as terminal:
        terminal.wait("Your answer")
        terminal.type("漢字 🙂 café naïve")
        terminal.wait("4 words · saved")
        assert drafts(tmp_path) == ["漢字 🙂 café naïve"]


def test_no_colour_keeps_every_meaning(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    try:
        terminal.start([*HOTSEAT, *DRILL], {"NO_COLOR": "1"})
        terminal.wait("Your answer")
        answer(terminal)
        screen = terminal.wait("Add one thing")
        assert "«" in screen
        assert "»" in screen
    finally:
        terminal.close()


def test_an_unknown_question_names_the_nearest(tmp_path: Path) -> None:
    with hotseat(tmp_path, "drill", "d15-hotel-concirge") as terminal:
        assert terminal.exit_code() == 4
        assert "did you mean d15-hotel-concierge" in terminal.screen.replace("\n", "")
