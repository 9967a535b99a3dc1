"""Graded answers beside one's own, each with its levels and its evidence."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, CRITERIA, DECISION, FakeLibrary, bank_of

from hotseat.bank.models import GradedAnswer, Question
from hotseat.errors import HotseatError
from hotseat.interview.feedback import nothing
from hotseat.interview.outcome import Marks
from hotseat.interview.result import Result
from hotseat.interview.turn import Answer
from hotseat.scoring.scorecard import Scorecard
from hotseat.tui.screens.graded import GradedScreen

OWN = "Whatever. It must change every week."
GRADED = replace(
    DECISION,
    answers=(
        GradedAnswer("strong", 5, ANSWER),
        GradedAnswer("thin", 2, "Thin words, then retrieve from the policy pages."),
        GradedAnswer("fair", 3, "Fair words."),
        GradedAnswer("wrong", 1, "Wrong words."),
    ),
)
POINTS = replace(
    CONCEPT,
    answers=(
        GradedAnswer("fair", 3, "It changes the weights."),
        GradedAnswer("wrong", 1, "It cures all."),
    ),
)


class Broken(FakeLibrary):
    """Marks one's own answer and no other."""

    def score(self, answer: str, question: Question) -> Scorecard:
        if answer != OWN:
            raise HotseatError("the rubric has no bands")
        return super().score(answer, question)


async def look(app: Driver, own: str = OWN, question_id: str = DECISION.id) -> None:
    """Answer a question and open its model answers."""
    await app.answer(own, question_id)
    await app.press("m")
    await app.until_on("GradedScreen")


def library() -> FakeLibrary:
    return FakeLibrary(bank_of(GRADED, POINTS))


