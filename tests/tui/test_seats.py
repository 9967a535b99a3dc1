"""Swapped seats on the screen: read, mark, compare, go on."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.bank.models import GradedAnswer, Question
from hotseat.errors import HotseatError
from hotseat.interview.clock import SystemClock
from hotseat.records.models import Seat
from hotseat.scoring.scorecard import Scorecard

GRADED = replace(DECISION, answers=(GradedAnswer("strong", 5, ANSWER),))
READY = "a level for each part"


def library(*questions: Question) -> FakeLibrary:
    return FakeLibrary(bank_of(*(questions or (GRADED,))))


async def sit_down(app: Driver) -> None:
    """Open the screen and wait until it can be marked."""
    await app.press("s")
    await app.until_on("SeatsScreen")
    await app.until_seen(READY)


async def test_question_answer_and_levels_and_nothing_that_gives_it_away(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await sit_down(app)
        assert "Swap seats · The returns bot" in app.screen
        assert "answer 1" in app.screen
        assert "A retailer's support bot is polite" in app.screen
        assert "The tone is fine, so this is not" in app.flat
        assert "▸ Diagnosis          0 missing   1 named   2 grounded" in app.screen
        assert "2  What grounded asks for." in app.screen
        assert "strong" not in app.screen
        assert "change every week¹" not in app.screen
        assert "n next" not in app.screen


async def test_both_sides_the_evidence_and_what_it_says(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(80, 40)) as app:
        await sit_down(app)
        await app.press("2", "1", "0", "0")
        await app.until_seen("All said: enter compares")
        await app.press("enter")
        order = [
            "you expected",
            "1 Diagnosis ●● grounded ●● grounded same",
            "2 Recommendation ●○ named ●● reasoned 1 lower",
            "3 Other technique ○○ missing ○○ missing same",
            "4 When to combine ○○ missing ○○ missing same",
            "The bank calls this answer strong, 5 of 5. The expected marks give 2 of 5, yours",
            "You agree with the expected marks on 3 of 4.",
            "change every week¹",
            "retrieve from the policy² pages",
            "The question A retailer's support bot",
        ]
        places = [app.flat.find(words) for words in order]
        assert -1 not in places, order[places.index(-1)]
        assert places == sorted(places)
        assert "kappa" not in app.screen


async def test_what_was_given_is_kept_with_what_was_expected(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await sit_down(app)
        await app.press("2", "space", "0", "1", "enter")
        [seat] = app.store.seats()
        assert (seat.question_id, seat.grade, seat.at) == (
            DECISION.id,
            "strong",
            app.app.clock.now(),
        )
        assert seat.given == {"diagnosis": 2, "other_technique": 0, "combine": 1}
        assert {n: seat.expected[n] for n in seat.given} == {
            "diagnosis": 2,
            "other_technique": 0,
            "combine": 0,
        }
        assert "3 Other technique" in app.screen
        assert "2 Recommendation     –" in app.screen
        assert "yours" not in app.screen


async def test_backspace_takes_back_and_nothing_changes_after_comparing(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await sit_down(app)
        await app.press("0", "backspace", "backspace", "2")
        await app.until_seen("Diagnosis          ●● grounded")
        await app.press("enter", "0", "backspace", "enter")
        assert [seat.given for seat in app.store.seats()] == [{"diagnosis": 2}]


async def test_enter_wants_one_level_at_least(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await sit_down(app)
        await app.press("space", "enter")
        assert "Give at least one part a level" in app.notices
        assert app.store.seats() == []
        await app.press("n")
        assert "answer 1" in app.screen


async def test_the_next_one_is_another_question(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(GRADED, SECOND), size=(80, 40)) as app:
        await sit_down(app)
        await app.press("1", "1", "1", "1", "enter", "n")
        await app.until_seen("answer 2")
        await app.until_seen(READY)
        assert len(app.app.screen_stack) == 2
        await app.press("1", "enter")
        first, second = app.store.seats()
        assert first.question_id != second.question_id
        assert "Over 2 answers it is" in app.flat
        assert "So far" in app.screen
        assert "too few" in app.screen
        await app.press("escape")
        await app.until_on("HomeScreen")


async def test_after_ten_there_is_a_kappa(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(80, 40)) as app:
        marks = {"diagnosis": 2, "recommendation": 0, "other_technique": 0, "combine": 0}
        for level in (0, 1, 2) * 3:
            given = marks | {"diagnosis": level}
            seat = Seat("radiology", "fair", app.app.clock.now(), given, given)
            app.store.add_seat(seat)
        await sit_down(app)
        assert "answer 10" in app.screen
        await app.press("2", "0", "0", "0", "enter")
        assert "Diagnosis 100% 0.0 1.00" in app.flat
        assert "Recommendation 90% 0.2 0.00" in app.flat
        assert "too few" not in app.screen


async def test_two_columns_from_120(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(120, 40)) as app:
        await sit_down(app)
        row = next(line for line in app.screen.splitlines() if "▸ Diagnosis" in line)
        assert "│" in row
        await app.press("2", "2", "0", "0", "enter")
        row = next(line for line in app.screen.splitlines() if "1 Diagnosis" in line)
        left, _, right = row.partition("│")
        assert left.strip()
        assert right.split() == ["1", "Diagnosis", "●●", "grounded", "●●", "grounded", "same"]
        assert "change every week¹" in app.flat


async def test_a_small_screen_has_room_for_both(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(60, 20)) as app:
        await sit_down(app)
        assert "A retailer's support bot" in app.screen
        assert "0 does not fit  1 named  2 reasoned" in app.screen
        assert "When to combine  0 missing  1 named  2 conditioned" in app.screen
        assert "What grounded asks for." not in app.screen
        await app.press("2", "2", "0", "0", "enter")
        assert "2 Recommendation ●● reasoned ●● reasoned" in app.flat
        assert "same" not in app.screen


async def test_no_color_keeps_every_meaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path, library=library(), size=(80, 40)) as app:
        await sit_down(app)
        await app.press("1", "enter")
        assert "«change every week»1" in app.flat
        assert "●○ named" in app.screen


async def test_keys_and_reading_do_not_wait_for_the_marks(tmp_path: Path) -> None:
    shelf, go_on = library(), threading.Event()
    shelf.before_scoring = lambda: (go_on.wait(10), None)[1]
    async with running(tmp_path, library=shelf, clock=SystemClock()) as app:
        await app.press("s")
        await app.until_on("SeatsScreen")
        await app.until_seen("Reading the rubric …")
        await app.press("2", "enter", "f1")
        await app.until_on("HelpScreen")
        await app.press("escape")
        assert app.store.seats() == []
        go_on.set()
        await app.until_seen(READY)
        assert "▸ Diagnosis" in app.screen


async def test_an_answer_that_cannot_be_marked_says_why(tmp_path: Path) -> None:
    class Broken(FakeLibrary):
        def score(self, answer: str, question: Question) -> Scorecard:
            raise HotseatError("the rubric has no bands")

    async with running(tmp_path, library=Broken(bank_of(GRADED))) as app:
        await app.press("s")
        await app.until_on("SeatsScreen")
        await app.until_seen("the rubric has no bands")
        await app.press("1", "enter")
        assert app.store.seats() == []


async def test_a_bank_without_graded_answers_says_so(tmp_path: Path) -> None:
    bare = (replace(DECISION, answers=()), CONCEPT)
    async with running(tmp_path, library=library(*bare)) as app:
        await app.press("s")
        assert "No scenario here brings graded answers" in app.notices
        assert app.where == "HomeScreen"


async def test_help_says_what_the_levels_ask(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(90, 60)) as app:
        await sit_down(app)
        await app.press("f1")
        await app.until_on("HelpScreen")
        assert "space leaves one out, backspace goes back, enter compares." in app.flat
        assert "What conditioned asks for." in app.screen
