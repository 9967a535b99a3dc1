"""Disputing a mark on the screen: words, a part, a level; kept, shown, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, FakeLibrary, bank_of
from tests.tui.test_hostile import ALL, ALONE, HostileLibrary, is_calm
from textual.widgets import Static

from hotseat.bank.models import MISCONCEPTION, Statement
from hotseat.records import errors
from hotseat.records.models import Dispute
from hotseat.records.store import Store
from hotseat.tui.widgets.picked import PickedArea

FIRST = "The tone is fine, so this is not a behaviour problem."
SECOND = "The facts it needs live outside the model and change every week."


async def dispute(app: Driver, text: str = ANSWER, question: str = DECISION.id) -> None:
    """Answer a question and open the dispute."""
    await app.answer(text, question)
    await app.press("x")
    await app.until_on("DisputeScreen")


def picked(app: Driver) -> str:
    """The words that the screen shows as picked."""
    return app.app.screen.query_one(PickedArea).selected_text


def kept(app: Driver) -> list[tuple[str, str, int]]:
    """Words, part and level of each dispute in the records."""
    [attempt, *_] = app.store.attempts()
    return [(attempt.answer[d.start : d.end], d.criterion, d.level) for d in attempt.disputes]


async def test_three_keys_dispute_a_mark(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        assert "1 of 2 · the words" in app.screen
        assert picked(app) == FIRST
        await app.press("down")
        assert picked(app) == SECOND
        assert "12 words: “The facts it needs" in app.screen
        await app.press("3")
        assert "2 of 2 · what they are" in app.screen
        assert "▸ 3 Other technique      ○○ missing → ●○ named" in app.screen
        assert "What named asks for." in app.screen
        await app.press("enter")
        assert kept(app) == [(SECOND, "other_technique", 1)]
        assert app.store.attempts()[0].disputes[0].at == app.app.clock.now()
        assert "Thank you: it is kept with this answer and sent nowhere." in app.flat
        assert "hotseat export --samples" in app.flat
        assert "3 Other technique      ○○ missing → ●○ named" in app.screen
        assert "1 of 2 · the words" in app.screen
        await app.press("escape")
        await app.until_on("FeedbackScreen")


async def test_arrows_and_enter_alone_do_it(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        await app.press("enter")
        assert "▸ 3 Other technique" in app.screen
        await app.press("down", "right")
        assert "▸ 4 When to combine      ○○ missing → ●● conditioned" in app.screen
        await app.press("left", "enter")
        assert kept(app) == [(FIRST, "combine", 1)]


async def test_digits_are_parts_and_then_levels(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        await app.press("9", "0")
        assert "1 of 2" in app.screen
        await app.press("5", "2", "7", "enter")
        assert kept(app) == [(FIRST, "order", 2)]


async def test_a_mark_that_is_too_high_goes_down(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        await app.press("1")
        assert "1 Diagnosis            ●● grounded → ●○ named" in app.screen
        await app.press("0", "enter")
        assert kept(app) == [(FIRST, "diagnosis", 0)]


async def test_the_level_it_got_is_no_dispute(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        await app.press("1", "2", "enter")
        assert "That is the level it got: choose another one." in app.screen
        assert kept(app) == []
        await app.press("1", "enter")
        assert kept(app) == [(FIRST, "diagnosis", 1)]


async def test_words_are_taken_and_given_at_both_ends(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        await app.press("left", "left", "shift+right")
        assert picked(app) == "tone is fine, so this is not a"
        await app.press("shift+left", "right")
        assert picked(app) == "The tone is fine, so this is not a behaviour"
        await app.press("down", "space", "down")
        assert picked(app) == f"{SECOND} I would retrieve from the policy pages."
        assert "More are added until you press it again." in app.flat
        await app.press("3", "enter")
        await app.press("up")
        assert picked(app) == SECOND


async def test_the_mouse_can_do_all_of_it(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        area = app.app.screen.query_one(PickedArea)
        row = next(n for n, line in enumerate(app.screen.splitlines()) if "live outside" in line)
        column = app.screen.splitlines()[row].index("outside")
        await app.pilot.mouse_down(offset=(column + 2, row))
        await app.pilot.hover(offset=(column + 14, row))
        await app.pilot.mouse_up(offset=(column + 14, row))
        await app.pilot.pause()
        assert picked(app) == "outside the model"
        await app.pilot.click(offset=(column, row))
        await app.pilot.pause()
        assert picked(app) == SECOND
        assert not area.has_focus
        row = next(n for n, line in enumerate(app.screen.splitlines()) if "3 Other" in line)
        await app.pilot.click(offset=(10, row))
        await app.pilot.pause()
        assert "▸ 3 Other technique" in app.screen
        row, line = next((n, x) for n, x in enumerate(app.screen.splitlines()) if "2 weighed" in x)
        await app.pilot.click(offset=(line.index("2 weighed"), row))
        await app.pilot.pause()
        assert "○○ missing → ●● weighed" in app.screen
        row, line = next((n, x) for n, x in enumerate(app.screen.splitlines()) if "enter keep" in x)
        await app.pilot.click(offset=(line.index("keep"), row))
        await app.pilot.pause()
        assert kept(app) == [(SECOND, "other_technique", 2)]
        row, line = next((n, x) for n, x in enumerate(app.screen.splitlines()) if "F1 help" in x)
        await app.pilot.click(offset=(line.index("help"), row))
        await app.until_on("HelpScreen")


async def test_what_was_disputed_is_shown_and_can_be_taken_back(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        assert "take back" not in app.screen
        await app.press("3", "enter", "down", "4", "enter")
        await app.press("escape")
        await app.until_on("FeedbackScreen")
        await app.press("x")
        await app.until_on("DisputeScreen")
        assert "disputed: “The facts it needs" in app.screen
        assert "→ When to combine: named" in app.screen
        assert "→ Other technique: named" in app.screen
        assert "backspace take back" in app.screen
        await app.press("backspace")
        assert kept(app) == [(FIRST, "other_technique", 1)]
        assert picked(app) == SECOND
        assert "Taken back." in app.screen
        await app.press("backspace", "backspace")
        assert kept(app) == []
        assert "disputed:" not in app.screen


async def test_of_one_part_the_last_word_counts(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        await app.press("3", "enter", "down", "3", "2", "enter")
        assert kept(app) == [(FIRST, "other_technique", 2), (SECOND, "other_technique", 2)]
        await app.press("3")
        assert "○○ missing → ●● weighed" in app.screen
        await app.press("1", "enter")
        assert kept(app) == [(FIRST, "other_technique", 1), (SECOND, "other_technique", 1)]


async def test_escape_goes_from_the_parts_to_the_words(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        for key in ("escape", "backspace"):
            await app.press("3", key)
            assert "1 of 2" in app.screen
        assert kept(app) == []


async def test_points_and_misconceptions_are_parts(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app, "It changes the weights. It cures.", CONCEPT.id)
        assert "1 ● made            tuning changes the weights" in app.screen
        assert "2 ○ not made        retrieval changes what is read" in app.screen
        await app.press("2")
        assert "2 ○ not made → ● made" in app.screen
        await app.press("enter", "down", "3")
        assert "said, and not so → ○ not said" in app.flat
        await app.press("enter", "1", "enter")
        assert kept(app) == [
            ("It changes the weights.", "reading", 1),
            ("It cures.", f"{MISCONCEPTION}cures", 0),
            ("It cures.", "weights", 0),
        ]


async def test_a_point_and_a_misconception_of_one_id_are_told_apart(tmp_path: Path) -> None:
    twice = replace(CONCEPT, misconceptions=(Statement("weights", "weights are cut"),))
    async with running(tmp_path, library=FakeLibrary(bank_of(twice))) as app:
        await dispute(app, "It changes the weights.", CONCEPT.id)
        await app.press("3", "enter")
        assert kept(app) == [("It changes the weights.", "misconception/weights", 0)]


async def test_many_parts_scroll_to_the_one_pointed_to(tmp_path: Path) -> None:
    many = replace(CONCEPT, points=tuple(Statement(f"p{n}", f"point no {n}") for n in range(30)))
    async with running(tmp_path, library=FakeLibrary(bank_of(many)), size=(60, 20)) as app:
        await dispute(app, "Some words.", CONCEPT.id)
        await app.press("enter", "up")
        await app.until_seen("▸ 31")
        await app.press("up")
        await app.until_seen("▸ 30")
        assert "point no 29" in app.screen


async def test_of_a_follow_up_only_the_answer_before_it_can_be_disputed(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(ANSWER)
        await app.press("f")
        await app.until_on("InterviewScreen")
        await app.write("The tickets would teach it tone.")
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert "The tickets would teach" in app.flat
        await app.press("x")
        await app.until_on("DisputeScreen")
        assert app.app.screen.query_one(PickedArea).text == ANSWER
        await app.press("down", "3", "enter")
        assert kept(app) == [(SECOND, "other_technique", 1)]


async def test_without_records_it_is_said_why_it_cannot_be_kept(tmp_path: Path) -> None:
    def fail() -> Store:
        raise errors.damaged(tmp_path / "hotseat.db")

    async with running(tmp_path, store_factory=fail) as app:
        await app.answer(ANSWER)
        await app.press("x")
        await app.until(lambda: "A dispute is kept with its answer" in app.notices)
        assert "nothing of this run is kept" in app.notices
        assert app.where == "FeedbackScreen"


async def test_an_answer_that_is_not_kept_cannot_be_disputed(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(ANSWER)
        app.app.screen.result = replace(app.app.screen.result, attempt_id=0)  # type: ignore[attr-defined]
        await app.press("x")
        assert "could not be written to the records yet" in app.notices
        assert app.where == "FeedbackScreen"


async def test_an_answer_forgotten_meanwhile_loses_nothing_but_its_dispute(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        app.store._db.execute("delete from attempts")
        app.store._db.execute("delete from answers")
        await app.press("3", "enter")
        assert "This is not kept." in app.notices
        assert "not in the records any more" in app.notices
        assert "2 of 2" in app.screen
        await app.press("escape", "escape")
        await app.until_on("FeedbackScreen")
        await app.press("x")
        assert app.where == "FeedbackScreen"


async def test_a_dispute_that_cannot_be_written_is_not_shown_as_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise errors.damaged(tmp_path / "hotseat.db")

    async with running(tmp_path) as app:
        await dispute(app)
        monkeypatch.setattr(Store, "amend_attempt", full)
        await app.press("3", "enter")
        assert "This is not kept." in app.notices
        assert "disputed:" not in app.screen
        assert "Thank you" not in app.screen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("漢字が好き。🙂 e\u0301 fine. Next one.", "🙂 e\u0301 fine."),
        ("First.\n\n\tSecond\there.\nThird.", "Second\there."),
        ("One.\u2028Two here.\r\nThree.", "Two here."),
        ("👩‍💻 codes. 👨‍👩‍👧 rest.", "👨‍👩‍👧 rest."),
    ],
)
async def test_offsets_hold_for_any_script(tmp_path: Path, text: str, words: str) -> None:
    async with running(tmp_path) as app:
        await app.answer("x")
        # As an editor or another face may hand it in.
        app.store._db.execute("update answers set answer = ?", (text,))
        await app.press("x")
        await app.until_on("DisputeScreen")
        await app.press("down", "3", "enter")
        assert kept(app) == [(words, "other_technique", 1)]
        area = app.app.screen.query_one(PickedArea)
        start, end = (area._offset(place) for place in area.selection)
        assert text[start:end] == words


async def test_offsets_are_those_of_the_text_as_it_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app, "One \ud800 half\0. Two here.")
        await app.press("down", "3", "enter")
        assert app.store.attempts()[0].answer == "One  half. Two here."
        assert kept(app) == [("Two here.", "other_technique", 1)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (40, 12)])
@pytest.mark.parametrize("question", [DECISION.id, CONCEPT.id])
async def test_everything_fits(tmp_path: Path, size: tuple[int, int], question: str) -> None:
    async with running(tmp_path, size=size) as app:
        await dispute(app, ANSWER + " weights", question)
        assert "The tone is fine" in app.screen
        await app.press("2")
        assert "▸ 2 " in app.screen
        await app.press("enter")
        assert "disputed:" in app.screen
        assert len(kept(app)) == 1
        for line in app.screen.splitlines():
            assert len(line) <= size[0]
        assert not app.app.screen.show_vertical_scrollbar


async def test_no_size_is_too_small_to_come_back_from(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await dispute(app)
        before = app.screen
        for keys in (("down",), ("3", "down"), ("escape", "up")):
            await app.pilot.resize_terminal(20, 5)
            await app.press(*keys)
            await app.pilot.resize_terminal(80, 24)
            await app.pilot.pause()
        await app.until(lambda: app.screen == before)
        await app.press("3", "enter")
        assert kept(app) == [(FIRST, "other_technique", 1)]


async def test_a_long_answer_shows_the_words_that_are_picked(tmp_path: Path) -> None:
    text = " ".join(f"Sentence number {n} stands here." for n in range(200))
    async with running(tmp_path) as app:
        await dispute(app, text)
        for _ in range(40):
            await app.press("down")
        assert "number 40 stands here. Sentence number 41" in app.flat.replace("▄", "")
        await app.press("3", "enter")
        await app.until_seen("disputed:")
        await app.until(lambda: "Sentence number 40 stands here" in app.flat)


async def test_no_color_shows_what_is_picked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path) as app:
        await dispute(app)
        await app.press("3", "enter", "down")
        strips = app.app.screen._compositor.render_strips()
        reverse = [s.text for strip in strips for s in strip if s.style and s.style.reverse]
        assert "".join(reverse).split() == SECOND.split()
        underlined = [s.text for strip in strips for s in strip if s.style and s.style.underline]
        assert "".join(underlined).split() == FIRST.split()
        assert "12 words: “The facts it needs" in app.screen


async def test_help_says_that_nothing_leaves(tmp_path: Path) -> None:
    async with running(tmp_path, size=(100, 50)) as app:
        await dispute(app)
        await app.press("f1")
        await app.until_on("HelpScreen")
        assert "nothing is sent anywhere: your words leave it only if you run" in app.flat
        assert "↑ and ↓ go from stretch to stretch" in app.flat
        assert "{" not in app.screen


async def test_an_unknown_part_in_the_records_does_no_harm(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(ANSWER)
        [attempt] = app.store.attempts()
        old = Dispute(4, 9999, "[/gone]", 7, app.app.clock.now())
        bold = Dispute(0, 8, "combine", 7, app.app.clock.now())
        app.store.amend_attempt(attempt.id, disputes=[old, bold])
        await app.press("x")
        await app.until_on("DisputeScreen")
        assert "→ [/gone]" in app.screen
        assert "→ When to combine: conditioned" in app.screen
        await app.press("4")
        assert "○○ missing → ●● conditioned" in app.screen


@pytest.mark.slow
@pytest.mark.parametrize("question", [DECISION.id, CONCEPT.id])
@pytest.mark.parametrize("words", [ALL, *ALONE.values()], ids=["all", *ALONE])
async def test_hostile_text_stays_calm(tmp_path: Path, words: str, question: str) -> None:
    async with running(tmp_path, library=HostileLibrary(words)) as app:
        await dispute(app, "some " + words, question)
        await is_calm(app)
        await app.press("2")
        await is_calm(app)
        await app.press("0", "enter")
        await is_calm(app)
        await app.press("f1")
        await app.until_on("HelpScreen")
        await is_calm(app)


async def test_brackets_are_shown_as_they_are(tmp_path: Path) -> None:
    async with running(tmp_path, library=HostileLibrary("[/foo] [b]x")) as app:
        await dispute(app, "list[int] [/b] x")
        assert app.screen.count("list[int] [/b] x") == 2
        assert isinstance(app.app.screen.query_one("#rows"), Static)
        assert "[/foo] [b]x" in app.screen
