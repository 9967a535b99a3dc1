"""When questions come back."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.bank.models import Question
from hotseat.interview.schedule import (
    DAILY,
    LONGEST,
    Due,
    card_id,
    card_of,
    day_of,
    days_until,
    due,
    forecast,
    minutes,
    returned_today,
    review,
)
from hotseat.interview.twins import group, groups
from hotseat.records.models import Card

START = date(2026, 3, 4)


def noon(days: int = 0) -> datetime:
    return datetime(2026, 3, 4, 12, tzinfo=UTC) + timedelta(days)


def question(name: str, twin: str = "", minutes: int = 6) -> Question:
    return Question(
        id=name,
        kind="decision",
        prompt="Why?",
        pack="p",
        topic="p",
        twin=twin,
        minutes=minutes,
    )


def bank(*questions: Question) -> dict[str, Question]:
    return {each.id: each for each in questions}


def reviewed(name: str, *overalls: int, gap: int = 1, start: int = 0) -> Card:
    """The card after attempts `gap` days apart."""
    card: Card | None = None
    for at, overall in enumerate(overalls):
        moment = noon(start + at * gap)
        card = review(card, name, overall, moment, moment.date().isoformat())
    assert card is not None
    return card


def interval(card: Card) -> int:
    return (card.due.date() - date.fromisoformat(card.day)).days


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """A function that moves the machine to another time zone."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("overall", "wanted"),
    [
        (1, [1, 1, 1, 1]),
        (2, [1, 3, 7, 12]),
        (3, [2, 11, 46, 163]),
        (4, [2, 11, 46, 163]),
        (5, [8, 66, LONGEST, LONGEST]),
    ],
)
def test_intervals_when_each_return_is_answered_alike(overall: int, wanted: list[int]) -> None:
    card: Card | None = None
    today, found = START, []
    for _ in wanted:
        card = review(card, "a", overall, noon(), today.isoformat())
        assert card is not None
        found.append(interval(card))
        today = card.due.date()
    assert found == wanted


def test_a_fall_brings_a_card_back_the_next_days() -> None:
    high = reviewed("a", 4, 4, gap=2)
    low = review(high, "a", 1, noon(13), noon(13).date().isoformat())
    assert low is not None
    assert (interval(high), interval(low)) == (11, 2)


def test_the_first_attempt_of_a_day_counts() -> None:
    card = reviewed("a", 1)
    assert review(card, "a", 5, noon(), "2026-03-04") is card
    assert review(card, "a", 5, noon(), "2026-03-05") is not card


def test_an_attempt_with_nothing_to_mark_changes_nothing() -> None:
    card = reviewed("a", 1)
    assert review(card, "a", None, noon(1), "2026-03-05") is card
    assert review(None, "a", None, noon(), "2026-03-04") is None


def test_the_same_reviews_give_the_same_card_whatever_the_hour() -> None:
    card = reviewed("a", 3)
    late = review(card, "a", 4, noon(1) + timedelta(hours=11), "2026-03-05")
    early = review(card, "a", 4, noon(1) - timedelta(hours=11), "2026-03-05")
    assert late == early
    assert late is not None
    assert late.state != reviewed("a", 3, 4, gap=2).state


def test_the_date_of_the_attempt_serves_where_no_day_is_given() -> None:
    card = review(None, "a", 3, noon(), "")
    assert card is not None
    assert card.day == "2026-03-04"


def test_the_state_is_json_that_goes_on_after_a_round_trip() -> None:
    card = reviewed("a", 3, 4)
    again = Card(card.id, card.due, json.loads(json.dumps(dict(card.state))), card.day)
    assert json.loads(json.dumps(dict(card.state))) == card.state
    assert review(again, "a", 5, noon(9), "2026-03-13") == review(
        card, "a", 5, noon(9), "2026-03-13"
    )


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"stability": "much"},
        {"stability": -1.0, "difficulty": 5.0},
        {"stability": 3.0},
        {"stability": float("nan")},
        {**reviewed("a", 3).state, "due": "soon"},
        {**reviewed("a", 3).state, "state": 99},
        {**reviewed("a", 3).state, "difficulty": None},
        {**reviewed("a", 3).state, "last_review": None},
    ],
)
def test_a_state_that_cannot_be_read_begins_anew(state: dict[str, object]) -> None:
    card = review(Card("a", noon(), state, "2026-03-04"), "a", 3, noon(5), "2026-03-09")
    assert card is not None
    assert interval(card) == 2
    assert due([Card("a", noon(), state, "2026-03-04")], bank(question("a")), noon(1))


