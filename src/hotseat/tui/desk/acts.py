"""What the keys do at the desk, beyond picking words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll

from hotseat.desk.errors import NeedsReasonError, NotYetError
from hotseat.desk.rules import NO_EVIDENCE_YET
from hotseat.errors import HotseatError
from hotseat.tui.bindings import mention, shown
from hotseat.tui.desk import jobs, talk
from hotseat.tui.desk.place import CHANGED_ONLY, AtDesk
from hotseat.tui.desk.round import Round, round_of
from hotseat.tui.desk.why import enough, why
from hotseat.tui.desk.words import DeskWords
from hotseat.tui.screens.page import PageScreen, help_width
from hotseat.tui.widgets.linefield import LineField
from hotseat.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from hotseat.desk.desk import Desk


class DeskActs(DeskWords):
    """The acts, without the look of it."""

    # Levels

    def action_no_evidence(self) -> None:
        """State that nothing speaks to the criterion, or take that back."""
        if self.can_mark() and self.attempt(self.at.no_evidence):
            self.changed()

    def action_number(self, number: int) -> None:
        """The number of a probe, or a level."""
        if self.field.is_open:
            return
        if self.ticking:
            self.action_tick(number - 1)
        elif self.can_mark():
            self.give(number)

    def give(self, level: int, reason: str = "") -> bool:
        """Give a level; ask for the reason where one is needed."""
        question, part = self.at.question, self.at.part
        if question is None or part is None:
            return False
        try:
            self.at.desk.give(question, part.id, level, reason)
        except NeedsReasonError:
            self.forget()
            self.asking.reason(level)
        except NotYetError as error:
            keys = "{desk.quote} picks words, {desk.no_evidence} states that there are none."
            lacks = error.message == NO_EVIDENCE_YET
            hint = mention(self.app.settings, keys) if lacks else ""
            self.tell(f"{error.message} {hint}".strip(), severe=False)
            return False
        except HotseatError as error:
            self.tell(error.message)
            return False
        self.attempt(lambda: None)
        self.changed()
        return True

    def action_criterion(self, step: int) -> None:
        """To another criterion."""
        if self.at.parts:
            self.action_part((self.at.here + step) % len(self.at.parts))

    def action_part(self, number: int) -> None:
        """To a criterion."""
        if 0 <= number < len(self.at.parts) and not self.field.is_open:
            self.forget()
            self.at.here = number
            if self.round is not None and self.at.part is not None:
                self.round.criterion = self.at.part.id
            self.changed()

    def action_next(self) -> None:
        """To the next criterion without a level, or the next candidate; yes to what is asked."""
        if self.asking.kind == "finish":
            self.asking.agreed()
        elif self.round is not None:
            self._next_candidate()
        elif (number := self.at.open_part()) is not None:
            self.action_part(number)
        elif self.at.parts:
            self._next_question()

    def _next_question(self) -> None:
        """To the next question that lacks a level; after all of them it can be finished."""
        found: list[str | None] = []
        optional: list[str] = []
        if not self.attempt(lambda: found.append(self.at.open_question())):
            return
        if found[0] is not None:
            self.at.to_question(found[0])
            self.begin()
        elif self.at.desk.interview.locked_at is None and self.attempt(
            lambda: optional.extend(self.at.optional())
        ):
            key = shown(self.app.settings, "desk.finish")
            words = enough(optional)
            self.app.tell(f"{words} {key} finishes the interview.")

    def action_undo(self) -> None:
        """Take back the last words, tick or note of this session."""
        said: list[str] = []
        if self.attempt(lambda: said.append(self.at.undo())):
            self.app.tell(said[0] or f"There is nothing to take back. {CHANGED_ONLY}")
            self.changed()

    def action_why(self) -> None:
        """What the levels ask for, what was said, and what the tool went by."""
        part = self.at.part
        if part is not None and not self.field.is_open:
            self.forget()
            body = why(self.at, part, help_width(self.app.size.width))
            where = f"{self.at.here + 1} of {len(self.at.parts)}"
            self.app.push_screen(PageScreen(f"Why · criterion {where}", "", body))

    # Notes, probes, names

    def action_note(self) -> None:
        """Write a note."""
        if self._may_change():
            self.asking.note()
            self.changed()

    def _may_change(self) -> bool:
        """Whether something could be kept; tells why not."""
        return self.attempt(self.at.desk.check_open)

    def action_probes(self) -> None:
        """Tick what was asked, or stop that."""
        if self.at.ready:
            self.forget()
            self.ticking = not self.ticking
            self.query_one("#pane", VerticalScroll).scroll_home(animate=False)
            self.changed()

    def action_tick(self, number: int) -> None:
        """Tick a probe, or take that back."""
        if not self.field.is_open and self.attempt(lambda: self.at.tick(number)):
            self.changed()

    def action_names(self) -> None:
        """Show names, which the log has; or hide them again."""
        if self.at.names or self.attempt(lambda: self.at.desk.note_act("names shown", {})):
            self.at.names = not self.at.names
            self.query_one(Transcript).reword(talk.spoken(self.at, whole=self.whole))
            self.changed()

    # Questions and candidates

    def action_question(self, step: int) -> None:
        """To another question of this interview."""
        if self.at.place[1] > 1:
            self.forget()
            self.round = None
            self.at.to_question(step)
            self.begin()

    def action_whole(self) -> None:
        """All turns, or only those of the question."""
        self.whole = not self.whole
        transcript = self.query_one(Transcript)
        transcript.tell(talk.spoken(self.at, whole=self.whole))
        self.changed()

    def action_across(self) -> None:
        """This criterion with every candidate, one after the other; or no more of that."""
        question, part = self.at.question, self.at.part
        found: list[Round] = []
        if self.round is not None:
            self.round = None
            self.changed()
        elif question is not None and part is not None:
            self.attempt(lambda: found.append(round_of(self.at.desk, question.id, part.id)))
            if found:
                self.round = found[0]
                self._next_candidate()

    def _next_candidate(self) -> None:
        going = self.round
        if going is None:
            return
        desk = going.next(self.at.desk)
        self.forget()
        if desk is None:
            self._end_round(going)
        elif desk is self.at.desk:
            self.changed()
        else:
            self._to_candidate(desk, going.question)
        for words in going.told():
            self.tell(words)

    def _end_round(self, going: Round) -> None:
        """Back to where one began."""
        here, said = self.at.here, "That was the last candidate with this question."
        desk = going.home(self.at.desk)
        self.round = None
        if desk is self.at.desk:
            self.changed()
        else:
            self._to_candidate(desk, going.question, here)
            said += f" You are back at Candidate {desk.interview.label}."
        self.app.tell(said)

    def _to_candidate(self, desk: Desk, question: str, here: int = 0) -> None:
        self.at = AtDesk(desk)
        self.at.to_question(question)
        self.at.here = here
        self.app.desks.moved(desk)
        self.begin()

    # The end

    def action_finish(self) -> None:
        """Ask once, then finish it."""
        if self.asking.kind == "finish":
            self.asking.agreed()
        elif self._may_change() and self.attempt(self.at.desk.check_complete):
            self.asking.finish()
            self.changed()

    def action_export(self) -> None:
        """Write what was marked to a file in the home folder."""
        self.attempt(lambda: jobs.start_export(self.app, self.at.desk, "md"))

    @on(LineField.Entered)
    def _entered(self, message: LineField.Entered) -> None:
        self.asking.entered(message.words)

    @on(LineField.Typed)
    def _typed(self, message: LineField.Typed) -> None:
        self.asking.typed(message.words)

    def action_back(self) -> None:
        """From what is asked to the words, from there to where one came from."""
        if self.asking.kind:
            self.asking.leave()
        elif self.ticking or self.round is not None:
            self.ticking, self.round = False, None
            self.changed()
        elif self.at.picker is not None and self.at.picker.held:
            self.action_hold()
        else:
            self.forget()
            self.dismiss()
