"""The person's own editor, a program that may be killed while it has the answer."""

from __future__ import annotations

import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from hotseat.interview.editor import EditorError, edit_text
from hotseat.records.paths import editor_files
from hotseat.scoring import MAX_CHARACTERS

Came = list[tuple[int, list[Path]]]


@pytest.fixture
def came(tmp_path: Path) -> Iterator[Came]:
    """The signals that reached the program, each with the files for an editor at that time."""
    got: Came = []

    def note(number: int, _: FrameType | None) -> None:
        got.append((number, editor_files(tmp_path)))

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, note) for number in numbers]
    yield got
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def editor(folder: Path, *lines: str) -> list[str]:
    """A program that does as the lines of a shell say."""
    program = folder / "editor.sh"
    program.write_text("\n".join(("#!/bin/sh", *lines)) + "\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return [str(program)]


def test_ctrl_c_is_the_editors_alone(tmp_path: Path, came: Came) -> None:
    command = editor(
        tmp_path,
        "trap '' INT",
        "printf saved > $1",
        "kill -INT $PPID",
        "kill -INT $PPID",
        "printf ' and more' >> $1",
    )
    assert edit_text("before", command, tmp_path) == "saved and more"
    assert came == []
    signal.raise_signal(signal.SIGINT)
    assert came == [(signal.SIGINT, [])]


def test_ctrl_c_ends_an_editor_that_lets_it(tmp_path: Path, came: Came) -> None:
    command = editor(tmp_path, "printf saved > $1", "kill -INT $$", "printf never > $1")
    assert edit_text("before", command, tmp_path) == "saved"
    assert came == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_asks_to_end_waits_for_the_editor(tmp_path: Path, came: Came, number: int) -> None:
    command = editor(tmp_path, f"kill -{number} $PPID", "printf saved > $1")
    assert edit_text("before", command, tmp_path) == "saved"
    assert came == [(number, [])]


def test_what_was_to_be_ignored_still_is(tmp_path: Path, came: Came) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    command = editor(tmp_path, "kill -HUP $PPID", "printf saved > $1")
    assert edit_text("before", command, tmp_path) == "saved"
    assert came == []
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


@pytest.mark.parametrize("how", ["kill -KILL $$", "exit 143"])
def test_what_a_killed_editor_had_saved_is_taken(tmp_path: Path, how: str) -> None:
    assert edit_text("before", editor(tmp_path, "printf saved > $1", how), tmp_path) == "saved"


def test_a_killed_editor_that_left_nothing_takes_nothing_away(tmp_path: Path) -> None:
    command = editor(tmp_path, ": > $1", "kill -KILL $$")
    assert edit_text("before", command, tmp_path) == "before"


def test_a_text_that_is_too_long_for_an_answer_is_put_by(tmp_path: Path) -> None:
    words = "w " * MAX_CHARACTERS
    (tmp_path / "words").write_text(words)
    # As some do, it saves under another name first.
    command = editor(tmp_path, f"cat {tmp_path}/words > $1.new", "mv $1.new $1", "chmod 644 $1")
    with pytest.raises(EditorError) as caught:
        edit_text("before", command, tmp_path)
    [kept] = editor_files(tmp_path)
    assert kept.name.startswith("answer-too-long-")
    assert str(kept) in caught.value.message
    assert "100,000 characters" in caught.value.message
    assert kept.read_text() == words
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_text_as_long_as_may_be_is_taken(tmp_path: Path) -> None:
    words = "w" * MAX_CHARACTERS
    (tmp_path / "words").write_text(words + "\n")
    assert edit_text("", editor(tmp_path, f"cat {tmp_path}/words > $1"), tmp_path) == words
    assert editor_files(tmp_path) == []
