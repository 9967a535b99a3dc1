"""Lines of input, with a look at the clock while they are waited for."""

from __future__ import annotations

import codecs
import contextlib
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from typing import TextIO

from hotseat.cli.plain_ends import Ended, InputEnded
from hotseat.cli.plain_keyboard import Keyboard

EVERY = 1.0
"""Seconds between two looks at the clock."""
_CHUNK = 65_536
LONGEST = 200_000
"""Characters of a line that are kept; no answer may have as many."""

Look = Callable[[], None]


class Input:
    """Lines of a stream that nothing can be told about while it is waited for."""

    watches = False
    """Whether one can look at the clock while waiting."""
    is_terminal = False
    """Whether a person sits before it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @property
    def pending(self) -> str:
        """What stands on a line that is not ended yet."""
        return ""

    def line(self, look: Look) -> str | None:  # noqa: ARG002 - this kind cannot
        """The next line, without its end; None at the end of the input. `look` is called about
        each second, and when something was typed; what it raises ends the waiting.
        """
        line = self._stream.readline()
        return line.rstrip("\r\n") if line else None

    def drop(self) -> None:
        """Forget what stands on a line that is not ended yet."""

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """Meanwhile another program may use the input."""
        yield


class Descriptor(Input):
    """Lines of a file, a pipe or a terminal."""

    watches = True

    def __init__(self, number: int, keyboard: Keyboard | None = None) -> None:
        self._number = number
        self._keyboard = keyboard
        self.is_terminal = keyboard is not None
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._lines: deque[str] = deque()
        self._rest = ""

    @property
    def pending(self) -> str:
        """What stands on the line that comes next, if it is not ended yet."""
        return "" if self._lines else self._rest

    def line(self, look: Look) -> str | None:
        """The next line; on a terminal, Ctrl+D on an empty line is the end of the input."""
        while not self._lines:
            if not select.select([self._number], [], [], EVERY)[0]:
                look()
                continue
            if not self._read():
                rest, self._rest = self._rest, ""
                return rest or None
            if not self._lines:
                look()
        return self._lines.popleft()

    def _read(self) -> bool:
        """Take what is there; False at the end.

        Raises:
            InputEnded: nothing can be read any more.
            Ended: the same of a terminal, where the signal that says so is ignored.
        """
        try:
            data = os.read(self._number, _CHUNK)
        except OSError:
            raise self._gone from None
        if not data and self._keyboard is not None:
            # Ctrl+D is a key there. The terminal went away: nobody ended the answer.
            raise self._gone
        text = self._decoder.decode(data, final=not data)
        if self._keyboard is not None:
            text, ended = self._keyboard.typed(text, self._rest)
            if ended and not text:
                return False
            *lines, self._rest = text.split("\n")
        else:
            *lines, self._rest = (self._rest + text).split("\n")
        self._rest = self._rest[:LONGEST]
        self._lines += [line.removesuffix("\r")[:LONGEST] for line in lines]
        return bool(data)

    @property
    def _gone(self) -> BaseException:
        return Ended(signal.SIGHUP) if self.is_terminal else InputEnded()

    def drop(self) -> None:
        """Forget what stands on a line that is not ended yet."""
        self._rest = ""

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """Give the terminal back as it was, for as long as another program has it."""
        if self._keyboard is None:
            yield
            return
        with self._keyboard.away():
            yield


@contextlib.contextmanager
def standard_input() -> Iterator[Input]:
    """The standard input, in the best way that it can be read."""
    try:
        number = sys.stdin.fileno()
        select.select([number], [], [], 0)
    except (OSError, ValueError):
        yield Input(sys.stdin)
        return
    keyboard = Keyboard.of(number)
    if keyboard is None:
        yield Descriptor(number)
        return
    with keyboard:
        yield Descriptor(number, keyboard)
