"""A dialogue in lines: what is said, what is asked, and how it can end before its time."""

from __future__ import annotations

import contextlib
import signal
import sys
from typing import TYPE_CHECKING, Any, Self, TypeVar

from hotseat.cli.output import complain, say
from hotseat.cli.wrap import paragraphs, wrapped
from hotseat.errors import HotseatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from hotseat.cli.plain_input import Input, Look

T = TypeVar("T")


class InputEnded(BaseException):
    """There is nothing more to read: the dialogue ends well."""


class Left(BaseException):
    """The person went back to where they came from."""


class Ended(BaseException):
    """A signal asks the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Signals:
    """While it lasts, signals that end a process raise `Ended`, but not amid what is kept."""

    NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._held = 0
        self._came = 0

    def __enter__(self) -> Self:
        for number in self.NUMBERS:
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

    def _end(self, number: int, _: object) -> None:
        self._came = self._came or number
        if not self._held:
            raise Ended(number)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """A signal that comes meanwhile ends the process after it."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        if self._came and not self._held:
            raise Ended(self._came)


class Talk:
    """Says and asks. All of it is cleaned and wrapped at 80 columns."""

    def __init__(self, source: Input, signals: Signals) -> None:
        self.source = source
        self.signals = signals
        self._notices: list[str] = []
        self._told = ""

    def say(self, *texts: str) -> None:
        """Paragraphs; an empty one is an empty line."""
        for text in texts:
            for line in paragraphs(text):
                say(line)

    def say_item(self, head: str, text: str) -> None:
        """One entry of a list, its later lines below its text."""
        for line in wrapped(text, " " * len(head), head):
            say(line)

    def notice(self, text: str) -> None:
        """Say something that nobody asked for: at once, or when the line being typed is ended."""
        if self.source.pending:
            self._notices.append(text)
        else:
            self.say(text)
            sys.stdout.flush()

    def next(self, look: Look) -> str | None:
        """The next line of the input; None at its end."""
        self.say_notices()
        sys.stdout.flush()
        return self.source.line(look)

    def say_notices(self) -> None:
        """Say what waited for the end of a line."""
        notices, self._notices = self._notices, []
        self.say(*notices)

    def ask(self, *prompt: str) -> str:
        """What is answered, without spaces at the ends.

        Raises:
            InputEnded: nothing comes any more.
        """
        self.say(*prompt)
        line = self.next(lambda: None)
        if line is None:
            raise InputEnded
        return line.strip()

    def try_to(self, what: str, write: Callable[[], object]) -> bool:
        """Keep something, undisturbed; where that fails it is told, each reason once."""
        try:
            with self.signals.held():
                write()
        except HotseatError as error:
            if error.message != self._told:
                self._told = error.message
                sys.stdout.flush()
                complain(f"{what} is not kept. {error.message}")
            return False
        self._told = ""
        return True

    def attempt_to(self, read: Callable[[], T | None]) -> T | None:
        """Read something; None where that fails, which is told."""
        try:
            with self.signals.held():
                return read()
        except HotseatError as error:
            sys.stdout.flush()
            complain(error.message)
            return None
