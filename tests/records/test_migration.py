"""A database of an older format: brought to the present one, or left as it is."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotseat.records import backups
from hotseat.records.errors import RecordsError
from hotseat.records.models import Attempt, Draft, Timing
from hotseat.records.store import Store

FIRST = """
create table drafts (
    question_id text primary key, text text not null, saved_at text not null
) without rowid;
create table attempts (
    id integer primary key, question_id text not null, answer text not null,
    started_at text not null, ended_at text not null, seconds real not null,
    scorecard text not null
);
create index attempts_by_question on attempts (question_id, id);
pragma application_id = 0x486F7453;
pragma user_version = 1;
"""
AT = datetime(2026, 3, 4, 18, 42, 1, 5, tzinfo=UTC)
CARD = {"total": 64, "overall": 3, "marks": {"order": {"level": 2}, "combine": {"level": 0}}}
CONCEPT = {"total": 40, "overall": 2, "marks": {}, "points": {"joy": {"made": True}}}
ROWS = [
    (3, "d1", "an answer", CARD),
    (4, "c1", "to a concept", CONCEPT),
    (7, "d1", "another", {}),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database as format 1 had it."""
    where = tmp_path / "hotseat.db"
    db = sqlite3.connect(where)
    db.execute("pragma journal_mode = wal")
    db.executescript(FIRST)
    at = AT.isoformat(timespec="microseconds")
    for number, question, answer, card in ROWS:
        row = (number, question, answer, at, at, 12.5, json.dumps(card))
        db.execute("insert into attempts values (?, ?, ?, ?, ?, ?, ?)", row)
    db.execute("insert into drafts values ('d2', 'half an', ?)", (at,))
    db.commit()
    db.close()
    return where


def dump(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    lines = [*db.iterdump(), str(db.execute("pragma user_version").fetchone())]
    db.close()
    return lines


def test_all_that_was_kept_is_there(path: Path) -> None:
    store = Store.open(path)
    day = AT.astimezone().date().isoformat()
    assert store.attempts() == [
        Attempt(question, answer, AT, AT, 12.5, card, id=number, day=day)
        for number, question, answer, card in reversed(ROWS)
    ]
    assert store.draft("d2") == Draft("d2", "half an", AT)
    assert store.counts() == {"d1": 2, "c1": 1}
    assert store.latest_by_question() == {"d1": 7, "c1": 4}
    first, concept, empty = store.summaries()
    assert (first.total, first.overall, first.full_total) == (64, 3, 64)
    assert first.levels == {"order": 2, "combine": 0}
    assert (first.day, first.mode, first.timing) == (day, "practice", Timing())
    assert (concept.total, concept.levels) == (40, {})
    assert (empty.total, empty.overall) == (None, None)
    assert store.add_attempt(Attempt("d1", "new", AT, AT, 1.0)) == 8
    assert store.counts()["d1"] == 3
    store.close()


def test_what_is_made_anew_and_what_was_migrated_have_one_form(path: Path, tmp_path: Path) -> None:
    def form(where: Path) -> set[tuple[str, str]]:
        Store.open(where).close()
        db = sqlite3.connect(where)
        found = db.execute("select name, sql from sqlite_schema where sql is not null").fetchall()
        db.close()
        return set(found)

    assert form(path) == form(tmp_path / "fresh.db")


def test_a_copy_of_the_old_format_is_a_backup(path: Path) -> None:
    before = dump(path)
    os.utime(path, (AT.timestamp(), AT.timestamp()))
    mask = os.umask(0)
    try:
        Store.open(path, check=False).close()
    finally:
        os.umask(mask)
    (copy,) = backups.backups(path)
    assert dump(copy.path) == before
    assert copy.name == "backups/hotseat-20260304T184201Z-v1.db"
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    assert {f.name for f in path.parent.iterdir()} == {path.name, "backups"}


def test_without_room_for_the_copy_nothing_is_migrated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(path)

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "make_private_file", full)
    with pytest.raises(RecordsError, match="no space left on device"):
        Store.open(path)
    assert dump(path) == before
    assert backups.backups(path) == []


def test_a_row_that_makes_no_sense_is_moved_as_it_is(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("update attempts set scorecard = '{', ended_at = 'yesterday' where id = 4")
    db.execute("update attempts set scorecard = '[1]' where id = 3")
    db.commit()
    db.close()
    store = Store.open(path)
    with pytest.raises(RecordsError, match="is damaged"):
        store.attempts("c1")
    kept = store._db.execute("select scorecard from answers order by attempt_id").fetchall()
    assert kept == [("[1]",), ("{",), ("{}",)]
    assert store.counts() == {"d1": 2, "c1": 1}
    store.close()


def test_two_that_start_at_once_migrate_once(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from hotseat.records.store import Store\n"
        "sys.stdin.read(); print(len(Store.open(Path(sys.argv[1])).attempts()))"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for run in runs:
        assert run.stdin is not None
        run.stdin.close()
        run.stdin = None
    assert [run.communicate(timeout=60)[0] for run in runs] == ["3\n"] * 4
