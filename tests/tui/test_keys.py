"""Keys: all from the table, other ones where the config file says so, and shown as they are."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from tests.tui.driver import running
from tests.tui.fakes import ANSWER
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key
from textual.widgets import Input, TextArea

from hotseat.settings.keynames import (
    CANNOT,
    FIELD_KEYS,
    MOVING,
    canonical,
    characters,
    is_character,
    known,
)
from hotseat.settings.keys import BY_ID, TABLE
from hotseat.settings.models import Settings
from hotseat.tui.app import HotseatApp
from hotseat.tui.bindings import bindings, key_name, mention, shown
from hotseat.tui.pastes import PasteParser
from hotseat.tui.screens.answers import AnswersScreen
from hotseat.tui.screens.choice import ChoiceScreen
from hotseat.tui.screens.choose import ChooseScreen
from hotseat.tui.screens.desk import DeskScreen
from hotseat.tui.screens.desks import DesksScreen
from hotseat.tui.screens.dispute import DisputeScreen
from hotseat.tui.screens.feedback import FeedbackScreen
from hotseat.tui.screens.graded import GradedScreen
from hotseat.tui.screens.guide import GuideScreen
from hotseat.tui.screens.home import HomeScreen
from hotseat.tui.screens.interview import InterviewScreen
from hotseat.tui.screens.page import PageScreen
from hotseat.tui.screens.predict import PredictScreen
from hotseat.tui.screens.progress import ProgressScreen
from hotseat.tui.screens.report import ReportScreen
from hotseat.tui.screens.seats import SeatsScreen
from hotseat.tui.screens.setup import SetupScreen
from hotseat.tui.screens.topics import TopicsScreen
from hotseat.tui.screens.turns import TurnsScreen
from hotseat.tui.widgets.menu import Menu

OWNERS: dict[str, type[DOMNode]] = {
    "app": HotseatApp,
    "menu": Menu,
    "home": HomeScreen,
    "choose": ChooseScreen,
    "guide": GuideScreen,
    "page": PageScreen,
    "interview": InterviewScreen,
    "predict": PredictScreen,
    "feedback": FeedbackScreen,
    "dispute": DisputeScreen,
    "report": ReportScreen,
    "progress": ProgressScreen,
    "answers": AnswersScreen,
    "seats": SeatsScreen,
    "graded": GradedScreen,
    "topics": TopicsScreen,
    "desk": DeskScreen,
    "desks": DesksScreen,
    "setup": SetupScreen,
    "turns": TurnsScreen,
    "choice": ChoiceScreen,
}


@pytest.mark.parametrize("place", OWNERS)
def test_a_place_binds_what_the_table_says(place: str) -> None:
    own = OWNERS[place].__dict__["BINDINGS"]
    assert own == bindings(place)
    assert [(b.id, b.key) for b in own] == [(key.id, key.keys) for key in TABLE[place]]


def test_every_key_has_its_action() -> None:
    missing = {
        key.id
        for place, owner in OWNERS.items()
        for key in TABLE[place]
        if not hasattr(owner, f"action_{key.action.partition('(')[0]}")
    }
    assert missing == set()
    assert set(OWNERS) == set(TABLE)


async def test_another_key_works_and_the_old_one_does_not(tmp_path: Path) -> None:
    settings = Settings({"home.guide": "f5,z"})
    async with running(tmp_path, settings=settings) as app:
        await app.press("g")
        assert app.where == "HomeScreen"
        await app.press("z")
        await app.until_on("GuideScreen")
        await app.press("escape")
        await app.until_on("HomeScreen")
        await app.press("f5")
        await app.until_on("GuideScreen")


async def test_two_keys_change_places(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings({"home.guide": "c", "home.choose": "g"})) as app:
        await app.press("c")
        await app.until_on("GuideScreen")
        await app.press("escape")
        await app.until_on("HomeScreen")
        await app.press("g")
        await app.until_on("ChooseScreen")


async def test_a_key_of_the_app_moves_too(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings({"help": "f9"})) as app:
        assert "F9 help" in app.screen
        await app.press("f1")
        assert app.where == "HomeScreen"
        await app.press("f9")
        await app.until_on("HelpScreen")


@pytest.mark.parametrize("key", ["f5", "ctrl+g"])
async def test_an_answer_is_submitted_by_either_of_two_new_keys(tmp_path: Path, key: str) -> None:
    async with running(
        tmp_path, settings=Settings({"interview.submit": "f5,ctrl+g"}, predict=False)
    ) as app:
        await app.open_question()
        await app.write(ANSWER)
        assert "F5 submit" in app.screen
        await app.press("ctrl+s", "f2")
        assert app.where == "InterviewScreen"
        await app.press(key)
        await app.until_on("FeedbackScreen")


async def test_the_line_of_keys_shows_the_first_key_and_help_all(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        assert "^S submit" in app.screen
        assert "F2" not in app.screen
        await app.press("f1")
        await app.until_on("HelpScreen")
        for _ in range(20):
            if "^S, F2" in app.screen:
                break
            await app.press("pagedown")
        assert "^S, F2" in app.screen


async def test_home_shows_the_keys_as_they_are_set(tmp_path: Path) -> None:
    settings = Settings(
        {
            "home.choose": "question_mark",
            "home.guide": "f5",
            "menu.choose": "space",
            "menu.up": "u",
            "menu.down": "d",
            "home.find": "x",
        }
    )
    async with running(tmp_path, settings=settings) as app:
        rows = [line.split() for line in app.screen.splitlines()]
        keys = {row[1 if row[0] == "▸" else 0]: row[-1] for row in rows if len(row) > 2}
        assert keys["Practise"] == "space"
        assert keys["Choose"] == "?"
        assert keys["Guide"] == "F5"
        assert rows[-1][:6] == ["u/d", "choose", "space", "start", "x", "find"]
        await app.press("d")
        assert " ▸ Mock interview" in app.screen
        await app.press("enter")
        assert app.where == "HomeScreen"
        await app.press("space")
        await app.until_on("InterviewScreen")
        assert "Mock interview" in app.screen


async def test_help_and_hints_name_the_keys_as_they_are_set(tmp_path: Path) -> None:
    settings = Settings({"guide.search": "f5", "guide.again": "x", "choose.search": "f6"})
    async with running(tmp_path, settings=settings) as app:
        await app.press("g")
        await app.until_on("GuideScreen")
        await app.press("f1")
        await app.until_on("HelpScreen")
        assert "← and → turn the page. F5 looks for words" in app.flat
        assert "and x to the one after it" in app.flat
        await app.press("escape", "escape", "c")
        await app.until_on("ChooseScreen")
        assert "F6 to search" in app.screen


async def test_a_known_theme_is_taken(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings(theme="hotseat-light")) as app:
        assert app.app.theme == "hotseat-light"
        assert app.notices == ""


async def test_an_unknown_theme_is_told_with_the_nearest(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings(theme="hotseat-[b]lite")) as app:
        assert app.app.theme == "hotseat-dark"
        await app.until(lambda: "No theme is called 'hotseat-[b]lite'" in app.notices)
        assert "did you mean hotseat-light?" in app.notices


def test_every_mention_in_a_help_text_is_a_binding() -> None:
    texts = [text for owner in OWNERS.values() for text in getattr(owner, "ABOUT", ())]
    mentions = [name for text in texts for name in re.findall(r"\{(.*?)\}", text)]
    assert len(mentions) > 3
    assert [name for name in mentions if name not in BY_ID] == []
    assert mention(Settings({"feedback.why": "e"}), "{feedback.why} shows") == "e shows"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+s,f2", "^S"),
        ("f2", "F2"),
        ("escape", "esc"),
        ("slash", "/"),
        ("question_mark", "?"),
        ("comma", ","),
        ("shift+up", "shift+↑"),
        ("ctrl+home", "ctrl+home"),
        ("M", "M"),
        ("f", "f"),
    ],
)
def test_keys_are_written_as_people_do(key: str, name: str) -> None:
    assert key_name(key) == name


def test_what_is_no_binding_is_shown_as_it_is() -> None:
    assert shown(Settings(), "↑↓") == "↑↓"
    assert shown(Settings(), "menu.up menu.down") == "↑↓"
    assert shown(Settings({"menu.up": "u"}), "menu.up menu.down") == "u/↓"
    assert shown(Settings(), "") == ""


def test_our_names_of_keys_are_those_of_textual() -> None:
    for sign in string.printable[:94] + "é§ßЖ語☃":
        assert canonical(sign) == _character_to_key(sign)
    of_textual = {key.value for key in Keys} | {_character_to_key(s) for s in string.punctuation}
    assert known() <= of_textual
    assert set(characters()) <= of_textual
    assert set(CANNOT) <= known()


def test_what_the_answer_field_needs_is_kept_for_it() -> None:
    wanted = {key for key, _ in TextArea._merged_bindings or ()} & known()
    assert wanted - {"ctrl+h"} <= FIELD_KEYS
    assert is_character("space")


def test_what_scrolls_is_known() -> None:
    scrolls = {key for key, _ in VerticalScroll._merged_bindings or ()}
    assert scrolls - {"ctrl+pageup", "ctrl+pagedown"} == set(MOVING)


async def test_what_is_typed_right_behind_its_key_comes_into_the_palette(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        for message in PasteParser().feed("\x10problems"):
            app.app.post_message(message)
        await app.until_on("CommandPalette")
        await app.until(lambda: app.app.screen.query_one(Input).value == "problems")
