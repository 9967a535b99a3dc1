"""The interview: a question, the field for its answer, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from hotseat.errors import HotseatError
from hotseat.interview import editor
from hotseat.interview.clockwords import clock_words, place
from hotseat.interview.timing import step_of
from hotseat.interview.words import count, word_count
from hotseat.records.models import storable
from hotseat.scoring import MAX_CHARACTERS
from hotseat.tui import messages
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.answer import AnswerArea
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from textual.content import Content

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
    ABOUT: ClassVar = (
        (
            "Answer as you would in the room: what the problem is and which fact shows it, what "
            "you would do first and why, what the other technique would give, and when you would "
            "use both."
        ),
        (
            "What you type is kept within two seconds, and when you leave. The line above the "
            "field says so in a word: saved, not saved yet, or not kept."
        ),
        (
            "Where a clock runs: when time ends, the text as it stands is kept and typing goes "
            "on; what comes later is in italics, underlined. The result shows both. In an editor "
            "of your own, what counts on time is the text from before you opened it."
        ),
        "Tab goes to the question, where the arrow keys scroll it, and back to the answer.",
        f"An answer may have {MAX_CHARACTERS:,} characters.",
    )

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self.turn = turn
        self.answer: Answer | None = None
        """What is being marked."""
        self._step = 0
        self._asked_to_skip = False

    def compose(self) -> ComposeResult:
        """Question and field: above each other, or side by side where there is room."""
        question, follow_up = self.turn.question, self.turn.follow_up
        yield Headline(place(self.turn), self._right_end())
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
        yield Static(self._cover_text(), id="cover")
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
        self._step = step_of(self.turn.clock.share)
        self._advance()
        self._show_state()
        self.set_interval(TICK, self.tick)

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
            self.query_one(Headline).say(place(self.turn), self._right_end())
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
                self._time_is_up()

    def _time_is_up(self) -> None:
        if self.app.settings.bell:
            self.app.bell()
        self._show_state()
        if self.turn.clock.limits.hard_stop:
            self._hand_in(self.turn.clock.on_time or "")

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

    def _right_end(self) -> tuple[str, ...]:
        question = self.turn.question
        if self.turn.is_timed:
            return tuple(clock_words(self.turn, hidden=self.app.session.clock_hidden))
        if self.turn.follow_up is not None:
            return (question.title or question.id, "")
        return (f"{question.level} · about {count(question.minutes, 'minute')}",)

    def _show_state(self) -> None:
        text_now = self.query_one(AnswerArea).text
        state = "being marked" if self.answer else self.app.session.drafts.state
        on_time = self.turn.clock.on_time
        ended = "" if on_time is None else f"time ended at word {word_count(on_time)}"
        self.query_one(StatusLine).say(word_count(text_now), state, ended)

    # Pauses and the clock

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Without a clock there is nothing to pause or hide; a cover covers the rest."""
        if action in ("pause", "clock"):
            return self.turn.is_timed
        if self.turn.clock.is_paused:
            return action not in ("submit", "edit")
        return True

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
        self.query_one("#cover", Static).update(self._cover_text())
        self.query_one(Headline).say(place(self.turn), self._right_end())
        self.app.practice.save_draft()
        self.refresh_bindings()
        if not watch.is_paused:
            area.focus()

    def _cover_text(self) -> Content:
        left = self.turn.clock.pauses_left
        budget = "" if left is None else f" {count(left, 'pause')} left after this one."
        return lines(
            text("Paused", "bold"),
            "",
            text(f"The clock stands still, and the question is covered.{budget}"),
            text("Press the same key to go on.", DIM),
        )

    def action_clock(self) -> None:
        """Hide the clock, or show it; words still come at half time, four fifths and the end."""
        session = self.app.session
        session.clock_hidden = not session.clock_hidden
        self.query_one(Headline).say(place(self.turn), self._right_end())

    # Leaving

    def action_submit(self) -> None:
        """Have the answer marked; in a sitting, a second press leaves it unanswered."""
        if self.answer is not None:
            return
        words = storable(self.query_one(AnswerArea).text)
        if words.strip() or self._asked_to_skip:
            self._hand_in(words)
        elif self.turn.run is None and self.turn.follow_up is None:
            self.app.tell("There is nothing to mark yet. A sentence or two will do.")
        else:
            self._asked_to_skip = True
            self.app.tell("There is nothing to mark yet. Once more leaves it unanswered.")

    def _hand_in(self, words: str) -> None:
        answer = self.turn.hand_in(words, self.app.clock.now())
        self._wait_for(answer)
        self.app.flow.submit(answer)

    @on(messages.GiveBack)
    def _give_back(self) -> None:
        self._wait_for(None)

    def _wait_for(self, answer: Answer | None) -> None:
        self.answer = answer
        self.query_one(AnswerArea).read_only = answer is not None
        self._show_state()

    def action_edit(self) -> None:
        """Go on in the person's own editor."""
        if self.answer is not None:
            return
        area = self.query_one(AnswerArea)
        self._advance()
        self.app.practice.save_draft()
        store, edited = self.app.session.store, area.text
        try:
            with self.app.suspend():
                edited = editor.edit(area.text, store.path.parent if store else None)
        except SuspendNotSupported:
            self.app.tell("An editor cannot be opened from here.", severe=True)
        except HotseatError as error:
            self.app.tell(error.message, severe=True)
        self.turn.clock.advance(storable(area.text), busy=True)
        if edited != area.text:
            area.replace(edited, (0, 0), area.document.end, maintain_selection_offset=False)
        area.focus()

    def action_discard(self) -> None:
        """Empty the field; with it goes the draft."""
        self.query_one(AnswerArea).clear()
        self.app.practice.save_draft()

    def action_back(self) -> None:
        """Go home; what was typed is kept."""
        if self.turn.clock.is_paused:
            self.action_pause()
        elif self.answer is None:
            self.app.practice.home()
