"""Mock interviews and drills from the first question to the report, and back after leaving."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of
from tests.tui.test_timed import START, begin, headline

from hotseat.errors import HotseatError
from hotseat.interview.outcome import Marks, mark
from hotseat.interview.sitting import Feedback, Run, drill, mock
from hotseat.interview.turn import Answer
from hotseat.records.store import Store
from hotseat.settings.models import Settings
from hotseat.tui.screens.interview import InterviewScreen

THIRD = replace(DECISION, id="radio", title="The radio", cause="behavior", level="senior")
ALL = (DECISION, SECOND, THIRD, CONCEPT)
WEAK = "The tone is fine, so this is not a behaviour problem. They change every week."


def library() -> FakeLibrary:
    return FakeLibrary(bank_of(*ALL))


def interview(feedback: Feedback = "end", probing: bool = False) -> Run:
    run = mock([DECISION, SECOND, THIRD], started_at=START, budget=900, feedback=feedback)
    run.probing = probing
    return run


def handed_in(app: Driver, words: str = ANSWER) -> Answer:
    """What is handed in when it is marked at once."""
    screen = app.app.screen
    assert isinstance(screen, InterviewScreen)
    return screen.turn.hand_in(words, app.app.clock.now())


def marks_of(app: Driver, words: str = ANSWER) -> Marks:
    """Its marks."""
    shelf = app.app.session.library
    assert shelf is not None
    return mark(handed_in(app, words), shelf)


async def hand_in(app: Driver, words: str) -> None:
    """Answer what is asked, and wait for what comes next."""
    before = app.app.screen
    await app.write(words)
    await app.press("ctrl+s")
    await app.until(lambda: app.app.screen is not before and app.app.screen.is_current)
    await app.pilot.pause()


async def test_a_mock_interview_ends_in_a_report(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview())
        for place in (1, 2, 3):
            assert f"Mock interview · {place} of 3" in headline(app)
            await app.write(ANSWER if place < 3 else "Nothing of use.")
            await app.pass_time(60)
            await app.press("ctrl+s")
            if place < 3:
                await app.until(lambda at=place: f"· {at + 1} of 3" in headline(app))  # type: ignore[misc]
        await app.until_on("ReportScreen")
        assert headline(app) == "Mock interview · report 3 answers · 3:00 of 15:00"
        assert "The returns bot" in app.screen
        assert "full in 2 of 3, does not fit in 1" in app.screen
        assert "Work on other technique." in app.screen
        assert app.store.open_sitting() is None
        assert {a.sitting_id for a in app.store.attempts()} == {1}
        await app.press("enter")
        await app.until_on("FeedbackScreen")
        assert "The returns bot" in app.screen
        await app.press("enter")
        await app.until_on("ReportScreen")
        await app.press("escape")
        await app.until_on("HomeScreen")
        assert "Resume" not in app.screen


async def test_feedback_after_each(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview("each"))
        await hand_in(app, ANSWER)
        assert app.where == "FeedbackScreen"
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert "· 2 of 3" in headline(app)


async def test_time_that_is_used_up_leaves_questions_out_and_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview())
        await app.write(ANSWER)
        await app.pass_time(901)
        assert "session over" in headline(app)
        await app.press("ctrl+s")
        await app.until_on("ReportScreen")
        assert "1 answer · 15:01 of 15:00" in headline(app)
        assert "Not reached: Radiology notes, The radio" in app.flat


async def test_it_goes_on_where_it_was_left(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running(tmp_path, library=library(), clock=clock) as app:
        await begin(app, interview())
        await hand_in(app, ANSWER)
        await app.until(lambda: "· 2 of 3" in headline(app))
        await app.write("half of it")
        await app.pass_time(40)
        await app.press("escape")
        await app.until_on("HomeScreen")
        await app.until_seen("Mock interview, 2 of 3")
    clock.go_on(86_400)
    async with running(tmp_path, library=library(), clock=clock) as app:
        await app.until_seen("Mock interview, 2 of 3 · yesterday at")
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert "· 2 of 3" in headline(app)
        assert "04:20 left" in headline(app)
        assert "session 14:20 left" in headline(app)
        assert app.area.text == "half of it"


async def test_a_new_one_ends_the_one_that_was_left(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview())
        await hand_in(app, ANSWER)
        app.app.practice.home()
        await begin(app, drill([DECISION], started_at=START, limit=60))
        assert "its answers are kept" in app.notices
        left = app.store.open_sitting()
        assert left is not None
        assert left.mode == "drill"
        assert len(app.store.attempts()) == 1


async def test_a_question_that_the_bank_has_no_more_is_passed_over(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview())
        app.app.practice.home()
    async with running(tmp_path, library=FakeLibrary(bank_of(SECOND, THIRD))) as app:
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert "Radiology notes" in app.screen


# Judging oneself


async def test_the_guess_stands_beside_the_marks(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings()) as app:
        await app.open_question()
        await hand_in(app, ANSWER)
        assert app.where == "PredictScreen"
        await app.press("2", "1", "space", "0")
        await app.until_on("FeedbackScreen")
        rows = [row.split() for row in app.screen.splitlines()]
        assert ["you", "said", "now"] in rows
        [row] = [r for r in rows if r[:2] == ["2", "Recommendation"]]
        assert row[2:5] == ["●○", "●●", "reasoned"]
        [row] = [r for r in rows if r[1:3] == ["Other", "technique"]]
        assert row[3:5] == ["–", "○○"]
        [attempt] = app.store.attempts()
        assert attempt.predicted == {"diagnosis": 2, "recommendation": 1, "combine": 0}
        await app.press("end")
        await app.until_seen("You foresaw 2 of 3 levels; 1 you rated too low.")


async def test_enter_skips_and_backspace_takes_back(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings()) as app:
        await app.open_question()
        await hand_in(app, ANSWER)
        await app.press("0", "backspace", "1")
        await app.until_seen("●○ named")
        await app.press("enter")
        await app.until_on("FeedbackScreen")
        assert app.store.attempts()[0].predicted == {"diagnosis": 1}
        await app.answer_without_judging("Nothing of use.", SECOND.id)
        assert app.store.attempts()[0].predicted == {}


async def test_concept_answers_are_not_guessed(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings()) as app:
        await app.open_question(CONCEPT.id)
        await hand_in(app, "weights and reading")
        assert app.where == "FeedbackScreen"


async def test_an_answer_is_kept_before_it_is_judged(tmp_path: Path) -> None:
    async with running(tmp_path, settings=Settings()) as app:
        await app.open_question()
        await hand_in(app, ANSWER)
        await app.until(lambda: len(app.store.attempts()) == 1)
        assert app.where == "PredictScreen"
        assert next(iter(app.store.latest_drafts()), None) is None


# Follow-ups


async def test_a_follow_up_is_asked_and_marked_together(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(WEAK)
        await app.press("f")
        await app.until_on("InterviewScreen")
        assert "follow-up" in headline(app)
        assert "You said" in app.screen
        await hand_in(app, "I would retrieve from the policy pages.")
        assert app.where == "FeedbackScreen"
        rows = [row.split() for row in app.screen.splitlines()]
        assert ["unasked", "when", "asked"] in rows
        [row] = [r for r in rows if r[1:2] == ["Recommendation"]]
        assert row[2:5] == ["○○", "●●", "reasoned"]
        [attempt] = app.store.attempts()
        assert attempt.probe is not None
        assert attempt.probe.criterion == "recommendation"
        assert attempt.probe.answer == "I would retrieve from the policy pages."
        assert attempt.scorecard["marks"]["recommendation"]["level"] == 0
        assert attempt.probe.scorecard["marks"]["recommendation"]["level"] == 2
        assert "answer it" not in app.screen


async def test_in_a_mock_interview_it_is_asked_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview("each", probing=True))
        await hand_in(app, WEAK)
        assert "1 of 3 · follow-up" in headline(app)
        await hand_in(app, "I would retrieve from the policy pages.")
        assert app.where == "FeedbackScreen"
        assert "when asked" in app.screen
        await app.press("enter")
        await app.until(lambda: "· 2 of 3" in headline(app))


async def test_an_open_follow_up_is_asked_again_after_a_crash(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview(probing=True))
        await hand_in(app, WEAK)
        asked = app.screen.splitlines()[3]
        await app.write("I would")
        app.app.practice.save_draft()
    async with running(tmp_path, library=library()) as app:
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert "follow-up" in headline(app)
        assert app.screen.splitlines()[3] == asked
        assert app.area.text == "I would"
        await hand_in(app, " retrieve from the policy pages.")
        await app.until(lambda: "· 2 of 3" in headline(app))
        [attempt] = app.store.attempts()
        assert attempt.probe is not None
        assert attempt.probe.answer == "I would retrieve from the policy pages."


async def test_a_follow_up_may_be_left_unanswered(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview(probing=True))
        await hand_in(app, WEAK)
        await app.press("ctrl+s")
        assert "follow-up" in headline(app)
        await app.press("ctrl+s")
        await app.until(lambda: "· 2 of 3" in headline(app))
        [attempt] = app.store.attempts()
        assert attempt.probe is not None
        assert (attempt.probe.answer, attempt.probe.scorecard) == ("", {})


# Coming back


async def test_what_is_due_comes_back_as_its_twin(tmp_path: Path) -> None:
    clock = FakeClock()
    twins = (replace(DECISION, twin="radio"), SECOND, replace(THIRD, twin=DECISION.id))
    shelf = FakeLibrary(bank_of(*twins))
    async with running(tmp_path, library=shelf, clock=clock) as app:
        await app.answer("Nothing of use.", DECISION.id)
        await app.press("escape")
        await app.until_on("HomeScreen")
        assert "due" not in app.screen
    clock.go_on(2 * 86_400)
    async with running(tmp_path, library=shelf, clock=clock) as app:
        await app.until_seen("1 question is due. About 6 minutes.")
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert "The radio" in app.screen
        assert headline(app).startswith("Due")


async def test_a_retry_shows_the_levels_of_the_try_before(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(WEAK)
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert app.area.text == WEAK
        await hand_in(app, " I would retrieve from the policy pages.")
        assert "second try" in headline(app)
        rows = [row.split() for row in app.screen.splitlines()]
        assert ["before", "now"] in rows
        [row] = [r for r in rows if r[1:2] == ["Recommendation"]]
        assert row[2:5] == ["○○", "●●", "reasoned"]
        await app.press("end")
        await app.until(lambda: "was 16" in app.screen)


# Leaving at the wrong moment, and records that fail


async def test_leaving_at_the_guess_skips_nothing(tmp_path: Path) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=900)
    async with running(tmp_path, library=library(), settings=Settings()) as app:
        await begin(app, run)
        await hand_in(app, WEAK)
        await app.until(lambda: len(app.store.attempts()) == 1)
        app.app.practice.home()
        await app.until_seen("Mock interview, 1 of 2")
    async with running(tmp_path, library=library(), settings=Settings()) as app:
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert "1 of 2 · follow-up" in headline(app)
        await hand_in(app, "I would retrieve from the policy pages.")
        await app.until(lambda: "· 2 of 2" in headline(app))
        await hand_in(app, ANSWER)
        assert app.where == "PredictScreen"
        app.app.practice.home()
    async with running(tmp_path, library=library(), settings=Settings()) as app:
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert "2 of 2 · follow-up" in headline(app)
        await app.press("ctrl+s", "ctrl+s")
        await app.until_on("ReportScreen")
        assert "2 answers" in headline(app)
        assert app.store.open_sitting() is None


async def test_a_sitting_that_only_lacks_its_report_shows_it(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        run = mock([DECISION], started_at=START, budget=900)
        run.probing = False
        await begin(app, run)
        app.app.session.keep(handed_in(app), marks_of(app))
        app.app.practice.home()
        await app.until_seen("Mock interview, the report")
        await app.press("r")
        await app.until_on("ReportScreen")
        assert "1 answer " in headline(app)


async def test_what_could_not_be_written_keeps_its_guess_and_its_follow_up(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), settings=Settings()) as app:
        run = mock([DECISION, SECOND], started_at=START, budget=900)
        await begin(app, run)
        app.store._db.execute("pragma query_only = on")
        await hand_in(app, WEAK)
        await app.press("2", "0", "0", "0")
        await app.until(lambda: "follow-up" in headline(app))
        await hand_in(app, "I would retrieve from the policy pages.")
        await app.until(lambda: "· 2 of 2" in headline(app))
        assert app.store.attempts() == []
        app.store._db.execute("pragma query_only = off")
        await hand_in(app, ANSWER)
        await app.until(lambda: len(app.store.attempts()) == 2)
        first = app.store.attempts()[-1]
        assert first.predicted["diagnosis"] == 2
        assert first.probe is not None
        assert first.probe.answer == "I would retrieve from the policy pages."
        assert first.sitting_id == run.id


async def test_a_sitting_that_could_not_be_begun_is_whole_all_the_same(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        app.store._db.execute("pragma query_only = on")
        run = interview()
        await begin(app, run)
        app.store._db.execute("pragma query_only = off")
        for place in (1, 2, 3):
            await app.until(lambda at=place: f"· {at} of 3" in headline(app))  # type: ignore[misc]
            await hand_in(app, ANSWER)
        await app.until_on("ReportScreen")
        assert "3 answers" in headline(app)
        assert {a.sitting_id for a in app.store.attempts()} == {run.id} != {0}


async def test_an_old_answer_that_cannot_be_read_costs_no_new_one(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(WEAK)
        app.store._db.execute("update answers set disputes = 'x'")
        await app.open_question()
        await hand_in(app, ANSWER)
        assert app.where == "FeedbackScreen"
        assert app.store.counts() == {DECISION.id: 2}


async def test_a_report_without_records_has_it_all(tmp_path: Path) -> None:
    def fail() -> Store:
        raise HotseatError("no records today")

    shelf = library()
    async with running(
        tmp_path, library=shelf, settings=Settings(), store_factory=fail, loaded=True
    ) as app:
        run = mock([DECISION, SECOND], started_at=START, budget=900)
        await begin(app, run)
        for _ in range(2):
            await hand_in(app, WEAK)
            await app.press("2", "0", "0", "0")
            await app.until(lambda: "follow-up" in headline(app))
            await hand_in(app, "I would retrieve from the policy pages.")
        await app.until_on("ReportScreen")
        assert "2 answers" in headline(app)
        results = app.app.session.results_of(run)
        assert [r.answer.follow_up is not None for r in results] == [True, True]
        assert all(r.predicted["diagnosis"] == 2 for r in results)


async def test_a_sitting_is_not_gone_on_with_while_its_answer_is_marked(tmp_path: Path) -> None:
    shelf, go_on = library(), threading.Event()
    async with running(tmp_path, library=shelf) as app:
        await begin(app, interview())

        def wait() -> None:
            go_on.wait(10)

        shelf.before_scoring = wait
        await app.write(ANSWER)
        await app.press("ctrl+s")
        app.app.practice.home()
        await app.until_on("HomeScreen")
        await app.press("r")
        assert "still being marked" in app.notices
        assert app.where == "HomeScreen"
        go_on.set()
        await app.until(lambda: len(app.store.attempts()) == 1)
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert "· 2 of 3" in headline(app)


async def test_practice_does_not_touch_the_clock_of_a_sitting(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview())
        await app.write("in the sitting")
        await app.pass_time(100)
        await app.press("escape")
        await app.open_question(DECISION.id)
        assert app.area.text == ""
        await app.write("in practice")
        await app.press("escape")
        await app.until_on("HomeScreen")
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert app.area.text == "in the sitting"
        assert "03:20 left" in headline(app)


async def test_a_follow_up_that_was_left_is_gone_on_with(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(WEAK)
        await app.press("f")
        await app.until_on("InterviewScreen")
        await app.write("I would")
        await app.press("escape")
        await app.until_seen("The returns bot · follow-up")
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert "follow-up" in headline(app)
        assert app.area.text == "I would"
        await hand_in(app, " retrieve from the policy pages.")
        assert app.store.attempts()[0].probe is not None


async def test_words_for_one_follow_up_do_not_stand_under_another(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.answer(WEAK)
        await app.press("f")
        await app.until_on("InterviewScreen")
        await app.write("for the first")
        await app.answer("Nothing of use.")
        await app.press("f")
        await app.until_on("InterviewScreen")
        assert app.area.text == ""


async def test_a_key_on_home_does_not_end_a_sitting_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview())
        await hand_in(app, ANSWER)
        app.app.practice.home()
        await app.until_on("HomeScreen")
        await app.press("t")
        assert app.where == "HomeScreen"
        assert "Mock interview, 2 of 3, is still open: r on the first screen" in app.notices
        await app.press("t")
        await app.until_on("InterviewScreen")
        assert headline(app).startswith("Drill")


async def test_a_retry_leads_back_into_its_sitting(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, interview("each"))
        await hand_in(app, ANSWER)
        await app.press("r")
        await app.until_on("InterviewScreen")
        assert headline(app).startswith("Practice")
        await hand_in(app, " More.")
        assert app.where == "FeedbackScreen"
        await app.press("enter")
        await app.until(lambda: "· 2 of 3" in headline(app))


# The time and what follow-ups add


async def overtime_and_follow_up(app: Driver) -> None:
    """A mock interview of one case, half of the answer in overtime, and its follow-up."""
    run = mock([DECISION, SECOND], started_at=START, budget=600)
    await begin(app, run)
    await app.write(WEAK)
    await app.pass_time(301)
    await app.write(" I would retrieve from the policy pages.")
    await app.pass_time(70)
    await app.press("ctrl+s")
    await app.until_on("PredictScreen")
    await app.press("2", "2", "1", "0")
    await app.until(lambda: app.where == "InterviewScreen" and "follow-up" in app.screen)
    await app.write("They would teach it nothing.")
    await app.pass_time(20)
    await app.press("ctrl+s")
    await app.until(lambda: app.where == "InterviewScreen" and "2 of 2" in app.screen)
    await app.press("ctrl+s", "ctrl+s")
    await app.until(lambda: app.where == "InterviewScreen" or app.where == "ReportScreen")
    await app.until_on("ReportScreen")


@pytest.mark.parametrize("size", [(80, 30), (120, 40), (60, 30)])
async def test_a_report_shows_what_counts_and_what_was_added(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, library=library(), settings=Settings(), size=size) as app:
        await overtime_and_follow_up(app)
        assert "Diag Reco Other When points" in app.flat
        assert ("asked time" in app.flat) == (size[0] >= 70)
        row = next(line.split() for line in app.screen.splitlines() if "The ret" in line)
        levels = [cell for cell in row if cell[0] in "●○"]
        assert levels == ["●●", "○○", "○○", "○○"]
        assert row[-2:] == ["5:00", "+1:11"]
        assert row[row.index("○○") + 3] == "16"
        assert "Follow-ups took 0:20" in app.flat
        assert "You foresaw 2 of 4 levels; 2 you rated too high." in app.flat
        assert "Not an assessment of a person." in app.flat
        assert max(map(len, app.screen.splitlines())) <= size[0]


@pytest.mark.parametrize("size", [(80, 40), (120, 40)])
@pytest.mark.parametrize("colour", [True, False])
async def test_its_feedback_agrees_and_shows_where_time_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], *, colour: bool
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path, library=library(), settings=Settings(), size=size) as app:
        await overtime_and_follow_up(app)
        await app.press("enter")
        await app.until_on("FeedbackScreen")
        assert "5:00 of 5:00 +1:11 · 0:20 follow-up" in headline(app)
        assert "you said on time unasked when asked" in app.flat.replace("Your answer │ ", "")
        left = " ".join(" ".join(row.partition("│")[0].split()) for row in app.screen.splitlines())
        assert "‹time› I would" in " ".join(left.split())
        assert app.screen.count("‹time›") == 1
        assert "enter back" in app.screen
        assert "next" not in app.screen.splitlines()[-1]
        assert "You foresaw 2 of 4 levels; 2 you rated too high." in " ".join(
            app.screen.replace("│", " ").split()
        )


async def test_where_a_follow_up_was_left_it_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, library=library(), size=(120, 40)) as app:
        long = replace(DECISION, probes={"recommendation": "What would you do first? " * 6})
        app.app.session.library = FakeLibrary(bank_of(long, SECOND))
        await begin(app, mock([long, SECOND], started_at=START, budget=900, feedback="each"))
        await hand_in(app, WEAK)
        await app.press("ctrl+s", "ctrl+s")
        await app.until_on("FeedbackScreen")
        left = [row.partition("│")[0].strip() for row in app.screen.splitlines()]
        assert "not answered" in left
        asked = [row for row in left if "would you" in row]
        assert len(asked) == 4, "wrapped once, to the width that there is"


async def test_think_time_is_told_apart_from_the_answers_own(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        await begin(app, drill([DECISION], started_at=START, limit=10, think=60))
        await app.pass_time(2)
        await app.write(ANSWER)
        await app.pass_time(10)
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert headline(app).endswith("first try · 0:10 of 0:10 · 0:02 thinking")


async def test_an_attempt_written_with_its_follow_up_is_one_answer(tmp_path: Path) -> None:
    async with running(tmp_path, library=library()) as app:
        run = mock([DECISION, SECOND], started_at=START, budget=900)
        await begin(app, run)
        app.store._db.execute("pragma query_only = on")
        await hand_in(app, WEAK)
        await app.until(lambda: "follow-up" in headline(app))
        app.store._db.execute("pragma query_only = off")
        await hand_in(app, "I would retrieve from the policy pages.")
        await app.until(lambda: "· 2 of 2" in headline(app))
        [attempt] = app.store.attempts()
        assert attempt.probe is not None
        [given] = app.app.session.results_of(run)
        assert given.attempt_id == attempt.id
        assert given.tries == 1
