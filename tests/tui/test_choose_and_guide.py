"""Finding a question, reading the guide, the palette and help."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, DECISION, SECOND, FakeLibrary, bank_of
from textual.widgets import Input, OptionList

from hotseat.bank.choose import matches


async def _choose(app: Driver) -> None:
    await app.press("c")
    await app.until_on("ChooseScreen")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", True),
        ("RETURNS", True),
        ("support bot", True),
        ("decision mid", True),
        ("fresh", True),
        ("senior", False),
        ("returns nothing", False),
    ],
)
def test_words_narrow(wanted: str, *, found: bool) -> None:
    assert matches(DECISION, wanted) is found


async def test_search_and_open(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await _choose(app)
        assert "3 of 3 questions" in app.screen
        await app.press("slash", *"notes")
        assert "1 of 3 questions" in app.screen
        assert "The returns bot" not in app.screen
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert SECOND.title in app.screen


async def test_arrows_and_enter(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await _choose(app)
        await app.press("down", "enter")
        await app.until_on("InterviewScreen")
        assert SECOND.title in app.screen


async def test_find_on_the_home_screen_searches_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash")
        await app.until_on("ChooseScreen")
        await app.press(*"notes")
        assert "1 of 3 questions" in app.screen
        await app.press("escape", "escape")
        await app.until_on("HomeScreen")


async def test_nothing_found_opens_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 40)) as app:
        await _choose(app)
        await app.press("slash", *"zzz", "enter")
        assert app.where == "ChooseScreen"
        assert "0 of 3" in app.screen
        await app.press("escape")
        assert app.app.screen.query_one(OptionList).has_focus
        await app.press("slash")
        assert app.app.screen.query_one(Input).has_focus
        await app.press("escape", "escape")
        await app.until_on("HomeScreen")


async def test_tries_are_counted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(ANSWER)
        await app.answer(ANSWER)
        await app.press("escape")
        await app.until_on("HomeScreen")
        await _choose(app)
        row = next(line for line in app.screen.splitlines() if "The returns bot" in line)
        assert row.rstrip().endswith("2×")


async def test_the_question_beside_the_list_when_wide(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 40)) as app:
        await _choose(app)
        await app.until_seen("There are 40,000")
        await app.press("down", "down")
        await app.until_seen("What is the difference?")


async def test_the_guide_turns_its_pages(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("g")
        await app.until_seen("Facts are stale: retrieve.")
        assert "1 of 3" in app.screen
        await app.press("right")
        await app.until_seen("Guide · The four moves")
        assert "┌" not in app.screen
        await app.press("left", "left")
        await app.until_seen("Guide · Sources")
        assert "3 of 3" in app.screen


async def test_the_guide_finds_words(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("g")
        await app.until_on("GuideScreen")
        await app.press("slash", *"needle", "enter")
        await app.until_seen("Guide · Sources")
        assert "“needle” on 1" in app.screen
        await app.press("n")
        await app.until_seen("Guide · Sources")
        await app.press("slash", *"nowhere[/]", "enter")
        await app.until(lambda: "No page has" in app.notices)
        await app.press("slash", "escape")
        assert app.where == "GuideScreen"


async def test_the_guide_lists_its_pages_when_wide(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 40)) as app:
        await app.press("g")
        await app.until_seen(" ▸ Which failure")
        row = next(i for i, line in enumerate(app.screen.splitlines()) if " Sources" in line)
        await app.pilot.click(offset=(5, row))
        await app.until_seen("Guide · Sources")


async def test_links_in_the_guide_are_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with running(tmp_path) as app:
        monkeypatch.setattr(app.app, "open_url", lambda url, **_: opened.append(url))
        await app.press("g", "left")
        await app.until_seen("a page")
        row = next(i for i, line in enumerate(app.screen.splitlines()) if "a page" in line)
        await app.pilot.click(offset=(app.screen.splitlines()[row].index("a page") + 1, row))
        await app.pilot.pause()
    assert opened == []


async def test_the_palette_offers_what_fits(tmp_path: Path) -> None:
    async with running(tmp_path, library=FakeLibrary(bank_of(DECISION))) as app:
        titles = [c.title for c in app.app.get_system_commands(app.app.screen)]
        assert "Submit" not in titles
        assert "Resume" not in titles
        assert "Bank problems" not in titles
        await app.open_question()
        await app.write("words")
        app.app.practice.save_draft()
        titles = [c.title for c in app.app.get_system_commands(app.app.screen)]
        own = ["Submit", "Open in editor", "Copy the answer", "Discard this draft"]
        assert titles[:4] == own
        assert "Resume" in titles


async def test_a_command_of_the_palette_runs(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("ctrl+p")
        await app.until_on("CommandPalette")
        await app.press(*"guide")
        await app.until_seen("The reference pages")
        await app.press("enter")
        await app.until_on("GuideScreen")


async def test_help_is_about_the_screen_below(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 40)) as app:
        await app.open_question()
        await app.press("f1")
        await app.until_on("HelpScreen")
        assert "An answer may have 50,000 characters." in app.screen
        assert "^S, F2 submit" in app.flat
        await app.press("f1")
        assert len(app.app.screen_stack) == 3
        await app.press("escape")
        await app.until_on("InterviewScreen")


@pytest.mark.parametrize("theme", ["hotseat-light", "textual-dark", "nord", "ansi-dark"])
async def test_every_theme_paints_every_screen(tmp_path: Path, theme: str) -> None:
    async with running(tmp_path) as app:
        app.app.theme = theme
        await app.answer(ANSWER)
        await app.press("w")
        await app.until_on("PageScreen")
        await app.press("escape", "escape")
        await app.until_on("HomeScreen")
        await app.press("g")
        await app.until_on("GuideScreen")


async def test_keys_can_be_given_to_other_bindings(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.app.set_keymap({"interview.submit": "ctrl+t"})
        await app.open_question()
        await app.until_seen("^T submit")
        await app.write(ANSWER)
        await app.press("ctrl+t")
        await app.until_on("FeedbackScreen")
