"""The interview: a question, the field for its answer, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from hotseat.errors import HotseatError
from hotseat.interview import editor
from hotseat.interview.clockwords import places
from hotseat.interview.course import judged
from hotseat.interview.timing import step_of
from hotseat.interview.words import word_count
from hotseat.records.models import storable
from hotseat.tui import interviewing, messages, terminal
from hotseat.tui.bindings import bindings, mention, shown
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.answer import AnswerArea
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from hotseat.interview.turn import Answer, Turn

TICK = 0.25
"""Seconds between looks at the clock."""


class InterviewScreen(BaseScreen):
    """One question. What is typed is kept by the app, not by this screen."""

    AUTO_FOCUS = "AnswerArea"
    CSS = """
    InterviewScreen #desk { height: 1fr; layout: vertical; padding: 1 1 0 3; }
    InterviewScreen #asked { height: auto; max-height: 45%; scrollbar-size-vertical: 1; }
    InterviewScreen #title { text-style: bold; }
    InterviewScreen #prompt { margin-top: 1; padding-right: 2; }
    InterviewScreen #written { height: 1fr; min-height: 3; margin-top: 1; }
    InterviewScreen StatusLine { margin-bottom: 1; padding-right: 2; }
    InterviewScreen #asked:focus { scrollbar-color: $accent; }
    InterviewScreen #cover { display: none; height: 1fr; padding: 1 3; }
    InterviewScreen.-paused #desk { display: none; }
    InterviewScreen.-paused #cover { display: block; }
    InterviewScreen.-low #asked { max-height: 55%; }
    InterviewScreen.-low #desk { padding: 0 1 0 3; }
    InterviewScreen.-low #prompt, InterviewScreen.-low StatusLine { margin: 0; }
    InterviewScreen.-tiny #desk { padding: 0 0 0 1; }
    InterviewScreen.-tiny #asked { max-height: 2; }
    InterviewScreen.-tiny #prompt, InterviewScreen.-tiny #written { margin: 0; }
    InterviewScreen.-tiny StatusLine { display: none; }
    InterviewScreen.-wide #desk { layout: horizontal; padding: 1 1 0 3; }
    InterviewScreen.-wide #asked { width: 2fr; max-width: 64; height: 1fr; max-height: 100%;
        padding-right: 3; }
    InterviewScreen.-wide #written { width: 3fr; height: 1fr; margin: 0; padding-left: 3;
        border-left: solid $rule; }
    """
    BINDINGS: ClassVar = bindings("interview")

    def __init__(self, turn: Turn, *, given_back: bool = False) -> None:
        """`given_back`: it was handed in and could not be marked."""
        super().__init__()
        self.turn = turn
        self._given_back = given_back
        self.answer: Answer | None = None
        """What is being marked."""
        self._step = 0
        self._asked_to_skip = False

    @property
    def about(self) -> tuple[str, ...]:
        """What is asked for, by the kind of question."""
        return interviewing.about(self.turn)

    @property
    def can_write(self) -> bool:
        """Whether the field is open: no pause covers it, and it is not being marked."""
        return self.answer is None and not self.turn.clock.is_paused

    def compose(self) -> ComposeResult:
        """Question and field: above each other, or side by side where there is room."""
        question, follow_up = self.turn.question, self.turn.follow_up
        yield Headline("")
        with Container(id="desk"):
            with VerticalScroll(id="asked"):
                if follow_up is None:
                    yield Static(text(question.title or question.id), id="title")
                    yield Static(text(question.prompt.strip()), id="prompt")
                else:
                    yield Static(text(follow_up.probe.text), id="title")
                    said = text(follow_up.answer.text.strip(), DIM)
                    yield Static(lines(text("You said", DIM), said), id="prompt")
            with Vertical(id="written"):
                yield StatusLine("Your answer")
                yield AnswerArea()
        yield Static(id="cover", markup=False)
        yield KeyLine(
            "interview.submit",
            "interview.pause",
            "interview.clock",
            "interview.editor",
            "commands",
            "interview.back",
            "help",
        )

    def on_mount(self) -> None:
        """Bring back the draft, and have what is typed watched."""
        area = self.query_one(AnswerArea)
        self.app.session.drafts.watch(self.turn, lambda: storable(area.text))
        if self.turn.text:
            area.load_text(self.turn.text)
            area.move_cursor(area.document.end)
        watch = self.turn.clock
        self._step = 3 if watch.is_over else step_of(watch.share)
        self._advance()
        self._show_state()
        self._show_clock()
        self.set_interval(TICK, self.tick)
        if watch.is_over and watch.limits.hard_stop and not self._given_back:
            # It was left after its time, before it had its marks.
            self.call_after_refresh(self._hand_in, storable(area.text))

    @on(AnswerArea.Changed)
    def _changed(self) -> None:
        self._asked_to_skip = False
        self._advance()
        self._show_state()
        if self.query_one(StatusLine).unsaved:
            self.app.practice.touched()

    def tick(self) -> None:
        """Look at the clock; at the end of the time there may be something to do."""
        if self.answer is not None:
            return
        self._advance()
        if self.turn.is_timed:
            self._show_clock()
            self.app.flow.ticked()

    def _advance(self) -> None:
        watch, area = self.turn.clock, self.query_one(AnswerArea)
        if self.answer is not None:
            return
        watch.advance(storable(area.text))
        if watch.on_time is not None:
            area.mark_late(watch.on_time)
        step = 3 if watch.is_over else step_of(watch.share)
        if step > self._step:
            self._step = step
            if step == 3:
                self._time_is_up(watch.on_time or "")

    def _time_is_up(self, words: str) -> None:
        if self.app.settings.bell:
            self.app.bell()
        self._show_state()
        if self.turn.clock.limits.hard_stop:
            area = self.query_one(AnswerArea)
            if storable(area.text) != words:
                area.load_text(words)
            self.app.ignore_keys()
            self._hand_in(words)
            if self.answer and not judged(self.answer, self.app.session):
                self.app.tell(interviewing.CUT_OFF, severe=True)

    @on(messages.DraftSaved)
    def _saved(self) -> None:
        self._show_state()

    @on(AnswerArea.Refused)
    def _refused(self, message: AnswerArea.Refused) -> None:
        self.app.tell(
            f"Not put in: the answer would have {message.size:,} characters, "
            f"and {message.limit:,} is the limit. Your text is as it was.",
            severe=True,
        )

    def _show_clock(self) -> None:
        hidden = self.app.session.clock_hidden
        right = interviewing.right_end(self.turn, hidden=hidden)
        self.query_one(Headline).say(places(self.turn), right)
        self.query_one(KeyLine).reword(interviewing.key_words(self.turn, hidden=hidden))

    def _show_state(self) -> None:
        text_now = self.query_one(AnswerArea).text
        state = "being marked" if self.answer else self.app.session.drafts.state
        on_time = self.turn.clock.on_time
        ended = "" if on_time is None else f"time ended at word {word_count(on_time)}"
        self.query_one(StatusLine).say(word_count(text_now), state, ended)

    # Pauses and the clock

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Without a clock there is nothing to pause or hide; a cover covers the rest."""
        if action == "pause":
            return self.turn.is_timed
        if action == "clock":
            return self.turn.is_timed and not self.turn.clock.is_paused
        if action in ("submit", "edit") and self.turn.clock.is_paused:
            return False
        return super().check_action(action, _)

    def action_pause(self) -> None:
        """Stop the clock and cover the question, or go on."""
        watch, area = self.turn.clock, self.query_one(AnswerArea)
        if watch.is_paused:
            watch.go_on(storable(area.text))
        elif not watch.pause(storable(area.text)):
            self.app.tell("No pause is left. The clock runs on.")
            return
        self.set_class(watch.is_paused, "-paused")
        area.disabled = watch.is_paused
        cover = interviewing.cover(self.turn, self.app.settings)
        self.query_one("#cover", Static).update(cover)
        self._show_clock()
        self.app.practice.save_draft()
        self.refresh_bindings()
        if not watch.is_paused:
            area.focus()

    def action_clock(self) -> None:
        """Hide the clock, or show it; words still come at half time, four fifths and the end."""
        session = self.app.session
        session.clock_hidden = not session.clock_hidden
        self._show_clock()

    # Leaving

    def action_submit(self) -> None:
        """Have the answer marked; in a sitting, a second press leaves it unanswered."""
        if not self._may_write():
            return
        words = storable(self.query_one(AnswerArea).text)
        if words.strip() or self._asked_to_skip:
            self._hand_in(words)
        elif self.turn.run is None and self.turn.follow_up is None:
            self.app.tell("There is nothing to mark yet. A sentence or two will do.")
        else:
            self._asked_to_skip = True
            key = shown(self.app.settings, "interview.submit")
            self.app.tell(f"There is nothing to mark yet. {key} once more leaves it unanswered.")

    def _may_write(self) -> bool:
        """Whether the field is open; where a pause covers it, that is said."""
        if self.turn.clock.is_paused:
            self.app.tell(mention(self.app.settings, "Paused. {interview.pause} goes on."))
        return self.can_write

    def _hand_in(self, words: str) -> None:
        answer = self.turn.hand_in(words, self.app.clock.now())
        self.answer = answer
        self.query_one(AnswerArea).read_only = True
        self._show_state()
        self.app.flow.submit(answer)

    def action_edit(self) -> None:
        """Go on in the person's own editor."""
        if not self._may_write():
            return
        area, watch = self.query_one(AnswerArea), self.turn.clock
        self._advance()
        if not self.can_write:
            return
        self.app.practice.save_draft()
        store, edited, was_over = self.app.session.store, area.text, watch.is_over
        try:
            with terminal.lent(self.app):
                edited = editor.edit(area.text, store.path.parent if store else None)
        except SuspendNotSupported:
            self.app.tell("An editor cannot be opened from here.", severe=True)
        except HotseatError as error:
            self.app.tell(error.message, severe=True)
        watch.advance(storable(area.text), busy=True)
        if edited != area.text:
            area.replace(edited, (0, 0), area.document.end, maintain_selection_offset=False)
        area.focus()
        if watch.is_over and not was_over:
            # All of it is handed in; what stood there before was on time.
            self._step = 3
            self._time_is_up(storable(area.text))

    def action_discard(self) -> None:
        """Empty the field; with it goes the draft."""
        if not self._may_write():
            return
        self.query_one(AnswerArea).clear()
        self.app.practice.save_draft()

    def action_back(self) -> None:
        """Go home; what was typed is kept."""
        if self.turn.clock.is_paused:
            self.action_pause()
        elif self.answer is None:
            self.app.practice.home()
