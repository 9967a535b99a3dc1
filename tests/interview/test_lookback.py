"""What a session's records say of each question, of the last time and of the weakest mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.fake_clock import FakeClock
from tests.interview.histories import CRITERIA, summary
from tests.tui.fakes import CONCEPT, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.interview.agreement import NOTHING, agreement
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.lookback import last_time, progress_of, standings
from hotseat.interview.progress import outlook, progress
from hotseat.interview.schedule import review
from hotseat.interview.session import Session
from hotseat.records.models import Attempt, Seat
from hotseat.records.store import Store
from hotseat.reports.remarks import remarks

CLOCK = FakeClock()
NOW = CLOCK.now()
TWIN = replace(DECISION, id="returns-bot-frozen", title="The frozen bot", twin=DECISION.id)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    library = FakeLibrary(bank_of(DECISION, TWIN, SECOND, CONCEPT))
    opened = Session(CLOCK, DraftKeeper(CLOCK), library=library)
    opened.use(Store.open(tmp_path / "hotseat.db"))
    yield opened
    assert opened.store is not None
    opened.store.close()


def keep(session: Session, question: str, ago: int = 0, **levels: int) -> Attempt:
    """An answer of so many days ago."""
    ended = NOW - timedelta(days=ago)
    marks = {name: {"level": level, "of": 2} for name, level in levels.items()}
    card: dict[str, Any] = {"total": 40, "overall": 3, "marks": marks}
    made = Attempt(
        question, "words", ended, ended, 60, card, day=ended.astimezone().date().isoformat()
    )
    assert session.store is not None
    return replace(made, id=session.store.add_attempt(made))


def test_without_records_there_is_nothing_to_say() -> None:
    empty = Session(CLOCK, DraftKeeper(CLOCK))
    assert progress_of(empty, 30) is None
    assert standings(empty) == []
    assert last_time(empty, DECISION) is None


def test_the_last_time_is_told_by_the_lowest_main_mark(session: Session) -> None:
    assert last_time(session, DECISION) is None
    keep(session, DECISION.id, 5, diagnosis=0, recommendation=0)
    keep(session, DECISION.id, 4, order=0, diagnosis=2, recommendation=1, combine=1)
    found = last_time(session, DECISION)
    assert found is not None
    assert (found.words, found.twin) == ("named on Recommendation, 4 days ago", False)


def test_a_case_that_was_its_twin_the_last_time_is_told_as_one(session: Session) -> None:
    keep(session, DECISION.id, 4, diagnosis=0)
    found = last_time(session, TWIN)
    assert found is not None
    assert found.twin
    keep(session, TWIN.id, 0, diagnosis=2)
    found = last_time(session, TWIN)
    assert found is not None
    assert (found.words, found.twin) == ("grounded on Diagnosis, today", False)


def test_a_concept_is_told_by_its_points(session: Session) -> None:
    keep(session, CONCEPT.id, 1)
    found = last_time(session, CONCEPT)
    assert found is not None
    assert found.words == "40 of 100, yesterday"


def test_questions_stand_by_when_they_come_back(session: Session) -> None:
    assert session.store is not None
    keep(session, SECOND.id, 9, diagnosis=1)
    keep(session, DECISION.id, 5, diagnosis=0)
    keep(session, DECISION.id, 4, diagnosis=2)
    keep(session, "gone", 3, diagnosis=2)
    card = review(None, DECISION.id, 5, NOW, "2026-03-04")
    assert card is not None
    session.store.save_card(card)
    found = standings(session)
    assert [(each.title, dict(each.levels), each.days) for each in found] == [
        ("The returns bot", {"diagnosis": 2}, 8),
        ("Radiology notes", {"diagnosis": 1}, None),
    ]


def test_the_weakest_mark_is_drilled_where_it_went_worst_the_last_time(session: Session) -> None:
    assert session.weakest() is None
    keep(session, SECOND.id, 9, diagnosis=2, combine=0)
    keep(session, TWIN.id, 8, diagnosis=1, combine=0)
    keep(session, SECOND.id, 7, diagnosis=2, combine=1)
    keep(session, DECISION.id, 6, diagnosis=0, combine=0)
    assert session.weakest() == ("When to combine", TWIN)
    assert session.weakest("diagnosis") == ("Diagnosis", TWIN)
    assert session.weakest("other_technique") is None


def test_an_attempt_is_marked_again_beside_the_one_before(session: Session) -> None:
    keep(session, SECOND.id, 3, diagnosis=1)
    keep(session, DECISION.id, 2, diagnosis=1)
    last = keep(session, DECISION.id, 1, diagnosis=2)
    keep(session, DECISION.id, 0)
    found = session.result_of(last)
    assert found is not None
    assert found.tries == 2
    assert found.before is not None
    assert found.before["marks"] == {"diagnosis": {"level": 1, "of": 2}}
    assert session.result_of(replace(last, question_id="gone")) is None


def test_agreement_counts_levels_that_both_sides_have() -> None:
    assert agreement([]) == NOTHING
    assert (NOTHING.n, NOTHING.equal) == (0, 0)
    seats = [
        Seat("a", "fair", NOW, {"diagnosis": 1, "combine": 0}, {"diagnosis": 1, "combine": 2}),
        Seat("a", "thin", NOW, {"diagnosis": 0}, {"diagnosis": 0, "combine": 1}),
        Seat("a", "thin", NOW, {}, {"diagnosis": 0}),
    ]
    found = agreement(seats)
    assert (found.equal, found.n, found.answers) == (2, 3, 2)
    assert found.exact == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([], ""),
        ([2, 2], "All marks at their best."),
        ([0, 1, 1], "Diagnosis: named in 2 of 3 answers."),
        ([0, 1, 2], "Diagnosis: missing in 1 of 3 answers."),
    ],
)
def test_the_weakness_is_what_is_lacking_most_often(levels: list[int], words: str) -> None:
    rows = [summary(n + 1, levels={"diagnosis": level}) for n, level in enumerate(levels)]
    found = progress(rows, CRITERIA, outlook((), {}, NOW, {}), NOW)
    assert found.weakness == words


def test_nothing_is_said_of_what_was_not_done() -> None:
    found = progress([], CRITERIA, outlook((), {}, NOW, {}), NOW)
    assert list(remarks(found)) == []
    rows = [summary(day="2026-03-04", levels={"diagnosis": 1})]
    found = progress(rows, CRITERIA, outlook((), {}, NOW, {}), NOW)
    assert [each.id for each in remarks(found)] == ["total", "judging"]
