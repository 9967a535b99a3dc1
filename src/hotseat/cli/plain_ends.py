"""How a dialogue ends before its time: its input, the person, or a signal ends it."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING, Any, Self

from hotseat.interview.ending import AFTER_SIGNAL, ENDING, end_soon, has_ended

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


class InputEnded(BaseException):
    """There is nothing more to read: the dialogue ends well."""


class Left(BaseException):
    """The person went back to where they came from."""


class Ended(SystemExit):
    """A signal asks the process to end, with the exit code of that."""

    def __init__(self, number: int) -> None:
        super().__init__(AFTER_SIGNAL + number)
        self.number = number


class Signals:
    """While it lasts, signals that end a process raise `Ended`, but not amid what is kept."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._held = 0
        self._came = 0
        self._told = False

    def __enter__(self) -> Self:
        for number in ENDING:
            # One that was to be ignored, by nohup say, still is.
            if signal.getsignal(number) != signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._end)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        has_ended()

    def _end(self, number: int, _: object) -> None:
        self._came = self._came or number
        end_soon(AFTER_SIGNAL + self._came, lambda: not self._held)
        if not self._held:
            self._tell()

    def _tell(self) -> None:
        """Once: what is kept at the end is not to be ended."""
        if self._came and not self._told:
            self._told = True
            raise Ended(self._came)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """A signal that comes meanwhile ends the process after it."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        if not self._held:
            self._tell()
