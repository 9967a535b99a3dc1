"""The way through an interview: its questions, and back over what was done."""

from __future__ import annotations

from pathlib import Path

from tests.tui.desks import GRACE, TURNS, AtTheDesk, marking, put
from tests.tui.fakes import CONCEPT, DECISION

from hotseat.desk.models import Sheet, Turn

SHEETS = (Sheet(DECISION.id, 0, 1), Sheet(CONCEPT.id, 2, 3))


async def mark_all(app: AtTheDesk) -> None:
    """Give each criterion of the question at hand a level."""
    at = app.desk_screen.at
    question = at.question
    while question is at.question and at.open_part() is not None:
        await app.press("x", "0", "enter")
    await app.ready()


async def test_enter_goes_on_to_the_next_question_that_lacks_a_level(tmp_path: Path) -> None:
    async with marking(tmp_path, put(sheets=SHEETS)) as app:
        await app.press("full_stop")
        await app.ready()
        await app.press("L")
        assert "no level yet on Diagnosis, Recommendation" in app.notices
        assert f"({DECISION.title})" in app.notices
        await mark_all(app)
        assert app.desk_screen.at.question == DECISION
        assert "has a level" not in app.notices
        await mark_all(app)
        assert "All that is needed has a level; Order and Specific may be left out." in app.notices
        assert "L finishes the interview." in app.notices
        await app.press("L")
        assert "Finish this interview?" in app.screen


async def test_the_question_is_there_to_be_read(tmp_path: Path) -> None:
    asked = " ".join(DECISION.prompt.split())
    async with marking(tmp_path, size=(120, 60)) as app:
        assert app.left.startswith("The question")
        assert asked in app.left
        await app.press("home", "space")
        assert app.marking("diagnosis").quotes[0].turn == 1
        await app.press("w")
        await app.until_on("PageScreen")
        assert asked in app.flat


async def test_beyond_the_first_words_is_the_question(tmp_path: Path) -> None:
    interview = put((Turn(GRACE, 1.0, "Well. " * 200), *TURNS), sheets=[Sheet(DECISION.id, 0, 4)])
    async with marking(tmp_path, interview) as app:
        assert "The question" not in app.screen
        await app.press("home")
        for _ in range(60):
            await app.press("up")
        assert "The question" in app.screen
        await app.press("down", "up")
        assert " ▸The tone" in app.screen


async def test_no_words_of_the_question_can_be_picked(tmp_path: Path) -> None:
    async with marking(tmp_path, size=(120, 60)) as app:
        row = next(n for n, s in enumerate(app.screen.splitlines()) if "The question" in s)
        await app.pilot.click(offset=(6, row + 1))
        await app.press("space")
        assert [q.turn for q in app.marking("diagnosis").quotes] == [1]


async def test_what_a_level_stands_on_does_not_keep_from_undoing_the_rest(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("n", "a", "enter", "space", "1", "u")
        assert "A level is changed, not undone." in app.notices
        assert len(app.marking("diagnosis").quotes) == 1
        await app.press("u")
        assert app.kept.notes == ()
        await app.press("u")
        assert "There is nothing to take back." in app.notices


async def test_no_evidence_under_a_level_is_not_taken_back_by_its_key(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("x", "0", "x")
        assert "Your level stands on that there is no evidence." in app.notices
        assert app.marking("diagnosis").no_evidence
        await app.press("space")
        assert not app.marking("diagnosis").no_evidence


async def test_undo_in_a_finished_interview_says_so_and_forgets_nothing(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await mark_all(app)
        await app.press("L", "enter", "u")
        assert "This interview is finished" in app.notices


async def test_all_notes_stand_on_the_page_that_says_why(tmp_path: Path) -> None:
    async with marking(tmp_path, size=(80, 60)) as app:
        for number in range(10):
            app.desk_screen.at.note(f"note {number}, word for word")
        await app.press("w")
        await app.until_on("PageScreen")
        for number in range(10):
            assert f"· note {number}, word for word" in app.screen


async def test_probes_are_scrolled_while_they_are_ticked(tmp_path: Path) -> None:
    async with marking(tmp_path, size=(40, 20)) as app:
        picker = app.desk_screen.at.picker
        assert picker is not None
        before = picker.span
        await app.press("p")
        last = app.desk_screen.at.probes[-1].text
        assert last.split()[-1] not in app.screen
        await app.press("pagedown", "pagedown")
        assert last.split()[-1] in app.screen.splitlines()[-3]
        assert picker.span == before
        await app.press("p", "pagedown")
        assert picker.span != before
