"""What the list of interviews asks on a line: the path of a transcript, the day of a purge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from hotseat.errors import HotseatError, InvalidFileError
from hotseat.tui import messages
from hotseat.tui.desk.sure import twin
from hotseat.tui.desk.typed import as_day, as_path, in_words
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.widgets.linefield import LineField

if TYPE_CHECKING:
    from pathlib import Path

    from hotseat.desk.models import Transcript
    from hotseat.tui.desk.rows import Row


class DesksLine(BaseScreen):
    """What is wrong with what was typed is said below it, and it stays."""

    _reading: Path | None = None
    """The file that is being read."""
    _row_to_keep: Row | None = None

    def done(self, number: str) -> None:
        """Something was done with an interview."""
        raise NotImplementedError

    def ask_path(self) -> None:
        """Ask for a transcript."""
        self._row_to_keep = None
        self._ask("Import", "", "The path of a transcript; ~ is your home folder.")

    def ask_day(self, row: Row) -> None:
        """Ask until when an interview is kept."""
        self._row_to_keep = row
        about = f"{row.name}. A date, or never; nothing is deleted by itself."
        self._ask("Keep until", row.day, about)

    def close_line(self) -> None:
        """Ask no more."""
        self._reading = None
        self.remove_class("-asking")
        self._line.close()
        self.refresh_bindings()

    @property
    def _line(self) -> LineField:
        return self.query_one(LineField)

    def _ask(self, label: str, words: str, about: str) -> None:
        self.app.forget_notices()
        self.add_class("-asking")
        self._line.ask(label, words, about)
        self.refresh_bindings()

    @on(LineField.Entered)
    def _entered(self, message: LineField.Entered) -> None:
        self.app.forget_notices()
        try:
            if self._row_to_keep is None:
                self._import(message.words)
            else:
                self._keep(self._row_to_keep.id, message.words)
        except HotseatError as error:
            self._line.say(error.message)

    def _import(self, words: str) -> None:
        self._reading = as_path(words)
        self._line.say("Reading …")
        self.app.desks.read(self, self._reading)

    def _keep(self, number: str, words: str) -> None:
        day = as_day(words, self.app.clock.now().astimezone().date())
        if self.app.desks.keep_until(number, day):
            self.close_line()
            self.done(number)

    @on(messages.TranscriptRead)
    def _read_through(self, message: messages.TranscriptRead) -> None:
        if message.path != self._reading:
            # It was taken back meanwhile.
            return
        if message.twin is None:
            self._add(message.transcript)
        else:
            self.close_line()
            self.app.push_screen(
                twin(self.app, message.twin, lambda: self._add(message.transcript))
            )

    def _add(self, transcript: Transcript) -> None:
        try:
            interview = self.app.desks.add(transcript)
        except HotseatError as error:
            if self._line.is_open:
                self._line.say(error.message)
            else:
                self.app.tell(error.message, severe=True)
            return
        self.close_line()
        self.done(interview.id)
        self.app.desks.open(interview.id)

    @on(messages.TranscriptFailed)
    def _not_read(self, message: messages.TranscriptFailed) -> None:
        if message.path != self._reading:
            return
        error = message.error
        if isinstance(error, InvalidFileError):
            self._line.say("\n".join(in_words(error.problems)))
        else:
            self._line.say(error.message)
