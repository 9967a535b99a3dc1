"""D4, D5, D7, D8: a database that cannot be used, its backups, its formats, and any text in it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hardening import records
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.records import LATER, NOW, attempt, copied_history, counts, files

from hotseat.cli.main import main
from hotseat.errors import EXIT_INVALID, EXIT_UNKNOWN_ID
from hotseat.records import backups, connection, daily, database, schema
from hotseat.records.errors import DamagedError, RecordsError
from hotseat.records.export import document
from hotseat.records.models import Probe, Seat, Sitting, storable
from hotseat.records.paths import backup_folder, database_path
from hotseat.records.store import Store

FIXTURES = {
    "header": (records.lose_header, "is damaged"),
    "truncated": (records.truncate, "is damaged"),
    "page": (records.lose_page, "is damaged"),
    "schema": (records.lose_schema, "is damaged"),
    "0 bytes": (records.empty, "is damaged"),
    "text file": (records.write_text, "is not a hotseat database"),
    "other program": (records.other_program, "is not a hotseat database"),
    "user_version 999": (records.too_new, "was written by a later hotseat"),
}


@pytest.fixture
def path() -> Path:
    """The database of whoever runs hotseat, with a history and one backup."""
    return copied_history(database_path())


# D4


def test_d4_a_file_that_cannot_be_used_is_named_and_left(
    path: Path, capsys: pytest.CaptureFixture[str], figure: Measured
) -> None:
    (backup,) = backups.backups(path)
    sound, refused = path.read_bytes(), 0
    for name, (spoil, words) in FIXTURES.items():
        path.write_bytes(sound)
        spoil(path)
        before = files(path.parent)
        for command in (["stats", "--csv"], ["export"], ["forget", "--yes"]):
            assert main(command) == EXIT_INVALID, name
            said = capsys.readouterr().err
            assert said.startswith(f"records: {path} {words}"), name
            assert backup.name in said
            assert said.count("\n") == 1
            damaged = words == "is damaged"
            assert ("hotseat doctor --repair" in said) == (damaged or "not a hotseat" in words)
            assert files(path.parent) == before, f"{name}: {command}"
            refused += 1
    figure("fixtures times commands refused, file as it was", refused)
    assert refused == 3 * len(FIXTURES)


def test_d4_bytes_that_are_no_text_are_damage_where_they_are_read(path: Path) -> None:
    records.lose_letters(path)
    before = files(path.parent)
    store = Store.open(path)
    with pytest.raises(DamagedError, match="hotseat doctor --repair"):
        store.attempts()
    store.close()
    assert files(path.parent) == before


# D5


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


@pytest.mark.parametrize("name", [*FIXTURES, "free pages"])
def test_d5_a_file_that_cannot_be_used_never_takes_the_place_of_a_backup(
    path: Path, name: str
) -> None:
    spoil = records.lose_free_pages if name == "free pages" else FIXTURES[name][0]
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
    one, other, folder = (tmp_path / name for name in ("app", "drill", "plain"))
    for each in (one, other, folder):
        store = Store.open(each / "data" / "hotseat" / "hotseat.db")
        store.add_attempt(attempt("d1"))
        store.close()
    places = [each / "data" / "hotseat" / "backups" for each in (one, other, folder)]
    children = [child(folder=one), child("drill", folder=other), child("--plain", folder=folder)]
    children[2].wait("0. quit")
    children[2].send("0\n")
    everywhere = "a backup of each"
    children[0].until(lambda: all(list(p.glob("hotseat-*.db")) for p in places), everywhere)
    assert children[2].exit_code() == 0
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


# D7


def rows_of_first(db: sqlite3.Connection) -> None:
    at = NOW.isoformat(timespec="microseconds")
    card = {"total": 64, "overall": 3, "marks": {"order": {"level": 2}}}
    for number in range(5):
        row = (number + 1, f"d{number % 2}", "an answer", at, at, 12.5, json.dumps(card))
        db.execute("insert into attempts values (?, ?, ?, ?, ?, ?, ?)", row)
    db.execute("insert into drafts values ('d2', 'half an', ?)", (at,))


PAST: dict[int, Callable[[sqlite3.Connection], None]] = {1: rows_of_first}
"""What was kept in each past format."""


def past(path: Path, version: int) -> Path:
    database.make_at(path, version)
    with connection.connected(path) as db:
        PAST[version](db)
    return path


def dump(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    lines = [*db.iterdump(), str(db.execute("pragma user_version").fetchone())]
    db.close()
    return lines


class Stopped(Exception):  # noqa: N818 - not an error of anybody's
    """What stops a migration half way."""


class Stopping:
    """A database that stops after so many statements."""

    def __init__(self, db: sqlite3.Connection, left: Iterator[int]) -> None:
        self._db = db
        self._left = left

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        if next(self._left, None) is None:
            raise Stopped
        return self._db.execute(*statement)


def stopping(step: schema.Step, left: Iterator[int]) -> schema.Step:
    def work(db: sqlite3.Connection) -> None:
        stopper: Any = Stopping(db, left)
        if callable(step):
            step(stopper)
        else:
            for statement in step:
                stopper.execute(statement)

    return work


def test_d7_each_past_format_is_known() -> None:
    assert set(PAST) == set(range(1, len(schema.SCHEMAS)))


@pytest.mark.parametrize("version", PAST)
def test_d7_a_past_format_is_brought_to_the_present_one_once(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = past(tmp_path / "hotseat.db", version)
    old = dump(path)
    store = Store.open(path)
    assert (len(store.attempts()), len(store.latest_drafts())) == (5, 1)
    assert [a.answer for a in store.attempts()] == ["an answer"] * 5
    store.close()
    (copy,) = backups.backups(path)
    assert (copy.version, dump(copy.path)) == (version, old)
    now = dump(path)

    def never(*_: object) -> None:
        raise AssertionError("migrated again")

    monkeypatch.setattr(database, "migrate", never)
    Store.open(path).close()
    assert dump(path) == now
    assert [b.path for b in backups.backups(path)] == [copy.path]


@pytest.mark.parametrize("version", PAST)
def test_d7_a_migration_that_stops_anywhere_changes_nothing(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch, figure: Measured
) -> None:
    path = past(tmp_path / "hotseat.db", version)
    steps, before = schema.SCHEMAS, dump(path)
    places = 0
    while True:
        left = iter(range(places))
        changed = (*steps[:version], *(stopping(step, left) for step in steps[version:]))
        monkeypatch.setattr(schema, "SCHEMAS", changed)
        try:
            Store.open(path).close()
        except Stopped:
            assert dump(path) == before, f"stopped before statement {places + 1}"
            places += 1
        else:
            break
    store = Store.open(path)
    assert len(store.attempts()) == 5
    store.close()
    assert places > 10
    figure(f"places to stop on the way from format {version}, all as before", places)


# D8

any_text = st.text(st.characters(codec=None, categories=None), max_size=100)
# The first plane and what cannot be kept, more often than chance has them.
hostile = st.text(st.sampled_from("\0\ud800\udfff\udcff'\"%_@/é\u0301漢🙂\n") | st.characters())


@settings(max_examples=150, deadline=None)
@given(text=any_text | hostile, question=any_text | hostile)
def test_d8_any_text_comes_back_equal_but_for_what_cannot_be_kept(
    tmp_path_factory: pytest.TempPathFactory, text: str, question: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any text.db"
    kept, store = storable(text), Store.open(path)
    # Nothing is dropped but NUL and lone surrogates.
    assert kept == "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")
    try:
        store.save_draft(question, text, NOW, state={question: text})
        draft = store.draft(question)
        assert draft is not None
        assert (draft.text, draft.state) == (kept, {question: text})
        probe = Probe("order", text, text, 1.0, {"text": text})
        whole = replace(attempt(question), answer=text, on_time=text, probe=probe)
        number = store.add_attempt(whole, sitting=Sitting("mock", NOW, NOW, {question: text}))
        found = store.attempt(number)
        assert found is not None
        assert (found.question_id, found.answer, found.on_time) == (storable(question), kept, kept)
        assert found.probe == replace(probe, answer=kept)
        store.add_seat(Seat(question, text, NOW, {question: 1}, {}))
        assert (store.seats()[-1].grade, store.seats()[-1].given) == (kept, {question: 1})
    finally:
        store.close()


def test_d8_what_was_typed_is_in_the_export_and_in_the_backup(figure: Measured) -> None:
    path = database_path()
    planes = "".join(chr(code) for code in range(1, 0x110000, 37) if not 0xD800 <= code <= 0xDFFF)
    store = Store.open(path)
    for start in range(0, len(planes), 1000):
        store.add_attempt(replace(attempt("d1"), answer=planes[start : start + 1000]))
    store.close()
    exported = json.loads("".join(document(path)))
    assert "".join(each["answer"] for each in exported["attempts"]) == planes
    backup = daily.back_up(path, NOW)
    assert backup is not None
    store = Store.open(backup.path)
    assert "".join(each.answer for each in reversed(store.attempts())) == planes
    store.close()
    figure("thousand characters of all planes that came back", len(planes) / 1000)


def test_d8_a_question_that_cannot_be_an_id_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # As the command line gives the byte FF.
    for wanted in ("\udcff", "\ud800", "a\0b", "é"):
        assert main(["forget", wanted, "--yes"]) == EXIT_UNKNOWN_ID
        assert "no question in your records is called" in capsys.readouterr().err
