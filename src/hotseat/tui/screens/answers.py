"""All answers: the latest first, each with its feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.interview.schedule import day_of
from hotseat.interview.words import count
from hotseat.tui import figures
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, beside, column, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.records.models import Summary

MOST = 200
"""How many answers are listed."""
_MODE = 10


class AnswersScreen(BaseScreen):
    """The last answers; one of them can be opened."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    AnswersScreen OptionList { border: none; padding: 1 1 0 3; background: $background;
        height: 1fr; scrollbar-size-vertical: 1; }
    AnswersScreen #older { height: auto; padding: 0 3; }
    AnswersScreen OptionList:focus { border: none; background-tint: $background 0%; }
    """
    BINDINGS: ClassVar = bindings("answers")
    ABOUT: ClassVar = (
        (
            "One line an answer, the latest first: its points, and when it was given. Enter opens "
            "its feedback. It is marked again for that, by the rules as they are now."
        ),
        f"The last {MOST} are listed. hotseat stats --csv prints a table of all of them.",
    )

    def __init__(self) -> None:
        super().__init__()
        self._answers: list[Summary] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield Headline("All answers")
        yield OptionList(markup=False)
        yield Static(id="older", markup=False)
        yield KeyLine(
            ("↑↓", "choose"),
            ("enter", "open"),
            "answers.export",
            "answers.back",
            "help",
            always=2,
        )

    def on_mount(self) -> None:
        """Read the last ones."""
        store, practice, total = self.app.session.store, self.app.practice, 0
        if store is not None:
            of = self.app.session.counted
            found = practice.attempt_to(lambda: store.summaries(limit=MOST, questions=of)) or []
            self._answers = found[::-1]
            kept = practice.attempt_to(store.counts) or {}
            total = sum(n for name, n in kept.items() if of is None or name in of)
        self.query_one(Headline).say("All answers", count(total, "answer"))
        if (more := total - len(self._answers)) > 0:
            older = text(f"{more:,} older ones: hotseat stats --csv", DIM)
            self.query_one("#older", Static).update(older)
        self._fill()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted
        titles = {q.id: q.title or q.id for q in self.app.session.questions}
        today = day_of(self.app.clock.now())
        options.clear_options()
        options.add_options(
            Option(self._row(each, titles, today), id=str(each.id)) for each in self._answers
        )
        options.highlighted = at if at is not None else 0 if self._answers else None

    def _row(self, summary: Summary, titles: dict[str, str], today: str) -> Content:
        room = min(self.app.size.width, 110) - 7
        roomy = room >= 70
        mode = column(text(summary.mode if roomy else "", DIM), _MODE if roomy else 0)
        return beside(figures.answer(summary, titles, today, room - mode.cell_length), mode)

    @on(OptionList.OptionSelected)
    def _opened(self, message: OptionList.OptionSelected) -> None:
        from hotseat.tui.screens.feedback import FeedbackScreen

        session, number = self.app.session, int(message.option_id or 0)
        store, practice = session.store, self.app.practice
        attempt = practice.attempt_to(lambda: store.attempt(number)) if store else None
        result = practice.attempt_to(lambda: session.result_of(attempt)) if attempt else None
        if result is not None:
            self.app.push_screen(FeedbackScreen(result, opened=True))
        elif attempt is not None:
            self.app.tell(
                "Its question is not in the bank any more, so it cannot be marked. "
                "hotseat export has what you wrote."
            )

    def action_export(self) -> None:
        """Write all that is kept to a file."""
        self.app.practice.export()

    def action_back(self) -> None:
        """Back to the figures."""
        self.dismiss()
