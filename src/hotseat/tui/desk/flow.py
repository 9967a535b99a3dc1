"""The way through the desk: the list of interviews, what one is about, its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.tui.desk import jobs

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from hotseat.desk.desk import Desk
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.models import Interview, Transcript
    from hotseat.interview.library import Library
    from hotseat.interview.session import Session
    from hotseat.tui.app import HotseatApp

CALIBRATION = "calibrate"
"""What stands for the calibration answers where an interview is named."""


class Desks:
    """Acts for the screens of the desk. One interview is open at a time."""

    def __init__(self, app: HotseatApp, session: Session) -> None:
        self._app, self._session = app, session
        self._folder: DeskFolder | None = None
        self._open: Desk | None = None
        self._last = ""

    @property
    def folder(self) -> DeskFolder:
        """Where interviews are kept."""
        if self._folder is None:
            from hotseat.desk.folder import DeskFolder

            self._folder = DeskFolder()
        return self._folder

    @property
    def library(self) -> Library:
        """The bank; on the screens of the desk it is there."""
        assert self._session.library is not None
        return self._session.library

    # The list

    def show(self) -> None:
        """List the interviews."""
        self._app.practice.with_library(self._show)

    def wait(self) -> None:
        """The list before the bank is there: nothing that is typed meanwhile does anything."""
        from hotseat.tui.screens.desks import DesksScreen

        self._app.push_screen(DesksScreen())

    def begin(self, wanted: str) -> None:
        """List them as the app begins; on top of that the one that is wanted, if any."""
        self._app.practice.with_library(lambda: self._begin(wanted))

    def _show(self) -> None:
        from hotseat.tui.screens.desks import DesksScreen

        self.close()
        self._app.practice.leave(DesksScreen())

    def calibrate(self) -> None:
        """List the answers that experts have marked."""
        from hotseat.tui.screens.desks import DesksScreen

        self._app.push_screen(DesksScreen(calibration=True))

    def _begin(self, wanted: str) -> None:
        from hotseat.tui.screens.desks import DesksScreen

        waiting = next((s for s in self._app.screen_stack if isinstance(s, DesksScreen)), None)
        if waiting is None:
            self._show()
        else:
            waiting.read()
        if wanted == CALIBRATION:
            self.calibrate()
        elif wanted:
            number = self._app.practice.attempt_to(lambda: self.folder.find(wanted))
            if number is not None:
                self.open(number)

    def start_listing(self, screen: Screen[None], *, calibration: bool) -> None:
        """List what there is for a screen."""
        now = self._app.clock.now()
        jobs.start_listing(screen, self.folder, self.library, now, calibration)

    # One interview

    def open(self, number: str) -> None:
        """Open an interview to mark it; where it is not known what it is about, that first."""
        desk = self.held(number)
        if desk is None:
            return
        if desk.read_only or (desk.interview.candidate and desk.questions):
            from hotseat.tui.screens.desk import DeskScreen

            self._app.push_screen(DeskScreen(desk))
        else:
            self._set_up(desk)

    def set_up(self, number: str) -> None:
        """Say what an interview is about, or change that."""
        desk = self.held(number)
        if desk is not None and desk.read_only:
            self._app.tell("Another hotseat has this interview open: here it can only be read.")
            self.close()
        elif desk is not None:
            self._set_up(desk)

    def mark(self, desk: Desk) -> None:
        """From what it is about to its marks."""
        from hotseat.tui.screens.desk import DeskScreen

        self._app.switch_screen(DeskScreen(desk))

    def _set_up(self, desk: Desk) -> None:
        from hotseat.tui.screens.setup import SetupScreen

        self._app.push_screen(SetupScreen(desk))

    def held(self, number: str) -> Desk | None:
        """An interview, open until `close`; None where it cannot be, which is told."""
        from hotseat.desk.desk import Desk

        self.close()
        self._open = self._app.practice.attempt_to(
            lambda: Desk.open(self.folder, number, self.library, self._app.clock)
        )
        self._last = number if self._open is not None else ""
        return self._open

    def moved(self, desk: Desk) -> None:
        """Another interview is open in place of the one that was, which is closed already."""
        self._open, self._last = desk, desk.interview.id

    def last(self) -> str:
        """The id of the interview that was open last, once; empty where none was since."""
        last, self._last = self._last, ""
        return last

    def where_kept(self) -> str:
        """A sentence for the end of a crash: where the interview that is open is; else empty."""
        return "" if self._open is None else self._open.where_kept

    def close(self) -> None:
        """Let others open what was open here."""
        desk, self._open = self._open, None
        if desk is not None:
            desk.close()

    # Acts on the list

    def read(self, screen: Screen[None], path: Path) -> None:
        """Read a transcript for a screen."""
        jobs.start_reading(screen, self.folder, path)

    def add(self, transcript: Transcript) -> Interview:
        """Keep a transcript as a new interview.

        Raises:
            DeskError: it cannot be kept.
        """
        from hotseat.desk.adding import About, add, likely_candidate, several

        alone = "" if several(transcript) else likely_candidate(transcript)
        return add(self.folder, transcript, self._app.clock.now(), About(candidate=alone))

    def keep_until(self, number: str, day: str) -> bool:
        """Keep an interview until a day; whether that was done."""
        desk = self.held(number)
        if desk is None:
            return False
        self._app.practice.try_to(lambda: desk.set_keep_until(day))
        self.close()
        return desk.interview.keep_until == day

    def purge(self, number: str) -> bool:
        """Remove all of an interview; whether that was done. The log says that it was."""
        from hotseat.desk.errors import LateError
        from hotseat.desk.outside import purge

        def done() -> bool:
            try:
                purge(self.folder, number, self._app.clock.now())
            except LateError as error:
                self._app.tell(f"The log lacks this so far and gets it later. {error.message}")
            return True

        self.close()
        return self._app.practice.attempt_to(done) or False

    def export(self, number: str, form: str) -> None:
        """Write an interview to a file in the home folder."""
        desk = self.held(number)
        if desk is None:
            return
        # The worker lets it go.
        self._open = None
        if not self._app.practice.attempt_to(
            lambda: jobs.start_export(self._app, desk, form, close=True)
        ):
            desk.close()
