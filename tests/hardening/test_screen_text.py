"""What looks like markup or a link is text: shown as it is, and nothing happens at a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.segment import Segment
from tests.hardening.conftest import Measured
from tests.tui.desks import marking, put
from tests.tui.driver import Driver, running
from tests.tui.fakes import DECISION, FakeLibrary, bank_of
from tests.tui.test_desk_hostile import hostile_desk, through_the_desk
from tests.tui.test_hostile import HostileLibrary, through_every_screen
from textual.widgets import Static

from hotseat.desk.models import Sheet, Turn
from hotseat.tui.app import HotseatApp

ACTION = "[@click=app.pwn]x[/]"
SIZE = (80, 30)

ORDINARY = (
    *("list[int]", "a[i] = b[j]", "[/]", "[/etc/hosts]", "[TODO]", "[50%]", "[$var]", "[INST]"),
    *("SELECT [id] FROM t", "regex [a-z]+", "[b]x[/b]", "[bold red]", "[red]x", "[]", "[[x]]"),
    *("dict[str, int]", "[1, 2, 3]", "x[0][1]", "[@click=x]", "[link=x]y", "[on red]z", "\\[x]"),
    *("[x\\]", "[/b]", "[not bold]", "[#ff0000]x", "[=x]", "[?]", "[x](y)", "${x[1]}", "[^1]"),
    "a]b[c",
)


def cells(app: Driver) -> list[tuple[int, int, Segment]]:
    """Every cell of the screen: column, row, and the segment that it belongs to."""
    found = []
    for row, strip in enumerate(app.app.screen._compositor.render_strips()):
        column = 0
        for segment in strip:
            for _ in range(segment.cell_length):
                found.append((column, row, segment))
                column += 1
    return found


def actions(app: Driver) -> list[tuple[int, int, str]]:
    """The cells whose click runs something: column, row, action."""
    return [
        (column, row, str(segment.style.meta["@click"]))
        for column, row, segment in cells(app)
        if segment.style is not None and "@click" in segment.style.meta
    ]


class Pwned:
    """Counts how often the action ran, and which cells would run it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ran = 0
        self.cells = 0
        self.seen = 0
        self.screens: set[str] = set()
        monkeypatch.setattr(HotseatApp, "action_pwn", self._run, raising=False)

    def _run(self) -> None:
        self.ran += 1

    async def look(self, app: Driver) -> None:
        """Look at every cell of a screen."""
        await app.pilot.pause()
        self.screens.add(app.where)
        self.seen += "[@click=app.pwn]x" in app.flat
        self.cells += len(cells(app))
        assert [each for each in actions(app) if each[2].startswith("app.pwn")] == []

    async def click(self, app: Driver, back: Callable[[], object]) -> int:
        """Click on the text in each row that has it; gives how often."""
        rows = app.screen.splitlines()
        places = [(row.index("@click") + at, y) for y, row in enumerate(rows) if "@click" in row
                  for at in (0, 15)]  # fmt: skip
        for column, row in places:
            where = app.where
            await app.pilot.click(offset=(min(column, SIZE[0] - 1), row))
            await app.pilot.pause()
            if app.where != where:
                back()
                await app.until_on(where)
        assert self.ran == 0
        return len(places)


@pytest.fixture
def pwned(monkeypatch: pytest.MonkeyPatch) -> Pwned:
    return Pwned(monkeypatch)


async def test_i2_a_widget_that_reads_markup_would_be_seen(tmp_path: Path, pwned: Pwned) -> None:
    async with running(tmp_path, size=SIZE) as app:
        await app.app.screen.mount(Static(ACTION, id="bad"))
        with pytest.raises(AssertionError):
            await pwned.look(app)
        column, row, _ = next(each for each in actions(app) if "pwn" in each[2])
        await app.pilot.click(offset=(column, row))
        await app.pilot.pause()
        assert pwned.ran == 1


