"""Reading one text file from anyone: regular, small, UTF-8, printable."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.archives import archive_kind
from hotseat.files.clean import BIDI_OVERRIDES, clean

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML ends a line."""

_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_BIDI = re.compile(f"[{BIDI_OVERRIDES}]")
_BOM = "\ufeff"


class Source:
    """The text of a file with its lines."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = LINE_BREAK.split(text)
        self._excerpts: dict[int, str] = {}

    def excerpt(self, line: int) -> str:
        """A line, counted from 1, cleaned; empty if there is none."""
        if not 0 < line <= len(self.lines):
            return ""
        if line not in self._excerpts:
            self._excerpts[line] = clean(self.lines[line - 1])
        return self._excerpts[line]

    def problem(
        self, line: int, column: int, message: str, hint: str = "", *, warning: bool = False
    ) -> Problem:
        """A problem at a place of this file, with its excerpt."""
        return Problem(str(self.path), line, column, message, hint, self.excerpt(line), warning)

    def place_of(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at `index`."""
        before = LINE_BREAK.split(self.text[:index])
        return len(before), len(before[-1]) + 1


def read_source(path: Path) -> Source:
    """Read a file that anyone may have written.

    Raises:
        InvalidFileError: it is missing, not a regular file, over 1 MB, not UTF-8, or holds
            characters that no text file should.
    """
    return source_of(path, bytes_of(path))


def source_of(path: Path, data: bytes) -> Source:
    """The text of `data`, as if it had been read from `path`.

    Raises:
        InvalidFileError: see `read_source`.
    """
    if len(data) > MAX_BYTES:
        raise _refused(path, f"the file is over the limit of {MAX_BYTES:,} bytes")
    if kind := archive_kind(data):
        raise InvalidFileError([Problem(str(path), 1, 1, f"this is {kind}, not text")])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(path, data[: error.start].decode("utf-8"))
        line, column = source.place_of(len(source.text))
        message = f"not UTF-8 text: byte 0x{data[error.start]:02x}"
        problem = source.problem(line, column, message, "save the file as UTF-8")
        raise InvalidFileError([problem]) from None
    source = Source(path, text.removeprefix(_BOM))
    if bad := _UNPRINTABLE.search(source.text):
        line, column = source.place_of(bad.start())
        message = f"the character U+{ord(bad.group()):04X} may not stand in a file"
        raise InvalidFileError([source.problem(line, column, message, "remove it")])
    return source


def bidi_problems(source: Source) -> list[Problem]:
    """An error for each line that holds a bidi override."""
    if not _BIDI.search(source.text):
        return []
    found = ((n, _BIDI.search(line)) for n, line in enumerate(source.lines, start=1))
    return [
        source.problem(n, hit.start() + 1, bidi_message(hit.group()), "remove it")
        for n, hit in found
        if hit
    ]


def bidi_message(character: str) -> str:
    """What is said about a bidi override."""
    return f"the bidi override U+{ord(character):04X} makes text look other than it is"


def bytes_of(path: Path, limit: int = MAX_BYTES) -> bytes:
    """What a regular file holds; one that is larger than `limit` bytes is not read at all.

    Raises:
        InvalidFileError: it is missing, not a regular file, too large or cannot be read.
    """
    with open_regular(path, limit) as file:
        try:
            return file.read(limit + 1)
        except OSError as error:
            raise _refused(path, f"cannot be read: {_reason(error)}") from None


def open_regular(path: Path, limit: int | None = None, hint: str = "") -> BinaryIO:
    """A regular file of no more bytes than `limit`, open to be read; `hint` is what to do instead
    where it is something else.

    Raises:
        InvalidFileError: it is missing, not a regular file, too large or cannot be opened.
    """
    # O_NONBLOCK: opening a FIFO would wait for its writer.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except (OSError, ValueError) as error:
        raise _refused(path, f"cannot be read: {_reason(error)}") from None
    wrong = _wrong(os.fstat(descriptor), limit)
    if wrong:
        os.close(descriptor)
        raise _refused(path, wrong, hint if wrong == _NOT_REGULAR else "")
    return os.fdopen(descriptor, "rb")


_NOT_REGULAR = "is not a regular file"


def _wrong(status: os.stat_result, limit: int | None) -> str:
    """Why a file is not read; empty where it is."""
    if stat.S_ISDIR(status.st_mode):
        return "cannot be read: is a directory"
    if not stat.S_ISREG(status.st_mode):
        return _NOT_REGULAR
    if limit is not None and status.st_size > limit:
        return f"the file is too large: {status.st_size:,} bytes, the limit is {limit:,}"
    return ""


def read_regular(path: Path, limit: int = -1) -> bytes:
    """What a regular file of ours holds, or how it begins; a FIFO in its place is not waited for.

    Raises:
        OSError: it cannot be read, or is no regular file.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(path))
        return file.read(limit)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)


def _refused(path: Path, message: str, hint: str = "") -> InvalidFileError:
    return InvalidFileError([Problem(str(path), 0, 0, message, hint)])
