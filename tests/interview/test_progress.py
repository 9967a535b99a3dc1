"""Figures and outlook as one value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.interview.histories import CRITERIA, summary
from tests.interview.test_schedule import bank, question, reviewed

from hotseat.interview.progress import outlook, progress

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_what_came_back_today_is_taken_from_the_cap() -> None:
    cards = [reviewed(f"q{n}", 1, start=-1) for n in range(7)]
    questions = bank(*(question(card.id) for card in cards))
    ahead = outlook(cards, questions, NOON, {}, daily=5)
    assert (ahead.today, ahead.tomorrow, ahead.week, ahead.minutes) == (5, 2, 7, 30)
    cards[0] = reviewed("q0", 1, 5, start=-1)
    ahead = outlook(cards, questions, NOON, {}, daily=5)
    assert (ahead.today, ahead.tomorrow) == (4, 2)
    assert "q0" not in {each.card_id for each in ahead.dues}


def test_the_figures_are_of_the_range_and_the_outlook_is_of_all() -> None:
    rows = [summary(n, day=(NOON.date() - timedelta(40 - n)).isoformat()) for n in range(41)]
    cards = [reviewed("a", 1, start=-40)]
    ahead = outlook(cards, bank(question("a")), NOON, {"a": 1})
    found = progress(rows, CRITERIA, ahead, NOON, 30)
    assert (found.today, found.first, found.figures.answers) == ("2026-03-04", "2026-02-03", 30)
    assert found.outlook.today == 1
    assert progress(rows, CRITERIA, ahead, NOON).figures.answers == 41
