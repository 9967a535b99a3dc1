"""What counts of an answer, in its feedback and in the report of a sitting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fake_clock import FakeClock
from tests.interview.histories import CRITERIA as FOLLOWED
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.bank.models import Question
from hotseat.interview.closing import added, closing, short
from hotseat.interview.columns import columns, guessed, kept_levels, pace, totals
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.outcome import attempt_of, mark
from hotseat.interview.probes import ProbeQuestion
from hotseat.interview.result import Result
from hotseat.interview.session import Session
from hotseat.interview.sitting import mock
from hotseat.interview.statistics import statistics_of
from hotseat.interview.turn import Answer, FollowUp
from hotseat.records.models import Timing
from hotseat.records.store import Store

CLOCK = FakeClock()
NOW = CLOCK.now()
CAUSE, CHOICE = "They change every week.", " I would retrieve from the policy pages."
LIBRARY = FakeLibrary(bank_of(DECISION, SECOND, CONCEPT))
SESSION = Session(CLOCK, DraftKeeper(CLOCK), library=LIBRARY)
RUN = mock([DECISION, SECOND], started_at=NOW, budget=900)


def answered(
    words: str, on_time: str | None = None, question: Question = DECISION, **changes: object
) -> Result:
    timing = Timing(
        answer=450 if on_time is not None else 100,
        overtime=22 if on_time is not None else 0,
        limit=450,
        pace=((225, len(words)),),
    )
    seconds = timing.answer + timing.overtime
    answer = Answer(question, words, NOW, NOW, seconds, timing=timing, on_time=on_time)
    result = SESSION.result(answer, mark(answer, LIBRARY))
    return replace(result, **changes)  # type: ignore[arg-type]


def asked(before: Result, words: str) -> Result:
    """The same with an answer to a follow-up of 20 seconds."""
    assert before.card is not None
    probe = ProbeQuestion("recommendation", "What first?", "", authored=False)
    follow_up = FollowUp(probe, before.answer, before.card, 0)
    answer = Answer(before.question, words, NOW, NOW, 20, follow_up=follow_up)
    result = SESSION.result(answer, mark(answer, LIBRARY))
    return replace(result, predicted=before.predicted)


def said(*results: Result) -> str:
    return " ".join(closing(RUN, results, {}).sentences)


def test_a_follow_up_leaves_what_stood_there_on_time_as_it_was() -> None:
    before = answered(CAUSE + CHOICE, CAUSE)
    after = asked(before, "Legal wants a page.")
    assert after.on_time == before.on_time
    assert after.marks.recommended_at == before.marks.recommended_at == 0.5
    assert pace(after) == "Your first recommendation came at 50% of the time."
    levels = {each.title: each.levels["recommendation"] for each in columns(after)}
    assert levels == {"on time": 0, "unasked": 2, "when asked": 2}
    assert {each.title: each.levels["diagnosis"] for each in columns(after)}["on time"] == 2


def test_what_came_late_is_never_what_came_when_asked() -> None:
    late = answered(CAUSE + CHOICE, CAUSE)
    assert "What came late was worth 16 points." in said(late)
    stopped = asked(answered(CAUSE, CAUSE), CHOICE)
    assert "went on after time" not in said(stopped)
    assert "What came late was worth 8 points on average." in said(
        late, asked(answered(CAUSE + " More.", CAUSE), CHOICE)
    )
    assert "2 of 2 answers went on after time was up." in said(late, late)


def test_the_report_counts_what_was_said_unasked_and_on_time() -> None:
    report = closing(RUN, [asked(answered(CAUSE), CHOICE), answered(ANSWER, CAUSE)], {})
    by_id = {each.id: each for each in report.marks}
    assert by_id["recommendation"].words == "full in 0 of 2, does not fit in 2"
    assert by_id["diagnosis"].words == "full in 2 of 2"
    assert (by_id["diagnosis"].bars, by_id["recommendation"].bars) == ("▇▇", "▁▁")
    assert report.weakest == "recommendation"
    assert report.sentences[0] == "Work on recommendation. Add the recommendation."
    assert "The follow-up added" in report.sentences[1]
    assert "Follow-ups took 0:20, apart from the times here." in report.sentences[1]


def test_the_report_and_progress_have_the_same_levels(tmp_path: object) -> None:
    results = [
        asked(answered(CAUSE), CHOICE),
        answered(ANSWER, CAUSE),
        answered(ANSWER, "", SECOND),
        answered(ANSWER),
    ]
    store = Store.open(tmp_path / "hotseat.db")  # type: ignore[operator]
    for result in results:
        first = result.first
        store.add_attempt(attempt_of(first, mark(first, LIBRARY)))
    figures = statistics_of(store.summaries(), FOLLOWED)
    store.close()
    report = closing(RUN, results, {})
    means = {each.id: (each.mean or 0) / each.of for each in figures.series}
    assert {each.id: each.mean for each in report.marks} == means
    assert report.weakest == figures.weakest
    assert figures.late == 1
    assert "1 answer had no words on time, and so no marks here." in report.sentences


def test_guesses_are_held_against_the_marks_that_count_in_both_directions() -> None:
    guesses = {"diagnosis": 0, "recommendation": 2, "combine": 0}
    result = asked(answered(ANSWER, CAUSE, predicted=guesses), "More.")
    words = "You foresaw 1 of 3 levels; 1 you rated too high, 1 too low."
    assert guessed(result) == words
    assert words in said(result)
    assert guessed(replace(result, predicted={"diagnosis": 2})) == "You foresaw 1 of 1 level."
    low = {"diagnosis": 1}
    assert guessed(replace(result, predicted=low)).endswith("0 of 1 level; 1 you rated too low.")
    assert guessed(replace(result, predicted={})) == ""


def test_an_answer_wholly_after_the_end_has_no_levels_on_time() -> None:
    result = answered(ANSWER, "")
    assert result.counted is None
    assert columns(result)[0].levels == {}
    assert totals(result) == "32 of 100, nothing on time · overall 2 of 5"


def test_a_follow_up_adds_to_what_was_said_unasked() -> None:
    assert added(answered(ANSWER)) is None
    assert added(asked(answered(CAUSE), " ")) is None
    assert added(asked(answered("weights", question=CONCEPT), "reading")) == 50


def test_key_points_have_columns_too() -> None:
    concept = asked(answered("weights and cures", question=CONCEPT), "reading")
    before = answered("reading and cures", question=CONCEPT).card
    assert before is not None
    found = columns(replace(concept, before=before.to_json()))
    assert [(each.title, dict(each.levels)) for each in found] == [
        ("before", {"weights": 0, "reading": 1, "cures": -1}),
        ("unasked", {"weights": 1, "reading": 0, "cures": -1}),
        ("when asked", {"weights": 1, "reading": 1, "cures": -1}),
    ]


@pytest.mark.parametrize("card", [{}, {"marks": [1]}, {"marks": {"a": 1}, "points": {"b": None}}])
def test_a_kept_scorecard_that_is_damaged_has_no_levels(card: dict[str, object]) -> None:
    assert kept_levels(card) == {}


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("Diagnosis", "Diag"), ("Other technique", "Other"), ("When to combine", "When"), ("", "")],
)
def test_titles_are_short_in_one_way(title: str, wanted: str) -> None:
    assert short(title) == wanted