def test_a_lost_count_of_reviews_costs_nothing_but_the_count() -> None:
    card = reviewed("a", 3)
    odd = Card("a", card.due, {**card.state, "reviews": "three"}, card.day)
    found, wanted = (review(each, "a", 3, noon(5), "2026-03-09") for each in (odd, card))
    assert found is not None
    assert wanted is not None
    assert found.due == wanted.due


@pytest.mark.parametrize("jump", [-40000, -365, -1, 365, 26000, 2_900_000])
def test_a_clock_that_was_set_neither_crashes_nor_sends_a_card_away(jump: int) -> None:
    day = (START + timedelta(jump)).isoformat() if jump < 2_900_000 else "9999-12-31"
    moved = review(reviewed("a", 3, 4), "a", 4, noon(), day)
    assert moved is not None
    assert 1 <= interval(moved) <= LONGEST
    # Back at the true date, it is due at once or within what one interval may be.
    assert days_until(moved, noon(2)) <= LONGEST
    after = review(moved, "a", 4, noon(2), "2026-03-06")
    assert after is not None
    assert 1 <= interval(after) <= LONGEST
    assert after.day == "2026-03-06"


def test_a_review_of_a_day_to_come_is_due_now() -> None:
    card = reviewed("a", 5, start=400)
    assert days_until(card, noon()) == 0
    assert due([card], bank(question("a")), noon()) == [Due("a", "a", 0)]


def test_a_day_ahead_is_a_journey_and_no_wrong_clock() -> None:
    assert days_until(reviewed("a", 3, start=1), noon()) == 3


@given(st.lists(st.tuples(st.integers(-800, 800), st.integers(1, 5)), min_size=1, max_size=12))
def test_whatever_the_clock_does_the_next_date_is_within_a_year(
    steps: list[tuple[int, int]],
) -> None:
    card: Card | None = None
    for days, overall in steps:
        card = review(card, "a", overall, noon(days), noon(days).date().isoformat())
        assert card is not None
        assert 1 <= interval(card) <= LONGEST
        assert card.due.tzinfo is UTC


def test_a_moment_belongs_to_the_persons_own_day(in_zone: Callable[[str], None]) -> None:
    evening = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
    in_zone("America/Los_Angeles")
    assert day_of(evening) == "2026-03-04"
    in_zone("Asia/Tokyo")
    assert day_of(evening) == "2026-03-05"
    card = reviewed("a", 1)
    in_zone("America/Los_Angeles")
    assert days_until(card, evening) == 1
    in_zone("Asia/Tokyo")
    assert days_until(card, evening) == 0


def test_absurd_moments_have_a_day() -> None:
    assert day_of(datetime.min.replace(tzinfo=UTC)).startswith("0001")
    assert day_of(datetime.max.replace(tzinfo=UTC)).startswith("9999")


def test_twins_share_a_card_mutual_one_sided_or_chained() -> None:
    questions = bank(
        question("b", "c"),
        question("c", "b"),
        question("d", "b"),
        question("a"),
        question("e", "x"),
    )
    assert group(questions["d"], questions) == ("b", "c", "d")
    assert card_id(questions["c"], questions) == "b"
    assert card_id(questions["a"], questions) == "a"
    assert card_id(questions["e"], questions) == "e"
    assert groups(questions)["b"] == ("b", "c", "d")
    assert card_id(question("0", "d"), questions) == "0"


def test_a_due_case_comes_back_as_the_twin_that_was_not_asked_last() -> None:
    questions = bank(question("a", "b"), question("b", "a"))
    card = reviewed("a", 1)
    for asked, wanted in (({}, "a"), ({"a": 7}, "b"), ({"a": 7, "b": 9}, "a"), ({"b": 2}, "a")):
        [found] = due([card], questions, noon(1), last_asked=asked)
        assert found == Due("a", wanted, 0)


