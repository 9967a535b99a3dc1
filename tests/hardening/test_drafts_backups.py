"""D5: backups are made when they should be, can be put back, and are in nobody's way."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from tests.hardening import records
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.records import LATER, NOW, UNUSABLE, attempt, copied_history, counts, files

from hotseat.records import backups, daily
from hotseat.records.errors import RecordsError
from hotseat.records.paths import backup_folder, database_path
from hotseat.records.store import Store


@pytest.fixture
def path() -> Path:
    """The database of whoever runs hotseat, with a history and one backup."""
    return copied_history(database_path())


def test_d5_each_backup_is_as_it_was_and_can_be_put_back(tmp_path: Path, figure: Measured) -> None:
    path, held = database_path(), {}
    for day in range(8):
        # What was written last stands in the log, not in the file.
        store = Store.open(path)
        for number in range(day + 1):
            store.add_attempt(attempt(f"d{number}"))
        made = daily.back_up(path, NOW + timedelta(days=day))
        assert made is not None
        store.close()
        held[made.path] = counts(path)
    kept = backups.backups(path)
    assert [b.path for b in kept] == list(held)[:-6:-1]
    assert len(kept) == backups.KEPT == 5
    for number, backup in enumerate(kept):
        # As docs/records.md has it.
        place = tmp_path / str(number) / "hotseat.db"
        place.parent.mkdir()
        shutil.copy(backup.path, place)
        store = Store.open(place)
        store.save_draft("d1", "on it goes", NOW)
        assert store._db.execute("pragma journal_mode").fetchone() == ("wal",)
        store.discard_draft("d1")
        store.close()
        assert counts(place) == held[backup.path]
    figure("backups kept, each with all rows", len(kept), most=5)


def test_d5_one_a_day_where_something_changed(path: Path, figure: Measured) -> None:
    days = [NOW + timedelta(hours=hours) for hours in (1, 2, 24, 25, 49, 50, 73)]
    made = [daily.back_up(path, moment) for moment in days]
    # Answers were kept since the first; after that nothing changed.
    assert [bool(one) for one in made] == [False, False, True, False, False, False, False]
    Store.open(path).close()
    assert daily.back_up(path, NOW + timedelta(days=9)) is None
    store = Store.open(path)
    store.save_draft("d1", "more", NOW)
    assert daily.back_up(path, NOW + timedelta(days=9)) is not None
    store.close()
    figure("backups of nine days with two changes", len(backups.backups(path)) - 1, "", most=2)


def test_d5_a_clock_that_was_wrong_loses_no_backup_of_today(path: Path) -> None:
    for year in range(6):
        store = Store.open(path)
        store.add_attempt(attempt(f"f{year}"))
        store.close()
        assert daily.back_up(path, NOW.replace(year=2040 + year))
    store = Store.open(path)
    store.add_attempt(attempt("now"))
    store.close()
    made = daily.back_up(path, LATER)
    assert made is not None
    assert made in backups.backups(path)


@pytest.mark.parametrize("name", [*UNUSABLE, "free pages"])
def test_d5_a_file_that_cannot_be_used_never_takes_the_place_of_a_backup(
    path: Path, name: str
) -> None:
    spoil = records.lose_free_pages if name == "free pages" else UNUSABLE[name][0]
    spoil(path)
    before = files(path.parent)
    made = None
    with suppress(RecordsError):
        made = daily.back_up(path, LATER)
    assert made is None
    assert files(path.parent) == before


def test_d5_nothing_kept_is_no_backup() -> None:
    Store.open().close()
    assert daily.back_up(database_path(), NOW) is None
    assert not backup_folder(database_path()).exists()


def test_d5_a_backup_that_fails_leaves_those_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(path.parent)
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    def fail(*_: object) -> None:
        raise full

    monkeypatch.setattr(backups, "sync_file", fail)
    with pytest.raises(RecordsError, match="backups cannot grow: the disk is full"):
        daily.back_up(path, LATER)
    assert files(path.parent) == before


@pytest.mark.slow
def test_d5_the_app_and_plain_sittings_make_it(tmp_path: Path, child: Callable[..., Child]) -> None:
    one, other, folder, left = (tmp_path / name for name in ("app", "drill", "plain", "left"))
    for each in (one, other, folder, left):
        store = Store.open(each / "data" / "hotseat" / "hotseat.db")
        store.add_attempt(attempt("d1"))
        store.close()
    places = [each / "data" / "hotseat" / "backups" for each in (one, other, folder, left)]
    children = [child(folder=one), child("drill", folder=other)]
    children += [child("--plain", folder=folder), child("--plain", folder=left)]
    for number, keys in ((2, "0\n"), (3, "\x03")):
        children[number].wait("0. quit")
        children[number].send(keys)
    everywhere = "a backup of each"
    children[0].until(lambda: all(list(p.glob("hotseat-*.db")) for p in places), everywhere)
    assert children[2].exit_code() == 0
    assert children[3].exit_code() == 130
    assert "backup" not in children[0].screen


@pytest.mark.slow
def test_d5_a_backup_that_cannot_be_made_is_one_quiet_notice(child: Callable[..., Child]) -> None:
    one = child("--version")
    one.exit_code()
    store = Store.open(one.data / "hotseat" / "hotseat.db")
    store.add_attempt(attempt("d1"))
    store.close()
    (one.data / "hotseat" / "backups").write_text("in its place")
    app, plain = child(), child("--plain")
    plain.wait("0. quit")
    plain.send("0\n")
    assert plain.exit_code() == 0
    assert "there is no backup of today" in " ".join(plain.screen.split())
    app.wait("There is no backup of today")
    assert app.running