@pytest.mark.slow
async def test_i2_no_cell_of_any_screen_runs_an_action(
    tmp_path: Path, pwned: Pwned, figure: Measured
) -> None:
    async with running(tmp_path / "a", size=SIZE, library=HostileLibrary(ACTION)) as app:
        await through_every_screen(app, ACTION, pwned.look)
    async with hostile_desk(tmp_path / "b", ACTION, SIZE) as app:
        await through_the_desk(app, ACTION, pwned.look)
    assert pwned.seen >= 15
    figure("cells that would run an action of the text", pwned.ran, most=0)
    figure("cells looked at", pwned.cells)
    figure("kinds of screens looked at", len(pwned.screens))


@pytest.mark.slow
async def test_i2_a_click_on_the_text_runs_nothing(
    tmp_path: Path, pwned: Pwned, figure: Measured
) -> None:
    clicks = 0
    async with running(tmp_path / "a", size=SIZE, library=HostileLibrary(ACTION)) as app:
        practice = app.app.practice
        for name, begin in (
            ("HomeScreen", practice.home),
            ("ProblemsScreen", practice.problems),
            ("GuideScreen", practice.guide),
            ("ChooseScreen", practice.choose),
            ("InterviewScreen", lambda: practice.open(DECISION)),
        ):
            begin()
            await app.until_on(name)
            clicks += await pwned.click(app, begin)
        practice.home()
        await app.answer("some words")
        clicks += await pwned.click(app, app.app.pop_screen)
    async with hostile_desk(tmp_path / "b", ACTION, SIZE) as app:
        clicks += await pwned.click(app, app.app.pop_screen)
    assert clicks > 40
    figure("actions run by clicks on the text", pwned.ran, f"of {clicks} clicks", most=0)


@pytest.mark.slow
async def test_i3_brackets_are_shown_as_they_are(tmp_path: Path, figure: Measured) -> None:
    assert len(set(ORDINARY)) == 32
    missing: list[tuple[str, str]] = []
    sinks = 0

    def check(sink: str, app: Driver, wanted: tuple[str, ...] = ORDINARY) -> None:
        nonlocal sinks
        sinks += len(wanted)
        missing.extend((sink, words) for words in wanted if words not in app.flat)

    # One line each: as titles in lists and heads.
    titled = [replace(DECISION, id=f"q{n}", title=w, prompt=w) for n, w in enumerate(ORDINARY)]
    async with running(
        tmp_path / "a", size=(120, 80), library=FakeLibrary(bank_of(*titled))
    ) as app:
        app.app.practice.choose()
        await app.until_on("ChooseScreen")
        await app.pilot.pause()
        check("list", app)
        for question in titled[:4]:
            await app.open_question(question.id)
            check("head and question", app, (question.title,))
            assert app.screen.count(question.title) >= 2
            app.app.practice.home()
    # All of them in one text.
    words = "\n\n".join(" | ".join(ORDINARY[at : at + 4]) for at in range(0, 32, 4))
    async with running(tmp_path / "b", size=(120, 200), library=HostileLibrary(words)) as app:
        app.app.practice.problems()
        await app.until_on("ProblemsScreen")
        check("problems", app)
        await app.press("escape")
        await app.open_question()
        check("question", app)
        await app.write(words)
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        check("feedback", app)
        for key, name in (("w", "PageScreen"), ("m", "GradedScreen"), ("x", "DisputeScreen")):
            await app.press(key)
            await app.until_on(name)
            # In columns beside each other a text with a space may stand on two lines.
            check(name, app, tuple(w for w in ORDINARY if " " not in w))
            await app.press("escape")
            await app.until_on("FeedbackScreen")
        app.app.tell(words)
        await app.pilot.pause(0.1)
        check("notice", app)
    spoken = [Turn("I", 0.0, "So?"), Turn("C", 1.0, words)]
    interview = put(spoken, candidate="C", sheets=[Sheet(DECISION.id, 0, 1)])
    async with marking(tmp_path / "c", interview, size=(160, 200)) as at_desk:
        shown = at_desk.left
        missing += [("transcript", each) for each in ORDINARY if each not in shown]
        sinks += len(ORDINARY)
    assert missing == []
    figure("ordinary texts altered", len(missing), f"of {sinks} shown", most=0)
