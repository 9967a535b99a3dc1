"""How near a person's levels are: counts, and what each part is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.at_desks import TRANSCRIPT
from tests.tui.driver import running
from tests.tui.fakes import CONCEPT, FakeLibrary, bank_of

from hotseat.desk.adding import About, add
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet
from hotseat.tui.desk import pages

WRONG = "misconception/cures"


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_counts_and_titles_stand_there_and_too_few_for_the_rest(
    tmp_path: Path, width: int
) -> None:
    folder, shelf = DeskFolder(), FakeLibrary(bank_of(CONCEPT))
    for level in (1, 1, 0):
        about = About(candidate=TRANSCRIPT.turns[1].speaker, sheets=(Sheet(CONCEPT.id, 0, 3),))
        about = About(about.candidate, about.sheets, gold={WRONG: 1})
        number = add(folder, TRANSCRIPT, FakeClock().now(), about).id
        desk = Desk.open(folder, number, shelf, FakeClock())
        desk.state_no_evidence(CONCEPT, WRONG)
        desk.give(CONCEPT, WRONG, level)
        desk.close()
    async with running(tmp_path, size=(width, 24), library=shelf) as app:
        await app.press("d")
        await app.until_on("DesksScreen")
        await app.app.push_screen(pages.result(app.app))
        await app.until_on("PageScreen")
        [row] = [line for line in app.screen.splitlines() if "2 of 3" in line]
        assert WRONG not in row
        assert row.strip().startswith("Misconception: tu")
        assert row.count("too few") == 2
        assert "  2 of 3" in row
        assert "%" not in row
