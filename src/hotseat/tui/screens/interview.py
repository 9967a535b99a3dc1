"""The interview: a question and the field for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from hotseat.errors import HotseatError
from hotseat.records.models import storable
from hotseat.scoring import MAX_CHARACTERS
from hotseat.tui import editor, messages
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.session import Answer
from hotseat.tui.textual_text import text
from hotseat.tui.widgets.answer import AnswerArea
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.status import StatusLine
from hotseat.tui.words import count, word_count

if TYPE_CHECKING:
    from hotseat.bank.models import Question


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
        "Tab goes to the question, where the arrow keys scroll it, and back to the answer.",
        f"An answer may have {MAX_CHARACTERS:,} characters.",
    )

    def __init__(self, question: Question, start: str = "") -> None:
        super().__init__()
        self.question = question
        self._start = start
        self.answer: Answer | None = None
        """What is being marked."""
        self._started_at = self.app.clock.now()
        self._started = self.app.clock.monotonic()

    def compose(self) -> ComposeResult:
        """Question and field: above each other, or side by side where there is room."""
        question = self.question
        about = f"{question.level} · about {count(question.minutes, 'minute')}"
        yield Headline(f"Practice · {question.kind}", about)
        with Container(id="desk"):
            with VerticalScroll(id="asked"):
                yield Static(text(question.title or question.id), id="title")
                yield Static(text(question.prompt.strip()), id="prompt")
            with Vertical(id="written"):
                yield StatusLine("Your answer")
                yield AnswerArea()
        yield KeyLine("interview.submit", "interview.editor", "commands", "interview.back", "help")

    def on_mount(self) -> None:
        """Bring back the draft, and have what is typed watched."""
        area = self.query_one(AnswerArea)
        draft = ""
        try:
            draft = self.app.session.drafts.watch(
                self.question.id, lambda: storable(area.text), self._start
            )
        except HotseatError as error:
            self.app.tell(error.message, severe=True)
        if draft:
            area.load_text(draft)
            area.move_cursor(area.document.end)
        self._show_state()

    @on(AnswerArea.Changed)
    def _changed(self) -> None:
        self._show_state()
        if self.query_one(StatusLine).unsaved:
            self.app.practice.touched()

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

    def _show_state(self) -> None:
        text_now = self.query_one(AnswerArea).text
        state = "being marked" if self.answer else self.app.session.drafts.state
        self.query_one(StatusLine).say(word_count(text_now), state)

    def action_submit(self) -> None:
        """Have the answer marked."""
        if self.answer is not None:
            return
        area = self.query_one(AnswerArea)
        words = storable(area.text)
        if not words.strip():
            self.app.tell("There is nothing to mark yet. A sentence or two will do.")
            return
        clock = self.app.clock
        seconds = clock.monotonic() - self._started
        answer = Answer(self.question, words, self._started_at, clock.now(), seconds)
        self._wait_for(answer)
        self.app.practice.submit(answer)

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
        self.app.practice.save_draft()
        store = self.app.session.store
        try:
            with self.app.suspend():
                edited = editor.edit(area.text, store.path.parent if store else None)
        except SuspendNotSupported:
            self.app.tell("An editor cannot be opened from here.", severe=True)
        except HotseatError as error:
            self.app.tell(error.message, severe=True)
        else:
            if edited != area.text:
                area.replace(edited, (0, 0), area.document.end, maintain_selection_offset=False)
        area.focus()

    def action_discard(self) -> None:
        """Empty the field; with it goes the draft."""
        self.query_one(AnswerArea).clear()
        self.app.practice.save_draft()

    def action_back(self) -> None:
        """Go home; what was typed is kept."""
        if self.answer is None:
            self.app.practice.home()
