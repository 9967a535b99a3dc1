"""How problems look on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.errors import Problem
from hotseat.files.cells import cells
from hotseat.files.report import WIDTH, format_problem, format_problems


def test_place_message_excerpt_caret_and_hint() -> None:
    problem = Problem("q.yaml", 3, 8, "unknown key 'x'", "did you mean y?", "  a: {x: 1}")
    assert format_problem(problem) == (
        "q.yaml:3:8: unknown key 'x'\n      a: {x: 1}\n           ^\n    hint: did you mean y?\n"
    )


def test_a_whole_file_has_no_excerpt_and_a_warning_says_so() -> None:
    problem = Problem("q.yaml", 0, 0, "cannot be read", warning=True)
    assert format_problem(problem) == "q.yaml: warning: cannot be read\n"


def test_a_long_line_is_cut_around_its_caret() -> None:
    line = "x" * 500 + "HERE" + "x" * 500
    shown, caret = format_problem(Problem("q", 1, 501, "m", "", line)).splitlines()[1:3]
    assert len(shown) <= 80
    assert shown[caret.index("^") :].startswith("HERE")


def test_the_caret_stands_below_wide_characters() -> None:
    caret = format_problem(Problem("q", 1, 3, "m", "", "日本x")).splitlines()[2]
    assert caret == " " * 8 + "^"


@pytest.mark.parametrize("column", [1, 40, 77, 300, 584, 604])
@pytest.mark.parametrize("sign", ["x", "日"])
def test_excerpt_and_caret_fit_eighty_columns(sign: str, column: int) -> None:
    line = sign * 300 + "here" + sign * 300
    shown, caret = format_problem(Problem("q", 1, column, "m", "", line)).splitlines()[1:3]
    assert cells(shown) <= 80
    assert cells(shown) >= 76
    assert len(caret) <= cells(shown)
    assert caret.endswith(" ^")


def test_a_line_that_just_fits_is_shown_whole() -> None:
    for line in ("x" * WIDTH, "日" * (WIDTH // 2)):
        assert format_problem(Problem("q", 1, 9, "m", "", line)).splitlines()[1] == f"    {line}"


def test_a_tab_takes_one_cell() -> None:
    assert format_problem(Problem("q", 1, 2, "m", "", "\ta")).splitlines()[1:] == [
        "     a",
        "     ^",
    ]


@given(st.builds(Problem, st.text(), st.integers(0, 9), st.integers(0, 999), st.text(), st.text()))
def test_no_control_character_gets_out(problem: Problem) -> None:
    text = format_problems([problem])
    assert all(c == "\n" or c.isprintable() or ord(c) > 0x9F for c in text)
    assert text.endswith("\n")
