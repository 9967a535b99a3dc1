"""What `hotseat desk open ID` begins with: the marks of that interview, held to be written."""

from __future__ import annotations

from tests.cli.desk_files import VTT
from tests.fake_clock import FakeClock
from tests.tui.fakes import DECISION, FakeLibrary, bank_of
from textual.pilot import Pilot

from hotseat.desk.adding import About, add
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet
from hotseat.desk.transcripts import read_text
from hotseat.tui.app import HotseatApp
from hotseat.tui.screens.desk import DeskScreen


async def _settled(pilot: Pilot[None]) -> None:
    for _ in range(100):
        await pilot.pause(0.05)
        if isinstance(pilot.app.screen, DeskScreen):
            break
    # What comes late, such as that the list below was to be shown.
    await pilot.pause(0.3)


async def test_the_interview_can_be_written() -> None:
    about = About(candidate="Bruno Tarn", sheets=(Sheet(DECISION.id, 0, 3),))
    number = add(DeskFolder(), read_text(VTT, "talk.vtt"), FakeClock().now(), about).id
    app = HotseatApp(library_factory=lambda _: FakeLibrary(bank_of(DECISION)), clock=FakeClock())
    app.first_desk = number
    async with app.run_test(size=(100, 30)) as pilot:
        await _settled(pilot)
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        assert screen.at.desk.interview.id == number
        assert not screen.at.desk.read_only
