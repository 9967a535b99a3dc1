"""What an author most likely meant where YAML gave up."""

from __future__ import annotations

import re
from typing import Any

from hotseat.errors import Problem
from hotseat.files.clean import shorten
from hotseat.files.source import MAX_DEPTH, Source

_READ_AHEAD = 1_000
_QUOTE = "put the text in quotes or use |"
_BRACKET = "close the bracket, or put the text in quotes"
_TAB = "use spaces; a tab may not indent or part keys"
_VALUE = re.compile(r"\s*(?:-\s+)*(?:[\w.-]+\s*:\s+)?(?:-\s+)*(.*)")


def author_hint(source: Source, error: Any) -> Problem:
    """The parser's error as a problem with a hint; the place is the line that misled it."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return source.problem(1, 1, f"not valid YAML: {shorten(str(error), 120)}")
    line, column = mark.line + 1, mark.column + 1
    message = _message(error)
    if "nesting depth" in message:  # libyaml reads ahead, to a limit of its own
        said = f"nested over {_READ_AHEAD:,} deep; the limit is {MAX_DEPTH}"
        return source.problem(line, column, said)
    if "unexpected end" in message and error.context_mark is not None:
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
        return source.problem(line, column, message, "it opens here and is not closed")
    if "expected ','" in message:
        opened = f" (opened at line {error.context_mark.line + 1})" if error.context_mark else ""
        return source.problem(line, column, message, f"{_BRACKET}{opened}")
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    if "\t" in text[: len(text) - len(text.lstrip())] or text[column - 1 : column] == "\t":
        return source.problem(line, column, message, _TAB)
    for number in _suspects(source, line):
        if at := _trap(source.lines[number - 1]):
            if number != line:
                line, column = number, at
            return source.problem(line, column, message, _QUOTE)
    return source.problem(line, column, message, "look at the indentation and the quotes")


def _message(error: Any) -> str:
    words = error.problem or error.context or "it cannot be read"
    return f"not valid YAML: {shorten(str(words), 120)}"


def _suspects(source: Source, line: int) -> list[int]:
    """The line of the error, and the one with words before it."""
    before = [n for n in range(max(1, line - 5), line) if source.lines[n - 1].strip()]
    here = [line] if line <= len(source.lines) else []
    return here + before[-1:]


def _trap(text: str) -> int:
    """The column, from 1, where a line's unquoted text means something else in YAML; or 0."""
    match = _VALUE.match(text)
    value = match.group(1) if match else ""
    at = (match.start(1) if match else 0) + 1
    if not value:
        return 0
    if value[0] in "@`%*&!{":
        return at
    if value[0] == "[" and not value.rstrip().endswith(("]", ",", "[")):
        return at
    if value[0] in "\"'" and re.match(r"(\"[^\"]*\"|'[^']*')\s*[^\s#,\]}]", value):
        return at
    colon = re.search(r":(\s|$)", value)
    return at + colon.start() if colon and value[0] not in "\"'" else 0


def swallowing_comment(source: Source, event: Any) -> tuple[int, int] | None:
    """Where unquoted text is cut by a # that looks like part of it (`C# lang #1`)."""
    mark = event.end_mark
    if not event.value or mark.line >= len(source.lines):
        return None
    rest = source.lines[mark.line][mark.column :]
    match = re.match(r"([ \t]+)#(.?)", rest)
    if match is None:
        return None
    prose = " " in event.value and len(match.group(1)) == 1
    if not prose and not match.group(2).strip("# "):
        return None
    return mark.line + 1, mark.column + len(match.group(1)) + 1
