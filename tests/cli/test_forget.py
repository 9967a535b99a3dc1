"""`hotseat forget`: asked for once, and then no trace is left."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.records import MARKER, NOW, fill

from hotseat.errors import EXIT_CHECK_FAILED, EXIT_INVALID, EXIT_OK, EXIT_UNKNOWN_ID, EXIT_USAGE
from hotseat.records import daily
from hotseat.records.backups import backups
from hotseat.records.paths import database_path
from hotseat.records.store import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kept() -> Path:
    store = Store.open()
    fill(store)
    # What was dropped before leaves traces in free pages, where SQLite is built to leave them.
    store._db.execute("pragma secure_delete = off")
    store.save_draft("d3", f"{MARKER} " * 2000, NOW)
    store.discard_draft("d3")
    store.close()
    daily.back_up(store.path, NOW)
    return store.path


def traces(folder: Path) -> list[str]:
    """Files of the folder in which the marker stands."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if MARKER.encode() in file.read_bytes()]


class Terminal(io.StringIO):
    """A person who types something."""

    def isatty(self) -> bool:
        return True


def test_all_of_one_question_leaves_no_trace(run: Run, kept: Path) -> None:
    assert traces(kept.parent)
    code, out, _ = run("forget", "d1", "--yes")
    assert code == EXIT_OK
    assert "1 answer, 2 drafts, 1 return date, 1 swapped seat, what 1 backup held of it" in out
    assert traces(kept.parent) == []
    assert len(backups(kept)) == 1
    store = Store.open()
    assert [a.question_id for a in store.attempts()] == ["d2"]
    assert (store.counts(), store.cards()) == ({"d2": 1}, {})
    assert [s.question_id for s in store.seats()] == ["d2"]
    assert store.open_sitting() is not None
    assert store.draft("d1") is None
    assert store.draft("d2") is not None
    assert store._db.execute("pragma journal_mode").fetchone() == ("wal",)
    store.close()


def test_everything_leaves_an_empty_history(run: Run, kept: Path) -> None:
    (kept.parent / "answer-abc.txt").write_text(MARKER)
    code, out, _ = run("forget", "--yes")
    assert code == EXIT_OK
    assert "2 answers, 3 drafts, 1 sitting" in out
    assert traces(kept.parent) == []
    assert [f.name for f in kept.parent.rglob("*") if f.is_file()] == [kept.name]
    store = Store.open()
    assert (store.attempts(), next(iter(store.latest_drafts()), None), store.cards()) == (
        [],
        None,
        {},
    )
    assert (store.seats(), store.open_sitting(), store.counts()) == ([], None, {})
    fill(store)
    assert store.attempts()[-1].id == 1
    store.close()


def test_it_asks_once_and_says_how_much(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for said, code in (("n\n", EXIT_CHECK_FAILED), ("", EXIT_CHECK_FAILED), ("y\n", EXIT_OK)):
        monkeypatch.setattr(sys, "stdin", Terminal(said))
        found, _, err = run("forget", "d1")
        assert found == code
        assert "Forget all of d1: 1 answer, 2 drafts" in err
        assert "cannot be undone" in err
        assert [line for line in err.splitlines() if len(line) > 80] == []
        assert "hotseat export FILE keeps a copy." in " ".join(err.split())
        assert err.count("[y/N]") == 1
        assert bool(traces(kept.parent)) == (code != EXIT_OK)


def test_without_a_terminal_it_wants_yes(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    code, out, err = run("forget")
    assert (code, out) == (EXIT_USAGE, "")
    assert err.startswith("hotseat: forget everything: 2 answers")
    assert "--yes" in err
    assert traces(kept.parent)


def test_a_question_of_which_nothing_is_kept_is_named_with_the_nearest(
    run: Run, kept: Path
) -> None:
    code, _, err = run("forget", "d11", "--yes")
    assert code == EXIT_UNKNOWN_ID
    assert "'d11'" in err
    assert "did you mean d1" in err
    assert traces(kept.parent)


def test_nothing_kept_is_nothing_to_forget(run: Run) -> None:
    assert run("forget", "--yes")[:2] == (EXIT_OK, "Nothing is kept.\n")
    assert run("forget", "d1", "--yes")[0] == EXIT_UNKNOWN_ID
    assert not database_path().parent.exists()


def test_it_waits_for_no_app_that_runs(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotseat.records.forget.PATIENCE", 0.05)
    app = Store.open()
    app.counts()
    code, _, err = run("forget", "--yes")
    assert code == EXIT_INVALID
    assert "in use by another program" in err
    assert "Close the other hotseat" in err
    assert len(app.attempts()) == 2
    app.save_draft("d9", "goes on", app.attempts()[0].ended_at)
    app.close()
    assert run("forget", "--yes")[0] == EXIT_OK


def test_what_was_answered_in_a_browser_stays_and_is_named(run: Run, kept: Path) -> None:
    folder = kept.parent / "served"
    folder.mkdir(0o700)
    there = folder / kept.name
    there.write_bytes(kept.read_bytes())
    stays = f"is kept apart and stays: HOTSEAT_DATA={folder} hotseat forget"
    assert f"{stays} d1 forgets it." in run("forget", "d1", "--yes")[1]
    code, out, _ = run("forget", "d1", "--yes")
    assert code == EXIT_UNKNOWN_ID
    assert f"{stays} d1 forgets it." in out
    for _ in range(2):
        assert f"{stays} forgets it." in run("forget", "--yes")[1]
    there.write_bytes(b"no database at all" * 100)
    assert f"{stays} forgets it." in run("forget", "--yes")[1]
    there.unlink()
    assert stays not in run("forget", "--yes")[1]
