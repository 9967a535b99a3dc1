"""Beginning a sitting from a screen; what is in its way is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hotseat.errors import HotseatError
from hotseat.interview.course import where_left
from hotseat.interview.notices import notice
from hotseat.interview.start import DrillRequest, MockRequest, begin_drill, begin_mock
from hotseat.tui.bindings import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run
    from hotseat.tui.app import HotseatApp

T = TypeVar("T")
R = TypeVar("R")


class Beginning:
    """Begins sittings as they are asked for."""

    def __init__(self, app: HotseatApp, session: Session) -> None:
        self._app = app
        self._session = session
        self._warned: tuple[int, object] | None = None
        """The open sitting that was named, and what would end it."""

    def with_library(self, then: Callable[[], None]) -> None:
        """Do something as soon as the bank is there."""
        raise NotImplementedError

    def mock(self) -> None:
        """Begin a mock interview."""
        self.with_library(lambda: self._begin(begin_mock, MockRequest()))

    def drill(self) -> None:
        """Begin a timed drill on the next question."""
        self.with_library(lambda: self._begin(begin_drill, DrillRequest()))

    def drill_weakest(self, criterion: str = "") -> None:
        """Begin a timed drill on the weakest mark of the last answers, or on another one."""
        wanted = DrillRequest(weakest=True, criterion=criterion)
        self.with_library(lambda: self._begin(begin_drill, wanted))

    def due(self) -> None:
        """Ask what comes back today, feedback after each."""
        self.with_library(lambda: self._begin(begin_drill, DrillRequest(due=True, timed=False)))

    def _begin(self, begin: Callable[[Session, R], Run], wanted: R) -> None:
        run = self.attempt_to(lambda: begin(self._session, wanted))
        if run is None or self._is_in_the_way(wanted):
            return
        if isinstance(wanted, DrillRequest):
            drill = wanted
            if said := self.attempt_to(lambda: notice(self._session, drill)):
                self._app.tell(said)
        self._app.flow.start(run)

    def _is_in_the_way(self, wanted: object) -> bool:
        """Whether a sitting with answers is open, which a new one would end: said once."""
        left = self.attempt_to(self._session.open_run)
        if left is None or left[0].index == 0 or self._warned == (left[0].id, wanted):
            return False
        self._warned = (left[0].id, wanted)
        key = shown(self._app.settings, "home.resume")
        self._app.tell(
            f"{where_left(left[0])}, is still open: {key} on the first screen goes on with it. "
            "The same once more ends it; its answers are kept."
        )
        return True

    def try_to(self, write: Callable[[], object]) -> None:
        """Keep something; where that fails it is told."""
        try:
            write()
        except HotseatError as error:
            self._app.tell(f"This is not kept. {error.message}", severe=True)

    def attempt_to(self, read: Callable[[], T | None]) -> T | None:
        """Read something; None where that fails, which is told."""
        try:
            return read()
        except HotseatError as error:
            self._app.tell(error.message, severe=True)
            return None
