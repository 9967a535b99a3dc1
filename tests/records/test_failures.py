"""A database that cannot be used: said in one sentence, and the file is as it was."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hotseat.errors import HotseatError
from hotseat.records.errors import RecordsError
from hotseat.records.models import Attempt, Card, Seat, Sitting
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def attempt(number: int = 0) -> Attempt:
    return Attempt(f"d{number}", "words " * 50, NOW, NOW, 1.0, {"total": number})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "hotseat.db"
    store = Store.open(where)
    for number in range(200):
        store.add_attempt(attempt(number))
    store.close()
    return where


def damage(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def set_pragma(path: Path, pragma: str) -> None:
    db = sqlite3.connect(path)
    db.execute(pragma)
    db.commit()
    db.close()


def test_a_row_that_makes_no_sense_is_damage(path: Path) -> None:
    set_pragma(path, "update answers set started_at = 'yesterday' where attempt_id = 3")
    set_pragma(path, "update answers set scorecard = '{' where attempt_id = 4")
    store = Store.open(path)
    for question in ("d2", "d3"):
        with pytest.raises(RecordsError, match="is damaged"):
            store.attempts(question)
    assert len(store.attempts("d5")) == 1
    store.close()


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "hotseat.db").mkdir()
    with pytest.raises(RecordsError, match=r"cannot be opened|is damaged|not a hotseat"):
        Store.open(tmp_path / "hotseat.db")


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(RecordsError, match="cannot be made"):
        Store.open(tmp_path / "data" / "hotseat.db")


def test_a_full_disk_loses_nothing_and_the_next_try_may_succeed(path: Path) -> None:
    store = Store.open(path)
    pages = store._db.execute("pragma page_count").fetchone()[0]
    store._db.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(RecordsError, match="the disk is full"):
        store.save_draft("d1", "x" * 100_000, NOW)
    with pytest.raises(RecordsError, match="the disk is full"):
        store.add_attempt(Attempt("d1", "x" * 100_000, NOW, NOW, 1.0))
    assert not store._db.in_transaction
    assert len(store.attempts()) == 200
    store._db.execute("pragma max_page_count = 1000000")
    store.save_draft("d1", "x" * 100_000, NOW)
    store.close()


class Full(sqlite3.Connection):
    """A connection whose disk is full when it comes to committing."""

    full = False

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if self.full and sql == "commit":
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return super().execute(sql, *values)


def test_a_disk_that_is_full_at_the_last_moment_keeps_nothing_by_halves(path: Path) -> None:
    disk = sqlite3.connect(path, isolation_level=None, factory=Full)
    store = Store(path, disk)
    disk.full = True
    card = Card("d1", NOW, {}, "")
    sitting = Sitting("mock", NOW, NOW, {})
    for write in (
        lambda: store.add_attempt(attempt(1), card=card, sitting=sitting),
        lambda: store.amend_attempt(1, predicted={"order": 1}),
        lambda: store.save_draft("d1", "x", NOW),
        lambda: store.save_sitting(sitting),
        lambda: store.add_seat(Seat("d1", "strong", NOW, {}, {})),
    ):
        with pytest.raises(RecordsError, match="the disk is full"):
            write()
        assert not disk.in_transaction
    disk.full = False
    assert (len(store.attempts()), store.cards(), store.seats()) == (200, {}, [])
    assert (store.draft("d1"), store.open_sitting()) == (None, None)
    store.save_draft("d1", "x", NOW)
    store.add_attempt(attempt(1), card=card, sitting=sitting)
    assert len(store.attempts()) == 201
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_a_folder_that_may_not_be_written(tmp_path: Path, path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from hotseat.records.errors import RecordsError\n"
        "from hotseat.records.store import Store\n"
        "folder = os.open(sys.argv[1], os.O_RDONLY); os.fchdir(folder)\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "for name in ('hotseat.db', 'new.db', 'new/hotseat.db'):\n"
        "    try: Store.open(Path(name))\n"
        "    except RecordsError as error: print(error.message)\n"
    )
    tmp_path.chmod(0o555)
    path.chmod(0o444)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    try:
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        tmp_path.chmod(0o755)
    there, fresh, folder = done.stdout.splitlines() or [done.stderr] * 3
    assert "hotseat.db" in there
    assert "yours to read and write" in there or "writable for you" in there
    assert "new.db cannot be made: permission denied" in fresh
    assert "cannot be made" in folder
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [f.name for f in tmp_path.iterdir()] == ["hotseat.db"]


def test_damage_far_inside_is_found_by_the_check_that_comes_later(path: Path) -> None:
    damage(path, 4096 * 9, os.urandom(4096))
    store = Store.open(path, check=False)
    with pytest.raises(RecordsError, match="is damaged"):
        store.check()
    store.close()


def test_a_sound_file_passes_the_check_while_it_is_written_to(path: Path) -> None:
    store = Store.open(path, check=False)
    with store._writing("normal") as db:
        db.execute("update attempts set seconds = 2")
        thread = threading.Thread(target=store.check)
        thread.start()
        thread.join(10)
        assert not thread.is_alive()
    store.close()


def test_a_file_that_may_not_be_written(path: Path) -> None:
    store = Store.open(path)
    store._db.execute("pragma query_only = on")
    with pytest.raises(RecordsError, match="cannot be written to"):
        store.save_draft("d1", "x", NOW)
    assert len(store.attempts()) == 200
    store.close()


def test_another_writer_is_waited_for_then_named(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    store = Store.open(path)
    begun = time.monotonic()
    with pytest.raises(RecordsError, match="in use by another program"):
        store.save_draft("d1", "x", NOW, patience=0.3)
    assert 0.2 < time.monotonic() - begun < 3
    other.execute("rollback")
    store.save_draft("d1", "x", NOW)
    other.close()
    store.close()


def test_an_attempt_and_its_draft_go_together(path: Path) -> None:
    store = Store.open(path)
    store.save_draft("d1", "kept", NOW)
    store._db.execute(
        "create trigger no_delete before delete on drafts begin select raise(abort, 'no'); end"
    )
    with pytest.raises(RecordsError):
        store.add_attempt(attempt(1))
    assert len(store.attempts("d1")) == 1
    assert store.draft("d1") is not None
    store.close()


def test_the_root_of_the_errors() -> None:
    assert issubclass(RecordsError, HotseatError)
