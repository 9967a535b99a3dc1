"""Two hotseats on one database: neither is refused, neither writes over the other."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured

from hotseat.records.connection import BUSY_TIMEOUT
from hotseat.records.models import Attempt, Card, Dispute, Probe, Seat, Sitting, draft_key
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, 18, 42, tzinfo=UTC)
SLACK = 100.0
"""Seconds that guard against a hang."""

HANDING_IN = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from hotseat.records.models import Attempt, Card, draft_key
from hotseat.records.store import Store

store, longest = Store.open(Path(sys.argv[1])), 0.0
for number in range(200):
    begun, question, now = time.monotonic(), f"{sys.argv[2]}-{number}", datetime.now(UTC)
    store.save_draft(question, "words", now)
    card = Card(question, now, {}, "2026-03-04")
    store.add_attempt(Attempt(question, "words", now, now, 1.0), card=card)
    longest = max(longest, time.monotonic() - begun)
print(longest)
"""


@pytest.mark.slow
def test_d6_two_hand_in_at_once(tmp_path: Path, figure: Measured) -> None:
    path = tmp_path / "hotseat.db"
    command = [sys.executable, "-c", HANDING_IN, str(path)]
    both = [
        subprocess.Popen(
            [*command, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for name in ("one", "two")
    ]
    said = [each.communicate(timeout=SLACK) for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    store = Store.open(path)
    asked = {attempt.question_id for attempt in store.attempts()}
    assert asked == {f"{name}-{number}" for name in ("one", "two") for number in range(200)}
    assert store.latest_drafts() == []
    store.close()
    figure("answers of two processes, kept", len(asked))
    # A draft and an answer, each of which may wait for the other process.
    longest = max(float(out) for out, _ in said)
    figure("longest wait of one", longest, "s", most=2 * BUSY_TIMEOUT)


@pytest.fixture
def sql(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is said to the database, in order."""
    said: list[str] = []
    usual: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        db = usual(*arguments, **options)
        db.set_trace_callback(lambda line: said.append(line.lower()))
        return db

    monkeypatch.setattr(sqlite3, "connect", connect)
    return said


def write_everything(store: Store) -> None:
    """Each thing that is ever written."""
    sitting, card = Sitting("mock", NOW, NOW, {}), Card("d1", NOW, {}, "2026-03-04")
    begun, _ = store.begin_sitting(sitting)
    store.save_draft(draft_key("d1", begun), "half", NOW)
    store.save_draft("d2", "half", NOW)
    store.discard_draft("d2")
    number = store.add_attempt(
        Attempt("d1", "words", NOW, NOW, 1.0), card=card, sitting=Sitting("mock", NOW, NOW, {})
    )
    dispute = Dispute(0, 5, "order", 1, NOW)
    probe = Probe("order", "And first?", "words", 9.0, {})
    store.amend_attempt(
        number, predicted={"order": 1}, probe=probe, disputes=[dispute], sitting=sitting
    )
    store.begin_sitting(sitting)
    store.save_sitting(sitting)
    store.end_sitting(begun, NOW)
    store.save_card(card)
    store.add_seat(Seat("d1", "strong", NOW, {}, {}))


def test_d6_each_write_holds_the_file_from_its_first_word(
    tmp_path: Path, sql: list[str], figure: Measured
) -> None:
    from hotseat.records.forget import forget

    store = Store.open(tmp_path / "hotseat.db")
    write_everything(store)
    store.close()
    forget(tmp_path / "hotseat.db")
    begun, held = 0, False
    for line in sql:
        begun += line.startswith("begin")
        if line.startswith("begin"):
            assert line == "begin immediate"
            held = True
        elif line in ("commit", "rollback"):
            held = False
        elif line.startswith(("insert", "update", "delete", "replace", "create", "drop", "alter")):
            assert held, line
    assert begun >= 12
    figure("writes looked at, begun at once", begun)


def test_d6_another_that_writes_is_waited_for(
    tmp_path: Path, sql: list[str], figure: Measured
) -> None:
    store = Store.open(tmp_path / "hotseat.db")
    other = sqlite3.connect(store.path, isolation_level=None, check_same_thread=False)
    other.execute("begin immediate")
    release = threading.Timer(1.0, other.rollback)
    release.start()
    write_everything(store)
    release.join()
    other.close()
    store.close()
    waits = {int(line.split("=")[1]) for line in sql if line.startswith("pragma busy_timeout")}
    assert min(waits) >= 5_000
    figure("patience of a write", min(waits) / 1000, "s")


@pytest.mark.slow
def test_d6_the_same_draft_in_a_second_window(child: Callable[..., Child]) -> None:
    first = child()
    first.wait("questions")
    first.press("p")
    first.wait("Your answer")
    first.send("from the first")
    first.wait("3 words · saved")
    second = child()
    second.wait("Resume")
    second.press("r")
    second.wait("This answer is open in another")
    second.wait("both are kept")
    second.send(" and the second")
    second.wait("6 words · saved")
    first.send(", more")
    first.wait("4 words · saved")
    assert "from the first, more" in first.screen
    db = sqlite3.connect(first.data / "hotseat" / "hotseat.db")
    found = db.execute("select text from drafts order by text").fetchall()
    db.close()
    assert found == [("from the first and the second",), ("from the first, more",)]
