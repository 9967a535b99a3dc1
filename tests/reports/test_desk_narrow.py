"""On a narrow screen no column of a report lies outside of it."""

from __future__ import annotations

import re

from hotseat.reports.desk_style import STYLE


def test_the_levels_give_way_on_a_narrow_screen() -> None:
    """A table that is laid out by its words is as wide as they are, and a browser scrolls."""
    [narrow] = re.findall(r"@media screen and \(max-width: 34rem\) \{(.*?)\n\}", STYLE, re.DOTALL)
    assert ".levels { table-layout: fixed;" in narrow
    assert "overflow-wrap: break-word" in narrow
