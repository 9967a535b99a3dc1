"""Reading JSON Lines from anyone, a line at a time: each an object or a problem with its number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from hotseat.errors import InvalidFileError, Problem, nearest_names, reason_of
from hotseat.files.clean import shorten
from hotseat.files.source import open_regular

MAX_LINE_BYTES = 1_000_000
"""More than the longest answer takes, even with every character escaped."""
MAX_BYTES = 50_000_000
"""Of a file that is kept in memory whole."""

_BOM = b"\xef\xbb\xbf"
_TYPES = {dict: "an object", list: "a list", str: "text", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file that holds an object."""

    path: str
    line: int
    """Counted from 1."""
    data: dict[str, Any]

    def problem(self, message: str, hint: str = "") -> Problem:
        """Something that is wrong with this line."""
        return Problem(self.path, self.line, 1, message, hint)

    def texts(self, keys: Sequence[str]) -> Problem | None:
        """What is wrong with the keys that must hold text, if anything is."""
        for key in keys:
            if key not in self.data:
                near = nearest_names(key, (k for k in self.data if k not in keys), 1)
                hint = f"is {shorten(near[0], 40)!r} meant for it?" if near else ""
                return self.problem(f"missing key {key!r}", hint)
            if not isinstance(self.data[key], str):
                return self.problem(f"{key!r} should be text, not {kind_of(self.data[key])}")
        return None


def kind_of(value: Any) -> str:
    """What a JSON value is, for a message."""
    return "null" if value is None else _TYPES.get(type(value), "a number")


def read_rows(stream: BinaryIO, path: str) -> Iterator[Row | Problem]:
    """The lines of `stream` that are not blank; `path` is what messages call it.

    Raises:
        InvalidFileError: the stream cannot be read on.
    """
    for number, raw in enumerate(_lines(stream, path), start=1):
        if isinstance(raw, int):
            yield Problem(
                path,
                number,
                1,
                f"the line has {raw:,} bytes; at most {MAX_LINE_BYTES:,} are read",
            )
        elif text := raw.removeprefix(_BOM if number == 1 else b"").strip():
            yield _row(text, path, number)


def read_rows_of(path: Path) -> Iterator[Row | Problem]:
    """The lines of a file of up to 50 MB, see `read_rows`.

    Raises:
        InvalidFileError: it is missing, not a regular file, too large or cannot be read.
    """
    with open_regular(path, MAX_BYTES) as stream:
        yield from read_rows(stream, str(path))


def sound_rows(path: Path, keys: Sequence[str]) -> list[Row]:
    """The lines of a file, in each of which these keys hold text.

    Raises:
        InvalidFileError: it cannot be read or a line is not of that form; with all problems.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for row in read_rows_of(path):
        problem = row if isinstance(row, Problem) else row.texts(keys)
        if problem:
            problems.append(problem)
        elif isinstance(row, Row):
            rows.append(row)
    if problems:
        raise InvalidFileError(problems)
    return rows


def _lines(stream: BinaryIO, path: str) -> Iterator[bytes | int]:
    """Each line, or only its size where it is too long to be kept."""
    try:
        while line := stream.readline(MAX_LINE_BYTES + 1):
            if len(line) <= MAX_LINE_BYTES or line.endswith(b"\n"):
                yield line
                continue
            size = len(line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
                size += len(line)
            yield size
    except OSError as error:
        problem = Problem(path, 0, 0, f"cannot be read: {reason_of(error)}")
        raise InvalidFileError([problem]) from None


def _row(text: bytes, path: str, number: int) -> Row | Problem:
    try:
        data = json.loads(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Problem(path, number, error.start + 1, f"not UTF-8: byte 0x{text[error.start]:02x}")
    except json.JSONDecodeError as error:
        return Problem(path, number, error.colno, f"not JSON: {error.msg}")
    except (ValueError, RecursionError):
        return Problem(path, number, 1, "not JSON that can be read: nested or long beyond reason")
    if not isinstance(data, dict):
        return Problem(path, number, 1, f"should be an object, not {kind_of(data)}")
    return Row(path, number, data)
