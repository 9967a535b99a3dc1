"""Problems as lines for a terminal: place, message, the line with a caret, hint."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hotseat.errors import Problem
from hotseat.files.clean import clean

WIDTH = 76
"""Longest excerpt that is shown; a longer line is cut around the caret."""


def format_problems(problems: Sequence[Problem]) -> str:
    """All problems, one after the other, with a newline at the end of each line."""
    return "".join(format_problem(p) for p in problems)


def format_problem(problem: Problem) -> str:
    """One problem: `file:line:col: message`, the line, a caret, and the hint."""
    word = "warning: " if problem.warning else ""
    lines = [_one_line(f"{problem.place()}: {word}{problem.message}")]
    if problem.excerpt.strip():
        shown, before = _window(problem.excerpt.replace("\t", " "), problem.column - 1)
        lines += [f"    {clean(shown)}", f"    {' ' * _columns(before)}^"]
    if problem.hint:
        lines.append(_one_line(f"    hint: {problem.hint}"))
    return "".join(f"{line}\n" for line in lines)


def _one_line(text: str) -> str:
    return clean(text).replace("\n", "\ufffd").replace("\t", " ")


def _window(line: str, at: int) -> tuple[str, str]:
    """The part of a line around index `at`, and what of it stands before `at`."""
    at = min(max(at, 0), len(line))
    if len(line) <= WIDTH:
        return line, line[:at]
    start = max(0, min(at - WIDTH // 2, len(line) - WIDTH))
    left = "…" if start else ""
    right = "…" if start + WIDTH < len(line) else ""
    return f"{left}{line[start : start + WIDTH]}{right}", left + line[start:at]


def _columns(text: str) -> int:
    """How many cells a text takes, near enough for a caret."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
