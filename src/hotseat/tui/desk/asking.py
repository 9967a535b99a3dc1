"""What the desk asks for in a line: a note, the reason for a change, whether it is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hotseat.desk.rules import WHY_CHANGED
from hotseat.files.clean import clean
from hotseat.interview.drafts import MAX_AGE
from hotseat.tui.textual_text import text

if TYPE_CHECKING:
    from textual.timer import Timer

    from hotseat.bank.models import Question
    from hotseat.tui.desk.words import DeskWords

_ROWS = 3
"""Of what to think of before a line is kept."""

Kind = Literal["", "note", "reason", "finish"]


class Asking:
    """One question at a time, in the line below the columns."""

    def __init__(self, screen: DeskWords) -> None:
        self._screen = screen
        self.kind: Kind = ""
        self._level = 0
        self._about_part: tuple[Question, str] | None = None
        """What a reason is about: the line may be left for another criterion or candidate."""
        self._warned = ""
        """The words that were warned of: entered again, they are kept."""
        self._words = ""
        """What stands in the line: it is to be kept when the line is gone already, too."""
        self._timer: Timer | None = None

    @property
    def warns(self) -> bool:
        """Whether enter keeps what was warned of."""
        return bool(self._warned)

    # Asking

    def note(self) -> None:
        """Have a note written; what was begun before stands there."""
        self.kind, self._warned = "note", ""
        self._words = self._screen.at.desk.interview.note_draft
        self._screen.field.ask("Note", self._words, self._about)

    def reason(self, level: int) -> None:
        """Have it said why a level is changed."""
        question, part = self._screen.at.question, self._screen.at.part
        if question is not None and part is not None:
            self.kind, self._level, self._warned = "reason", level, ""
            self._about_part = question, part.id
            self._words = self._screen.at.marking(part).reason_draft
            self._screen.field.ask(f"Why {part.words[level]} now?", self._words, WHY_CHANGED)

    def finish(self) -> None:
        """Ask whether it is finished."""
        self.kind = "finish"
        self._screen.field.question(
            "Finish this interview? Nothing can be changed after that, and then others' marks of "
            "it may be opened. enter finishes, esc goes back."
        )

    # Answers

    def typed(self, words: str) -> None:
        """Something else stands in the line: keep it soon, and think of no warning any more."""
        self._words = words
        if self._warned and words != self._warned:
            self._calm()
        if self.kind in ("note", "reason") and self._timer is None:
            self._timer = self._screen.set_timer(MAX_AGE, self.keep_draft)

    def look_at(self, words: str) -> None:
        """What stands in the line, where it is not told yet."""
        if words != clean(self._words):
            self._words = words

    def entered(self, words: str) -> None:
        """Enter was pressed on the line."""
        said = " ".join(words.split())
        if not said:
            if self.kind == "note":
                self.leave()
            else:
                self._screen.field.say(f"{self._about} Without a reason it stays as it was.")
        elif said != self._warned and (found := self._concerns(said)):
            self._warn(said, found)
        elif self._kept(said):
            self._close()

    def _kept(self, words: str) -> bool:
        screen = self._screen
        self._stop()
        if self.kind == "note":
            return screen.attempt(lambda: screen.at.note(words))
        return screen.give(self._level, words)

    def _concerns(self, words: str) -> list[str]:
        from hotseat.desk.hygiene import concerns

        found: list[str] = []
        self._screen.attempt(
            lambda: found.extend(f"“{c.words}”: {c.advice}" for c in concerns(words))
        )
        return found

    def _warn(self, words: str, found: list[str]) -> None:
        """What to do comes first, then as much of what to think of as there is room for."""
        self._warned = words
        room = self._screen.app.size.width - 2
        taken, rows = 0, 0
        for concern in found:
            rows += len(text(f"! {concern}").wrap(room))
            if taken and rows > _ROWS:
                break
            taken += 1
        more = f" · +{len(found) - taken} more" if taken < len(found) else ""
        self._screen.field.warn(f"enter keeps it all the same, esc goes back{more}", *found[:taken])
        self._screen.changed()

    def _calm(self) -> None:
        self._warned = ""
        self._screen.field.say(self._about)
        self._screen.changed()

    @property
    def _about(self) -> str:
        if self.kind == "reason":
            return WHY_CHANGED
        notes = self._screen.at.desk.interview.notes
        return f"before: {self._screen.at.cover(notes[-1].text)}" if notes else ""

    def agreed(self) -> None:
        """It is finished."""
        screen = self._screen
        if screen.attempt(screen.at.desk.lock):
            screen.app.tell("Finished. It can be read and exported, and nothing is changed in it.")
        self._close()

    def leave(self) -> None:
        """Back to editing after a warning; else leave it as it was."""
        if self._warned:
            self._calm()
        else:
            self.keep_draft()
            self._close()

    def _close(self) -> None:
        self._stop()
        self.kind, self._warned = "", ""
        self._screen.field.close()
        self._screen.changed()

    # What is not entered yet

    def keep_draft(self) -> None:
        """Keep what is being typed, now."""
        self._stop()
        screen, words = self._screen, self._words
        if self.kind == "note":
            screen.attempt(lambda: screen.at.desk.draft_note(words))
        elif self.kind == "reason" and self._about_part is not None:
            question, criterion = self._about_part
            screen.attempt(lambda: screen.at.desk.draft_reason(question, criterion, words))

    def _stop(self) -> None:
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()
