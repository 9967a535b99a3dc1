"""What the commands print: data on stdout, messages on stderr, all of it cleaned."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterable
from typing import Any

from hotseat.errors import Problem, UsageError
from hotseat.files.clean import clean


class _Nowhere(io.StringIO):
    """Stands for an output that was closed before we came."""


def check_stdout() -> None:
    """See that what is to be printed gets somewhere.

    Raises:
        UsageError: stdout is closed.
    """
    if isinstance(sys.stdout, _Nowhere):
        raise UsageError("the output is closed; name a file")


def prepare_streams() -> None:
    """Let no character stop the output, whatever encoding the terminal claims, nor a stream
    that was closed before we came.
    """
    if sys.stdout is None:
        sys.stdout = _Nowhere()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """A line (or several) of data on stdout."""
    print(clean(text))


def say_json(value: Any, *, indent: int | None = None) -> None:
    """JSON on stdout, ASCII-escaped and otherwise as it is."""
    print(json.dumps(value, ensure_ascii=True, indent=indent))


def complain(text: str) -> None:
    """A line (or several) for the person on stderr, if anybody still reads there."""
    with contextlib.suppress(OSError):
        print(clean(text), file=sys.stderr)


def report(problems: Iterable[Problem]) -> None:
    """Problems of files on stderr, each with its line and a caret."""
    from hotseat.files.report import format_problems

    sys.stderr.write(clean(format_problems(list(problems))))
