"""Drafts and attempts come back as they were, and together or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import strategies as st

from hotseat.records import paths
from hotseat.records.models import Attempt
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, 18, 42, 1, 5, tzinfo=UTC)
DAY = NOW.astimezone().date().isoformat()
CARD = {"schema": "hotseat/scorecard@1", "total": 64, "marks": {"diagnosis": {"level": 2}}}
ATTEMPT = Attempt("d01", "an answer", NOW, NOW + timedelta(minutes=6), 351.5, CARD, day=DAY)

any_text = st.text(st.characters(codec=None, categories=None), max_size=200)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "folder" / "hotseat.db")
    yield opened
    opened.close()


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.path)


def test_a_draft_comes_back(store: Store) -> None:
    assert store.draft("d01") is None
    store.save_draft("d01", "one", NOW)
    store.save_draft("d01", "two", NOW + timedelta(seconds=1))
    draft = store.draft("d01")
    assert draft is not None
    assert (draft.question_id, draft.text) == ("d01", "two")
    assert draft.at == NOW + timedelta(seconds=1)


def test_the_latest_draft_by_time(store: Store) -> None:
    assert next(iter(store.latest_drafts()), None) is None
    store.save_draft("late", "b", NOW)
    # A whole second is written without fraction by some; here it sorts all the same.
    store.save_draft("early", "a", NOW.replace(microsecond=0))
    latest = next(iter(store.latest_drafts()), None)
    assert latest is not None
    assert latest.question_id == "late"


def test_discard(store: Store) -> None:
    store.save_draft("d01", "one", NOW)
    store.save_draft("d02", "two", NOW)
    store.discard_draft("d01")
    store.discard_draft("never there")
    assert store.draft("d01") is None
    assert store.draft("d02") is not None


def test_an_attempt_comes_back_and_takes_its_draft(store: Store) -> None:
    store.save_draft("d01", "one", NOW)
    store.save_draft("d02", "two", NOW)
    number = store.add_attempt(ATTEMPT)
    assert store.attempts() == [replace(ATTEMPT, id=number)]
    assert store.attempts()[0].total == 64
    assert store.draft("d01") is None
    assert store.draft("d02") is not None


def test_attempts_by_question_newest_first(store: Store) -> None:
    for question in ("d01", "d02", "d01"):
        store.add_attempt(replace(ATTEMPT, question_id=question))
    assert [a.id for a in store.attempts()] == [3, 2, 1]
    assert [a.id for a in store.attempts("d01")] == [3, 1]
    assert [a.id for a in store.attempts(limit=1)] == [3]
    assert store.attempts("d03") == []
    assert store.counts() == {"d01": 2, "d02": 1}
    assert store.latest_by_question() == {"d01": 3, "d02": 2}


def test_moments_are_kept_in_utc(store: Store) -> None:
    here = timezone(timedelta(hours=5, minutes=30))
    store.save_draft("d01", "x", NOW.astimezone(here))
    draft = store.draft("d01")
    assert draft is not None
    assert draft.at == NOW
    assert draft.at.tzinfo == UTC
    with pytest.raises(ValueError, match="time zone"):
        store.save_draft("d01", "x", NOW.replace(tzinfo=None))


# Files and folders


def test_by_default_in_the_xdg_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    Store.open().close()
    assert (tmp_path / "data" / "hotseat" / "hotseat.db").is_file()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for value in ("", "relative/path"):
        monkeypatch.setenv("XDG_DATA_HOME", value)
        assert paths.data_folder() == tmp_path / "home" / ".local" / "share" / "hotseat"


def test_nothing_is_made_at_import(tmp_path: Path) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "data")}
    program = "import hotseat.records.store, hotseat.records.paths; hotseat.records.paths"
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert not (tmp_path / "data").exists()


def test_two_that_start_at_once_share_one_file(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from hotseat.records.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "for n in range(50): store.save_draft(f'{sys.argv[2]}-{n}', 'x', datetime.now(UTC))\n"
    )
    path = tmp_path / "folder" / "hotseat.db"
    runs = [subprocess.Popen([sys.executable, "-c", program, str(path), str(n)]) for n in range(4)]
    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    store = Store.open(path)
    kept = [store.draft(f"{n}-{i}") for n in range(4) for i in range(50)]
    assert None not in kept
    store.close()
    assert [f.name for f in path.parent.iterdir()] == ["hotseat.db"]
