"""The help of the desk's lists: what is there, and nothing that is not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.tui.at_desks import at_desk, keep, stand_in
from tests.tui.driver import Driver, running
from tests.tui.fakes import DECISION

from hotseat.desk import calibrating
from hotseat.desk.adding import About
from hotseat.desk.folder import DeskFolder

GOLD = (
    SimpleNamespace(
        question=DECISION.id, answer="The facts change every week.", levels={"diagnosis": 2}
    ),
)


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)


async def keys_in_help(app: Driver) -> dict[str, str]:
    """The keys that the help of a screen lists, with what they do; then back."""
    await app.press("f1")
    await app.until_on("HelpScreen")
    rows = [line.strip() for line in app.screen.splitlines()]
    rows = rows[rows.index("Keys") + 1 :]
    parts = [row.split("  ", 1) for row in rows if "  " in row]
    return {keys.strip(): what.strip() for keys, what in parts}


async def test_calibration_has_words_and_keys_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrating, "gold_answers", lambda _: GOLD)
    async with running(tmp_path, size=(100, 50)) as app:
        await at_desk(app, "No interview")
        await app.press("c")
        await app.until_seen("Answer 1 of 1")
        keys = await keys_in_help(app)
        assert "Answers that experts have marked." in app.flat
        assert "imports a transcript" not in app.flat
        assert "drawn by lot" not in app.flat
        assert keys["↑, ↓"] == "move"
        assert keys["enter"] == "mark"
        assert {"a", "x"} <= keys.keys()
        assert not {"i", "s", "e", "k", "c", "l"} & keys.keys()


async def test_lists_that_ask_name_the_arrows_and_enter(tmp_path: Path) -> None:
    keep(DeskFolder(), About())
    async with running(tmp_path, size=(100, 50)) as app:
        await at_desk(app, "Candidate A")
        await app.press("enter")
        for screen, arrows, enter in (
            ("ChoiceScreen", "choose", "take"),
            ("QuestionScreen", "choose", "take it"),
            ("TurnsScreen", "turn", "keep"),
        ):
            await app.until_on(screen)
            keys = await keys_in_help(app)
            assert keys["↑, ↓"] == arrows, screen
            assert keys["enter"] == enter, screen
            await app.press("escape")
            await app.until_on(screen)
            await app.press("end" if screen == "ChoiceScreen" else "home", "enter")
