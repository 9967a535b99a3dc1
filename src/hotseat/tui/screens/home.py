"""Home: what can be done, what was begun, and how the last answers went."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from hotseat.errors import HotseatError
from hotseat.files.clean import shorten
from hotseat.tui import messages
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, lines, one_line, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.menu import Entry, Menu
from hotseat.tui.words import ago, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.bank.models import Question
    from hotseat.interview.history import Track
    from hotseat.records.models import Draft

PRACTISE = Entry("practise", "Practise", "a question, then feedback", "menu.choose")
CHOOSE = Entry("choose", "Choose a question", "by word, tag, kind or level", "home.choose")
GUIDE = Entry("guide", "Guide", "the reference pages", "home.guide")
_FIRST_RUN = (
    "A question, your answer in your own words, and marks that show which of your words earned "
    "them. Fixed rules, the same each time, and nothing leaves this machine."
)
_LABEL = "Practice feedback by fixed rules. Not an assessment of a person."


class HomeScreen(BaseScreen):
    """The menu first; the bank and the records fill in the rest when they are read."""

    # Textual does not read the CSS of an app's default screen.
    DEFAULT_CSS = """
    HomeScreen { layout: vertical; }
    HomeScreen #columns { height: 1fr; }
    HomeScreen #main { width: 1fr; padding: 1 1 0 0; overflow-y: auto; scrollbar-size-vertical: 1; }
    HomeScreen #lead { padding: 0 3; height: auto; margin-bottom: 1; }
    HomeScreen #past { padding: 0 3; height: auto; margin-top: 1; max-width: 74; }
    HomeScreen #next { display: none; }
    HomeScreen #label { padding: 0 3; height: 1; color: $foreground-muted; display: none; }
    HomeScreen.-tall #label { display: block; }
    HomeScreen.-wide #main { width: 76; }
    HomeScreen.-wide #next {
        display: block; width: 1fr; height: 1fr; padding: 0 3; margin: 1 0;
        border-left: solid $rule;
    }
    """
    BINDINGS: ClassVar = bindings("home")
    ABOUT: ClassVar = (
        (
            "Practise asks the question that you have answered least often. Your answer is kept "
            "while you type; Resume brings back the last one that you did not submit."
        ),
        (
            "The bars show the levels of your last answers, the oldest first: "
            "▁ the lowest, ▄ between, ▆ the best. The word is the level of the last one."
        ),
    )

    def compose(self) -> ComposeResult:
        """The static part: nothing that has to be read."""
        yield Headline("hotseat")
        with Horizontal(id="columns"), Vertical(id="main"):
            yield Static(text("What would you like to do?"), id="lead")
            yield Menu((PRACTISE, CHOOSE, GUIDE))
        yield KeyLine(
            ("menu.up menu.down", "choose"),
            ("menu.choose", "start"),
            "home.find",
            "commands",
            "help",
            "quit",
            always=2,
        )

    def on_mount(self) -> None:
        """The menu has the keys."""
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        """Something may have been answered meanwhile."""
        self._fill()

    @on(messages.Changed)
    def _changed(self) -> None:
        self._fill()

    def waiting(self) -> None:
        """Say that the bank is being read."""
        self.query_one("#lead", Static).update(text("Reading the questions …", DIM))

    def _fill(self) -> None:
        session = self.app.session
        if session.library is None:
            return
        self.query_one(Headline).say("hotseat", session.describe_bank())
        self.query_one("#lead", Static).update(text("What would you like to do?"))
        try:
            draft, tracks = session.draft(), session.tracks()
            upcoming = session.next_question()
        except HotseatError as error:
            self.app.tell(error.message, severe=True)
            draft, tracks, upcoming = None, (), None
        entries = [PRACTISE, CHOOSE, GUIDE]
        if draft is not None:
            entries.append(self._resume_entry(draft))
        self.query_one(Menu).show(entries)
        self._complete()
        past = _tracks(tracks, self.app.size.width) or [text(_FIRST_RUN, DIM)]
        self.query_one("#past", Static).update(lines(*past))
        self.query_one("#next", Static).update(_preview(upcoming) if upcoming else "")

    def _complete(self) -> None:
        """Add what the first paint does without."""
        if not self.query("#past"):
            self.query_one("#main").mount(Static(id="past", markup=False))
            self.query_one("#columns").mount(Static(id="next", markup=False))
            self.mount(Static(text(_LABEL), id="label"))

    def _resume_entry(self, draft: Draft) -> Entry:
        question = self.app.session.question(draft.question_id)
        title = (question.title or question.id) if question else draft.question_id
        when = ago(draft.at, self.app.clock.now())
        detail = f"{shorten(title, 30)} · {when}"
        return Entry("resume", "Resume", detail, "home.resume")

    @on(Menu.Chosen)
    def _chosen(self, message: Menu.Chosen) -> None:
        actions = {
            PRACTISE.id: self.action_practise,
            CHOOSE.id: self.action_choose,
            GUIDE.id: self.action_guide,
            "resume": self.action_resume,
        }
        actions[message.id]()

    def action_practise(self) -> None:
        """Ask the next question."""
        self._soon()
        self.app.practice.next()

    def action_choose(self) -> None:
        """List the questions."""
        self._soon()
        self.app.practice.choose()

    def action_find(self) -> None:
        """Search the questions."""
        self._soon()
        self.app.practice.choose(search=True)

    def action_guide(self) -> None:
        """Open the reference."""
        self._soon()
        self.app.practice.guide()

    def action_resume(self) -> None:
        """Go on with the last draft."""
        self._soon()
        self.app.practice.resume()

    def _soon(self) -> None:
        if self.app.session.library is None:
            self.waiting()


def _tracks(tracks: Sequence[Track], width: int) -> list[Content]:
    from hotseat.interview.history import weakest

    if not tracks:
        return []
    answers = max(len(track.levels) for track in tracks)
    worst = weakest(tracks)
    roomy = width >= 80
    advice = "work on this one" if roomy else "weakest"
    span = "last answer" if answers == 1 else f"last {answers} answers"
    head = text(f"Your criteria, {span}")
    rows = [head, text("")]
    for track in tracks:
        mine = track.id == worst
        rows.append(
            beside(
                column(text(track.title), 21 if roomy else 17),
                column(text(track.bars, ACCENT), 8),
                column(text(track.word), 14),
                column(text(track.trend, DIM), 4),
                text(advice if mine else "", DIM),
            )
        )
    return rows


def _preview(question: Question) -> Content:
    about = f"{question.kind} · {question.level} · about {count(question.minutes, 'minute')}"
    return lines(
        beside(text("Next · ", DIM), one_line(question.title or question.id, 60, "bold")),
        text(about, DIM),
        "",
        text(question.prompt.strip()),
    )
