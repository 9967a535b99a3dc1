"""What a long run of hotseat holds of its answers: the last ones, and those of its sitting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.fakes import ANSWER, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.outcome import mark
from hotseat.interview.result import Result
from hotseat.interview.session import Session
from hotseat.interview.sitting import Run, mock
from hotseat.interview.turn import Answer
from hotseat.interview.waiting import HELD
from hotseat.records.store import Store

CLOCK = FakeClock()
NOW = CLOCK.now()
LIBRARY = FakeLibrary(bank_of(DECISION, SECOND))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session(CLOCK, DraftKeeper(CLOCK), library=LIBRARY)
    store = Store.open(tmp_path / "hotseat.db")
    made.use(store)
    yield made
    store.close()


def keep(session: Session, run: Run | None = None) -> Result:
    """Have an answer marked and kept."""
    question = DECISION if run is None else LIBRARY.bank.questions[run.questions[run.index]]
    answer = Answer(question, ANSWER, NOW, NOW, 10, run=run)
    result, error = session.keep(answer, mark(answer, LIBRARY))
    assert error is None
    return result


def test_the_last_results_are_held(session: Session) -> None:
    kept = [keep(session) for _ in range(HELD + 5)]
    assert [g.attempt_id for g in session.given] == [r.attempt_id for r in kept[5:]]


def test_all_of_a_sitting_are_held_while_it_lasts(session: Session) -> None:
    run = mock([DECISION, SECOND] * HELD, started_at=NOW, budget=9_000)
    session.begin_run(run)
    keep(session)
    kept = [keep(session, run) for _ in range(HELD + 5)]
    assert [g.attempt_id for g in session.given] == [r.attempt_id for r in kept]
    for _ in range(HELD - 1):
        keep(session)
    # One of them is at hand, the others come from the records.
    ids = [r.attempt_id for r in session.results_of(run)]
    assert ids == [r.attempt_id for r in kept]


def test_what_is_not_held_is_had_from_the_records(session: Session) -> None:
    first, _ = session.foresee(keep(session), {"diagnosis": 1})
    for _ in range(HELD):
        keep(session)
    follow_up = session.follow_up(first)
    assert follow_up is not None
    words = replace(first.answer, text="More words.", follow_up=follow_up)
    result, error = session.keep(words, mark(words, LIBRARY))
    assert error is None
    assert (result.attempt_id, result.tries, result.predicted) == (
        first.attempt_id,
        1,
        {"diagnosis": 1},
    )


def test_without_records_all_are_held() -> None:
    session = Session(CLOCK, DraftKeeper(CLOCK), library=LIBRARY)
    for _ in range(HELD + 5):
        keep(session)
    assert len(session.given) == HELD + 5
