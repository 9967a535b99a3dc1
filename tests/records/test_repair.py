"""What a mended database is made of, where more than one thing has to be weighed."""

from __future__ import annotations

import errno
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.hardening import records
from tests.hardening.records import LATER, NOW, attempt, counts, history

from hotseat.records import daily, database, repair
from hotseat.records.backups import backups
from hotseat.records.database import look
from hotseat.records.errors import DamagedError
from hotseat.records.rebuild import Rebuilt
from hotseat.records.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Twelve answers, ten of them in the backup."""
    return history(tmp_path / "data" / "hotseat.db", before=10, since=2)


def lose_root(path: Path, table: str) -> None:
    records.write_at(path, (records.root_of(path, table) - 1) * 4096, b"\xff" * 4096)


def change(path: Path, statement: str) -> None:
    db = sqlite3.connect(path)
    db.execute(statement)
    db.commit()
    db.close()


def mended(path: Path) -> Rebuilt:
    done = repair.mend(path, LATER)
    assert done is not None
    return done.rebuilt


def test_a_table_that_was_read_in_full_gets_nothing_from_the_backup(path: Path) -> None:
    store = Store.open(path)
    store.discard_draft("d1")
    store.close()
    lose_root(path, "sittings")
    made = mended(path)
    assert (made.complete, made.added.total()) == (False, 0)
    assert counts(path)["drafts"] == 0
    assert counts(path)["attempts"] == 12


def test_a_draft_that_was_handed_in_since_does_not_come_back(path: Path) -> None:
    store = Store.open(path)
    store.add_attempt(replace(attempt("d1"), ended_at=LATER))
    store.save_draft("d2", "begun since", LATER)
    store.close()
    lose_root(path, "drafts")
    assert mended(path).added["drafts"] == 0
    store = Store.open(path)
    assert store.latest_drafts() == []
    assert len(store.attempts("d1")) == 2
    store.close()


def test_an_answer_of_which_only_the_words_are_left_gets_its_marks_back(path: Path) -> None:
    lose_root(path, "attempts")
    made = mended(path)
    assert (made.from_words, made.added["attempts"], made.without_text) == (2, 10, 0)
    store = Store.open(path)
    last = store.attempts(limit=1)[0]
    assert (last.id, last.question_id, last.answer) == (12, "e1", "words of an answer " * 20)
    assert last.ended_at == NOW
    summary = store.summary(12)
    assert summary is not None
    assert (summary.total, summary.overall, summary.levels) == (40, 3, {"order": 1})
    assert store.add_attempt(attempt("d1")) == 13
    store.close()


def test_words_of_no_known_question_are_left_out(path: Path) -> None:
    change(path, "update answers set scorecard = '{}' where attempt_id = 12")
    lose_root(path, "attempts")
    assert mended(path).holds["attempts"] == 11


def test_a_row_that_makes_no_sense_is_taken_from_the_backup(path: Path) -> None:
    change(path, "update answers set scorecard = '{' where attempt_id = 3")
    change(path, "update attempts set ended_at = 'yesterday' where id in (4, 11)")
    with pytest.raises(DamagedError):
        look(path)
    made = mended(path)
    assert made.holds["attempts"] == 12
    # What the backup has not is made of the words that are left.
    assert (made.added["attempts"], made.from_words) == (1, 1)
    store = Store.open(path)
    assert store.attempts("d2")[0].scorecard["total"] == 40
    store.close()


def test_a_row_that_makes_no_sense_in_the_backup_either_is_left_out(path: Path) -> None:
    (backup,) = backups(path)
    for each in (path, backup.path):
        change(each, "update drafts set saved_at = 'soon'")
    assert mended(path).holds["drafts"] == 0
    look(path)


def test_a_number_is_never_given_twice(path: Path) -> None:
    change(path, "delete from attempts where id = 12")
    change(path, "delete from answers where attempt_id = 12")
    lose_root(path, "drafts")
    mended(path)
    store = Store.open(path)
    assert store.add_attempt(attempt("d1")) == 13
    store.close()


def test_a_damaged_backup_is_put_by_and_the_one_before_is_used(path: Path) -> None:
    last = daily.back_up(path, LATER)
    assert last is not None
    records.lose_page(last.path)
    path.write_bytes(b"")
    made = mended(path)
    assert made.backup is not None
    assert (made.backup.at, made.holds["attempts"]) == (NOW, 10)
    ((backup, where),) = repair.put_by(path, LATER)
    assert (backup, where.parent.name) == (last, "damaged-20260305T184200Z-2")
    assert len(backups(path)) == 1
    assert repair.put_by(path, LATER) == []


def first_format(path: Path) -> None:
    database.make_at(path, 1)
    at = NOW.isoformat(timespec="microseconds")
    for number in range(50):
        row = f"({number + 1}, 'd{number}', '{'words ' * 50}', '{at}', '{at}', 1.0, '{{}}')"
        change(path, f"insert into attempts values {row}")
    change(path, f"insert into drafts values ('d1', 'half', '{at}')")


def test_a_damaged_file_of_an_older_format_is_brought_to_the_present_one(tmp_path: Path) -> None:
    path = tmp_path / "hotseat.db"
    first_format(path)
    old = path.with_name("hotseat.db.v1.bak")
    old.write_bytes(path.read_bytes())
    change(path, "update attempts set answer = 'newer' where id = 50")
    records.write_at(path, (records.root_of(path, "attempts") + 3) * 4096, b"\xff" * 4096)
    with pytest.raises(DamagedError, match=r"newest backup is hotseat\.db\.v1\.bak"):
        Store.open(path)
    made = mended(path)
    assert made.backup is not None
    assert made.backup.name == "hotseat.db.v1.bak"
    assert 0 < made.added["attempts"] < 20
    store = Store.open(path)
    assert len(store.attempts()) == 50
    assert store.attempts("d49")[0].answer == "newer"
    assert store.latest_drafts()[0].text == "half"
    store.close()


def test_without_hard_links_the_damaged_file_is_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", refuse)
    lose_root(path, "attempts")
    damaged = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(repair, "_put_in_place", cut)
        with pytest.raises(KeyboardInterrupt):
            repair.mend(path, LATER)
    assert path.read_bytes() == damaged
    mended(path)
    # The second time finds the file that the first one kept.
    (folder,) = path.parent.glob("damaged-*")
    assert (folder / path.name).read_bytes() == damaged


def test_a_log_without_its_database_is_kept(path: Path) -> None:
    path.unlink()
    path.with_name("hotseat.db-wal").write_bytes(b"of the file that is gone")
    done = repair.mend(path, LATER)
    assert done is not None
    assert done.kept is not None
    assert [f.name for f in done.kept.iterdir()] == ["hotseat.db-wal"]
    assert counts(path)["attempts"] == 10


def test_a_link_is_named_and_left(path: Path, tmp_path: Path) -> None:
    lose_root(path, "attempts")
    path.rename(tmp_path / "elsewhere.db")
    path.symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(Exception, match=r"only a link.*elsewhere\.db"):
        repair.mend(path, LATER)
    assert path.is_symlink()


def test_rows_that_stray_into_a_table_keep_no_words_of_the_backup_out(path: Path) -> None:
    # The leaves of `attempts` are read as answers, and no attempt is there to tell by.
    page = path.read_bytes()[(records.root_of(path, "attempts") - 1) * 4096 :][:4096]
    records.write_at(path, (records.root_of(path, "answers") - 1) * 4096, page)
    lose_root(path, "attempts")
    made = mended(path)
    assert (made.added["attempts"], made.without_text) == (10, 0)
    store = Store.open(path)
    assert {a.answer for a in store.attempts()} == {"words of an answer " * 20}
    store.close()


def test_the_words_of_an_answer_outlive_the_rest_of_its_row(path: Path) -> None:
    for number in (11, 12):
        change(path, f"update answers set scorecard = '{{' where attempt_id = {number}")
    change(path, "update answers set answer = 'last words' where attempt_id = 12")
    path.write_bytes(path.read_bytes().replace(b"last words", b"\xffast words"))
    made = mended(path)
    assert (made.without_text, made.without_marks, made.complete) == (0, 2, False)
    store = Store.open(path)
    last = [a.answer for a in store.attempts(limit=2)]
    assert last == ["\ufffdast words", "words of an answer " * 20]
    summary = store.summary(12)
    assert summary is not None
    assert (summary.total, summary.levels) == (40, {"order": 1})
    store.close()


def test_a_draft_with_a_letter_that_is_none_is_kept(path: Path) -> None:
    content = path.read_bytes()
    records.write_at(path, content.rindex(b"half an answer"), b"\xff")
    mended(path)
    store = Store.open(path)
    assert store.latest_drafts()[0].text == "\ufffdalf an answer"
    store.close()
