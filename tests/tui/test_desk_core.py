"""The desk's parts: titles, what may be left out, signs around words, the first picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.desks import marking, put, shelf
from tests.tui.fakes import CONCEPT, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.bank.models import Question, Statement
from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Sheet
from hotseat.tui.desk import jobs
from hotseat.tui.desk.laid import Laid, Spoken
from hotseat.tui.desk.marks import Mark, bracketed

LONG = "tuning changes the weights of the model and so what it does with any words it is given"


def long_concept() -> Question:
    """A concept with a point that no line of the desk has room for."""
    return replace(CONCEPT, points=(Statement("weights", LONG), *CONCEPT.points[1:]))


@pytest.mark.parametrize("width", [80, 120])
async def test_all_of_the_title_at_hand_can_be_read(tmp_path: Path, width: int) -> None:
    library = FakeLibrary(bank_of(long_concept(), SECOND))
    interview = put(sheets=[Sheet(CONCEPT.id, 0, 3)])
    async with marking(tmp_path, interview, library=library, size=(width, 24)) as app:
        rows = [row.split("│")[1] for row in app.screen.splitlines() if "│" in row]
        assert LONG in " ".join(" ".join(rows).replace("◂ now", "").split())
        assert "◂ now" in rows[0]
        await app.press("w")
        await app.until_on("PageScreen")
        assert LONG in app.flat
        assert app.flat.index(LONG) < app.flat.index("The question")
        assert "Why · criterion 1 of 3" in app.screen


# Notices


async def test_what_was_told_before_an_act_that_fails_goes_with_it(tmp_path: Path) -> None:
    interview = put()
    async with marking(tmp_path, interview) as app:
        Desk.open(DeskFolder(), interview.id, shelf(), FakeClock())
        app.desk_screen._look()
        await app.press("L")
        assert "There is no level yet on" in app.notices
        assert "Another hotseat" not in app.notices


async def test_no_notice_lies_over_the_screen_that_comes_after(tmp_path: Path) -> None:
    interview = put()
    first = Desk.open(DeskFolder(), interview.id, shelf(), FakeClock())
    async with marking(tmp_path, interview) as app:
        assert "here it can only be read" in app.notices
        await app.press("escape")
        await app.until_on("HomeScreen")
        assert app.notices == ""
    first.close()


async def test_that_the_rubric_is_read_is_told_no_longer_than_it_is_true(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        at = app.desk_screen.at
        at.close_parts()
        await app.press("1")
        assert "still being read" in app.notices
        assert at.question is not None
        jobs.start_preparing(app.desk_screen, at.desk, at.question)
        await app.ready()
        assert "still being read" not in app.notices


# What may be left out, and levels


async def test_what_may_be_left_out_is_not_said_to_have_a_level(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        at = app.desk_screen.at
        assert app.screen.count("optional") == 2
        while at.open_part() is not None:
            await app.press("x", "0", "enter")
        left = " and ".join(part.title for part in at.parts[at.mains :])
        said = f"All that is needed has a level; {left} may be left out. L finishes the interview."
        assert said in app.notices
        for number in range(at.mains, len(at.parts)):
            app.desk_screen.action_part(number)
            await app.press("x", "0")
        await app.press("enter")
        assert "Every criterion has a level. L finishes the interview." in app.notices
        assert "optional" not in app.screen


async def test_the_keys_of_the_levels_are_those_there_are(tmp_path: Path) -> None:
    sheets = [Sheet(DECISION.id, 0, 1), Sheet(CONCEPT.id, 2, 3)]
    async with marking(tmp_path, put(sheets=sheets)) as app:
        assert "0-2 level" in app.screen
        await app.press("full_stop")
        await app.ready()
        assert app.desk_screen.at.question == CONCEPT
        assert "0-1 level" in app.screen
        assert "0-2" not in app.screen


# Signs, and the first picture


def test_equal_words_have_one_pair_of_signs() -> None:
    words = "I'd train it. Now."
    picked = [Mark(0, 13, "elsewhere", n) for n in (1, 2, 4)]
    marks = (*picked, Mark(0, 13, "picked", 3), Mark(0, 13, "pointer"))
    found = bracketed(words, marks)
    assert found.words == "[«I'd train it.»¹²³⁴] Now."
    on = found.moved(marks[-1])
    assert found.words[on.start : on.end] == "I'd train it."
    assert [found.origin(found.words.index(c)) for c in "IN"] == [0, words.index("N")]
    assert bracketed(words, (Mark(0, 3, "picked", 1), Mark(0, 3, "elsewhere", 12))).words == (
        "«I'd»¹·¹² train it. Now."
    )


async def test_lines_are_laid_out_once_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[int] = []

    class Watched(Laid):
        def __init__(
            self,
            spoken: Sequence[Spoken],
            marks: Mapping[int, tuple[Mark, ...]],
            width: int,
            *,
            signs: bool,
        ) -> None:
            super().__init__(spoken, marks, width, signs=signs)
            widths.extend([width] if spoken else [])

    monkeypatch.setattr("hotseat.tui.widgets.transcript.Laid", Watched)
    async with marking(tmp_path) as app:
        assert "The tone is fine" in app.left
    assert widths
    assert min(widths) > 20
