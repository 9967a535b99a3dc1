"""The keeper of drafts, without any screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fake_clock import FakeClock

from hotseat.records.errors import RecordsError
from hotseat.records.store import Store
from hotseat.interview.drafts import NOT_KEPT, SAVED, UNSAVED, DraftKeeper
from hotseat.interview.words import ago, count, minutes, ordinal, word_count


class Field:
    """Something that is typed into."""

    def __init__(self) -> None:
        self.text = ""

    def read(self) -> str:
        return self.text


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "a.db")


def test_saving_follows_the_field(store: Store) -> None:
    keeper, field = DraftKeeper(FakeClock()), Field()
    keeper.use(store)
    assert keeper.watch("q", field.read) == ""
    assert keeper.state == SAVED
    field.text = "one"
    assert keeper.state == UNSAVED
    keeper.save()
    assert keeper.state == SAVED
    draft = store.draft("q")
    assert draft is not None
    assert draft.text == "one"


def test_an_emptied_field_drops_the_draft(store: Store) -> None:
    keeper, field = DraftKeeper(FakeClock()), Field()
    keeper.use(store)
    store.save_draft("q", "before", FakeClock().now())
    assert keeper.watch("q", field.read) == "before"
    keeper.save()
    assert store.draft("q") is None


def test_what_stands_there_at_first_is_no_draft(store: Store) -> None:
    keeper, field = DraftKeeper(FakeClock()), Field()
    keeper.use(store)
    field.text = "from the last try"
    keeper.watch("q", field.read, "from the last try")
    keeper.save()
    assert store.draft("q") is None


def test_without_records_nothing_is_kept_and_said() -> None:
    keeper, field = DraftKeeper(FakeClock()), Field()
    keeper.watch("q", field.read)
    field.text = "one"
    keeper.save()
    assert keeper.state == NOT_KEPT


def test_released_it_writes_nothing(store: Store) -> None:
    keeper, field = DraftKeeper(FakeClock()), Field()
    keeper.use(store)
    keeper.watch("q", field.read)
    keeper.release()
    field.text = "one"
    keeper.save()
    assert store.latest_draft() is None


def test_the_last_save_gives_its_error_back(store: Store) -> None:
    keeper, field = DraftKeeper(FakeClock()), Field()
    keeper.use(store)
    keeper.watch("q", field.read)
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
