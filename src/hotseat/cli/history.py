"""What the commands read of the history: nothing is made where nothing was kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from hotseat.records.paths import database_path

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.interview.progress import Outlook
    from hotseat.records.store import Store


@contextmanager
def history() -> Iterator[Store | None]:
    """The open records; None where there are none yet.

    Raises:
        RecordsError: the database cannot be used.
    """
    from hotseat.records.database import is_there

    if not is_there(database_path()):
        yield None
        return
    from hotseat.records.store import Store

    store = Store.open()
    try:
        yield store
    finally:
        store.close()


def outlook_of(
    store: Store | None, questions: Mapping[str, Question], now: datetime, *, whole: bool = True
) -> Outlook:
    """What comes back of these questions, which are the whole bank or a topic of it.

    Raises:
        InvalidFileError: the config file, which has the cap for a day, cannot be used.
    """
    from hotseat.interview.progress import outlook
    from hotseat.settings.load import load_settings

    daily = load_settings().daily
    if store is None:
        return outlook((), questions, now, {}, daily)
    # The day's cap is a topic's own, as it is in the app.
    cards = tuple(card for card in store.cards().values() if whole or card.id in questions)
    return outlook(cards, questions, now, store.latest_by_question(), daily)
