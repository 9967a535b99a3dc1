"""Attempts as a table: CSV after RFC 4180, one row an attempt, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from hotseat.files.clean import clean

if TYPE_CHECKING:
    from hotseat.records.models import Summary
    from hotseat.rubrics.models import Criterion

Cell = str | int | float | bool | None
_BEFORE = (
    "id",
    "ended_at",
    "day",
    "question",
    "mode",
    "sitting",
    "seconds",
    "total",
    "overall",
    "full_total",
)
_AFTER = (
    "think",
    "answer",
    "overtime",
    "paused",
    "limit",
    "extra",
    "hard_stop",
    "recommended_at",
)
_FORMULA = re.compile(
    r"[\s\u180e\u200b-\u200f\u2060\ufeff]*"
    r"[\t\r\n=+@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20-]"
)
"""How a cell begins that a spreadsheet may take for a formula: behind blanks and what is not seen
as well, and in wide and small forms.
"""


def columns(criteria: Mapping[str, Criterion]) -> list[str]:
    """The names of the columns."""
    marks = [f"mark_{name}" for name in criteria]
    guesses = [f"predicted_{each.id}" for each in criteria.values() if each.main]
    return [*_BEFORE, *marks, *guesses, *_AFTER]


def csv_lines(summaries: Iterable[Summary], criteria: Mapping[str, Criterion]) -> Iterator[str]:
    """The table line by line, its head first, each with its CR LF."""
    yield _line(columns(criteria))
    for each in summaries:
        yield _line(_cells(each, criteria))


def harmless(cell: Cell) -> str:
    """The cell as text that no spreadsheet takes for a formula and no terminal for a command."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    return clean(f"'{cell}" if _FORMULA.match(cell) else cell)


def _cells(row: Summary, criteria: Mapping[str, Criterion]) -> list[Cell]:
    timing = row.timing
    return [
        row.id,
        row.ended_at.isoformat(timespec="seconds"),
        row.day,
        row.question_id,
        row.mode,
        row.sitting_id or None,
        row.seconds,
        row.total,
        row.overall,
        row.full_total,
        *(row.levels.get(name) for name in criteria),
        *(row.predicted.get(each.id) for each in criteria.values() if each.main),
        timing.think,
        timing.answer,
        timing.overtime,
        timing.paused,
        timing.limit,
        timing.extra,
        timing.hard_stop,
        row.recommended_at,
    ]


def _line(cells: Iterable[Cell]) -> str:
    made = io.StringIO()
    csv.writer(made).writerow([harmless(cell) for cell in cells])
    return made.getvalue()
