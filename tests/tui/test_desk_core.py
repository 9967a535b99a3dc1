"""The desk's parts: titles, what may be left out, signs around words, the first picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.desks import marking, put
from tests.tui.fakes import CONCEPT, SECOND, FakeLibrary, bank_of

from hotseat.bank.models import Question, Statement
from hotseat.desk.models import Sheet

LONG = "tuning changes the weights of the model and so what it does with any words it is given"


def long_concept() -> Question:
    """A concept with a point that no line of the desk has room for."""
    return replace(CONCEPT, points=(Statement("weights", LONG), *CONCEPT.points[1:]))


@pytest.mark.parametrize("width", [80, 120])
async def test_all_of_the_title_at_hand_can_be_read(tmp_path: Path, width: int) -> None:
    library = FakeLibrary(bank_of(long_concept(), SECOND))
    interview = put(sheets=[Sheet(CONCEPT.id, 0, 3)])
    async with marking(tmp_path, interview, library=library, size=(width, 24)) as app:
        rows = [row.split("│")[1] for row in app.screen.splitlines() if "│" in row]
        assert LONG in " ".join(" ".join(rows).replace("◂ now", "").split())
        assert "◂ now" in rows[0]
        await app.press("w")
        await app.until_on("PageScreen")
        assert LONG in app.flat
        assert app.flat.index(LONG) < app.flat.index("The question")
        assert "Why · criterion 1 of 3" in app.screen
