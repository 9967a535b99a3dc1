"""Feedback on the screen: the marks, their evidence, one thing, the number last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.driver import running
from tests.tui.fakes import ANSWER, CONCEPT, CRITERIA, DECISION, FakeLibrary, bank_of

from hotseat.tui.screens.feedback import _ASIDE, _halves


async def test_what_is_said_and_in_which_order(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 40)) as app:
        await app.answer(ANSWER)
        order = [
            "Feedback · The returns bot",
            "1 Diagnosis          ●●  grounded       “change every week”",
            "2 Recommendation     ●●  reasoned       “retrieve from the policy”",
            "3 Other technique    ○○  missing",
            "4 When to combine    ○○  missing        nearest: “behaviour problem”",
            "Order ○○ after   Specific ○○ general",
            "The tone is fine",
            "change every week¹",
            "retrieve from the policy² pages",
            "Add one thing",
            "Add the other technique.",
            "Follow-up",
            "What would the tickets teach it?",
            "32 of 100 · overall 2 of 5",
            "Practice feedback by fixed rules. Not an assessment of a person.",
        ]
        places = [app.flat.find(" ".join(words.split())) for words in order]
        assert -1 not in places, order[places.index(-1)]
        assert places == sorted(places)


async def test_two_columns_from_120(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 40)) as app:
        await app.answer(ANSWER)
        row = next(line for line in app.screen.splitlines() if "1 Diagnosis" in line)
        left, _, right = row.partition("│")
        assert left.strip() == "Your answer"
        assert right.split() == ["1", "Diagnosis", "●●", "grounded"]
        assert "to reach named: Add the other technique." in app.screen


async def test_no_color_keeps_every_meaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path, size=(80, 40)) as app:
        assert app.app.no_color
        await app.answer(ANSWER)
        assert "«change every week»1" in app.flat
        assert "«retrieve from the policy»2" in app.flat
        assert "●●  grounded" in app.screen


async def test_a_second_try_says_what_it_was(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 40)) as app:
        await app.answer("Nothing of use.")
        assert "first try" in app.screen
        assert "0 of 100 · overall" in app.screen
        assert "Repeated sentences are read once." in app.screen
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert app.area.text == "Nothing of use."
        assert app.store.draft(DECISION.id) is None
        await app.answer(ANSWER)
        assert "second try" in app.screen
        assert "32 of 100, was 0" in app.screen


async def test_a_retry_left_as_it_was_makes_no_draft(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(ANSWER)
        await app.press("r")
        await app.until_on("InterviewScreen")
        await app.press("escape")
        await app.until_on("HomeScreen")
        assert "Resume" not in app.screen


async def test_why_names_rule_words_and_nearest_miss(tmp_path: Path) -> None:
    async with running(tmp_path, size=(90, 60)) as app:
        await app.answer(ANSWER)
        await app.press("w")
        await app.until_on("PageScreen")
        assert "counted: “change every week”" in app.screen
        assert "It says so.  (topic.yaml:12, stem, affirm)" in app.screen
        assert "nearest miss: “behaviour problem”" in app.screen
        assert "no words of the answer came near" in app.screen
        assert "to reach named: Add the other technique." in app.screen
        assert "What grounded asks for." in app.screen
        assert "3f9c0000" in app.screen
        await app.press("escape")
        await app.until_on("FeedbackScreen")


async def test_a_question_without_model_answers_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer("weights", CONCEPT.id)
        await app.press("m")
        assert "no model answers" in app.notices


async def test_keys_lead_on(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(ANSWER)
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert len(app.app.screen_stack) == 2
        await app.answer(ANSWER)
        await app.press("escape")
        await app.until_on("HomeScreen")
        assert len(app.app.screen_stack) == 1


async def test_a_concept_shows_its_points(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 40)) as app:
        await app.answer("It changes the weights and cures everything.", CONCEPT.id)
        assert "1  ● made      tuning changes the weights" in app.screen
        assert "2  ○ not made  retrieval changes what is read" in app.screen
        assert "3  ✗ said, and not so" in app.screen
        assert "weights¹" in app.screen
        assert "cures³" in app.screen
        assert "Add one thing\n   Missing: retrieval changes what is read" in app.screen


async def test_a_concept_asks_the_probe_of_the_missing_point(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 40)) as app:
        await app.answer("It changes the reading.", CONCEPT.id)
        assert "What changes in the model?" in app.screen


async def test_help_explains_the_levels(tmp_path: Path) -> None:
    async with running(tmp_path, size=(90, 60)) as app:
        await app.answer(ANSWER)
        await app.press("f1")
        await app.until_on("HelpScreen")
        assert "What the marks mean" in app.screen
        assert "What conditioned asks for." in app.screen
        assert "enter, n        next" in app.screen


async def test_all_at_their_best_leaves_nothing_to_add(tmp_path: Path) -> None:
    two = {name: CRITERIA[name] for name in ("diagnosis", "recommendation")}
    async with running(tmp_path, library=FakeLibrary(bank_of(DECISION), two)) as app:
        await app.answer(ANSWER)
        assert "Nothing: all parts are there" in app.screen


async def test_small_screens_can_scroll(tmp_path: Path) -> None:
    async with running(tmp_path, size=(60, 20)) as app:
        await app.answer(ANSWER)
        assert "of 100" not in app.screen
        await app.press("end")
        await app.until_seen("32 of 100")


async def test_help_on_a_concept_says_what_its_signs_mean(tmp_path: Path) -> None:
    async with running(tmp_path, size=(90, 40)) as app:
        await app.answer("weights", CONCEPT.id)
        await app.press("f1")
        await app.until_on("HelpScreen")
        assert "● made your answer says this key point" in app.flat


async def test_levels_in_the_help_are_never_cut(tmp_path: Path) -> None:
    long = replace(
        CRITERIA["diagnosis"],
        levels=("missing", "named in passing alone", "grounded"),
        meaning=("None.", "A meaning of many words that goes over the line. " * 3, "All."),
    )
    shelf = FakeLibrary(bank_of(DECISION), {"diagnosis": long})
    async with running(tmp_path, size=(80, 40), library=shelf) as app:
        await app.answer(ANSWER)
        await app.press("f1")
        await app.until_on("HelpScreen")
        rows = app.screen.splitlines()
        at = next(place for place, row in enumerate(rows) if "named in passing alone  A" in row)
        assert rows[at + 1].index(rows[at + 1].split()[0]) == rows[at].index("A meaning")


async def test_a_second_try_at_a_concept_shows_its_points_before_and_now(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 40)) as app:
        await app.answer("reading and cures", CONCEPT.id)
        await app.answer("weights and cures", CONCEPT.id)
        rows = [row.split()[:4] for row in app.screen.splitlines()]
        assert ["before", "now"] in rows
        assert ["1", "○", "●", "made"] in rows
        assert ["2", "●", "○", "not"] in rows
        assert ["3", "✗", "✗", "said,"] in rows


@pytest.mark.parametrize("width", [60, 80, 120, 140])
async def test_the_right_half_is_as_wide_as_its_lines_are_made(tmp_path: Path, width: int) -> None:
    async with running(tmp_path, size=(width, 20)) as app:
        await app.answer(ANSWER * 9)
        screen = app.app.screen
        left, right = (screen.query_one(name).content_size.width for name in ("#left", "#right"))
        if width >= 120:
            planned = _halves(width)
            # A cell more is the scrollbar's, or what two halves leave over.
            assert all(0 <= a - b <= 1 for a, b in zip((left, right), planned, strict=True))
        else:
            assert left >= width - _ASIDE


async def test_a_single_column_of_several_is_named(tmp_path: Path) -> None:
    async with running(tmp_path, size=(44, 20)) as app:
        await app.answer("Nothing of use.")
        await app.answer(ANSWER)
        rows = [row.split() for row in app.screen.splitlines()]
        assert ["now"] in rows or ["before", "now"] in rows
