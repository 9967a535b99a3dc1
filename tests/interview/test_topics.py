"""One topic at a time: which one it is, and that the others play no part in practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fake_clock import FakeClock
from tests.tui.fakes import CONCEPT, DECISION, LAUNDRY, SECOND, WASHING, FakeLibrary, two_topics

from hotseat.errors import HotseatError, UnknownIdError
from hotseat.interview.course import left_open
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.lookback import progress_of, standings
from hotseat.interview.seats import so_far
from hotseat.interview.session import Session
from hotseat.interview.start import DrillRequest, MockRequest, begin_drill, begin_mock
from hotseat.records.chosen import chosen_topic, keep_topic
from hotseat.records.models import Attempt, Card, Seat
from hotseat.records.paths import topic_path
from hotseat.records.store import Store
from hotseat.settings.models import Settings

SHOP = {DECISION.id, SECOND.id, CONCEPT.id}
FINE = dict.fromkeys(("diagnosis", "recommendation", "other_technique", "combine"), 2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "hotseat.db")


def a_session(store: Store | None = None, topic: str = "", set_to: str = "") -> Session:
    clock = FakeClock()
    library = FakeLibrary(two_topics())
    settings = Settings(topic=set_to)
    session = Session(clock, DraftKeeper(clock), settings, library, wanted_topic=topic)
    if store is not None:
        session.use(store)
    return session


def answered(store: Store, question_id: str, levels: dict[str, int], times: int = 1) -> None:
    """Answers that were kept, each with a card that brings the question back at once."""
    at = FakeClock().now() - timedelta(days=3)
    marks = {name: {"level": level, "of": 2} for name, level in levels.items()}
    card = {"total": 50, "overall": 3, "marks": marks}
    back = Card(question_id, at, {"stability": 1.0}, at.date().isoformat())
    for _ in range(times):
        attempt = Attempt(question_id, "words", at, at, 60.0, card)
        store.add_attempt(attempt, card=back)


@pytest.mark.parametrize(
    ("flag", "set_to", "last", "found"),
    [
        ("", "", "", "shop"),
        ("", "", "laundry", "laundry"),
        ("", "shop", "laundry", "shop"),
        ("laundry", "shop", "shop", "laundry"),
        ("", "gone", "laundry", "laundry"),
        ("", "", "gone", "shop"),
    ],
)
def test_which_topic_it_is(store: Store, flag: str, set_to: str, last: str, found: str) -> None:
    if last:
        keep_topic(store.path, last)
    topic = a_session(store, flag, set_to).topic
    assert topic is not None
    assert topic.id == found


def test_a_topic_is_all_packs_that_share_it() -> None:
    more = replace(LAUNDRY, id="more", title="More laundry", questions=())
    bank = two_topics()
    bank = replace(bank, packs={"more": more, **bank.packs})
    assert list(bank.by_topic) == ["laundry", "shop"]
    assert bank.topic("laundry").title == "Wash or buy"
    assert [pack.id for pack in bank.topic("laundry").packs] == ["more", "laundry"]
    empty = replace(bank, packs={"more": more})
    assert empty.by_topic == {}
    with pytest.raises(UnknownIdError, match="did you mean laundry"):
        bank.topic("laundri")


def test_what_is_chosen_holds_and_is_kept(store: Store) -> None:
    session = a_session(store)
    assert session.describe_bank() == "Returns and more · 3 questions"
    session.choose_topic("laundry")
    assert session.describe_bank() == "Wash or buy · 2 questions"
    assert topic_path(store.path).stat().st_mode & 0o777 == 0o600
    later = a_session(store)
    assert later.topic == session.topic
    assert [page.title for page in later.guide] == ["Drums"]


def test_what_cannot_be_kept_holds_for_this_run(store: Store) -> None:
    topic_path(store.path).mkdir()
    session = a_session(store)
    with pytest.raises(HotseatError):
        session.choose_topic("laundry")
    assert session.describe_bank() == "Wash or buy · 2 questions"
    assert chosen_topic(store.path) == ""


@given(st.binary(max_size=300))
def test_any_file_may_stand_there(tmp_path_factory: pytest.TempPathFactory, held: bytes) -> None:
    database = tmp_path_factory.mktemp("data") / "hotseat.db"
    topic_path(database).write_bytes(held)
    chosen_topic(database)


def test_questions_are_of_the_topic(store: Store) -> None:
    session = a_session(store, "laundry")
    question = session.next_question()
    assert question is not None
    # A scenario first, as in a bank of its own.
    assert question.id == "washing"
    mock = begin_mock(session, MockRequest(questions=9, seed=7))
    assert set(mock.questions) == {"washing", "rinsing"}
    assert set(begin_mock(a_session(store), MockRequest(questions=9, seed=7)).questions) == SHOP


def test_an_id_goes_before_the_topic(store: Store) -> None:
    run = begin_drill(a_session(store, "laundry"), DrillRequest(question_id=DECISION.id))
    assert run.questions == (DECISION.id,)


def test_a_sitting_and_a_draft_of_another_topic_go_on(store: Store) -> None:
    first = a_session(store)
    store.save_draft(DECISION.id, "some words", first.clock.now())
    left = left_open(a_session(store, "laundry"))
    assert left is not None
    assert left.question == DECISION
    first.begin_run(begin_mock(first, MockRequest(questions=2)))
    left = left_open(a_session(store, "laundry"))
    assert left is not None
    assert left.run is not None


def test_figures_and_what_is_due_are_of_the_topic(store: Store) -> None:
    answered(store, WASHING.id, {**FINE, "diagnosis": 0})
    answered(store, DECISION.id, {**FINE, "combine": 0}, times=12)
    for topic, question, answers, weak in (
        ("shop", DECISION, 12, "When to combine"),
        ("laundry", WASHING, 1, "Diagnosis"),
    ):
        session = a_session(store, topic)
        recent, figures = session.recent(), progress_of(session, None)
        assert recent is not None
        assert figures is not None
        assert figures.figures.answers == answers
        assert [due.question_id for due in session.due()] == [question.id]
        assert session.weakest() == (weak, question)
        assert [each.title for each in standings(session)] == [question.title]
        assert figures.outlook.today == 1
        assert session.due_by_topic() == {"shop": 1, "laundry": 1}


def test_the_cap_of_a_day_is_a_topics_own(store: Store) -> None:
    today = FakeClock().now()
    done = Card(DECISION.id, today, {"stability": 1.0, "reviews": 5}, today.date().isoformat())
    store.save_card(done)
    answered(store, WASHING.id, FINE)
    session = a_session(store, "laundry")
    session.settings = Settings(daily=1)
    assert len(session.due()) == 1


def test_swapped_seats_are_of_the_topic(store: Store) -> None:
    for question in (DECISION, WASHING, WASHING):
        store.add_seat(Seat(question.id, "fair", FakeClock().now(), {}, {}))
    assert len(so_far(a_session(store, "laundry"))) == 2
    assert len(so_far(a_session(store))) == 1


def test_a_set_topic_that_is_not_there_is_named() -> None:
    assert a_session(set_to="shop").topic_remark() == ""
    assert "did you mean laundry?" in a_session(set_to="laundri").topic_remark()
    session = a_session(set_to="shop")
    assert not session.is_set_otherwise
    session.choose_topic("laundry")
    assert session.is_set_otherwise
