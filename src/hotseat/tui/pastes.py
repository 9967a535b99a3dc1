"""What is pasted, as plain text in one piece.

Textual 8.2 takes an escape code within a paste for keys: coloured output arrives out of order, and
what stands behind the code is typed into whatever has the keys, commands among it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

BEGIN, END = "\x1b[200~", "\x1b[201~"
QUIET = 2.0
"""Seconds without anything after which a paste is over, though its end never came: else all that
is typed from then on would be part of it, every key that leads out as well."""
_CODE = re.compile(
    r"\x1b(?:"
    r"\[[0-?]*[ -/]*[@-~]"  # colours, moves
    r"|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, links, the clipboard
    r"|O[ -~]"  # keys
    r"|[ -/]*[0-~]"
    r")?"
)


def without_codes(text: str) -> str:
    """Text without what a terminal obeys as an escape code."""
    return _CODE.sub("", text)


class Pastes:
    """Holds a paste back until its end is there, and takes the codes out of it."""

    def __init__(self) -> None:
        self._before = ""
        """The last that came before a paste: its beginning may come in two pieces."""
        self._pasted: list[str] | None = None

    def passed(self, data: str) -> str:
        """What may be read on when this came from the terminal."""
        out: list[str] = []
        while data:
            data = self._outside(data, out) if self._pasted is None else self._inside(data, out)
        return "".join(out)

    @property
    def is_open(self) -> bool:
        """Whether a paste is held back."""
        return self._pasted is not None

    def ended(self) -> str:
        """What was held back of a paste, with the end that did not come."""
        out: list[str] = []
        self._inside(END, out)
        return "".join(out)

    def _outside(self, data: str, out: list[str]) -> str:
        seen = self._before + data
        at = seen.find(BEGIN)
        if at < 0:
            out.append(data)
            self._before = seen[1 - len(BEGIN) :]
            return ""
        end = at + len(BEGIN) - len(self._before)
        out.append(data[:end])
        self._before, self._pasted = "", []
        return data[end:]

    def _inside(self, data: str, out: list[str]) -> str:
        assert self._pasted is not None
        # The end may come in two pieces as well.
        last = self._pasted.pop() + data if self._pasted else data
        at = last.find(END)
        if at < 0:
            self._pasted += [last[: 1 - len(END)], last[1 - len(END) :]]
            return ""
        out += [without_codes("".join([*self._pasted, last[:at]])), END]
        self._pasted = None
        return last[at + len(END) :]


class PasteParser(XTermParser):
    """Textual's parser of what a terminal sends, with pastes in one piece."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pastes = Pastes()
        self._came = 0.0

    def tick(self) -> Iterable[Message]:
        """The messages that some time makes."""
        if self._pastes.is_open and time.monotonic() - self._came >= QUIET:
            yield from super().feed(self._pastes.ended())
        yield from super().tick()

    def feed(self, data: str) -> Iterable[Message]:
        """The messages that some input makes; empty input is its end."""
        self._came = time.monotonic()
        passed = self._pastes.passed(data)
        return super().feed(passed) if passed or not data else ()
