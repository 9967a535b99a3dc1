"""Keeps what is typed: saved at once when asked, and told to whoever shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.errors import HotseatError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.interview.clock import Clock
    from hotseat.interview.turn import Turn
    from hotseat.records.store import Store

MAX_AGE = 0.5
"""Seconds after the first unsaved key until a draft is written."""
_PATIENCE = 0.25
"""Seconds that a save while typing waits for another process; the next save tries again."""
_CLOCK_EVERY = 2.0
"""Seconds after which a running clock is kept even where nothing was typed."""

SAVED = "saved"
UNSAVED = "not saved yet"
NOT_KEPT = "not kept"


class DraftKeeper:
    """Watches one answer at a time. All saving is synchronous: nothing can cancel it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._store: Store | None = None
        self._turn: Turn | None = None
        self._read: Callable[[], str] = str
        self._kept = ""
        self._clock_kept = 0.0
        self._owed: dict[str, tuple[Turn, str]] = {}
        """What was left while it could not be written, by key."""

    def use(self, store: Store | None) -> None:
        """Keep drafts in this store from now on; None keeps nothing."""
        self._store = store

    def watch(self, turn: Turn, read: Callable[[], str]) -> None:
        """Watch an answer, read by `read`. What it begins with is not kept as such."""
        self._owed.pop(turn.key, None)
        self._turn, self._read, self._kept = turn, read, turn.text
        self._clock_kept = turn.clock.elapsed

    def release(self) -> None:
        """Watch nothing any more; what is kept stays kept, what is not is written later."""
        if self._turn is not None and (text := self._read()) != self._kept and text.strip():
            self._owed[self._turn.key] = (self._turn, text)
        self._turn = None

    @property
    def state(self) -> str:
        """In a word: whether what is on the screen is kept."""
        if self._store is None:
            return NOT_KEPT
        return SAVED if self._turn is None or self._read() == self._kept else UNSAVED

    @property
    def kept(self) -> str:
        """The answer that is being watched, as far as it is kept."""
        return self._kept if self._turn is not None else ""

    @property
    def clock_is_old(self) -> bool:
        """Whether the clock has run on so far that where it stands is to be kept again."""
        turn = self._turn
        return turn is not None and turn.clock.elapsed - self._clock_kept >= _CLOCK_EVERY

    def save(self, *, patience: float = _PATIENCE) -> None:
        """Write what has changed; an untimed answer that was emptied is dropped.

        Raises:
            RecordsError: it cannot be written; the next call tries again.
        """
        if self._store is None:
            return
        for key, (turn, text) in list(self._owed.items()):
            self._store.save_draft(
                key, text, self._clock.now(), state=turn.state(), patience=patience
            )
            del self._owed[key]
        if self._turn is None:
            return
        text, turn = self._read(), self._turn
        moved = turn.clock.is_paused or turn.clock.elapsed > self._clock_kept
        if text == self._kept and not (turn.is_timed and moved):
            return
        if text.strip() or turn.is_timed:
            state, now = turn.state(), self._clock.now()
            self._store.save_draft(turn.key, text, now, state=state, patience=patience)
        else:
            self._store.discard_draft(turn.key, patience=patience)
        self._kept, self._clock_kept = text, turn.clock.elapsed

    def dropped(self, key: str) -> None:
        """The draft under a key was dropped: what stands in the field is to be kept again."""
        if self._turn is not None and self._turn.key == key:
            self._kept = ""

    def save_at_the_end(self) -> HotseatError | None:
        """The last save before the app is gone; gives the error instead of raising it."""
        try:
            self.save(patience=1.0)
        except HotseatError as error:
            return error
        return None
