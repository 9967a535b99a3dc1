"""What a check measured, beside what it may be: told at the end of a run, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

KEY = "figure"
ROW = re.compile(r"test_([a-z])(\d+)_")


@dataclass(frozen=True)
class Figure:
    """One measured number."""

    row: str
    """The row of docs/hardening.md, `D1`."""
    what: str
    measured: float
    unit: str
    most: float | None
    """The limit; None where the number is told only."""

    @property
    def line(self) -> str:
        """The figure as it is told."""
        limit = "" if self.most is None else f" (at most {self.most:g})"
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.row:<4} {self.what}: {self.measured:.3g}{unit}{limit}"


def row_of(name: str) -> str:
    """The row that a test's name begins with, `D1` for `test_d1_kill_while_typing`; else empty."""
    found = ROW.match(name)
    return f"{found[1].upper()}{found[2]}" if found else ""


def told(reports: Iterable[pytest.TestReport]) -> list[str]:
    """The lines of all figures of a run, in the order of the rows."""
    figures = [
        Figure(*value)
        for report in reports
        for key, value in report.user_properties
        if key == KEY and report.when == "call" and isinstance(value, list | tuple)
    ]
    return [f.line for f in sorted(figures, key=_place) if f.row]


def _place(figure: Figure) -> tuple[str, int, str]:
    return figure.row[:1], int(figure.row[1:] or 0), figure.what
