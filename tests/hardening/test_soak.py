"""The soak in its short form, and that it sees what it is there to see."""

from __future__ import annotations

import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scripts.soak import soak
from scripts.soak_acts import ACTS, ANYWHERE, LEAVING, place_of
from scripts.soak_ledger import BrokenError, Field, Ledger
from scripts.soak_memory import Memory
from scripts.soak_person import shows
from scripts.soak_run import ENDS

from hotseat.records.models import Attempt
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.slow
@pytest.mark.journey
def test_soak_short(tmp_path: Path) -> None:
    summary = soak(tmp_path, seed=9, actions=80)
    assert summary["actions"] == 80
    assert int(str(summary["attempts"])) > 0
    assert sum(dict(summary["ends"]).values()) > 1  # type: ignore[call-overload]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger that has seen two answers."""
    store = Store.open(tmp_path / "hotseat.db")
    for answer in ("first", "second"):
        store.add_attempt(Attempt("d1", answer, NOW, NOW, 1.0))
    store.close()
    made = Ledger(store.path)
    made.sound()
    assert made.has("d1", "second")
    return made


def test_an_answer_that_is_lost_is_seen(ledger: Ledger) -> None:
    db = sqlite3.connect(ledger.path)
    db.execute("delete from answers where attempt_id = 1")
    db.commit()
    db.close()
    with pytest.raises(BrokenError, match="attempt 1 was"):
        ledger.look()
    with pytest.raises(BrokenError, match="tables disagree"):
        ledger.sound()


def test_a_damaged_file_is_seen(ledger: Ledger) -> None:
    with ledger.path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    with pytest.raises((BrokenError, sqlite3.DatabaseError)):
        ledger.sound()


def test_a_draft_that_is_too_old_is_seen(ledger: Ledger) -> None:
    store = Store.open(ledger.path)
    store.save_draft("d1", "one two", NOW)
    store.close()
    begun = time.monotonic()
    typed = Field("one two three")
    typed.seen = [(begun - 5, 7), (begun - 1.5, 13)]
    ledger.killed("d1", typed, begun, sitting=False)
    assert ledger.longest_lag == pytest.approx(1.5)
    with pytest.raises(BrokenError, match="7 characters are kept, 13 are owed"):
        ledger.killed("d1", typed, begun + 1, sitting=False)
    with pytest.raises(BrokenError, match="is not what was typed"):
        ledger.killed("d1", Field("another"), begun, sitting=False)


def test_memory_that_grows_is_seen() -> None:
    flat = Memory([90.0 + n % 3 for n in range(600)])
    assert flat.percent == pytest.approx(0, abs=1)
    flat.check()
    growing = Memory([90.0 + n / 40 for n in range(600)])
    assert growing.percent == pytest.approx(27, abs=1)
    with pytest.raises(BrokenError, match="memory"):
        growing.check()
    # Too short to tell what is a leak and what is used for the first time.
    Memory([90.0 + n for n in range(150)]).check()


HOME = " hotseat      Fine-tuning vs RAG · 62 questions\n───\n ▸ Practise\n ↑↓ choose"
ASKED = """\
 Practice · decision                     mid
────────────────────────────────────────────
   Title

   Your answer               2 words · saved

   my words
────────────────────────────────────────────
 ^S submit"""
WIDE = """\
 Drill                            05:00 left
────────────────────────────────────────────
   Title   │   Your answer   2 words · saved
   It is   │   my words                     ▅
────────────────────────────────────────────
 ^S submit"""


def test_a_place_is_known_by_its_screen() -> None:
    assert place_of(HOME) == "home"
    assert place_of(ASKED) == place_of(WIDE) == "interview"
    assert place_of(" Desk · A\n───\n 1 of 4 scored\n enter next") == "desk"
    assert place_of("\n\n") == "else"


def test_what_stands_in_the_field_is_seen() -> None:
    assert shows(ASKED, "my words ")
    assert shows(WIDE, "my words")
    assert not shows(ASKED, "words")
    assert not shows(ASKED, "my words and more")


def test_each_end_has_its_code_and_each_place_its_acts() -> None:
    assert {act.name for _, act in LEAVING} == set(ENDS)
    names = {act.name for table in (*ACTS.values(), ANYWHERE) for _, act in table}
    assert names.isdisjoint(ENDS)
