"""Feedback: the marks, the person's own words with what counted, and one thing to add."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from hotseat.tui import report
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.words import minutes, ordinal

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.tui.session import Result

_LABEL = "Practice feedback by fixed rules. Not an assessment of a person."
_WIDE = 120


class FeedbackScreen(BaseScreen):
    """What was found in one answer."""

    AUTO_FOCUS = "#all"
    CSS = """
    FeedbackScreen #all { height: 1fr; padding: 1 1 0 3; scrollbar-size-vertical: 1; }
    FeedbackScreen #columns { height: auto; layout: vertical; }
    FeedbackScreen #left, FeedbackScreen #right { height: auto; padding-right: 2; }
    FeedbackScreen #right { display: none; }
    FeedbackScreen #label { height: auto; padding: 0 3; color: $foreground-muted; }
    FeedbackScreen.-low #all, FeedbackScreen.-tiny #all { padding: 0 1 0 3; }
    FeedbackScreen.-tiny #label { display: none; }
    FeedbackScreen.-wide #columns { layout: horizontal; min-height: 100%; }
    FeedbackScreen.-wide #left { width: 1fr; padding-right: 3; }
    FeedbackScreen.-wide #right {
        display: block; width: 1fr; min-height: 100%; padding-left: 3; border-left: solid $rule;
    }
    """
    BINDINGS: ClassVar = bindings("feedback")
    ABOUT: ClassVar = (
        (
            "Each mark rests on words of your answer. They are underlined below the marks, with "
            "the number of the mark that they count for."
        ),
        (
            "{feedback.why} shows every rule that counted, and for what is missing the words that "
            "came nearest."
        ),
    )

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.result = result

    def compose(self) -> ComposeResult:
        """One column, or two where there is room."""
        answer = self.result.answer
        tries = f"{ordinal(self.result.tries)} try · {minutes(answer.seconds)}"
        yield Headline(f"Feedback · {answer.question.title or answer.question.id}", tries)
        with VerticalScroll(id="all"), Container(id="columns"):
            yield Static(id="left", markup=False)
            yield Static(id="right", markup=False)
        yield Static(text(_LABEL), id="label")
        yield KeyLine(
            "feedback.answers",
            "feedback.why",
            "feedback.retry",
            "feedback.next",
            "feedback.home",
            "help",
        )

    def on_mount(self) -> None:
        """Nothing is painted empty first."""
        self._fill(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the room there is."""
        self._fill(event.size.width)

    def _fill(self, width: int) -> None:
        marked = report.answer(self.result, plain=self.app.no_color)
        left, right = self.query_one("#left", Static), self.query_one("#right", Static)
        if width >= _WIDE:
            right.update(
                lines(
                    *report.marks_with_steps(self.result, width // 2 - 10),
                    *report.one_thing(self.result),
                    *report.total(self.result),
                )
            )
            left.update(lines(text("Your answer", DIM), "", marked, *report.follow_up(self.result)))
        else:
            left.update(
                lines(
                    *report.marks(self.result, width - 7),
                    "",
                    marked,
                    *report.one_thing(self.result),
                    *report.follow_up(self.result),
                    *report.total(self.result),
                )
            )

    def explain(self) -> Content | None:
        """What each level of each mark asks for."""
        library = self.app.session.library
        if library is None:
            return None
        return report.levels(library.rubric(self.result.answer.question))

    def action_next(self) -> None:
        """Ask another question."""
        self.app.practice.next()

    def action_retry(self) -> None:
        """Answer the same question again, from what was written."""
        self.app.practice.open(self.result.answer.question, self.result.answer.text)

    def action_why(self) -> None:
        """Every rule that counted."""
        from hotseat.tui.screens.page import PageScreen

        title = self.result.answer.question.title or self.result.answer.question.id
        self.app.push_screen(PageScreen(f"Why · {title}", "", report.why(self.result)))

    def action_answers(self) -> None:
        """The graded answers of the bank."""
        from hotseat.tui.screens.page import PageScreen

        question = self.result.answer.question
        if not question.answers:
            self.app.tell("This question brings no model answers.")
            return
        body = report.graded_answers(question)
        self.app.push_screen(PageScreen(f"Answers · {question.title or question.id}", "", body))

    def action_home(self) -> None:
        """Back to the first screen."""
        self.app.practice.home()
