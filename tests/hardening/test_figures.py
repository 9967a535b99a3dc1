"""How figures are kept and told, and that a child in a terminal is what the others take it for."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.figures import row_of, told


def test_the_row_is_in_the_name() -> None:
    assert row_of("test_d1_kill_while_typing") == "D1"
    assert row_of("test_y10_speed[wide]") == "Y10"
    assert row_of("test_the_row_is_in_the_name") == ""


def test_a_figure_past_its_limit_fails(figure: Measured) -> None:
    figure("apples", 2, most=2)
    with pytest.raises(AssertionError, match=r"apples: 2.5 kg \(at most 2\)"):
        figure("apples", 2.5, "kg", most=2)


def test_figures_are_told_in_the_order_of_the_rows() -> None:
    def report(*figures: tuple[object, ...]) -> pytest.TestReport:
        return pytest.TestReport(
            nodeid="x",
            location=("x", 0, "x"),
            keywords={},
            outcome="passed",
            longrepr=None,
            when="call",
            user_properties=[("figure", list(f)) for f in figures],
        )

    y10, y2 = ("Y10", "load", 1.23456, "s", 10), ("Y2", "bomb", 0.01, "s", None)
    assert told([report(y10), report(y2)]) == [
        "Y2   bomb: 0.01 s",
        "Y10  load: 1.23 s (at most 10)",
    ]


PARROT = (sys.executable, "-c", "print('ready'); print('said', input())")


def test_a_child_is_typed_at_and_read(child: Callable[..., Child]) -> None:
    one = child(command=PARROT)
    one.wait("ready")
    one.send("hello")
    one.press("enter")
    one.wait("said hello")
    assert one.exit_code() == 0
    assert b"said hello" in one.output


def test_closing_the_terminal_ends_a_child(child: Callable[..., Child]) -> None:
    one = child(command=PARROT)
    one.wait("ready")
    one.hang_up()
    assert one.exit_code() == 128 + 1
