"""P2: what is forgotten stands in no file of hotseat's any more, and does not come back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.records import MARKER, NOW, fill
from tests.hardening import records
from tests.hardening.conftest import Measured

from hotseat.cli.main import main
from hotseat.errors import EXIT_OK, EXIT_UNKNOWN_ID
from hotseat.records import backups, daily, forget, repair
from hotseat.records.paths import data_folder, database_path, make_folder
from hotseat.records.store import Store


def hits() -> dict[str, int]:
    """How often the marker stands in each file below the data folder."""
    files = [path for path in data_folder().rglob("*") if path.is_file()]
    counted = {f.relative_to(data_folder()).as_posix(): f.read_bytes() for f in files}
    word = MARKER.encode()
    return {name: content.count(word) for name, content in counted.items() if word in content}


@pytest.fixture
def everywhere() -> Path:
    """The marker in every kind of file: database, log, backups of both names, free pages of one,
    what a backup and a repair left half made, and a damaged file that was kept.
    """
    path = database_path()
    store = Store.open(path)
    fill(store)
    store._db.execute("pragma secure_delete = off")
    for day in range(3):
        store.save_draft("d3", f"{MARKER} " * 2000, NOW)
        store.discard_draft("d3")
        store.save_draft("d2", f"half, {day}", NOW)
        assert daily.back_up(path, NOW + timedelta(days=day)) is not None
    store.close()
    # A copy as an earlier hotseat made it, free pages and all.
    shutil.copy(path, path.with_name("hotseat.db.v1.bak"))
    records.lose_header(path)
    # In the backups of before nothing stands in free pages; in the damaged file it does.
    assert repair.mend(path, NOW) is not None
    bad = path.parent / "backups" / "hotseat-20200101T000000Z-v2.db"
    bad.write_text(f"not a database, {MARKER}")
    store = Store.open(path)
    store._db.execute("pragma secure_delete = off")
    store.save_draft("d3", f"{MARKER} " * 2000, NOW)
    store.discard_draft("d3")
    store.close()
    make_folder(path.parent / ".repair")
    for half_made in ("backups/.hotseat.db.4194305", ".repair/read.db"):
        (path.parent / half_made).write_text(MARKER)
    records.write_and_die(path, 1, "an open end ")
    kinds = {name.split("/")[0].split("-2")[0] for name in hits()}
    assert {"hotseat.db", "backups", "damaged", ".repair", "hotseat.db.v1.bak"} <= kinds
    return path


@pytest.mark.parametrize("question", [None, "d1"])
def test_p2_no_file_has_a_trace_of_what_was_forgotten(
    everywhere: Path, question: str | None, figure: Measured, capsys: pytest.CaptureFixture[str]
) -> None:
    before = hits()
    held = len(backups.backups(everywhere))
    words = [question] if question else []
    assert main(["forget", *words, "--yes"]) == EXIT_OK
    out = capsys.readouterr().out
    assert "1 answer, 2 drafts" in out if question else "3 answers, 3 drafts" in out
    assert "2 damaged files as a whole" in out or not question
    figure(f"files with the marker before, {question or 'all'} forgotten", len(before))
    figure(f"hits of the marker after, {question or 'all'} forgotten", sum(hits().values()), most=0)
    left = backups.backups(everywhere)
    # Of one question the backups stay, without it; the one that cannot be read goes as a whole.
    assert len(left) == (held - 1 if question else 0)
    for backup in left:
        db = sqlite3.connect(f"{backup.path.as_uri()}?immutable=1", uri=True)
        assert db.execute("select question_id from attempts").fetchall() == [("d2",)]
        assert db.execute("pragma freelist_count").fetchone() == (0,)
        db.close()
    store = Store.open(everywhere)
    assert {a.question_id for a in store.attempts()} == ({"d2", "w0"} if question else set())
    store.close()


def test_p2_the_log_of_a_run_that_was_killed_is_forgotten_too(figure: Measured) -> None:
    path = database_path()
    records.write_and_die(path, 3, f"{MARKER} ")
    assert hits()["hotseat.db-wal"]
    assert main(["forget", "w1", "--yes"]) == EXIT_OK
    assert main(["forget", "w0", "--yes"]) == EXIT_OK
    assert hits()
    assert main(["forget", "w2", "--yes"]) == EXIT_OK
    figure("hits of the marker after the last one", sum(hits().values()), most=0)


@pytest.mark.parametrize(
    "spoil", [records.lose_page, records.lose_schema, records.empty], ids=lambda f: f.__name__
)
def test_p2_what_was_forgotten_does_not_come_back_with_a_repair(
    spoil: Callable[[Path], None],
) -> None:
    path = records.copied_history(database_path())
    assert main(["forget", "d1", "--yes"]) == EXIT_OK
    spoil(path)
    mended = repair.mend(path, records.LATER)
    assert mended is not None
    assert mended.rebuilt.backup is not None
    store = Store.open(path)
    assert store.attempts("d1") == []
    assert len(store.attempts("d2")) == 4
    assert "d1" not in store.counts()
    assert store.draft("d1") is None
    store.close()
    # Nor can it be forgotten once more: there is nothing of it.
    assert main(["forget", "d1", "--yes"]) == EXIT_UNKNOWN_ID


def test_p2_a_forgetting_that_is_cut_short_keeps_it_where_it_can_be_forgotten(
    everywhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cut(Exception):  # noqa: N818 - stands for a power cut
        pass

    def cut(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(forget, "_delete", cut)
        with pytest.raises(Cut):
            forget.forget(everywhere, "d1")
    assert forget.kept(everywhere, "d1").attempts == 1
    assert main(["forget", "d1", "--yes"]) == EXIT_OK
    assert hits() == {}


def test_p2_a_damaged_database_is_mended_before_anything_is_forgotten(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = records.copied_history(database_path())
    records.lose_page(path)
    before = records.files(path.parent)
    assert main(["forget", "--yes"]) != EXIT_OK
    assert "hotseat doctor --repair" in capsys.readouterr().err
    assert records.files(path.parent) == before


def test_p2_what_only_a_backup_has_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    path = records.copied_history(database_path())
    path.unlink()
    assert main(["forget", "d1", "--yes"]) == EXIT_OK
    assert capsys.readouterr().out == "Forgotten: what 1 backup held of it.\n"
    assert main(["forget", "d1", "--yes"]) == EXIT_UNKNOWN_ID
    assert main(["forget", "--yes"]) == EXIT_OK
    assert backups.backups(path) == []