async def test_it_begins_just_above_ones_own_and_goes_round(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await look(app)
        assert "wrong  ▸ thin    fair    strong" in app.screen
        await app.press("right")
        assert "▸ fair" in app.screen
        assert "Fair words." in app.screen
        await app.press("right", "right")
        assert "▸ wrong" in app.screen
        await app.press("left", "left")
        assert "▸ fair" in app.screen
        await app.press("escape")
        await app.until_on("FeedbackScreen")


async def test_a_better_answer_begins_further_up(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await look(app, ANSWER)
        assert "▸ fair" in app.screen


async def test_a_figure_leads_to_its_grade(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await look(app)
        for key, grade in (("5", "strong"), ("2", "wrong"), ("4", "fair"), ("3", "thin")):
            await app.press(key)
            assert f"▸ {grade}" in app.screen
        await app.press("1")
        assert "▸ thin" in app.screen


async def test_levels_and_evidence_of_both_below_each_other(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(80, 40)) as app:
        await look(app)
        await app.until_seen("marked 1")
        order = [
            "you thin",
            "1 Diagnosis ●● grounded ○○ missing",
            "2 Recommendation ○○ does not fit ●● reasoned",
            "Specific ○○ general ○○ general",
            "thin meant as 2 of 5, marked 1",
            "Thin words, then retrieve from the policy² pages.",
            "Your answer overall 1 of 5",
            "Whatever. It must change every week¹.",
        ]
        places = [app.flat.find(words) for words in order]
        assert -1 not in places, order[places.index(-1)]
        assert places == sorted(places)


async def test_side_by_side_from_120(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(120, 40)) as app:
        await look(app)
        await app.until_seen("marked 1")
        row = next(line for line in app.screen.splitlines() if "1 Diagnosis" in line)
        left, _, right = row.partition("│")
        assert left.split() == ["1", "Diagnosis", "●●", "grounded"]
        assert right.split() == ["1", "Diagnosis", "○○", "missing"]
        rows = [line.partition("│") for line in app.screen.splitlines()]
        assert any("Whatever." in left for left, _, _ in rows)
        assert any("Thin words," in right for _, _, right in rows)


async def test_a_small_screen_shows_all_by_scrolling(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(60, 20)) as app:
        await look(app)
        await app.until_seen("marked 1")
        assert "1 Diagnosis        ●● grounded" in app.screen
        await app.press("end")
        await app.until_seen("Whatever.")


async def test_no_color_keeps_every_meaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path, library=library(), size=(80, 40)) as app:
        await look(app)
        await app.until_seen("«retrieve from the policy»2")
        assert "«change every week»1" in app.flat
        assert "▸ thin" in app.screen


async def test_keys_do_not_wait_for_the_marks(tmp_path: Path) -> None:
    shelf, go_on = library(), threading.Event()
    async with running(tmp_path, library=shelf) as app:
        await app.answer(OWN)
        shelf.before_scoring = lambda: (go_on.wait(10), None)[1]
        await app.press("m")
        await app.until_on("GradedScreen")
        assert "Marking it …" in app.screen
        await app.press("5")
        assert "▸ strong" in app.screen
        assert "Marking it …" in app.screen
        go_on.set()
        await app.until_seen("marked 2")
        assert "▸ strong" in app.screen


async def test_leaving_before_all_are_marked_is_quiet(tmp_path: Path) -> None:
    shelf, go_on = library(), threading.Event()
    async with running(tmp_path, library=shelf) as app:
        await app.answer(OWN)
        shelf.before_scoring = lambda: (go_on.wait(10), None)[1]
        await app.press("m")
        await app.until_on("GradedScreen")
        await app.press("escape")
        await app.until_on("FeedbackScreen")
        go_on.set()
        await app.press("r")
        await app.until_on("InterviewScreen")


async def test_an_answer_that_cannot_be_marked_says_why_and_is_shown(tmp_path: Path) -> None:
    async with running(tmp_path, library=Broken(bank_of(GRADED)), size=(80, 40)) as app:
        await look(app)
        await app.until_seen("It cannot be marked. the rubric has no bands")
        assert "Thin words" in app.screen


async def test_a_concept_has_its_points_side_by_side(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(80, 40)) as app:
        await look(app, "It is about reading and cures.", POINTS.id)
        await app.until_seen("marked 3")
        assert "you         fair" in app.screen
        assert "1 ○ not made  ● made      tuning changes the weights" in app.screen
        assert "2 ● made      ○ not made  retrieval changes what is read" in app.screen
        assert "3 ✗ not so    –           tuning cures stale facts" in app.screen
        assert "the weights¹." in app.screen


async def test_where_nothing_was_answered_the_models_can_be_read(tmp_path: Path) -> None:
    now = FakeClock().now()
    nobody = Answer(GRADED, "", now, now, 1.0)
    async with running(tmp_path, library=library(), size=(80, 40)) as app:
        app.app.push_screen(GradedScreen(Result(nobody, Marks(None), nothing(), "")))
        await app.until_on("GradedScreen")
        await app.until_seen("marked 1")
        assert "▸ thin" in app.screen
        assert "1 Diagnosis          –                     ○○ missing" in app.screen
        assert "Nothing was answered." in app.screen


async def test_two_of_a_grade_are_told_apart(tmp_path: Path) -> None:
    two = replace(GRADED, answers=(*GRADED.answers, GradedAnswer("fair", 4, "Fair words again.")))
    async with running(tmp_path, library=FakeLibrary(bank_of(two))) as app:
        await look(app)
        assert "fair 1    fair 2    strong" in app.screen
        await app.press("4", "right")
        assert "▸ fair 2" in app.screen
        assert "Fair words again." in app.screen


async def test_a_long_word_for_a_level_is_whole_where_there_is_room(tmp_path: Path) -> None:
    long = replace(CRITERIA["diagnosis"], levels=("leans on the case", "named", "grounded"))
    shelf = FakeLibrary(bank_of(GRADED), {"diagnosis": long})
    async with running(tmp_path, library=shelf) as app:
        await look(app, "Nothing of use.")
        await app.until_seen("marked")
        assert "○○ leans on the case ○○ leans on the case" in app.flat
