"""The traps that authors fall into: place, excerpt and hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.errors import InvalidFileError
from hotseat.files.yamlfile import read_yaml

QUOTES = "put the text in quotes or use |"

TRAPS = [
    ("q: a: b\n", 1, QUOTES),
    ("- say what: you mean: now\n", 1, QUOTES),
    ("q: `code` first\n", 1, QUOTES),
    ("q: @home\n", 1, QUOTES),
    ("q: %d of them\n", 1, QUOTES),
    ("q: *bold* words\n", 1, QUOTES),
    ("q: [x] then\n", 1, QUOTES),
    ("q: !important\n", 1, QUOTES),
    ("q: &c\n", 1, QUOTES),
    ("a: b\nq: 'it's mine'\n", 2, QUOTES),
    ('q: "yes" he said\n', 1, QUOTES),
    ("a:\n\t- b\n", 2, "tab"),
    ("\tq: a\n", 1, "tab"),
    ('a: b\nq: "no end\nc: d\n', 2, "not closed"),
    ("a: b\nq: [no, end\nc: d\n", 3, "close the bracket, or"),
    ("a: b\nq: [no, end\nc: d\n", 3, "opened at line 2"),
    ("a: b\n c: d\n", 2, "indentation"),
]


@pytest.mark.parametrize(("content", "line", "hint"), TRAPS)
def test_a_trap_is_told_with_its_place_and_a_way_out(
    tmp_path: Path, content: str, line: int, hint: str
) -> None:
    path = tmp_path / "trap.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        read_yaml(path)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert 1 <= problem.column <= len(content.splitlines()[line - 1]) + 1
    assert problem.excerpt == content.splitlines()[line - 1]
    assert hint in problem.hint
