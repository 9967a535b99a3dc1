"""The keeper of drafts, without any screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.fakes import DECISION

from hotseat.interview.drafts import NOT_KEPT, SAVED, UNSAVED, DraftKeeper
from hotseat.interview.sitting import Run, drill
from hotseat.interview.turn import Turn, begin
from hotseat.interview.words import ago, count, minutes, ordinal, word_count
from hotseat.records.errors import RecordsError
from hotseat.records.store import Store


class Field:
    """Something that is typed into."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def read(self) -> str:
        return self.text


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "a.db")


def watched(
    store: Store | None, start: str = "", run: Run | None = None, clock: FakeClock | None = None
) -> tuple[DraftKeeper, Field, Turn]:
    """A keeper that watches the answer to a question."""
    time = clock or FakeClock()
    keeper, field = DraftKeeper(time), Field(start)
    keeper.use(store)
    turn = begin(DECISION, time, run=run, start=start)
    keeper.watch(turn, field.read)
    return keeper, field, turn


def test_saving_follows_the_field(store: Store) -> None:
    keeper, field, _ = watched(store)
    assert keeper.state == SAVED
    field.text = "one"
    assert keeper.state == UNSAVED
    keeper.save()
    assert keeper.state == SAVED
    draft = store.draft(DECISION.id)
    assert draft is not None
    assert draft.text == "one"


def test_an_emptied_field_drops_the_draft(store: Store) -> None:
    store.save_draft(DECISION.id, "before", FakeClock().now())
    keeper, field, _ = watched(store, "before")
    field.text = " "
    keeper.save()
    assert store.draft(DECISION.id) is None


def test_what_stands_there_at_first_is_no_draft(store: Store) -> None:
    keeper, _, _ = watched(store, "from the last try")
    keeper.save()
    assert store.draft(DECISION.id) is None


def test_a_pause_that_goes_on_is_kept_with_its_length(store: Store) -> None:
    clock = FakeClock()
    run = drill([DECISION], started_at=clock.now(), limit=60)
    run.id = 7
    keeper, field, turn = watched(store, "words", run=run, clock=clock)
    turn.clock.pause(field.text)
    clock.go_on(300)
    turn.clock.advance(field.text)
    old = [keeper.clock_is_old]
    keeper.save()
    old.append(keeper.clock_is_old)
    assert old == [True, False]
    clock.go_on(1)
    keeper.save()
    draft = store.draft(turn.key)
    assert draft is not None
    assert draft.state["pauses"] == [{"kind": "asked", "seconds": 301}]


def test_where_the_clock_stands_is_kept_without_a_word(store: Store) -> None:
    clock = FakeClock()
    run = drill([DECISION], started_at=clock.now(), limit=60)
    run.id = 7
    keeper, field, turn = watched(store, run=run, clock=clock)
    clock.go_on(1.5)
    turn.clock.advance(field.text)
    old = [keeper.clock_is_old]
    clock.go_on(1.5)
    turn.clock.advance(field.text)
    old.append(keeper.clock_is_old)
    keeper.save()
    old.append(keeper.clock_is_old)
    assert old == [False, True, False]
    again = begin(DECISION, clock, run=run, draft=store.draft(turn.key))
    assert again.clock.left == turn.clock.left == 57
    assert again.started_at == turn.started_at < clock.now()


def test_another_sitting_does_not_go_on_with_the_clock(store: Store) -> None:
    clock = FakeClock()
    run = drill([DECISION], started_at=clock.now(), limit=60)
    run.id = 7
    keeper, field, turn = watched(store, run=run, clock=clock)
    clock.go_on(3)
    field.text = "words"
    turn.clock.advance(field.text)
    keeper.save()
    other = drill([DECISION], started_at=clock.now(), limit=60)
    other.id = 8
    again = begin(DECISION, clock, run=other)
    assert (again.text, again.clock.left) == ("", 60)
    assert store.draft(again.key) is None
    assert store.draft(begin(DECISION, clock).key) is None


def test_what_was_left_while_it_could_not_be_written_is_written_later(store: Store) -> None:
    keeper, field, turn = watched(store)
    field.text = "half of it"
    store._db.execute("pragma query_only = on")
    assert keeper.save_at_the_end() is not None
    keeper.release()
    store._db.execute("pragma query_only = off")
    assert keeper.save_at_the_end() is None
    draft = store.draft(turn.key)
    assert draft is not None
    assert draft.text == "half of it"


def test_without_records_nothing_is_kept_and_said() -> None:
    keeper, field, _ = watched(None)
    field.text = "one"
    keeper.save()
    assert keeper.state == NOT_KEPT


def test_released_it_writes_nothing(store: Store) -> None:
    keeper, field, _ = watched(store)
    keeper.release()
    field.text = "one"
    keeper.save()
    assert next(iter(store.latest_drafts()), None) is None


def test_the_last_save_gives_its_error_back(store: Store) -> None:
    keeper, field, _ = watched(store)
    field.text = "one"
    store._db.execute("pragma query_only = on")
    assert isinstance(keeper.save_at_the_end(), RecordsError)
    assert keeper.state == UNSAVED
    store._db.execute("pragma query_only = off")
    assert keeper.save_at_the_end() is None


def test_words_for_numbers_and_moments() -> None:
    clock = FakeClock()
    now = clock.now()
    assert (count(1, "word"), count(1200, "word")) == ("1 word", "1,200 words")
    assert word_count(" a  b\nc ") == 3
    assert (minutes(0), minutes(451.9), minutes(-1)) == ("0:00", "7:31", "0:00")
    assert (ordinal(1), ordinal(3), ordinal(12)) == ("first", "third", "12th")
    clock.go_on(-48 * 3600)
    assert ago(now, now).startswith("today at ")
    assert ago(clock.now(), now).startswith("on 2 March 2026")
