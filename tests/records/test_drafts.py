"""Two hotseats at once: neither writes over what is typed in the other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotseat.records import holder
from hotseat.records.models import PROBE, Attempt, Probe, Sitting, draft_key
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, 18, 42, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)

_TYPIST = """
import sys
from datetime import datetime
from pathlib import Path
from hotseat.records.store import Store

store = Store.open(Path(sys.argv[1]))
found = store.draft("d1")
print(found and [found.text, found.elsewhere], flush=True)
store.save_draft("d1", sys.argv[2], datetime.fromisoformat(sys.argv[3]))
print("saved", flush=True)
sys.stdin.read()
"""


@contextmanager
def typist(path: Path, text: str, at: datetime) -> Iterator[str]:
    """Another process that has typed something and goes on running; gives what it found."""
    command = [sys.executable, "-c", _TYPIST, str(path), text, at.isoformat()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        found = child.stdout.readline().strip()
        assert child.stdout.readline().strip() == "saved"
        yield found
        child.kill()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "hotseat.db")
    yield opened
    opened.close()


def holder_of_another() -> str:
    """A process that runs and is not this one."""
    parent = os.getppid()
    return f"{parent}:{holder._look(parent)[1]}"


def seen(store: Store, key: str = "d1") -> tuple[str, bool] | None:
    draft = store.draft(key)
    return None if draft is None else (draft.text, draft.elsewhere)


def holders(store: Store) -> int:
    return int(store._db.execute("select count(*) from drafts").fetchone()[0])


def test_a_draft_that_is_typed_elsewhere_is_shown_and_never_written_over(store: Store) -> None:
    with typist(store.path, "theirs", NOW):
        assert seen(store) == ("theirs", True)
        store.save_draft("d1", "ours", LATER)
        assert seen(store) == ("ours", False)
        with typist(store.path, "of a third", NOW) as found:
            assert found == "['ours', True]"
        assert holders(store) == 3
    assert holders(store) == 3


def test_a_draft_whose_process_is_gone_is_taken_over(store: Store) -> None:
    with typist(store.path, "theirs", NOW):
        pass
    assert seen(store) == ("theirs", False)
    store.save_draft("d1", "theirs and ours", LATER)
    assert seen(store) == ("theirs and ours", False)
    assert holders(store) == 1


def test_two_that_were_killed_lose_neither_text(store: Store) -> None:
    with typist(store.path, "first", NOW), typist(store.path, "second", LATER):
        pass
    assert seen(store) == ("second", False)
    store.save_draft("d1", "second and more", LATER)
    assert seen(store) == ("second and more", False)
    assert holders(store) == 2


def test_our_own_draft_comes_before_a_later_one_elsewhere(store: Store) -> None:
    store.save_draft("d1", "ours", NOW)
    with typist(store.path, "theirs", LATER):
        assert seen(store) == ("ours", False)


def test_the_latest_draft_is_rather_one_that_nobody_else_holds(store: Store) -> None:
    with typist(store.path, "theirs", LATER):
        latest = next(iter(store.latest_drafts()), None)
        assert latest is not None
        assert (latest.text, latest.elsewhere) == ("theirs", True)
        store.save_draft("d2", "ours", NOW)
        latest = next(iter(store.latest_drafts()), None)
        assert latest is not None
        assert (latest.question_id, latest.elsewhere) == ("d2", False)
    latest = next(iter(store.latest_drafts()), None)
    assert latest is not None
    assert (latest.text, latest.elsewhere) == ("theirs", False)


def test_discarding_leaves_what_another_holds(store: Store) -> None:
    with typist(store.path, "theirs", NOW):
        with typist(store.path, "of one that ended", NOW):
            pass
        store.save_draft("d1", "ours", NOW)
        assert holders(store) == 3
        store.discard_draft("d1")
        assert holders(store) == 1
        assert seen(store) == ("theirs", True)


def test_an_attempt_takes_our_draft_and_leaves_theirs(store: Store) -> None:
    with typist(store.path, "theirs", NOW):
        store.save_draft("d1", "ours", NOW)
        store.add_attempt(Attempt("d1", "ours", NOW, LATER, 60.0))
        assert seen(store) == ("theirs", True)


def test_the_clock_of_a_draft_comes_back(store: Store) -> None:
    state = {"left": 12.5, "pauses": [{"kind": "asked", "seconds": 3.0}]}
    store.save_draft("d1", "x", NOW, state=state)
    draft = store.draft("d1")
    assert draft is not None
    assert draft.state == state
    store.save_draft("d1", "x", NOW)
    draft = store.draft("d1")
    assert draft is not None
    assert draft.state == {}


def test_drafts_of_a_sitting_are_none_of_their_question(store: Store) -> None:
    store.save_draft(draft_key("d1", 7), "in the sitting", LATER)
    store.save_draft(draft_key("d2"), " ", LATER)
    assert store.latest_drafts() == []
    assert seen(store, draft_key("d1", 7)) == ("in the sitting", False)
    assert store.draft("d1") is None


def test_what_was_begun_in_a_sitting_stays_when_it_ends(store: Store) -> None:
    sitting = Sitting("mock", NOW, NOW, {"n": 1})
    number = store.save_sitting(sitting)
    store.save_draft(draft_key("d1", number), "half of it", NOW, state={"used": 3})
    store.save_draft(draft_key("d2", number), "  ", NOW, state={"used": 3})
    store.save_draft(draft_key("d3", number, probe=True), "to the probe", NOW, state={"attempt": 5})
    assert store.begin_sitting(sitting) == (number + 1, True)
    kept = {draft.key: (draft.text, dict(draft.state)) for draft in store.latest_drafts()}
    assert kept == {
        "d1": ("half of it", {}),
        "d3/probe": ("to the probe", {"attempt": 5}),
    }
    assert store.draft(draft_key("d1", number)) is None


def test_a_sitting_that_another_run_leads_through_is_not_ended(store: Store) -> None:
    sitting = Sitting("mock", NOW, NOW, {"n": 1})
    other = Store.open(store.path, me=holder_of_another())
    number = other.save_sitting(sitting)
    assert store.open_sitting() is None
    assert store.begin_sitting(sitting) == (number + 1, False)
    assert other.open_sitting() is not None
    other.close()


def test_a_sitting_that_ended_stays_as_it_was(store: Store) -> None:
    number = store.save_sitting(Sitting("mock", NOW, NOW, {"n": 1}))
    store.end_sitting(number, LATER)
    store.save_sitting(Sitting("mock", NOW, NOW, {"n": 2}, id=number))
    ended = store.sitting(number)
    assert ended is not None
    assert (ended.ended_at, ended.state) == (LATER, {"n": 1})


def test_a_draft_to_a_follow_up_is_kept_apart(store: Store) -> None:
    store.save_draft(draft_key("d1", probe=True), "to the probe", LATER)
    store.save_draft("d1", "the answer", NOW)
    first, second = store.latest_drafts()
    assert (first.question_id, first.to_probe) == ("d1", True)
    assert (second.question_id, second.to_probe) == ("d1", False)
    number = store.add_attempt(Attempt("d1", "the answer", NOW, LATER, 60.0))
    assert seen(store, "d1" + PROBE) == ("to the probe", False)
    store.amend_attempt(number, probe=Probe("order", "And first?", "to the probe", 9.0, {}))
    assert seen(store, "d1" + PROBE) is None


def test_this_process_runs() -> None:
    assert holder.is_running(holder.me())
    assert holder.is_running(str(os.getpid()) + ":")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells when a process began")
def test_the_number_of_a_process_that_was_given_again_is_no_life() -> None:
    assert not holder.is_running(f"{os.getpid()}:1")


@pytest.mark.parametrize("name", ["", ":", "0:", "-1:5", "x:y", "999999999:1", f"{10**30}:1"])
def test_what_names_no_process_does_not_run(name: str) -> None:
    assert not holder.is_running(name)


def test_a_process_that_ended_unnoticed_does_not_run() -> None:
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.read()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not holder.is_running(f"{child.pid}:")
