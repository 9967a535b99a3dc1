"""A dialogue in lines: what is said, and what is asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from hotseat.cli.output import complain, say
from hotseat.cli.plain_ends import InputEnded
from hotseat.cli.wrap import paragraphs
from hotseat.errors import HotseatError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.cli.plain_ends import Signals
    from hotseat.cli.plain_input import Input, Look

T = TypeVar("T")


class Talk:
    """Says and asks. All of it is cleaned and wrapped at 80 columns."""

    def __init__(self, source: Input, signals: Signals) -> None:
        self.source = source
        self.signals = signals
        self._notices: list[str] = []
        self._told = ""
        self.typed = False
        """Whether anything of an answer was typed."""

    def say(self, *texts: str) -> None:
        """Paragraphs; an empty one is an empty line."""
        for text in texts:
            for line in paragraphs(text):
                say(line)

    def notice(self, text: str) -> None:
        """Say something that nobody asked for: at once, or when the line being typed is ended."""
        if self.source.pending:
            self._notices.append(text)
        else:
            self.say(text)
            sys.stdout.flush()

    def ring(self) -> None:
        """The bell, where there is a terminal to ring it."""
        if sys.stdout.isatty():
            sys.stdout.write("\a")
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
