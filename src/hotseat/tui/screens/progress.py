"""Progress: how the marks move, what to work on, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from hotseat.interview.lookback import KIND, progress_of, standings
from hotseat.interview.words import count
from hotseat.reports.remarks import BEGIN, span
from hotseat.tui import figures
from hotseat.tui.bindings import bindings, shown
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.interview.lookback import Standing
    from hotseat.interview.progress import Progress

SPANS = (30, 90, None)
"""Days to look back on; None for all."""
_WIDE = 120
_LEFT = 64
"""Cells of the left side where there are two."""
_EXPORT = "{progress.export} writes all that is kept to a file in your home folder."


class ProgressScreen(BaseScreen):
    """The figures of the last days; where there is room, each question beside them."""

    AUTO_FOCUS = "#all"
    CSS = """
    ProgressScreen #all { padding: 1 1 0 3; scrollbar-size-vertical: 1; }
    ProgressScreen Static { height: auto; }
    ProgressScreen #right { display: none; }
    ProgressScreen.-low #all, ProgressScreen.-tiny #all { padding: 0 1 0 3; }
    ProgressScreen.-wide #all { width: 64; }
    ProgressScreen.-wide #right {
        display: block; width: 1fr; height: 1fr; margin-top: 1; padding: 0 2;
        border-left: solid $rule;
    }
    ProgressScreen .after { display: none; }
    ProgressScreen.-begun .after { display: block; }
    ProgressScreen.-begun .before { display: none; }
    """
    BINDINGS: ClassVar = bindings("progress")
    ABOUT: ClassVar = (
        (
            "The bars show the levels of your answers, the oldest first: ▁ the lowest, ▄ between, "
            "▇ the best; where there are many, a bar is the mean of several. The word is the "
            "level of the last one, the arrow how the last third stands to the first."
        ),
        (
            "{progress.days} goes from the last 30 days to 90 and to all of them. "
            "{progress.drill} begins a timed drill on the weakest mark."
        ),
        (
            "Where an answer ran over its time, what stood there on time counts. hotseat stats "
            "prints the same figures."
        ),
    )

    @property
    def about(self) -> tuple[str, ...]:
        """These paragraphs, and what the export does where there is one."""
        return self.ABOUT if "export" in self.app.off else (*self.ABOUT, _EXPORT)

    def __init__(self) -> None:
        super().__init__()
        self._span = 0
        self._progress: Progress | None = None
        self._standings: list[Standing] = []
        self._begun = False

    def compose(self) -> ComposeResult:
        """The figures, and beside them the questions."""
        yield Headline("Progress")
        with Horizontal():
            with VerticalScroll(id="all"):
                yield Static(id="left", markup=False)
            yield Static(id="right", markup=False)
        begin = ("progress.drill", "first question")
        yield KeyLine(begin, "progress.back", "help", always=2).add_class("before")
        yield KeyLine(
            "progress.drill",
            "progress.answers",
            "progress.export",
            "progress.days",
            "progress.back",
            "help",
            always=2,
        ).add_class("after")

    def on_screen_resume(self) -> None:
        """Something may have been answered meanwhile."""
        self._read()
        self._fill()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def _read(self) -> None:
        session, practice = self.app.session, self.app.practice
        self._progress = practice.attempt_to(lambda: progress_of(session, SPANS[self._span]))
        if self._progress is not None:
            self._standings = practice.attempt_to(lambda: standings(session)) or []
            self._begun = bool(practice.attempt_to(session.has_answers))
        self.set_class(self._begun, "-begun")
        self.refresh_bindings()

    def _fill(self) -> None:
        found = self._progress
        self.query_one("#left", Static).update(self._left())
        self.query_one("#right", Static).update(self._right())
        said = f"Progress · {span(SPANS[self._span])}"
        if found is None or not self._begun:
            self.query_one(Headline).say("Progress")
            return
        answers, days = count(found.figures.answers, "answer"), count(found.figures.days, "day")
        self.query_one(Headline).say(said, (f"{answers} · {days}", answers))

    def _left(self) -> Content:
        found, settings = self._progress, self.app.settings
        drill = shown(settings, "progress.drill")
        if found is None:
            return text("What is kept cannot be read now, so there is nothing to show.")
        if not self._begun:
            begin = f"{drill} asks a first question, without a clock."
            return lines(text(BEGIN), "", text(begin))
        room = self.app.size.width
        wide = room >= _WIDE
        titles = {q.id: q.title or q.id for q in self.app.session.questions}
        body = figures.page(found, titles, (_LEFT if wide else room) - 5, drill=drill, grid=wide)
        if found.figures.answers:
            return body
        key = shown(settings, "progress.days")
        none = f"No answers in the {span(found.days)}. {key} shows more days."
        return lines(text(none), "", body)

    def _right(self) -> Content:
        library, size = self.app.session.library, self.app.size
        if library is None or not self._standings:
            return text("")
        criteria = [c for c in library.criteria(KIND).values() if c.main]
        return figures.table(self._standings, criteria, size.width - _LEFT - 6, size.height - 6)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Without a history there is nothing but to begin one."""
        if not self._begun and action not in ("drill", "back"):
            return False
        return super().check_action(action, _)

    def action_drill(self) -> None:
        """A timed drill on the weakest mark; before any answer, a first question."""
        if not self._begun:
            self.app.practice.next()
        elif self._progress is not None:
            self.app.practice.drill_weakest(self._progress.figures.weakest)

    def action_answers(self) -> None:
        """All answers as a list."""
        from hotseat.tui.screens.answers import AnswersScreen

        self.app.push_screen(AnswersScreen())

    def action_export(self) -> None:
        """Write all that is kept to a file."""
        self.app.practice.export()

    def action_days(self) -> None:
        """The next range of days."""
        self._span = (self._span + 1) % len(SPANS)
        self._read()
        self._fill()
        self.query_one("#all", VerticalScroll).scroll_home(animate=False)

    def action_back(self) -> None:
        """Back to the first screen."""
        self.app.practice.home()
