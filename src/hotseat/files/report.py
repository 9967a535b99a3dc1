"""Problems as lines for a terminal: place, message, the line with a caret, hint."""

from __future__ import annotations

from collections.abc import Sequence

from hotseat.errors import Problem
from hotseat.files.cells import cells, cells_of
from hotseat.files.clean import clean

INDENT = " " * 4
WIDTH = 80 - len(INDENT)
"""Cells of the longest excerpt that is shown; a longer line is cut around the caret."""


def format_problems(problems: Sequence[Problem]) -> str:
    """All problems, one after the other, with a newline at the end of each line."""
    return "".join(format_problem(p) for p in problems)


def format_problem(problem: Problem) -> str:
    """One problem: `file:line:col: message`, the line, a caret, and the hint."""
    word = "warning: " if problem.warning else ""
    lines = [_one_line(f"{problem.place()}: {word}{problem.message}")]
    if problem.excerpt.strip():
        shown, before = _window(problem.excerpt.replace("\t", " "), problem.column - 1)
        lines += [f"{INDENT}{clean(shown)}", f"{INDENT}{' ' * cells(before)}^"]
    if problem.hint:
        lines.append(_one_line(f"{INDENT}hint: {problem.hint}"))
    return "".join(f"{line}\n" for line in lines)


def _one_line(text: str) -> str:
    return clean(text).replace("\n", "\ufffd").replace("\t", " ")


def _window(line: str, at: int) -> tuple[str, str]:
    """The part of a line around index `at`, and what of it stands before `at`."""
    at = min(max(at, 0), len(line))
    if len(line) <= 2 * WIDTH and cells(line) <= WIDTH:
        return line, line[:at]
    room = WIDTH - 2  # for the dots
    start = _back(line, at, room // 2)
    end = _ahead(line, at, room - cells(line[start:at]))
    start = _back(line, at, room - cells(line[at:end]))
    left = "…" if start else ""
    right = "…" if end < len(line) else ""
    return f"{left}{line[start:end]}{right}", left + line[start:at]


def _ahead(line: str, at: int, room: int) -> int:
    """The index up to which there is room for a line from `at` on."""
    used = 0
    for end in range(at, min(len(line), at + 2 * WIDTH)):
        used += cells_of(line[end])
        if used > room:
            return end
    return min(len(line), at + 2 * WIDTH)


def _back(line: str, at: int, room: int) -> int:
    """The index from which there is room for a line up to `at`."""
    before = line[:at][: -2 * WIDTH - 1 : -1]
    return at - _ahead(before, 0, room)