def test_a_card_from_before_the_link_serves_both_twins() -> None:
    questions = bank(question("a", "b"), question("b", "a"))
    old = reviewed("b", 1, 1, 1)
    assert card_of(questions["a"], questions, [old]) is old
    assert [each.card_id for each in due([old], questions, noon(9))] == ["a"]
    fresh = review(old, "a", 5, noon(9), "2026-03-13")
    assert fresh is not None
    assert card_of(questions["b"], questions, [old, fresh]) is fresh
    assert due([old, fresh], questions, noon(9)) == []


def test_what_is_most_likely_forgotten_comes_first_as_fsrs_has_it() -> None:
    cards = [
        reviewed("a", 3, 3, gap=2),
        reviewed("b", 1),
        reviewed("c", 5),
        reviewed("d", 2, 2),
        reviewed("e", 4),
    ]
    questions = bank(*(question(card.id) for card in cards))
    now = noon(60)
    memory = fsrs.Scheduler()
    chances = {
        card.id: memory.get_card_retrievability(fsrs.Card.from_dict(card.state), now)  # type: ignore[arg-type]
        for card in cards
    }
    found = due(cards, questions, now)
    assert [each.card_id for each in found] == sorted(chances, key=lambda name: chances[name])
    assert {each.card_id: each.overdue_days for each in found}["c"] == 60 - 8


def test_a_card_is_due_from_its_day_on_and_not_before() -> None:
    questions, card = bank(question("a")), reviewed("a", 3)
    assert due([card], questions, noon(1)) == []
    assert due([card], questions, noon(2)) == [Due("a", "a", 0)]
    assert due([card], questions, noon(5)) == [Due("a", "a", 3)]


def test_the_cap_holds_whatever_is_waiting() -> None:
    cards = [reviewed(f"q{n:02}", 1) for n in range(40)]
    questions = bank(*(question(card.id) for card in cards))
    assert len(due(cards, questions, noon(30))) == DAILY
    assert len(due(cards, questions, noon(30), daily=4, done_today=3)) == 1
    assert due(cards, questions, noon(30), daily=4, done_today=9) == []


def test_cards_of_questions_that_are_gone_are_passed_over() -> None:
    cards = [reviewed("a", 1), reviewed("gone", 1)]
    assert [each.card_id for each in due(cards, bank(question("a")), noon(9))] == ["a"]
    assert forecast(cards, bank(question("a")), noon(9)).week == 1


def test_only_what_came_back_takes_from_the_cap() -> None:
    cards = [reviewed("a", 3), reviewed("b", 3, 3, start=-1), reviewed("c", 3, 3)]
    assert returned_today(cards, noon()) == 1
    assert returned_today(cards, noon(1)) == 1
    assert returned_today(cards, noon(2)) == 0


def test_what_is_due_is_known_without_fsrs(monkeypatch: pytest.MonkeyPatch) -> None:
    card, questions = reviewed("a", 1), bank(question("a"))
    monkeypatch.setitem(sys.modules, "fsrs", None)
    assert due([card], questions, noon(1))
    assert forecast([card], questions, noon(1)).today == 1
    with pytest.raises(ImportError):
        review(card, "a", 1, noon(1), "2026-03-05")


def test_minutes_are_those_of_the_questions_asked() -> None:
    questions = bank(question("a", "b", 6), question("b", "a", 9), question("c", minutes=5))
    dues = due([reviewed("a", 1), reviewed("c", 1)], questions, noon(1), last_asked={"a": 1})
    assert minutes(dues, questions) == 14
    assert minutes([], questions) == 0


def test_the_forecast_counts_each_day_and_carries_over_what_the_cap_puts_off() -> None:
    cards = [reviewed(f"q{n}", 1) for n in range(7)] + [reviewed("later", 3), reviewed("far", 5)]
    questions = bank(*(question(card.id) for card in cards))
    now = noon(1)
    seen = forecast(cards, questions, now, daily=5)
    assert (seen.today, seen.tomorrow, seen.week) == (5, 3, 8)
    seen = forecast(cards, questions, now, daily=5, done_today=5)
    assert (seen.today, seen.tomorrow, seen.week) == (0, 5, 8)
    seen = forecast(cards, questions, now, daily=100)
    assert (seen.today, seen.tomorrow, seen.week) == (7, 1, 8)
    seen = forecast([], questions, now)
    assert (seen.today, seen.tomorrow, seen.week) == (0, 0, 0)
