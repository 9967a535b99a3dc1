"""The desk's marking screen: words before a level, the person before the tool."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.desks import ADA, GRACE, AtTheDesk, marking, put, shelf
from tests.tui.fakes import CONCEPT, DECISION

from hotseat.desk.desk import Desk
from hotseat.desk.folder import DeskFolder
from hotseat.desk.models import Quote, Sheet, Turn
from hotseat.errors import HotseatError
from hotseat.settings.models import Settings
from hotseat.tui.widgets.transcript import GUTTER, Transcript


async def test_the_words_of_the_question_who_said_them_when_and_nobodys_name(
    tmp_path: Path,
) -> None:
    async with marking(tmp_path, size=(80, 40)) as app:
        assert "Desk · Candidate A · The returns bot" in app.screen
        assert "names hidden · 0 of 4 scored" in app.screen
        assert "04:10  Candidate A" in app.screen
        assert "1:05:09  Candidate A" in app.screen
        assert "05:02  Interviewer" in app.screen
        assert " ▸The tone is fine, so this is not" in app.screen
        assert "1 Diagnosis" in app.screen
        assert "◂ now" in app.screen
        assert "hidden until you score" in app.screen
        assert "Hello ███, what would" in app.screen
        for name in ("Ada", "Grace", "example.org", "Thank you"):
            assert name not in app.screen


async def test_a_name_that_is_a_word_of_the_rubric_hides_no_technique(tmp_path: Path) -> None:
    said = (Turn(GRACE, 1.0, "Hello Lora."), Turn("Lora Lace", 2.0, "I tune a lora, a LoRA."))
    interview = put(said, candidate="Lora Lace", sheets=[Sheet(DECISION.id, 0, 1)])
    async with marking(tmp_path, interview) as app:
        assert "I tune a lora, a LoRA." in app.screen
        assert "Hello ████." in app.screen


async def test_a_level_before_the_words_does_nothing_and_says_so(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("2")
        assert "Pick the words first" in app.notices
        assert "space picks words, x states" in app.notices
        assert app.marking("diagnosis").levels == ()
        assert "hidden until you score" in app.screen


async def test_words_then_a_level_then_the_tools_view(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("space")
        assert "1 quote · now a level" in app.screen
        assert app.marking("diagnosis").quotes == (Quote(1, 0, 53),)
        assert "tool   hidden" in app.screen
        await app.press("1")
        assert "yours  ●○  named" in app.screen
        assert "tool   ●●  grounded" in app.screen
        assert "1 quote · differs" in app.screen
        assert "names hidden · 1 of 4 scored" in app.screen
        given = app.marking("diagnosis")
        assert (given.level, given.suggested) == (1, 2)
        assert given.shown_at is not None
        # The line that the tool's words end on says so, and only for the part at hand.
        assert "t" in gutter(app)
        await app.press("c")
        assert "t" not in gutter(app)


def notes(app: AtTheDesk) -> list[str]:
    """The notes on the disk."""
    return [note.text for note in app.kept.notes]


def finished(app: AtTheDesk) -> bool:
    """Whether the interview on the disk is."""
    return app.kept.locked_at is not None


def held(app: AtTheDesk) -> bool:
    """Whether stretches are added."""
    picker = app.desk_screen.at.picker
    return picker is not None and picker.held


def gutter(app: AtTheDesk) -> list[str]:
    """What stands behind the words, line by line."""
    widget = app.app.screen.query_one(Transcript)
    end = widget.size.width
    return [line[end - GUTTER : end].strip() for line in app.screen.splitlines()]


async def test_agreeing_with_the_tool_is_no_news(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("space", "2")
        assert "tool   ●●  grounded" in app.screen
        assert "differs" not in app.screen


async def test_a_change_after_that_needs_a_reason(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("space", "1", "2")
        assert "Why grounded now?" in app.screen
        await app.press("enter")
        assert "Without a reason it stays as it was." in app.flat
        await app.press("escape")
        assert app.marking("diagnosis").level == 1
        assert "Why grounded now?" not in app.screen
        await app.press("2")
        await app.type("the facts")
        await app.press("enter")
        given = app.marking("diagnosis")
        assert [each.level for each in given.levels] == [1, 2]
        assert given.levels[1].reason == "the facts"
        assert given.levels[1].seen
        assert "changed, because: the facts" in app.right


async def test_no_evidence_can_be_stated_and_taken_back(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("x")
        assert app.marking("diagnosis").no_evidence
        assert "no evidence · now a level" in app.screen
        await app.press("minus")
        assert not app.marking("diagnosis").no_evidence
        await app.press("x", "0")
        assert "yours  ○○  missing" in app.screen


async def test_stretches_words_and_more_of_them(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        picker = app.desk_screen.at.picker
        assert picker is not None
        await app.press("down")
        assert picker.words.startswith("The facts it needs")
        await app.press("left")
        assert not picker.words.endswith("week.")
        await app.press("right", "up", "less_than_sign", "greater_than_sign")
        assert picker.words.startswith("tone is")
        await app.press("up", "J", "space")
        assert [q.end for q in app.marking("diagnosis").quotes] == [118]
        await app.press("v")
        assert held(app)
        await app.press("escape")
        assert not held(app)
        await app.press("end")
        assert picker.words.endswith("ada@example.org.")
        await app.press("home")
        assert picker.words.startswith("The tone")


async def test_words_over_two_turns_are_two_quotes(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("down", "down", "J", "space")
        assert [q.turn for q in app.marking("diagnosis").quotes] == [1, 3]


async def test_the_same_words_again_are_taken_back(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("space", "space")
        assert app.marking("diagnosis").quotes == ()
        await app.press("u")
        assert len(app.marking("diagnosis").quotes) == 1


async def test_the_way_through_the_criteria(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        at = app.desk_screen.at
        await app.press("tab")
        assert at.here == 1
        await app.press("shift+tab", "C")
        assert at.here == 5
        assert "6 Specific" in app.screen
        await app.press("c", "space", "2", "enter")
        assert at.here == 1
        await app.press("right_square_bracket", "x", "0", "enter")
        assert at.here == 3
        await app.press("x", "0", "enter")
        assert at.here == 1
        await app.press("x", "0", "enter")
        said = "All that is needed has a level; Order and Specific may be left out."
        assert said in app.notices


async def test_what_was_done_last_is_taken_back_first(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("space", "down", "space", "x")
        assert app.marking("diagnosis").no_evidence
        await app.press("u")
        assert len(app.marking("diagnosis").quotes) == 2
        assert not app.marking("diagnosis").no_evidence
        await app.press("p", "2", "p", "n")
        await app.type("latency")
        await app.press("enter")
        assert notes(app) == ["latency"]
        await app.press("u")
        assert app.kept.notes == ()
        assert len(app.desk.sheet(DECISION.id).asked) == 1
        await app.press("u")
        assert app.desk.sheet(DECISION.id).asked == ()
        await app.press("u", "u")
        assert app.marking("diagnosis").quotes == ()
        await app.press("u")
        assert "There is nothing to take back." in app.notices


async def test_a_note_is_kept_while_it_is_typed_and_waits_for_its_end(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("n")
        await app.type("asked for lat")
        await app.until(lambda: app.kept.note_draft == "asked for lat")
        await app.type("ency")
        await app.press("escape")
        assert app.kept.note_draft == "asked for latency"
        assert app.kept.notes == ()
        await app.press("n")
        assert "asked for latency" in app.screen
        await app.press("enter")
        assert notes(app) == ["asked for latency"]
        assert app.kept.note_draft == ""


async def test_what_was_typed_is_kept_when_the_app_ends(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("n")
        await app.type("half a li")
        app.app.practice.save_at_the_end()
        assert app.kept.note_draft == "half a li"
        # And others may open it.
        os.close(app.desk.folder.hold(app.desk.interview.id))


async def test_a_note_on_the_person_warns_first(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("n")
        await app.type("a good culture fit")
        await app.press("enter")
        assert app.kept.notes == ()
        assert "! “culture fit”:" in app.flat
        await app.press("escape")
        assert "culture fit”:" not in app.flat
        assert app.desk_screen.field.words == "a good culture fit"
        await app.press("enter", "enter")
        assert notes(app) == ["a good culture fit"]


async def test_probes_are_ticked_by_number(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("p")
        assert "Probes (same for everyone)" in app.screen
        assert "1  · Which fact tells you so?" in app.screen
        assert "A common follow-up on recommendation." in app.right
        await app.press("1", "9")
        assert "1  ✓ Which fact tells you so?" in app.screen
        assert app.desk.sheet(DECISION.id).asked == ("diagnosis",)
        await app.press("escape")
        assert "1 of 4 probes asked" in app.screen
        await app.press("1")
        assert app.desk.sheet(DECISION.id).asked == ("diagnosis",)


async def test_names_are_shown_on_a_key_and_the_log_has_it(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("m")
        assert "names shown" in app.screen
        assert ADA in app.screen
        assert GRACE in app.screen
        assert "Hello Ada, what" in app.screen
        assert app.acts[-1] == "names shown"
        await app.press("m")
        assert "names hidden" in app.screen
        assert "Ada" not in app.screen
        assert app.acts.count("names shown") == 1


async def test_finishing_asks_once_and_nothing_is_changed_after_it(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("L")
        assert "There is no level yet on Diagnosis, Recommendation" in app.notices
        for _ in range(4):
            await app.press("x", "0", "enter")
        await app.press("f10")
        assert "Finish this interview?" in app.screen
        await app.press("1", "escape")
        assert not finished(app)
        await app.press("L", "enter")
        assert finished(app)
        assert "finished" in app.screen.splitlines()[0]
        for key in ("space", "x", "n", "u", "L"):
            await app.press(key)
        assert "This interview is finished" in app.notices
        assert not app.desk_screen.field.is_open


async def test_it_is_written_to_a_file_masked_and_the_log_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "hotseat-desk-A-2026-03-04.md").write_text("before")
    async with marking(tmp_path) as app:
        await app.press("space", "1", "e")
        await app.until(lambda: "Written to" in app.notices)
        written = (tmp_path / "hotseat-desk-A-2026-03-04-2.md").read_text()
        assert "Diagnosis" in written
        assert "Ada" not in written
        assert app.acts[-1] == "export"
        assert (tmp_path / "hotseat-desk-A-2026-03-04.md").read_text() == "before"


async def test_two_questions_each_with_its_words_and_marks(tmp_path: Path) -> None:
    sheets = (Sheet(DECISION.id, 0, 1), Sheet(CONCEPT.id, 2, 3))
    async with marking(tmp_path, put(sheets=sheets)) as app:
        assert "1 of 2" in app.screen
        assert "04:10" in app.screen
        assert "1:05:09" not in app.screen
        await app.press("full_stop")
        await app.ready()
        assert "2 of 2" in app.screen
        assert "1:05:09" in app.screen
        assert "04:10" not in app.screen
        assert "1 tuning changes the ◂ now weights" in app.right
        await app.press("space", "2")
        assert "The levels of tuning changes the weights go from 0 to 1." in app.notices
        await app.press("1")
        assert app.marking("weights", CONCEPT.id).level == 1
        await app.press("comma")
        await app.ready()
        assert "04:10" in app.screen
        await app.press("t")
        assert "1:05:09" in app.screen or "Interviewer" in app.screen


@pytest.mark.parametrize(("mode", "said"), [("before", "shown before scoring"), ("off", "no sugg")])
async def test_other_modes_say_so(tmp_path: Path, mode: str, said: str) -> None:
    interview = put(suggest="before" if mode == "before" else "off")
    async with marking(tmp_path, interview, size=(120, 40)) as app:
        assert said in app.screen.splitlines()[0]
        assert ("tool" in app.screen) == (mode == "before")
        assert "hidden until you score" not in app.screen
        await app.press("space", "1")
        assert ("tool   ●●  grounded" in app.screen) == (mode == "before")
        await app.press("w")
        await app.until_on("PageScreen")
        assert ("The tool's" in app.screen) == (mode == "before")


async def test_why_says_what_is_asked_what_was_said_and_by_which_rule(tmp_path: Path) -> None:
    async with marking(tmp_path, size=(100, 45)) as app:
        await app.press("w")
        await app.until_on("PageScreen")
        assert "What grounded asks for." in app.screen
        assert "hidden until you score" in app.screen
        assert "topic.yaml" not in app.screen
        await app.press("escape", "space", "1", "w")
        await app.until_on("PageScreen")
        assert "“change every week”" in app.screen
        assert "It says so. (topic.yaml:12)" in app.screen
        assert "“The tone is fine, so this is not a behaviour problem.”" in app.flat


async def test_one_criterion_across_all_candidates(tmp_path: Path) -> None:
    ids = sorted(put().id for _ in range(4))
    other = put(sheets=[Sheet("radiology", 0, 3)])
    folder = DeskFolder()
    elsewhere = folder.hold(ids[2])
    async with marking(tmp_path, folder.load(ids[1])) as app:
        await app.press("c", "h")
        await app.ready()
        assert "Recommendation · all candidates · 1 of 4" in app.screen
        assert app.desk.interview.id == ids[0]
        os.close(folder.hold(ids[1]))
        await app.press("space", "1", "enter")
        await app.ready()
        assert app.desk.interview.id == ids[1]
        assert app.desk_screen.at.here == 1
        await app.press("enter")
        await app.ready()
        assert "is open in another hotseat and left out here." in app.notices
        assert app.desk.interview.id == ids[3]
        assert "all candidates · 4 of 4" in app.screen
        await app.press("enter")
        assert "That was the last candidate with this question." in app.notices
        await app.ready()
        assert app.desk.interview.id == ids[1]
        assert not app.desk.read_only
        assert app.desk_screen.at.here == 1
        assert "all candidates" not in app.screen.splitlines()[0]
        os.close(elsewhere)
        assert folder.load(ids[0]).sheets[0].marking("recommendation").level == 1
        assert folder.load(other.id).sheets[0].markings == {}


async def test_open_elsewhere_it_can_only_be_read(tmp_path: Path) -> None:
    interview = put()
    first = Desk.open(DeskFolder(), interview.id, shelf(), FakeClock())
    async with marking(tmp_path, interview) as app:
        assert "read only" in app.screen.splitlines()[0]
        assert "here it can only be read" in app.notices
        for key in ("space", "x", "n", "m", "u", "L", "p", "1"):
            await app.press(key)
        assert app.kept.sheets[0].markings == {}
        assert "names hidden" in app.screen
        assert first.folder.knocked(interview.id)
    first.close()


async def test_who_has_it_open_is_told_of_another(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        Desk.open(DeskFolder(), app.desk.interview.id, shelf(), FakeClock())
        app.desk_screen._look()
        await app.pilot.pause()
        assert "Another hotseat opened this interview" in app.notices


async def test_what_cannot_be_kept_is_told_and_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with marking(tmp_path) as app:

        def fails(*_: object) -> None:
            raise HotseatError("the disk is full")

        monkeypatch.setattr(app.desk.folder, "save", fails)
        await app.press("space", "x", "n", "z", "enter")
        assert "the disk is full" in app.notices
        assert app.marking("diagnosis").quotes == ()
        assert "space picks a quote, x none" in app.screen
        assert app.where == "DeskScreen"


async def test_a_log_that_is_late_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with marking(tmp_path) as app:

        def fails(*_: object, **__: object) -> None:
            raise HotseatError("no room for the log")

        monkeypatch.setattr(app.desk.folder.log, "append", fails)
        await app.press("space", "1")
        assert app.marking("diagnosis").level == 1
        assert "The log lacks this so far" in app.notices
        assert "no room for the log" in app.notices


async def test_the_mouse_picks_words_criteria_and_levels(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        row = next(
            n for n, line in enumerate(app.screen.splitlines()) if line.startswith(" ▸The tone")
        )
        words = app.app.screen.query_one(Transcript)
        at = app.desk_screen.at
        assert at.picker is not None
        await app.pilot.mouse_down(words, offset=(6, row - 2))
        await app.pilot.hover(words, offset=(13, row - 2))
        await app.pilot.mouse_up(words, offset=(13, row - 2))
        await app.pilot.pause()
        assert at.picker.words == "tone is"
        await app.pilot.click(words, offset=(6, row - 2))
        assert at.picker.words == "The tone is fine, so this is not a behaviour problem."
        await app.press("space")
        column = app.screen.splitlines()[4].index("1 named")
        await app.pilot.click(offset=(column + 2, 4))
        assert app.marking("diagnosis").level == 1
        row = next(n for n, s in enumerate(app.screen.splitlines()) if "2 Recommendation" in s)
        await app.pilot.click(offset=(52, row))
        assert at.here == 1


async def test_no_color_keeps_every_meaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with marking(tmp_path) as app:
        await app.press("space", "1")
        assert "[«The tone is fine, so this is not a behaviour problem.»¹] The" in app.left
        assert "‹change every week›. I would" in app.left
        await app.press("c", "down", "space")
        assert "»²" in app.screen
        assert "problem.»¹ [«The facts it needs" in app.left
        await app.press("left", "f1")
        await app.until_on("HelpScreen")
        assert "Without colour [ ] are the ends of what you point to" in app.flat


@pytest.mark.parametrize("size", [(60, 20), (40, 10), (20, 5), (200, 60), (80, 15)])
async def test_no_size_is_too_small_for_any_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with marking(tmp_path, size=size) as app:
        for key in ("space", "1", "2", "escape", "n", "z", "escape", "p", "1", "p", "enter", "w"):
            await app.press(key)
        await app.press("escape", "m", "t", "t", "end", "home", "pagedown", "c", "h")
        await app.ready()
        await app.press("enter", "L", "escape")
        assert app.marking("diagnosis").level == 1


async def test_from_120_columns_notes_and_probes_stand_beside(tmp_path: Path) -> None:
    async with marking(tmp_path, size=(120, 40)) as app:
        assert "kept until 2027-03-01" in app.screen
        assert "│ Notes" in app.screen
        assert "· Which fact tells you so?" in app.screen
        assert "What grounded asks for." in app.right
        await app.press("p", "1")
        assert "✓ Which fact tells you so?" in app.screen
        assert "1 Diagnosis" in app.screen


@pytest.mark.parametrize(
    "interview",
    [
        lambda: put(candidate=""),
        lambda: put(sheets=()),
        lambda: put(sheets=[Sheet("gone", 0, 1)]),
        lambda: put([Turn(GRACE, None, "Nobody else spoke.")], candidate=GRACE, sheets=()),
        lambda: put([Turn(GRACE, 1.0, "Only me.")], sheets=[Sheet(DECISION.id, 0, 0)]),
    ],
)
async def test_an_interview_that_cannot_be_marked_yet_is_shown(
    tmp_path: Path, interview: object
) -> None:
    assert callable(interview)
    async with marking(tmp_path, interview(), wait=False) as app:
        for key in ("space", "1", "x", "down", "end", "c", "enter", "u", "p", "h", "t", "L"):
            await app.press(key)
        assert app.where == "DeskScreen"
        await app.press("w")


async def test_a_rubric_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    books = shelf()

    def broken() -> None:
        raise HotseatError("the rubric has no bands")

    books.before_scoring = broken
    async with marking(tmp_path, library=books) as app:
        assert "This cannot be marked. the rubric has no bands" in app.right
        await app.press("space", "1")
        assert app.where == "DeskScreen"


async def test_escape_leaves_and_lets_others_open_it(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        desk = app.desk
        await app.press("escape")
        await app.until_on("HomeScreen")
        os.close(desk.folder.hold(desk.interview.id))


async def test_keys_are_as_they_are_set(tmp_path: Path) -> None:
    async with marking(tmp_path, settings=Settings({"desk.quote": "q"})) as app:
        assert "q quote" in app.screen
        await app.press("space")
        assert app.marking("diagnosis").quotes == ()
        await app.press("q")
        assert len(app.marking("diagnosis").quotes) == 1


async def test_no_word_judges_the_person(tmp_path: Path) -> None:
    async with marking(tmp_path, size=(120, 60)) as app:
        seen = [app.screen]
        for key in ("space", "1", "w", "escape", "f1"):
            await app.press(key)
            seen.append(app.screen)
        said = " ".join(seen).lower()
        for word in ("overall", "total", "verdict", "hire", "rank", "pass mark", "recommended"):
            assert word not in said


async def test_a_note_survives_a_way_home_that_asks_nobody(tmp_path: Path) -> None:
    async with marking(tmp_path) as app:
        await app.press("n")
        await app.type("half a line")
        app.app.practice.home()
        await app.until_on("HomeScreen")
        await app.until(lambda: app.kept.note_draft == "half a line")


async def test_a_view_that_fails_where_it_comes_first_ends_nothing(tmp_path: Path) -> None:
    books = shelf()

    def broken() -> None:
        raise HotseatError("no bands")

    books.before_scoring = broken
    async with marking(tmp_path, put(suggest="before"), library=books) as app:
        await app.press("space", "1", "c", "h", "p", "w", "enter", "t")
        assert "This cannot be marked. no bands" in app.right


async def test_names_that_are_hidden_are_no_quote_less(tmp_path: Path) -> None:
    turns = [Turn(GRACE, 1.0, "And?"), Turn(ADA, 2.0, "Ada Lovelace says: look it up first.")]
    interview = put(turns, sheets=[Sheet(DECISION.id, 0, 1)])
    async with marking(tmp_path, interview, size=(120, 40)) as app:
        assert "███ ████████ says: look it up" in app.left
        await app.press("space")
        assert app.marking("diagnosis").quotes == (Quote(1, 0, 36),)
        await app.press("w")
        await app.until_on("PageScreen")
        assert "“███ ████████ says: look it up first.”" in app.flat


async def test_a_view_that_may_come_first_is_seen_one_by_one_and_the_log_has_it(
    tmp_path: Path,
) -> None:
    async with marking(tmp_path, put(suggest="before"), size=(120, 40)) as app:
        assert app.acts == ["import", "shown"]
        assert app.screen.count("tool ") == 1
        await app.press("c", "C")
        assert app.acts == ["import", "shown", "shown"]
        assert app.screen.count("tool ") == 2
        assert app.marking("recommendation").shown_at is not None
        assert app.marking("combine").shown_at is None


async def test_a_view_before_that_cannot_be_logged_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with marking(tmp_path, put(suggest="before"), size=(120, 40)) as app:

        def fails(*_: object) -> None:
            raise HotseatError("the disk is full")

        monkeypatch.setattr(app.desk.folder, "save", fails)
        await app.press("c")
        assert "the disk is full" in app.notices
        assert app.screen.count("tool ") == 1
