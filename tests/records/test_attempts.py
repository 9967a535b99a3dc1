"""Attempts with all that belongs to them, and their summaries."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotseat.records.errors import RecordsError
from hotseat.records.models import (
    Attempt,
    Card,
    Dispute,
    Pause,
    Probe,
    Seat,
    Sitting,
    Timing,
    draft_key,
    storable,
)
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, 18, 42, 1, 5, tzinfo=UTC)
FULL = {"total": 64, "overall": 3, "marks": {"order": {"level": 2}, "combine": {"level": 1}}}
ON_TIME = {"total": 40, "overall": 2, "marks": {"order": {"level": 2}, "combine": {"level": 0}}}
TIMING = Timing(
    think=12.5,
    answer=300.25,
    overtime=40.0,
    paused=9.0,
    limit=375.0,
    think_limit=75.0,
    extra=25,
    hard_stop=True,
    pauses=(Pause("asked", 9.0), Pause("away", 0.0)),
    pace=((60.0, 120), (120.0, 300)),
)
PROBE = Probe("combine", "And when both?", "If it fails.", 31.5, FULL)
DISPUTES = (Dispute(3, 9, "order", 2, NOW), Dispute(0, 1, "combine", 1, NOW))
RICH = Attempt(
    "d1",
    "an answer and more",
    NOW,
    NOW + timedelta(minutes=6),
    352.75,
    FULL,
    mode="mock",
    sitting_id=5,
    day="2026-03-05",
    timing=TIMING,
    on_time="an answer",
    on_time_card=ON_TIME,
    predicted={"order": 1, "combine": 2},
    recommended_at=0.61,
    probe=PROBE,
    disputes=DISPUTES,
)
PLAIN = Attempt("d2", "x", NOW, NOW, 1.0, day="2026-03-04")
SITTING = Sitting("mock", NOW, NOW, {"plan": ["d1", "d2"], "at": 1})
CARD = Card("d1", NOW + timedelta(days=3), {"stability": 3.25}, "2026-03-04")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "hotseat.db")
    yield opened
    opened.close()


def test_an_attempt_comes_back_with_all_that_belongs_to_it(store: Store) -> None:
    for attempt in (RICH, PLAIN):
        number = store.add_attempt(attempt)
        assert store.attempt(number) == replace(attempt, id=number)
    assert [a.id for a in store.attempts(sitting_id=5)] == [1]
    assert store.attempts("d2", sitting_id=5) == []
    assert store.attempt(3) is None


def test_an_empty_answer_has_no_points(store: Store) -> None:
    store.add_attempt(replace(PLAIN, answer="", on_time="", scorecard={}))
    [summary] = store.summaries()
    assert (summary.total, summary.overall, summary.full_total) == (None, None, None)
    assert summary.levels == {}
    assert store.attempts()[0].on_time == ""


def test_a_summary_counts_what_stood_there_on_time(store: Store) -> None:
    store.add_attempt(RICH)
    [summary] = store.summaries()
    assert (summary.total, summary.overall, summary.full_total) == (40, 2, 64)
    assert summary.levels == {"order": 2, "combine": 0}
    assert summary.predicted == {"order": 1, "combine": 2}
    assert summary.timing == replace(TIMING, pace=())
    assert (summary.mode, summary.sitting_id, summary.day) == ("mock", 5, "2026-03-05")
    assert (summary.ended_at, summary.seconds) == (RICH.ended_at, 352.75)
    assert summary.recommended_at == 0.61
    assert (summary.id, summary.question_id) == (1, "d1")


def test_summaries_oldest_first_since_a_day_and_the_last_ones(store: Store) -> None:
    for day in ("2026-01-01", "2026-01-02", "2026-01-02", "2026-02-01"):
        store.add_attempt(replace(PLAIN, day=day))
    assert [s.id for s in store.summaries()] == [1, 2, 3, 4]
    assert [s.id for s in store.summaries("2026-01-02")] == [2, 3, 4]
    assert [s.id for s in store.summaries(limit=3)] == [2, 3, 4]
    assert [s.id for s in store.summaries("2026-01-02", 2)] == [3, 4]
    assert store.summaries("2027-01-01") == []


def test_summaries_and_counts_read_no_text(store: Store) -> None:
    store.add_attempt(RICH)
    store._db.execute("drop table answers")
    assert len(store.summaries()) == 1
    assert store.counts() == {"d1": 1}
    with pytest.raises(RecordsError):
        store.attempts()


def test_the_day_is_the_one_where_the_person_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime(2026, 3, 4, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    store.add_attempt(replace(PLAIN, day="", ended_at=late))
    assert store.summaries()[0].day == late.astimezone().date().isoformat()


@pytest.mark.parametrize(
    "card",
    [
        {"marks": {"order": 3}},
        {"marks": [1]},
        {"marks": None, "total": "64", "overall": True},
        {"marks": {"order": {"level": None}, "combine": {"level": True}}},
    ],
)
def test_a_scorecard_without_sense_says_nothing(store: Store, card: dict[str, object]) -> None:
    store.add_attempt(replace(PLAIN, scorecard=card))
    [summary] = store.summaries()
    assert (summary.levels, summary.total, summary.overall) == ({}, None, None)


# What comes later


def test_a_guess_a_probe_and_disputes_are_added_one_by_one(store: Store) -> None:
    number = store.add_attempt(PLAIN)
    store.amend_attempt(number, predicted={"order": 2})
    store.amend_attempt(number, probe=PROBE)
    store.amend_attempt(number, disputes=DISPUTES[:1])
    store.amend_attempt(number, disputes=DISPUTES)
    expected = replace(PLAIN, id=number, predicted={"order": 2}, probe=PROBE, disputes=DISPUTES)
    assert store.attempt(number) == expected
    assert store.summaries()[0].predicted == {"order": 2}
    store.amend_attempt(number, disputes=())
    assert store.attempt(number) == replace(expected, disputes=())


def test_what_is_not_there_cannot_be_amended(store: Store) -> None:
    with pytest.raises(LookupError):
        store.amend_attempt(7, disputes=(), sitting=SITTING)
    assert store.open_sitting() is None


def test_attempt_card_and_sitting_are_kept_together_or_not_at_all(store: Store) -> None:
    number = store.save_sitting(SITTING)
    on = replace(SITTING, id=number, state={"at": 2})
    store.save_draft(draft_key("d1", number), "x", NOW)
    store._db.execute(
        "create trigger no_card before insert on cards begin select raise(abort, 'no'); end"
    )
    with pytest.raises(RecordsError):
        store.add_attempt(replace(RICH, sitting_id=number), card=CARD, sitting=on)
    assert (store.attempts(), store.cards(), store.counts()) == ([], {}, {})
    assert store.open_sitting() == replace(SITTING, id=number)
    assert store.draft(draft_key("d1", number)) is not None
    store._db.execute("drop trigger no_card")
    store.add_attempt(replace(RICH, sitting_id=number), card=CARD, sitting=on)
    assert store.cards() == {"d1": CARD}
    assert store.open_sitting() == on
    assert store.draft(draft_key("d1", number)) is None


def test_an_attempt_belongs_to_the_sitting_that_comes_with_it(store: Store) -> None:
    store.add_attempt(PLAIN)
    store.add_attempt(PLAIN, sitting=SITTING)
    sitting = store.open_sitting()
    assert sitting is not None
    assert [a.sitting_id for a in store.attempts()] == [sitting.id, 0]


# Sittings, cards, seats


def test_the_open_sitting_is_the_last_that_is_not_finished(store: Store) -> None:
    assert store.open_sitting() is None
    first, second = store.save_sitting(SITTING), store.save_sitting(SITTING)
    store.save_sitting(replace(SITTING, id=second, state={"at": 9}))
    assert store.open_sitting() == replace(SITTING, id=second, state={"at": 9})
    store.end_sitting(second, NOW + timedelta(hours=1))
    assert store.open_sitting() == replace(SITTING, id=first)
    ended = store.sitting(second)
    assert ended is not None
    assert ended.ended_at == NOW + timedelta(hours=1)
    store.end_sitting(first, NOW)
    assert store.open_sitting() is None
    assert store.sitting(99) is None


def test_a_card_takes_the_place_of_the_one_before(store: Store) -> None:
    other = replace(CARD, id="d2")
    for card in (CARD, other, replace(CARD, due=NOW, state={"step": 1}, day="2026-04-01")):
        store.save_card(card)
    assert store.cards() == {
        "d1": Card("d1", NOW, {"step": 1}, "2026-04-01"),
        "d2": other,
    }


def test_swapped_seats_come_back_in_order(store: Store) -> None:
    seats = [Seat("d1", g, NOW, {"order": 1}, {"order": 2}) for g in ("strong", "thin", "strong")]
    for seat in seats:
        store.add_seat(seat)
    assert store.seats() == seats


# Any text, several at once, bad luck

any_text = st.text(st.characters(codec=None, categories=None), max_size=100)


@settings(max_examples=100, deadline=None)
@given(any_text, any_text, any_text)
def test_any_text_beside_the_answer_comes_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str, grade: str
) -> None:
    store = Store.open(tmp_path_factory.getbasetemp() / "beside.db")
    try:
        attempt = replace(
            RICH,
            on_time=text,
            predicted={name: 1},
            probe=replace(PROBE, answer=text, text=text),
            disputes=(replace(DISPUTES[0], criterion=name),),
        )
        number = store.add_attempt(attempt, sitting=replace(SITTING, state={name: text}))
        found = store.attempt(number)
        assert found is not None
        assert found.on_time == storable(text)
        assert found.predicted == {name: 1}
        assert found.disputes == attempt.disputes
        assert found.probe == replace(PROBE, answer=storable(text), text=text)
        sitting = store.open_sitting()
        assert sitting is not None
        assert sitting.state == {name: text}
        store.save_draft("d1", text, NOW, state={name: text})
        draft = store.draft("d1")
        assert draft is not None
        assert (draft.text, draft.state) == (storable(text), {name: text})
        store.add_seat(Seat(name, grade, NOW, {name: 1}, {}))
        seat = store.seats()[-1]
        assert (seat.question_id, seat.grade) == (storable(name), storable(grade))
    finally:
        store.close()


_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hotseat.records.models import Attempt, Card
from hotseat.records.store import Store

sys.stdin.read()
store, now = Store.open(Path(sys.argv[1])), datetime.now(UTC)
for number in range(200):
    store.save_draft(f"d{number}", "draft", now)
    store.add_attempt(
        Attempt(f"d{number % 50}", "words " * 100, now, now, 1.0, {"total": number}),
        card=Card(f"d{number % 50}", now, {}, ""),
    )
"""


@pytest.mark.slow
def test_two_processes_keep_all_of_400_attempts(tmp_path: Path) -> None:
    path = tmp_path / "hotseat.db"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdin=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for run in runs:
        assert run.stdin is not None
        run.stdin.close()
        run.stdin = None
    assert [run.wait(120) for run in runs] == [0, 0]
    store = Store.open(path)
    kept = store.attempts()
    assert sorted(a.id for a in kept) == list(range(1, 401))
    assert sorted(a.total for a in kept) == sorted([*range(200)] * 2)
    assert store.counts() == {f"d{n}": 8 for n in range(50)}
    store.close()
