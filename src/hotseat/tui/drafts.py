"""Keeps what is typed: saved at once when asked, and told to whoever shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.errors import HotseatError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.interview.clock import Clock
    from hotseat.records.store import Store

MAX_AGE = 1.0
"""Seconds after the first unsaved key until a draft is written."""
_PATIENCE = 0.25
"""Seconds that a save while typing waits for another process; the next save tries again."""

SAVED = "saved"
UNSAVED = "not saved yet"
NOT_KEPT = "not kept"


class DraftKeeper:
    """Watches one answer at a time. All saving is synchronous: nothing can cancel it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._store: Store | None = None
        self._question = ""
        self._read: Callable[[], str] | None = None
        self._kept = ""

    def use(self, store: Store | None) -> None:
        """Keep drafts in this store from now on; None keeps nothing."""
        self._store = store

    def watch(self, question_id: str, read: Callable[[], str], start: str = "") -> str:
        """Watch an answer, read by `read`; gives the draft that is there for it.

        `start` is what the field holds where there is no draft: as such it is not kept.

        Raises:
            RecordsError: the draft cannot be read.
        """
        self._question, self._read, self._kept = question_id, read, start
        draft = self._store.draft(question_id) if self._store is not None else None
        if draft is not None:
            self._kept = draft.text
        return self._kept

    def release(self) -> None:
        """Watch nothing any more; what is kept stays kept."""
        self._read = None
        self._question = ""

    @property
    def state(self) -> str:
        """In a word: whether what is on the screen is kept."""
        if self._store is None:
            return NOT_KEPT
        return SAVED if self._read is None or self._read() == self._kept else UNSAVED

    def save(self, *, patience: float = _PATIENCE) -> None:
        """Write what has changed; an answer that was emptied is dropped.

        Raises:
            RecordsError: it cannot be written; the next call tries again.
        """
        if self._store is None or self._read is None:
            return
        text = self._read()
        if text == self._kept:
            return
        if text.strip():
            self._store.save_draft(self._question, text, self._clock.now(), patience=patience)
        else:
            self._store.discard_draft(self._question)
        self._kept = text

    def save_at_the_end(self) -> HotseatError | None:
        """The last save before the app is gone; gives the error instead of raising it."""
        try:
            self.save(patience=1.0)
        except HotseatError as error:
            return error
        return None
