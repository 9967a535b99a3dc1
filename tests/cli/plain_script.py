"""Plays a dialogue in lines from a script, on a clock that goes on only where the script says."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock
from tests.tui.fakes import CONCEPT, DECISION, SECOND, FakeLibrary, bank_of

from hotseat.bank.models import Question
from hotseat.cli.plain import talk_through
from hotseat.cli.plain_ends import Signals
from hotseat.cli.plain_input import EVERY, Input, Look
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.session import Session
from hotseat.interview.sitting import Run
from hotseat.records.models import Draft
from hotseat.records.store import Store
from hotseat.settings.models import Settings

END = "."


@dataclass(frozen=True)
class Wait:
    """So many seconds pass while a line is waited for, and the clock is looked at."""

    seconds: float


@dataclass(frozen=True)
class Sleep:
    """So many seconds pass while the process stands still."""

    seconds: float


@dataclass(frozen=True)
class Typed:
    """This stands on the line, which is not ended."""

    text: str


class Killed(BaseException):
    """What happens to a process that is killed: nothing of it runs any more."""


Step = str | Wait | Sleep | Typed | type[Killed]


class Script(Input):
    """An input that does what stands in a script; behind its end nothing comes."""

    watches = True

    def __init__(self, clock: FakeClock, steps: tuple[Step, ...], kill: Callable[[], None]) -> None:
        self._clock = clock
        self._kill = kill
        self._steps = deque(steps)
        self._pending = ""

    @property
    def pending(self) -> str:
        return self._pending

    @property
    def left(self) -> list[Step]:
        """What was not asked for."""
        return list(self._steps)

    def drop(self) -> None:
        self._pending = ""

    def line(self, look: Look) -> str | None:
        while self._steps:
            step = self._steps.popleft()
            if isinstance(step, str):
                self._pending = ""
                return step
            if isinstance(step, Wait):
                self._wait(step.seconds, look)
            elif isinstance(step, Sleep):
                self._clock.go_on(step.seconds)
                look()
            elif isinstance(step, Typed):
                self._pending += step.text
                look()
            else:
                self._kill()
                raise step
        return None

    def _wait(self, seconds: float, look: Look) -> None:
        for _ in range(int(seconds / EVERY)):
            self._clock.go_on(EVERY)
            look()


class Room:
    """A session on a small bank, and what was said in it."""

    def __init__(
        self, store: Store, capsys: pytest.CaptureFixture[str], settings: Settings | None = None
    ) -> None:
        self.clock = FakeClock()
        self.library = FakeLibrary(bank_of(DECISION, SECOND, CONCEPT))
        self.store = store
        self.settings = settings or Settings()
        self.session = self.again()
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def again(self) -> Session:
        """A new run of hotseat on the same records."""
        drafts = DraftKeeper(self.clock)
        self.session = Session(self.clock, drafts, self.settings, self.library)
        self.session.use(self.store)
        return self.session

    def play(self, *steps: Step, run: Run | None = None, at_terminal: bool = False) -> int:
        """Lead through a script, all of which has to be asked for; gives the exit code."""
        script = Script(self.clock, steps, self._kill)
        script.is_terminal = at_terminal
        try:
            with Signals() as signals:
                code = talk_through(self.session, script, signals, run)
        finally:
            self.out, self.err = self._capsys.readouterr()
        assert not script.left, self.out
        return code

    def _kill(self) -> None:
        """Nothing is kept any more."""
        self.session.drafts = DraftKeeper(self.clock)
        self.session.unkept.clear()

    @property
    def flat(self) -> str:
        """What was said, as one line."""
        return " ".join(self.out.split())

    def draft(self, question: Question = DECISION) -> Draft | None:
        """What is kept of an answer that was not handed in."""
        return self.store.draft(question.id)


@contextmanager
def open_room(
    folder: Path, capsys: pytest.CaptureFixture[str], settings: Settings | None = None
) -> Iterator[Room]:
    """A room with records of its own."""
    store = Store.open(folder / "hotseat.db")
    try:
        yield Room(store, capsys, settings)
    finally:
        store.close()
