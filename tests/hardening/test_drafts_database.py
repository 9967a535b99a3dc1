"""D4, D7, D8: a database that cannot be used, its formats, and any text in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hardening import records
from tests.hardening.conftest import Measured
from tests.hardening.records import NOW, UNUSABLE, attempt, copied_history, files

from hotseat.cli.main import main
from hotseat.errors import EXIT_INVALID, EXIT_UNKNOWN_ID
from hotseat.records import backups, connection, daily, database, schema
from hotseat.records.errors import DamagedError
from hotseat.records.export import document
from hotseat.records.models import Probe, Seat, Sitting, storable
from hotseat.records.paths import database_path
from hotseat.records.store import Store


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
    for name, (spoil, words) in UNUSABLE.items():
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
    assert refused == 3 * len(UNUSABLE)


def test_d4_bytes_that_are_no_text_are_damage_where_they_are_read(path: Path) -> None:
    records.lose_letters(path)
    before = files(path.parent)
    store = Store.open(path)
    with pytest.raises(DamagedError, match="hotseat doctor --repair"):
        store.attempts()
    store.close()
    assert files(path.parent) == before


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
