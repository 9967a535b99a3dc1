"""`hotseat export`."""

from __future__ import annotations

import json
import stat
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.records import NOW, fill

from hotseat.errors import EXIT_INVALID, EXIT_OK, EXIT_USAGE
from hotseat.records import attempts, connection
from hotseat.records.export import document
from hotseat.records.models import Attempt, Seat
from hotseat.records.paths import database_path
from hotseat.records.store import Store

Run = Callable[..., tuple[int, str, str]]
SECTIONS = ["attempts", "drafts", "sittings", "cards", "seats"]


@pytest.fixture
def kept() -> Path:
    store = Store.open()
    fill(store)
    store.close()
    return store.path


def test_everything_is_in_it(run: Run, kept: Path) -> None:
    code, out, err = run("export")
    assert (code, err) == (EXIT_OK, "")
    said = json.loads(out)
    assert list(said) == ["schema", "version", "topic", *SECTIONS]
    assert said["schema"] == "hotseat/export@1"
    rich, plain = said["attempts"]
    assert rich["question"] == "d1"
    assert rich["sitting"] == said["sittings"][0]["id"] == 1
    assert rich["timing"] == {
        "think": 20.0,
        "answer": 240.0,
        "overtime": 30.0,
        "paused": 10.0,
        "limit": 260.0,
        "think_limit": None,
        "extra": 0,
        "hard_stop": False,
        "pauses": [{"kind": "asked", "seconds": 10.0}],
        "pace": [[60.0, 10]],
    }
    assert rich["on_time"]["answer"] == "xylophonist"
    assert rich["on_time"]["scorecard"] == rich["scorecard"]
    assert rich["probe"]["answer"] == "xylophonist"
    at = NOW.isoformat(timespec="microseconds")
    dispute = {"start": 0, "end": 5, "criterion": "order", "level": 2, "at": at}
    assert rich["disputes"] == [dispute]
    assert (rich["predicted"], rich["recommended_at"]) == ({"order": 2}, 0.5)
    assert (plain["on_time"], plain["probe"], plain["sitting"]) == (None, None, None)
    assert plain["scorecard"] is None
    drafts = {(d["question"], d["to_probe"]): d["clock"] for d in said["drafts"]}
    assert drafts == {("d1", False): {"left": 3}, ("d1", True): {"left": 3}, ("d2", False): {}}
    assert said["cards"] == [{"id": "d1", "due": at, "day": "2026-03-04", "state": {"step": 1}}]
    assert [s["question"] for s in said["seats"]] == ["d1", "d2"]


def test_of_nothing_it_is_empty_and_makes_nothing(run: Run) -> None:
    code, out, _ = run("export")
    assert code == EXIT_OK
    assert [json.loads(out)[name] for name in SECTIONS] == [[]] * 5
    assert not database_path().parent.exists()


def test_a_file_is_yours_alone_and_replaced_only_by_force(
    run: Run, kept: Path, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    code, out, err = run("export", path)
    assert (code, out) == (EXIT_OK, "")
    assert str(path) in err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text())["attempts"][0]["id"] == 1
    before = path.read_bytes()
    code, _, err = run("export", path)
    assert code == EXIT_USAGE
    assert "--force" in err
    assert path.read_bytes() == before
    path.write_text("other")
    assert run("export", path, "--force")[0] == EXIT_OK
    assert path.read_bytes() == before


def test_it_never_replaces_what_it_reads(run: Run, kept: Path) -> None:
    before = kept.read_bytes()
    code, _, err = run("export", kept, "--force")
    assert code == EXIT_USAGE
    assert "name another file" in err
    assert kept.read_bytes() == before


def test_records_that_cannot_be_read_leave_the_old_file(
    run: Run, kept: Path, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    path.write_text("before")
    store = Store.open()
    store._db.execute("update answers set scorecard = '{' where attempt_id = 2")
    store.close()
    code, _, err = run("export", path, "--force")
    assert code == EXIT_INVALID
    assert "is damaged" in err
    assert path.read_text() == "before"


def test_it_shows_one_moment_while_others_write(kept: Path) -> None:
    parts = document(kept)
    said = [next(parts)]
    while "d1" not in said[-1]:
        said.append(next(parts))
    other = Store.open()
    other.add_attempt(Attempt("d3", "late", NOW, NOW, 1.0))
    other.add_seat(Seat("d3", "late", NOW, {}, {}))
    other.close()
    whole = json.loads("".join([*said, *parts]))
    for name in ("attempts", "seats"):
        assert [entry["question"] for entry in whole[name]] == ["d1", "d2"]


def test_a_long_history_does_not_stand_in_memory() -> None:
    store = Store.open()
    card = {"marks": {}, "text": "x" * 8000}
    with connection.transaction(store._db):
        for _ in range(1500):
            attempts.add(store._db, Attempt("d1", "words", NOW, NOW, 1.0, card), 0)
    store.close()
    tracemalloc.start()
    try:
        length = sum(map(len, document(store.path)))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert length > 12_000_000
    assert most < 2_000_000
