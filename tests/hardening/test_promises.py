"""docs/hardening.md and the tests say the same: every row has a test, every test named exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from tests.hardening.figures import row_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "hardening.md").read_text(encoding="utf-8")
ROWS = {"D": 9, "T": 9, "C": 3, "Y": 10, "X": 5, "I": 5, "E": 7, "W": 6, "P": 5}
"""How many rows each group has."""
NAMES = [f"{group}{number}" for group, last in ROWS.items() for number in range(1, last + 1)]


def functions(path: Path) -> set[str]:
    """The names of all tests of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")
    }


@cache
def own_tests() -> dict[str, set[str]]:
    """The tests of this folder by row."""
    found: dict[str, set[str]] = {}
    for path in Path(__file__).parent.glob("test_*.py"):
        for name in functions(path):
            if row := row_of(name):
                found.setdefault(row, set()).add(name)
    return found


def lines() -> dict[str, list[str]]:
    """The cells of the page by row: what holds, what was measured, its tests."""
    return {
        cells[0]: cells[1:]
        for line in PAGE.splitlines()
        if (cells := [cell.strip() for cell in line.strip("| ").split(" | ")])
        and re.fullmatch(r"[A-Z]\d+", cells[0])
    }


def named(cell: str) -> set[str]:
    """The tests that a cell names."""
    return set(re.findall(r"`([^`]+)`", cell))


def test_every_row_is_on_the_page() -> None:
    assert sorted(lines(), key=NAMES.index) == NAMES


@pytest.mark.parametrize("row", NAMES)
def test_the_page_names_the_tests_of_the_row(row: str) -> None:
    cells = lines()[row]
    assert len(cells) == 3, "four columns: row, what holds, measured, tests"
    assert all(cells)
    mine = {name for name in named(cells[2]) if "::" not in name}
    assert own_tests().get(row), f"no test_{row.lower()}_... in tests/hardening"
    assert mine == own_tests()[row]


def test_tests_elsewhere_that_the_page_names_are_there() -> None:
    for row, cells in lines().items():
        for name in named(cells[2]):
            path, _, function = name.partition("::")
            assert not function or function in functions(ROOT / path), f"{row}: {name}"
