"""The dialogue in lines in a real terminal and in real pipes: signals, the end of the input."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hotseat.records.store import Store

HOTSEAT = [sys.executable, "-m", "hotseat"]
DRILL = [*HOTSEAT, "drill", "d15-hotel-concierge", "--plain"]
ANSWER = (
    "Guests like how it talks, so the tone is not the problem. Its facts are old: every hotel "
    "edits its entries daily. I would look up that hotel's current entries for each question.\n"
)
ASKED = r"there is\.\r\n"

pytestmark = pytest.mark.slow


def drafts() -> list[str]:
    path = Path(os.environ["XDG_DATA_HOME"]) / "hotseat" / "hotseat.db"
    db = sqlite3.connect(path)
    try:
        return [row[0] for row in db.execute("select text from drafts")]
    finally:
        db.close()


def answers() -> list[str]:
    store = Store.open()
    try:
        return [attempt.answer for attempt in store.attempts()]
    finally:
        store.close()


def played(text: str, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command or DRILL, input=text, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_pipe_plays_it_through_the_same_each_time() -> None:
    script = f"{ANSWER}.\n2 2 0 0\nw\n\n"
    first = played(script)
    assert first.returncode == 0
    assert first.stderr == ""
    assert "Recommendation: reasoned, level 2 of 2. You said 2." in first.stdout
    assert "Counted:" in first.stdout
    assert "Rubric decision" in first.stdout
    assert answers() == [ANSWER.rstrip("\n")]


def test_a_pipe_that_ends_early_is_no_fault() -> None:
    done = played(ANSWER.rstrip("\n"))
    assert done.returncode == 0
    assert "Diagnosis: grounded, level 2 of 2." in done.stdout
    assert played("", *HOTSEAT, "--plain").returncode == 0
    assert played("", *HOTSEAT, "mock", "-n", "2", "--plain").returncode == 0


def test_output_that_nobody_reads_ends_it_as_other_verbs() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            DRILL, input=ANSWER.encode(), stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.fixture
def terminal(need_module: Callable[[str], None]) -> Iterator[Callable[..., Any]]:
    """Starts a command in a pseudo-terminal."""
    need_module("pexpect")
    import pexpect

    started: list[Any] = []

    def start(*command: str) -> Any:
        child = pexpect.spawn(command[0], list(command[1:]), encoding="utf-8", timeout=120)
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def ended(child: Any) -> int:
    """The exit code."""
    import pexpect

    child.expect(pexpect.EOF)
    child.close()
    assert child.signalstatus is None
    return int(child.exitstatus)


def test_ctrl_c_keeps_the_draft_with_the_line_that_was_not_ended(
    terminal: Callable[..., Any],
) -> None:
    child = terminal(*DRILL)
    child.expect(ASKED)
    child.send("One line.\r")
    child.expect("One line.")
    child.send("half a li")
    child.expect("half a li")
    child.sendintr()
    child.expect("What you typed is kept")
    assert ended(child) == 130
    assert drafts() == ["One line.\nhalf a li"]


def test_ctrl_d_ends_the_answer_and_the_dialogue_goes_on(terminal: Callable[..., Any]) -> None:
    child = terminal(*DRILL)
    child.expect(ASKED)
    child.send(ANSWER.replace("\n", "\r"))
    child.expect("question.\r\n")
    child.sendeof()
    child.expect("Enter skips all|skips all")
    child.send("2\r")
    child.expect("You said 2")
    child.expect("q leaves")
    child.sendeof()
    assert ended(child) == 0


def test_a_long_line_comes_whole(terminal: Callable[..., Any]) -> None:
    child = terminal(*DRILL)
    child.expect(ASKED)
    words = "word " * 1_500 + "last"
    for start in range(0, len(words), 500):
        child.send(words[start : start + 500])
        child.expect_exact(words[start : start + 500][-4:])
    child.send("\r/back\r")
    assert ended(child) == 0
    assert drafts() == [words]


def test_a_stopped_process_gives_the_terminal_back(terminal: Callable[..., Any]) -> None:
    import termios

    # A shell with jobs, as the system stops nothing that no shell waits for.
    shell = 'set -m; "$0" "$@"; echo it stands; read line; fg; echo code $?'
    child = terminal("sh", "-c", shell, *DRILL)
    child.expect(ASKED)
    assert not termios.tcgetattr(child.child_fd)[3] & termios.ICANON
    child.send("\x1a")
    child.expect("it stands")
    assert termios.tcgetattr(child.child_fd)[3] & termios.ICANON
    child.send("\n")
    child.send("back again\r/back\r")
    child.expect("What you typed is kept")
    child.expect("code 0")
    assert drafts() == ["back again"]
