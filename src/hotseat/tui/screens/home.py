"""Home: what can be done, what was begun, and how the last answers went."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from hotseat.errors import HotseatError
from hotseat.files.clean import shorten
from hotseat.interview.course import left_open
from hotseat.interview.start import MOCK_QUESTIONS, mock_promise
from hotseat.interview.words import ago, count
from hotseat.tui import messages
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.menu import Entry, Menu

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.bank.models import Question
    from hotseat.interview.lookback import LastTime
    from hotseat.interview.schedule import Due
    from hotseat.interview.statistics import Statistics

DUE = Entry("due", "Practise what is due", "most faded first, one by one", "menu.choose")
PRACTISE = Entry("practise", "Practise", "a question, then feedback", "menu.choose")
MENU = (
    Entry("mock", "Mock interview", f"{MOCK_QUESTIONS} scenarios, then a report", "home.mock"),
    Entry("drill", "Timed drill", "1 scenario · clock on", "home.drill"),
    Entry("choose", "Choose a question", "by word, tag, kind or level", "home.choose"),
    Entry("seats", "Swap seats", "you mark a shipped answer", "home.seats"),
    Entry("desk", "Interviewer desk", "score a transcript with the rubric", "home.desk"),
    Entry("progress", "Progress", "what your answers say", "home.progress"),
    Entry("guide", "Guide", "the reference pages", "home.guide"),
)
_FEW = 9
"""Entries of the menu that leave room below them at 80x24."""
_PREVIEW = 76 + 8
"""Cells that the preview has not: the menu beside it, and its margins."""
_FIRST_RUN = (
    "A question, your answer in your own words, and marks that show which of your words earned "
    "them. Fixed rules, the same each time, and nothing leaves "
)
_LABEL = "Practice feedback by fixed rules. Not an assessment of a person."


class HomeScreen(BaseScreen):
    """The menu first; the bank and the records fill in the rest when they are read."""

    # Textual fault: css-of-the-first-screen. What stands in CSS is not read.
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
            "▁ the lowest, ▄ between, ▇ the best. The word is the level of the last one."
        ),
    )

    _due = 0
    """How many questions come back today."""
    _shown: tuple[Statistics | None, Question | None, LastTime | None] = (None, None, None)
    """The last answers, the next question and how that went before."""

    def compose(self) -> ComposeResult:
        """The static part: nothing that has to be read."""
        yield Headline("hotseat")
        with Horizontal(id="columns"), Vertical(id="main"):
            yield Static(self._leading(text("What would you like to do?")), id="lead")
            yield Menu((PRACTISE, *self._menu))
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
        # None is there where the app ends as it begins.
        for menu in self.query(Menu):
            menu.focus()

    def on_screen_resume(self) -> None:
        """Something may have been answered meanwhile."""
        self._fill()

    @on(messages.Changed)
    def _changed(self) -> None:
        self._fill()

    @property
    def _menu(self) -> list[Entry]:
        entries = [entry for entry in MENU if entry.id not in self.app.off]
        session = self.app.session
        if session.library is not None:
            detail = mock_promise(tuple(session.practised.values()))
            entries = [e._replace(detail=detail) if e.id == "mock" else e for e in entries]
        if session.has_choice and session.topic is not None:
            entries.append(Entry("topic", "Topic", session.topic.title, "home.topic"))
        return entries

    def check_action(self, action: str, about: tuple[object, ...]) -> bool | None:
        """Where there is one topic there is none to choose."""
        session = self.app.session
        if action == "topic" and session.library is not None and not session.has_choice:
            return False
        return super().check_action(action, about)

    def _leading(self, lead: Content) -> Content:
        """What stands above the menu; in a browser also whose history it is."""
        if not self.app.served:
            return lead
        from hotseat.tui.served import NOTE

        return lines(lead, text(NOTE, DIM))

    def waiting(self) -> None:
        """Say that the bank is being read."""
        lead = self._leading(text("Reading the questions …", DIM))
        self.query_one("#lead", Static).update(lead)

    def _fill(self) -> None:
        session = self.app.session
        if session.library is None:
            return
        self.query_one(Headline).say("hotseat", session.describe_bank())
        # Not needed for the first paint.
        from hotseat.interview.lookback import last_time

        try:
            left, recent, due = self._left(), session.recent(), session.due()
            first = session.question(due[0].question_id) if due else None
            upcoming = first or session.next_question()
            before = last_time(session, upcoming) if upcoming else None
        except HotseatError as error:
            self.app.tell(error.message, severe=True)
            left, recent, due, upcoming, before = None, None, (), None, None
        self._due = len(due)
        lead = _lead(due, session.practised)
        self.query_one("#lead", Static).update(self._leading(text(lead)))
        entries = [DUE if due else PRACTISE, *self._menu]
        if left is not None:
            # First where one was in the middle of something.
            entries.insert(0, left)
        self.query_one(Menu).show(entries)
        self._complete()
        self._shown = (recent, upcoming, before)
        self._lay_out()

    def _lay_out(self) -> None:
        """What hangs on the room there is."""
        from hotseat.tui.lookback import preview, rows

        recent, upcoming, before = self._shown
        width = self.app.size.width
        where = "the machine that serves it." if self.app.served else "this machine."
        # With every entry there is no room for an empty line at 80x24.
        dense = self.app.size.height <= 24 and len(self.query_one(Menu).entries) > _FEW
        past = rows(recent, width, dense=dense) or [text(_FIRST_RUN + where, DIM)]
        self.query_one("#past", Static).update(lines(*past))
        self.query_one("#next", Static).update(
            preview(upcoming, before, width - _PREVIEW) if upcoming else ""
        )

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        if self.query("#past"):
            self._lay_out()

    def _complete(self) -> None:
        """Add what the first paint does without."""
        if not self.query("#past"):
            self.query_one("#main").mount(Static(id="past", markup=False))
            self.query_one("#columns").mount(Static(id="next", markup=False))
            self.mount(Static(text(_LABEL), id="label"))

    def _left(self) -> Entry | None:
        """What can be gone on with: a sitting, else a draft."""
        left = left_open(self.app.session)
        if left is None:
            return None
        detail = f"{shorten(left.title, 27)} · {ago(left.at, self.app.clock.now())}"
        return Entry("resume", "Resume", detail, "home.resume")

    @on(Menu.Chosen)
    def _chosen(self, message: Menu.Chosen) -> None:
        name = PRACTISE.id if message.id == DUE.id else message.id
        getattr(self, f"action_{name}")()

    def action_practise(self) -> None:
        """Ask what is due, else the next question."""
        self._soon()
        if self._due:
            self.app.practice.due()
        else:
            self.app.practice.next()

    def action_mock(self) -> None:
        """Begin a mock interview."""
        self._soon()
        self.app.practice.mock()

    def action_drill(self) -> None:
        """Begin a timed drill."""
        self._soon()
        self.app.practice.drill()

    def action_seats(self) -> None:
        """Mark a shipped answer."""
        self._soon()
        self.app.practice.seats()

    def action_desk(self) -> None:
        """Score interviews with the rubric."""
        self._soon()
        self.app.desks.show()

    def action_progress(self) -> None:
        """Show what past answers say."""
        self._soon()
        self.app.practice.progress()

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

    def action_topic(self) -> None:
        """Choose what is practised."""
        self._soon()
        self.app.practice.topics()

    def action_resume(self) -> None:
        """Go on with the last draft."""
        self._soon()
        self.app.practice.resume()

    def _soon(self) -> None:
        if self.app.session.library is None:
            self.waiting()


def _lead(due: Sequence[Due], questions: Mapping[str, Question]) -> str:
    from hotseat.interview.schedule import minutes

    if not due:
        return "What would you like to do?"
    verb = "is" if len(due) == 1 else "are"
    time = count(minutes(due, questions), "minute")
    return f"{count(len(due), 'question')} {verb} due. About {time}."
