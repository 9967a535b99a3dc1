"""Reading lines from pipes and terminals: what is whole, what is pending, how keys are taken."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import termios
from collections.abc import Iterator

import pytest

from hotseat.cli.plain_ends import Ended
from hotseat.cli.plain_input import Descriptor
from hotseat.cli.plain_keyboard import Keyboard


def nothing() -> None:
    """Looks at no clock."""


@pytest.fixture
def pipe() -> Iterator[tuple[Descriptor, int]]:
    reading, writing = os.pipe()
    try:
        yield Descriptor(reading), writing
    finally:
        os.close(reading)
        with contextlib.suppress(OSError):
            os.close(writing)


def test_lines_come_whole_and_the_last_needs_no_end(pipe: tuple[Descriptor, int]) -> None:
    source, writing = pipe
    os.write(writing, "one\r\ntwö\n\nrest".encode())
    os.close(writing)
    assert [source.line(nothing) for _ in range(5)] == ["one", "twö", "", "rest", None]
    assert source.line(nothing) is None


def test_the_clock_is_looked_at_when_a_part_of_a_line_comes(pipe: tuple[Descriptor, int]) -> None:
    source, writing = pipe
    os.write(writing, b"par")
    seen = []

    def look() -> None:
        seen.append(source.pending)
        os.write(writing, b"t\n")

    assert source.line(look) == "part"
    assert seen == ["par"]


def test_what_stands_behind_whole_lines_is_not_pending_yet(pipe: tuple[Descriptor, int]) -> None:
    source, writing = pipe
    os.write(writing, b"one\ntwo\nthr")
    assert source.line(nothing) == "one"
    assert source.pending == ""
    assert source.line(nothing) == "two"
    assert source.pending == "thr"
    source.drop()
    assert source.pending == ""


def test_bytes_that_are_no_text_are_replaced(pipe: tuple[Descriptor, int]) -> None:
    source, writing = pipe
    os.write(writing, b"a\xffb\n")
    assert source.line(nothing) == "a\ufffdb"


def test_a_line_without_end_is_cut(pipe: tuple[Descriptor, int]) -> None:
    source, writing = pipe
    sent = 0

    def more() -> None:
        nonlocal sent
        sent += 1
        os.write(writing, b"x" * 60_000 if sent < 5 else b"\n")

    os.write(writing, b"x")
    line = source.line(more)
    assert line is not None
    assert len(line) == 200_000


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard(0, [0, 0, 0, 0, 0, 0, []], echoes=False)


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        ("abc", "abc"),
        ("abc\x7f\x7fd", "ad"),
        ("\x7f\x08x", "x"),
        ("e\u0301\x7fx", "x"),
        ("one two \x17x", "one x"),
        ("one two\x15x", "x"),
        ("a\x1b[Db\x1bOAc\x1b[1;5Dd", "abcd"),
        ("a\tb\x00\x01c", "a bc"),
        ("one\rtwo\nthr", "one\ntwo\nthr"),
        ("one\r\x7ftwo", "one\ntwo"),
        ("漢字\x7f", "漢"),
        ("a\u202eb", "a\u202eb"),
    ],
)
def test_keys_make_a_line(keyboard: Keyboard, keys: str, stands: str) -> None:
    assert keyboard.typed(keys, "") == (stands, False)


def test_the_end_is_a_key_on_an_empty_line_only(keyboard: Keyboard) -> None:
    assert keyboard.typed("\x04", "") == ("", True)
    assert keyboard.typed("\x04", "a") == ("a", False)
    assert keyboard.typed("a\x04", "") == ("a", False)


def test_what_is_erased_goes_from_the_screen_too(capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs = pty.openpty()
    try:
        keyboard = Keyboard.of(theirs)
        assert keyboard is not None
        with keyboard:
            keyboard.typed("a漢\x7f\x15", "")
        assert os.read(ours, 100) == "a漢".encode() + b"\b \b" * 3
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_terminal_is_given_back_as_it_was() -> None:
    ours, theirs = pty.openpty()
    try:
        before = termios.tcgetattr(theirs)
        keyboard = Keyboard.of(theirs)
        assert keyboard is not None
        with keyboard:
            assert not termios.tcgetattr(theirs)[3] & (termios.ICANON | termios.ECHO)
            with keyboard.away():
                assert termios.tcgetattr(theirs) == before
            assert not termios.tcgetattr(theirs)[3] & termios.ICANON
        assert termios.tcgetattr(theirs) == before
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_terminal_that_is_gone_ends_no_answer() -> None:
    ours, theirs = pty.openpty()
    try:
        keyboard = Keyboard.of(theirs)
        assert keyboard is not None
        with keyboard:
            source = Descriptor(theirs, keyboard)
            os.write(ours, b"half")
            with pytest.raises(Ended) as ended:
                source.line(lambda: os.close(ours))
            assert ended.value.number == signal.SIGHUP
    finally:
        os.close(theirs)


def test_no_terminal_no_keyboard(pipe: tuple[Descriptor, int]) -> None:
    assert Keyboard.of(pipe[1]) is None
