"""A terminal read key by key, so that a line that is not ended is known and kept.

Left to itself a terminal hands over whole lines of at most 4,095 bytes. Echo and erasing are done
here instead, by the same signs as the terminal's own.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
from typing import TYPE_CHECKING, Any, Self

from hotseat.files.cells import cells
from hotseat.files.clean import BIDI_OVERRIDES, clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_ERASE, _WORD, _LINE, _END = "\x08\x7f", "\x17", "\x15", "\x04"
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?", re.DOTALL)
"""What keys that move send; nothing moves here."""
_LAST_WORD = re.compile(r"\S*\s*\Z")
_LFLAG, _CC = 3, 6


class Keyboard:
    """The terminal behind a descriptor, while it is read key by key."""

    def __init__(self, number: int, before: list[Any], *, echoes: bool) -> None:
        self._number = number
        self._before = before
        self._echoes = echoes
        self._was_stopped: Any = None

    @classmethod
    def of(cls, number: int) -> Keyboard | None:
        """The terminal behind a descriptor; None where there is none."""
        try:
            import termios
        except ImportError:
            return None
        try:
            before = termios.tcgetattr(number)
        except termios.error:
            return None
        return cls(number, before, echoes=bool(before[_LFLAG] & termios.ECHO))

    def __enter__(self) -> Self:
        """Take it over; when the process is stopped it is given back for as long."""
        self._take()
        if signal.getsignal(signal.SIGTSTP) == signal.SIG_DFL:
            self._was_stopped = signal.signal(signal.SIGTSTP, self._stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._was_stopped is not None:
            signal.signal(signal.SIGTSTP, self._was_stopped)
        self._give_back()

    def _take(self) -> None:
        import termios

        now = [*self._before[:_CC], list(self._before[_CC])]
        now[_LFLAG] &= ~(termios.ICANON | termios.ECHO)
        now[_CC][termios.VMIN], now[_CC][termios.VTIME] = 1, 0
        self._set(now)

    def _give_back(self) -> None:
        self._set(self._before)

    def _set(self, attributes: list[Any]) -> None:
        import termios

        with contextlib.suppress(termios.error):  # it went away
            termios.tcsetattr(self._number, termios.TCSADRAIN, attributes)

    def _stop(self, number: int, _: object) -> None:
        self._give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        # Here it goes on.
        signal.signal(number, self._stop)
        self._take()

    @contextlib.contextmanager
    def away(self) -> Iterator[None]:
        """Give the terminal back for a while."""
        self._give_back()
        try:
            yield
        finally:
            self._take()

    def typed(self, keys: str, line: str) -> tuple[str, bool]:
        """What stands there after some keys, lines before it with their ends; and whether the
        end of the input was asked for.
        """
        done: list[str] = []
        echo: list[str] = []
        ended = False
        for key in _SEQUENCE.sub("", keys).replace("\r", "\n"):
            if key == "\n":
                done.append(line + key)
                line = ""
                echo.append(key)
            elif key in _ERASE:
                line = _erase(line, len(_without_last(line)), echo)
            elif key == _WORD:
                line = _erase(line, _LAST_WORD.search(line).start(), echo)  # type: ignore[union-attr]
            elif key == _LINE:
                line = _erase(line, 0, echo)
            elif key == _END:
                ended = ended or not (line or done)
            elif key == "\t" or clean(key) == key or key in BIDI_OVERRIDES:
                # Kept as typed, shown clean.
                line += key.replace("\t", " ")
                echo.append(clean(key.replace("\t", " ")))
        if self._echoes and echo:
            self._echo("".join(echo))
        return "".join([*done, line]), ended

    def _echo(self, signs: str) -> None:
        """Show what was typed: where it was typed, wherever the output goes."""
        if sys.stdout.isatty():
            sys.stdout.write(signs)
            sys.stdout.flush()
            return
        with contextlib.suppress(OSError):
            os.write(self._number, signs.encode("utf-8", "replace"))


def _erase(line: str, size: int, echo: list[str]) -> str:
    """The line cut to a size; what was beyond it goes from the screen as well."""
    echo.append("\b \b" * cells(clean(line[size:])))
    return line[:size]


def _without_last(line: str) -> str:
    """The line without its last character and the marks that belong to it."""
    while line and not cells(clean(line[-1])):
        line = line[:-1]
    return line[:-1]
