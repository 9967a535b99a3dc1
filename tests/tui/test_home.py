"""The home screen: there at once, filled in later, and nothing on it that does nothing."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, FakeLibrary, bank_of

from hotseat.errors import Problem
from hotseat.interview.library import Library
from hotseat.records.models import Attempt
from hotseat.records.store import Store
from hotseat.tui.app import HotseatApp


async def test_the_first_run_says_what_this_is(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        assert "Practise" in app.screen
        assert "Returns and more · 3 questions" in app.screen
        assert "marks that show" in app.screen
        assert "Resume" not in app.screen
        assert "Not an assessment of a person." in app.screen


async def test_the_menu_promises_no_more_questions_than_there_are(tmp_path: Path) -> None:
    async with running(tmp_path, library=FakeLibrary(bank_of(DECISION))) as app:
        assert "1 scenario, then a report" in app.screen
    async with running(tmp_path, library=FakeLibrary(bank_of(DECISION, CONCEPT))) as app:
        assert "2 questions, then a report" in app.screen


async def test_the_menu_answers_before_the_bank_is_read(tmp_path: Path) -> None:
    read_on = threading.Event()

    def slow(_: Sequence[Path]) -> Library:
        read_on.wait(10)
        return FakeLibrary(bank_of(DECISION))

    app = HotseatApp(
        library_factory=slow,
        store_factory=lambda: Store.open(tmp_path / "a.db"),
        clock=FakeClock(),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        home = Driver(app, pilot)
        await home.press("down")
        assert " ▸ Mock interview" in home.screen
        await home.press("up", "enter")
        await home.until_seen("Reading the questions …")
        read_on.set()
        await home.until_on("InterviewScreen")
        assert "The returns bot" in home.screen


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("enter", "InterviewScreen"),
        ("p", "InterviewScreen"),
        ("slash", "ChooseScreen"),
        ("c", "ChooseScreen"),
        ("g", "GuideScreen"),
        ("f1", "HelpScreen"),
    ],
)
async def test_every_key_leads_somewhere_and_back(tmp_path: Path, key: str, screen: str) -> None:
    async with running(tmp_path) as app:
        await app.press(key)
        await app.until_on(screen)
        await app.press("escape")
        await app.until_on("HomeScreen")


async def test_the_pointer_goes_round_and_enter_chooses(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("up")
        assert " ▸ Guide" in app.screen
        await app.press("enter")
        await app.until_on("GuideScreen")


async def test_a_click_chooses(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        row = next(i for i, line in enumerate(app.screen.splitlines()) if "Guide" in line)
        await app.pilot.click(offset=(5, row))
        await app.until_on("GuideScreen")


async def test_a_draft_can_be_resumed(tmp_path: Path) -> None:
    clock = FakeClock()
    with_draft = Store.open(tmp_path / "hotseat.db")
    with_draft.save_draft(DECISION.id, "half an answer", clock.now() - timedelta(days=1))
    with_draft.close()
    async with running(tmp_path, clock=clock) as app:
        await app.until_seen("Resume")
        assert "The returns bot · yesterday at" in app.screen
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert app.area.text == "half an answer"


async def test_a_draft_of_a_question_that_is_gone_is_left_alone(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "hotseat.db")
    store.save_draft("gone", "text", FakeClock().now())
    store.close()
    async with running(tmp_path) as app:
        assert "Resume" not in app.screen
        await app.press("r")
        assert app.where == "HomeScreen"
        assert app.store.draft("gone") is not None


async def test_the_last_answers_show_by_criterion(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer("Nothing of use.")
        await app.answer(ANSWER)
        await app.press("escape")
        await app.until_seen("last 2 answers")
        row = next(line for line in app.screen.splitlines() if "Diagnosis" in line)
        assert row.split() == ["Diagnosis", "▁▇", "grounded"]
        assert "work on this one" in app.screen
        assert "Order" not in app.screen


async def test_what_was_left_out_of_the_bank_is_told_and_listed(tmp_path: Path) -> None:
    problem = Problem("bank/a[/b].yaml", 3, 5, "unknown key 'promt'", "did you mean 'prompt'?")
    warning = Problem("bank/b.yaml", 1, 1, "only a warning", warning=True)
    library = FakeLibrary(bank_of(DECISION, problems=(problem, warning)))
    async with running(tmp_path, library=library) as app:
        assert "One thing in the bank" in app.notices
        app.app.practice.problems()
        await app.until_on("ProblemsScreen")
        assert "bank/a[/b].yaml:3:5" in app.screen
        assert "did you mean 'prompt'?" in app.screen
        assert "only a warning" not in app.screen


async def test_an_empty_bank_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, library=FakeLibrary(bank_of(guide=()))) as app:
        await app.press("enter")
        assert "The bank has no question." in app.notices
        await app.press("g")
        assert "no guide pages" in app.notices


async def test_without_records_the_app_goes_on(tmp_path: Path) -> None:
    bad = tmp_path / "hotseat.db"
    bad.write_text("not a database")
    async with running(tmp_path) as app:
        assert "Nothing will be kept." in app.notices
        assert str(bad) in app.notices
        await app.answer(ANSWER)
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert "not kept" in app.screen
    assert bad.read_text() == "not a database"


async def test_damage_that_is_found_later_is_told_and_nothing_is_kept_any_more(
    tmp_path: Path,
) -> None:
    path = tmp_path / "hotseat.db"
    now = FakeClock().now()
    store = Store.open(path)
    for _ in range(50):
        store.add_attempt(Attempt(DECISION.id, "words " * 200, now, now, 1))
    store.close()
    with path.open("r+b") as file:
        file.seek(4096 * 12)
        file.write(b"\xff" * 4096)
    before = path.read_bytes()
    async with running(tmp_path, store_factory=lambda: Store.open(path, check=False)) as app:
        await app.until(lambda: "Nothing will be kept." in app.notices)
        assert "is damaged" in app.notices
        assert app.app.session.store is None
        await app.open_question()
        await app.write("something")
        assert "not kept" in app.screen
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
    assert path.read_bytes() == before


async def test_the_next_question_is_another_one(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("enter")
        await app.until_on("InterviewScreen")
        first = app.screen.splitlines()[3]
        await app.write("something")
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert app.screen.splitlines()[3] != first


async def test_a_scenario_comes_first(tmp_path: Path) -> None:
    async with running(tmp_path, library=FakeLibrary(bank_of(CONCEPT, DECISION))) as app:
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert "The returns bot" in app.screen


async def test_a_damaged_scorecard_does_no_harm(tmp_path: Path) -> None:
    now = FakeClock().now()
    store = Store.open(tmp_path / "hotseat.db")
    store.add_attempt(Attempt(DECISION.id, "a", now, now, 1, {"marks": {"diagnosis": 3}}))
    store.close()
    async with running(tmp_path) as app:
        assert "marks that show" in app.screen
