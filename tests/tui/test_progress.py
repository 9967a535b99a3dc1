"""Progress and the list of all answers: what they show, and where their keys lead."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.fake_clock import FakeClock
from tests.interview.histories import generated
from tests.tui.driver import Driver, running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of
from tests.tui.test_hostile import ALL, ALONE, HostileLibrary, is_calm

from hotseat.interview.schedule import review
from hotseat.records.models import Attempt, Probe, Seat, Timing
from hotseat.records.store import Store
from hotseat.tui.screens.answers import MOST

GOOD = {"diagnosis": 2, "recommendation": 2, "other_technique": 0, "combine": 1}
SIZES = [(80, 24), (120, 40), (60, 20)]


def scorecard(total: int, levels: Mapping[str, int]) -> dict[str, Any]:
    marks = {name: {"level": level, "of": 2} for name, level in levels.items()}
    return {"total": total, "overall": 3, "marks": marks}


def attempt(ago: int = 0, question: str = DECISION.id, **changes: Any) -> Attempt:
    """An answer of so many days ago."""
    ended = FakeClock().now() - timedelta(days=ago)
    values: dict[str, Any] = {
        "question_id": question,
        "answer": ANSWER,
        "started_at": ended - timedelta(minutes=5),
        "ended_at": ended,
        "seconds": 300.0,
        "scorecard": scorecard(64, GOOD),
        "day": ended.date().isoformat(),
    }
    return Attempt(**{**values, **changes})


def keep(folder: Path, *attempts: Attempt) -> None:
    """Keep them as an earlier run of the app did."""
    store = Store.open(folder / "hotseat.db")
    for each in attempts:
        store.add_attempt(each)
    store.close()


async def open_progress(app: Driver) -> None:
    await app.press("o")
    await app.until_on("ProgressScreen")


async def test_without_answers_it_says_what_will_be_here_and_enter_begins(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_progress(app)
        assert "Nothing is kept yet." in app.flat
        assert "enter asks a first question" in app.flat
        assert "all answers" not in app.screen
        await app.press("a", "e", "d")
        assert app.where == "ProgressScreen"
        await app.press("enter")
        await app.until_on("InterviewScreen")


async def test_all_there_is_to_say_of_a_history(tmp_path: Path) -> None:
    keep(
        tmp_path,
        *(
            attempt(
                ago,
                on_time="The tone",
                on_time_card=scorecard(60, GOOD),
                predicted={"other_technique": 1, "combine": 1},
                timing=Timing(think=20, answer=200, overtime=30, limit=360),
                recommended_at=0.61,
            )
            for ago in (9, 8, 7, 4, 2, 1)
        ),
    )
    store = Store.open(tmp_path / "hotseat.db")
    given, expected = {"diagnosis": 1, "combine": 2}, {"diagnosis": 1, "combine": 1}
    store.add_seat(Seat(DECISION.id, "fair", FakeClock().now(), given, expected))
    store.close()
    async with running(tmp_path, size=(80, 40)) as app:
        await open_progress(app)
        for words in (
            "Progress · last 30 days 6 answers · 6 days",
            "Diagnosis ▇▇▇▇▇▇ grounded →",
            "Other technique ▁▁▁▁▁▁ missing → weakest",
            "Other technique: missing in 6 of 6 answers. Add the other technique.",
            "Judging yourself you overrate Other technique by about one level",
            "Pace first recommendation at 61% of the time, over 6 answers",
            "After time +4 points by typing on, over 6 answers",
            "As interviewer you agree with the expected marks on 1 of 2",
            "░░░··░·░░· 30 days",
            "Due today 0, tomorrow 0, this week 0",
            "Last answers The returns bot 60 yesterday",
        ):
            assert words in app.flat


@pytest.mark.parametrize(
    ("guesses", "words"),
    [
        (0, "guess your marks 5 more times to see which way you lean"),
        (4, "guess your marks 1 more time to see which way you lean"),
        (5, "your guesses are close to the marks"),
    ],
)
async def test_it_says_how_many_guesses_are_missing(
    tmp_path: Path, guesses: int, words: str
) -> None:
    guessed = [attempt(predicted={"diagnosis": 2} if at < guesses else {}) for at in range(5)]
    keep(tmp_path, *guessed)
    async with running(tmp_path) as app:
        await open_progress(app)
        assert words in app.flat


async def test_d_goes_from_30_days_to_90_to_all(tmp_path: Path) -> None:
    keep(tmp_path, attempt(200), attempt(200), attempt(60))
    async with running(tmp_path) as app:
        await open_progress(app)
        assert "No answers in the last 30 days. d shows more days." in app.flat
        await app.press("d")
        assert "last 90 days" in app.screen
        assert "1 answer · 1 day" in app.screen
        await app.press("d")
        assert "all days" in app.screen
        assert "3 answers · 2 days" in app.screen
        await app.press("d")
        assert "last 30 days" in app.screen


async def test_enter_drills_the_mark_that_is_named_where_it_went_worst(tmp_path: Path) -> None:
    # The last nine answers say one thing, all of the 30 days another.
    weak = scorecard(20, {**GOOD, "diagnosis": 0, "other_technique": 2})
    late = scorecard(60, {**GOOD, "diagnosis": 1, "other_technique": 1, "combine": 0})
    keep(
        tmp_path,
        *(attempt(20, scorecard=weak) for _ in range(20)),
        *(attempt(9 - at, SECOND.id if at % 2 else DECISION.id, scorecard=late) for at in range(9)),
    )
    async with running(tmp_path) as app:
        await open_progress(app)
        assert "Diagnosis: missing in 20 of 29 answers." in app.flat
        await app.press("enter")
        await app.until_on("InterviewScreen")
        assert "Drill · diagnosis" in app.screen
        assert "Radiology notes" in app.screen


async def test_where_there_is_room_each_question_has_its_levels_and_its_day(tmp_path: Path) -> None:
    now = FakeClock().now()
    store = Store.open(tmp_path / "hotseat.db")
    card = review(None, DECISION.id, 4, now, "2026-03-04")
    store.add_attempt(attempt(1, SECOND.id, scorecard=scorecard(9, {"diagnosis": 1})))
    store.add_attempt(attempt(0), card=card)
    store.close()
    async with running(tmp_path, size=(120, 40)) as app:
        await open_progress(app)
        right = [line.partition("│")[2].split() for line in app.screen.splitlines()]
        assert ["The", "returns", "bot", "●●", "●●", "○○", "●○", "2", "d"] in right
        assert ["Radiology", "notes", "●○", "–", "–", "–"] in right
        assert "Mon " in app.screen
        await app.pilot.resize_terminal(80, 24)
        await app.pilot.pause()
        assert "Radiology notes ●○" not in app.flat
        assert "Mon " not in app.screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colour", [True, False])
async def test_it_fits_and_says_the_same_without_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], *, colour: bool
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    keep(tmp_path, *(attempt(ago % 28, predicted={"combine": 2}) for ago in range(40)))
    async with running(tmp_path, size=size) as app:
        await open_progress(app)
        rows = app.screen.splitlines()
        assert max(map(len, rows)) <= size[0]
        assert "…" not in "".join(rows[3:7])
        for words in ("weakest", "missing", "Other technique: missing in 40 of 40", "Due"):
            assert words in app.flat
        left = app.app.screen.query_one("#all")
        assert left.max_scroll_x == 0


async def test_the_figures_are_those_of_many_answers(tmp_path: Path) -> None:
    keep(
        tmp_path,
        *(
            attempt(
                0,
                f"q{row.id % 7}",
                day=row.day,
                predicted=row.predicted,
                scorecard=scorecard(row.total or 0, row.levels),
            )
            for row in generated(60, 3)
        ),
    )
    async with running(tmp_path, size=(120, 40)) as app:
        await open_progress(app)
        await app.press("d", "d")
        days = len({row.day for row in generated(60, 3)})
        assert f"60 answers · {days} days" in app.screen


async def test_questions_that_are_gone_are_shown_by_their_ids(tmp_path: Path) -> None:
    gone = {"diagnosis": 7, "no-more": 1}
    keep(tmp_path, attempt(1, "long-gone"), attempt(0, "gone", scorecard=scorecard(50, gone)))
    async with running(tmp_path, size=(120, 40)) as app:
        await open_progress(app)
        assert "long-gone" in app.screen
        await app.press("a")
        await app.until_on("AnswersScreen")
        await app.press("enter")
        assert "not in the bank any more" in app.notices
        assert app.where == "AnswersScreen"
        await app.press("escape")
        await app.until_on("ProgressScreen")
        await app.press("enter")
        await app.until_on("InterviewScreen")


async def test_records_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "hotseat.db").write_text("not a database")
    async with running(tmp_path) as app:
        await open_progress(app)
        assert "cannot be read now" in app.flat
        await app.press("enter", "a", "e", "d", "escape")
        await app.until_on("HomeScreen")


async def test_e_writes_all_to_a_file_of_that_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    keep(tmp_path, attempt())
    first, second = home / "hotseat-2026-03-04.json", home / "hotseat-2026-03-04-2.json"
    async with running(tmp_path) as app:
        await open_progress(app)
        await app.press("e")
        await app.until(lambda: f"Written to {first}" in app.notices)
        [found] = json.loads(first.read_text())["attempts"]
        assert found["answer"] == ANSWER
        await app.press("a")
        await app.until_on("AnswersScreen")
        await app.press("e")
        await app.until(lambda: f"Written to {second}" in app.notices)
        home.chmod(0o500)
        home.rename(tmp_path / "moved")
        await app.press("e")
        await app.until(lambda: "cannot be written" in app.notices)


# All answers


async def test_the_list_has_the_latest_first_and_opens_their_feedback(tmp_path: Path) -> None:
    keep(
        tmp_path,
        attempt(3, answer="Nothing.", scorecard=scorecard(0, {})),
        attempt(2, SECOND.id, mode="mock", predicted={"diagnosis": 2}),
        attempt(1, answer="", scorecard={}),
        attempt(0),
    )
    async with running(tmp_path) as app:
        await open_progress(app)
        await app.press("a")
        await app.until_on("AnswersScreen")
        rows = [line.split() for line in app.screen.splitlines()[3:7]]
        assert rows[0] == ["The", "returns", "bot", "64", "today", "practice"]
        assert rows[1] == ["The", "returns", "bot", "–", "yesterday", "practice"]
        assert rows[2] == ["Radiology", "notes", "64", "2", "days", "ago", "mock"]
        assert "4 answers" in app.screen
        await app.press("down", "down", "enter")
        await app.until_on("FeedbackScreen")
        assert "Feedback · Radiology notes" in app.screen
        assert "grounded" in app.screen
        await app.press("escape")
        await app.until_on("AnswersScreen")
        await app.press("up", "up", "enter")
        await app.until_on("FeedbackScreen")
        assert "third try" in app.screen
        await app.press("enter", "escape")
        await app.until_on("ProgressScreen")
        await app.press("escape")
        await app.until_on("HomeScreen")


async def test_what_was_probed_is_shown_with_its_probe(tmp_path: Path) -> None:
    said = Probe("combine", "When both?", "I would retrieve from the policy pages.", 40, {})
    keep(tmp_path, attempt(0, answer="It has to change every week.", probe=said))
    async with running(tmp_path) as app:
        await open_progress(app)
        await app.press("a")
        await app.until_on("AnswersScreen")
        await app.press("enter")
        await app.until_on("FeedbackScreen")
        assert "asked: When both?" in app.flat


async def test_of_very_many_the_last_are_listed(tmp_path: Path) -> None:
    keep(tmp_path, *(attempt(1) for _ in range(MOST + 3)))
    async with running(tmp_path) as app:
        await open_progress(app)
        await app.press("a")
        await app.until_on("AnswersScreen")
        assert f"{MOST + 3} answers" in app.screen
        assert "3 older ones: hotseat stats --csv" in app.screen
        await app.press("end", "enter")
        await app.until_on("FeedbackScreen")


# Home


async def test_home_says_how_a_case_went_and_that_it_comes_as_its_twin(tmp_path: Path) -> None:
    now = FakeClock().now()
    twin = replace(DECISION, id="returns-bot-frozen", title="The frozen bot", twin=DECISION.id)
    store = Store.open(tmp_path / "hotseat.db")
    before = attempt(4)
    card = review(None, DECISION.id, 1, now - timedelta(days=4), before.day)
    store.add_attempt(before, card=card)
    store.close()
    library = FakeLibrary(bank_of(DECISION, twin, CONCEPT))
    async with running(tmp_path, library=library, size=(120, 40)) as app:
        await app.until_seen("1 question is due")
        assert "Next · The frozen bot" in app.screen
        assert "Last time missing on Other" in app.flat
        assert "4 days ago" in app.screen
        assert "This time a twin: one fact" in app.flat


async def test_home_says_nothing_of_a_case_that_is_new(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 40)) as app:
        assert "Next · " in app.screen
        assert "Last time" not in app.screen


# Hostile text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "size"),
    [
        *(pytest.param(words, (80, 24), id=name) for name, words in ALONE.items()),
        *(pytest.param(ALL, size, id=f"all, {size[0]}") for size in SIZES),
    ],
)
async def test_hostile_text_is_shown_as_it_is(
    tmp_path: Path, words: str, size: tuple[int, int]
) -> None:
    keep(tmp_path, attempt(1, answer=words or "-"), attempt(0, words or "gone"), attempt(0))
    async with running(tmp_path, library=HostileLibrary(words), size=size) as app:
        await is_calm(app)
        await open_progress(app)
        await is_calm(app)
        await app.press("pagedown")
        await is_calm(app)
        await app.press("f1")
        await app.until_on("HelpScreen")
        await is_calm(app)
        await app.press("escape", "a")
        await app.until_on("AnswersScreen")
        await is_calm(app)
        await app.press("enter")
        await app.until_on("FeedbackScreen")
        await is_calm(app)


async def test_before_any_answer_the_line_of_keys_says_what_enter_does(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_progress(app)
        assert "enter first question" in app.screen.splitlines()[-1]
        assert "drill" not in app.screen.splitlines()[-1]
        await app.answer(ANSWER)
        await app.press("escape")
        await app.until_on("HomeScreen")
        await open_progress(app)
        assert "enter drill" in app.screen.splitlines()[-1]


async def test_an_answer_wholly_after_the_end_is_said_to_have_no_marks(tmp_path: Path) -> None:
    keep(tmp_path, attempt(1), attempt(0, on_time="", on_time_card={}))
    async with running(tmp_path, size=(80, 40)) as app:
        await open_progress(app)
        assert "Not counted 1 answer had no words on time, and so no marks" in app.flat


async def test_the_heads_of_the_levels_are_not_cut(tmp_path: Path) -> None:
    keep(tmp_path, attempt(1))
    async with running(tmp_path, size=(120, 40)) as app:
        await open_progress(app)
        assert "Diag Reco Other When" in app.flat
