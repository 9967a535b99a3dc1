"""The desk in a real terminal: import, hide names, quote, level, reveal, differ, export, purge."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journeys.terminal import HOTSEAT, Terminal, hotseat

pytestmark = [pytest.mark.journey, pytest.mark.slow]

QUESTION = "d15-hotel-concierge"
MARKER = "Zanzibarquartz"
MAIL = "ravenna.pym@example.org"
TALK = f"""\
WEBVTT

1
00:00:02.000 --> 00:00:20.000
Orla Quist: A hotel chain's chat concierge, Ravenna, answers warmly, but it tells guests about \
restaurants that closed and pool hours from an old brochure. What do you change?

2
00:00:21.000 --> 00:00:44.000
Ravenna Pym: It talks as it should, so I would leave that. Its facts are from last year, and they \
change every day. {MARKER}, we called it.

3
00:00:45.000 --> 00:00:47.000
Orla Quist: What would you build?

4
00:00:48.000 --> 00:01:10.000
Ravenna Pym: I would look up the entries of that hotel before each answer. To train it on them \
would be out of date by the weekend. Write to {MAIL}.
"""


@pytest.fixture(autouse=True)
def _tmux(need_program: Callable[[str], str]) -> None:
    need_program("tmux")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A transcript as Zoom writes it."""
    path = tmp_path / "talk.vtt"
    path.write_text(TALK, encoding="utf-8")
    return path


def shell(folder: Path, *words: str) -> tuple[int, str]:
    """A command with the same data; its exit code and what it prints."""
    done = subprocess.run(
        [*HOTSEAT, *words],
        env={"XDG_DATA_HOME": str(folder / "data"), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout


def desk_folder(folder: Path) -> Path:
    return folder / "data" / "hotseat" / "desk"


def begin(terminal: Terminal, talk: Path) -> None:
    """From home to the marks of a transcript that was not known before."""
    terminal.wait("Interviewer desk")
    terminal.press("d")
    terminal.wait("No interview is at the desk")
    terminal.press("i")
    terminal.wait("The path of a transcript")
    terminal.type(str(talk))
    terminal.press("Enter")
    terminal.wait("Who is the candidate?")
    terminal.wait("Ravenna Pym")
    terminal.press("Enter")
    terminal.wait("which question was asked?")
    terminal.wait("likely")
    terminal.press("Enter")
    terminal.wait("Which turns?")
    terminal.press("Enter")
    terminal.wait("Mark it")
    terminal.press("Enter")
    terminal.wait("0 of 4 scored")
    terminal.wait("hidden until you score")


def test_from_a_transcript_to_a_report_and_to_nothing(tmp_path: Path, talk: Path) -> None:
    with hotseat(tmp_path, width=80) as terminal:
        begin(terminal, talk)
        screen = terminal.screen
        assert "names hidden" in screen
        assert "Ravenna" not in screen
        assert MAIL not in screen
        terminal.press("1")
        terminal.wait("Pick the words first")
        terminal.press("Space")
        terminal.wait("1 quote · now a level")
        terminal.press("1")
        screen = terminal.wait("1 of 4 scored")
        terminal.until(lambda: "grounded" in terminal.screen, "the tool's level")
        assert "differs" in terminal.screen
        terminal.press("2")
        terminal.wait("Why grounded now?")
        terminal.type("She says which facts they are.")
        terminal.press("Enter")
        terminal.wait("changed, because")
        terminal.press("e")
        terminal.wait("Written to")
        terminal.press("Escape")
        terminal.wait("1 of 4 scored")
        terminal.press("C-q")
        terminal.wait("THE END")
    (report,) = tmp_path.glob("hotseat-desk-*.md")
    words = report.read_text(encoding="utf-8")
    assert "First level: ●○ named" in words
    assert "She says which facts they are." in words
    assert "Ravenna" not in words
    assert MAIL not in words
    assert report.stat().st_mode & 0o077 == 0

    assert shell(tmp_path, "desk", "verify")[0] == 0
    log = desk_folder(tmp_path) / "log.jsonl"
    sound = log.read_bytes()
    log.write_bytes(sound.replace(b'"level":1', b'"level":2', 1))
    assert shell(tmp_path, "desk", "verify")[0] == 1
    log.write_bytes(b"".join(sound.splitlines(keepends=True)[:-1]))
    assert shell(tmp_path, "desk", "verify")[0] == 1
    log.write_bytes(sound)
    assert shell(tmp_path, "desk", "verify")[0] == 0

    assert shell(tmp_path, "desk", "purge", "A", "--yes")[0] == 0
    left = b"".join(p.read_bytes() for p in desk_folder(tmp_path).parent.rglob("*") if p.is_file())
    for word in (MARKER, MAIL, "Ravenna", "Orla", "which facts they are"):
        assert word.encode() not in left
    assert shell(tmp_path, "desk", "verify")[0] == 0


def test_a_kill_between_the_reveal_and_anything_else_loses_nothing(
    tmp_path: Path, talk: Path
) -> None:
    with hotseat(tmp_path) as terminal:
        begin(terminal, talk)
        terminal.press("Space")
        terminal.wait("1 quote · now a level")
        terminal.press("1")
        terminal.wait("1 of 4 scored")
        terminal.kill(signal.SIGKILL)
    assert shell(tmp_path, "desk", "verify")[0] == 0
    with hotseat(tmp_path, "desk", "open", "A") as terminal:
        terminal.wait("1 of 4 scored")
        terminal.wait("named")


def test_two_on_one_interview_are_told_of_each_other(tmp_path: Path, talk: Path) -> None:
    assert shell(tmp_path, "desk", "import", str(talk), "-q", QUESTION)[0] == 0
    assert shell(tmp_path, "desk", "open", "A")[0] == 2
    known = ("desk", "open", "A", "--candidate", "Ravenna Pym")
    with hotseat(tmp_path, *known) as first:
        first.wait("0 of 4 scored")
        with hotseat(tmp_path, "desk", "open", "A") as second:
            second.wait("can only be read")
            first.wait("Another hotseat")
