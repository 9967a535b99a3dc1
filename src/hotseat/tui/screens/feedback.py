"""Feedback: the marks, the person's own words with what counted, and one thing to add."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from hotseat.interview.spent import paused, spent, spent_of, thinking
from hotseat.interview.words import minutes, ordinal
from hotseat.tui import evidence, report
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.screens.page import help_width
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.interview.result import Result

_LABEL = "Practice feedback by fixed rules. Not an assessment of a person."
_WIDE = 120
_ASIDE = 7
"""Cells that are not for text."""
_RIGHT = 64
"""Cells of the right half at least, so that it has all columns that one half alone would have."""


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
        display: block; width: 1fr; min-width: 64; min-height: 100%; padding: 0 0 0 3;
        border-left: solid $rule;
    }
    """
    BINDINGS: ClassVar = bindings("feedback")
    ABOUT: ClassVar = (
        (
            "Each mark rests on words of your answer. They are underlined below the marks, with "
            "the number of the mark that they count for. Where words came after the end of the "
            "time, ‹time› stands before them."
        ),
        (
            "{feedback.why} shows every rule that counted, and for what is missing the words that "
            "came nearest."
        ),
    )

    def __init__(self, result: Result, *, opened: bool = False) -> None:
        """`opened`: from a report, to which it goes back."""
        super().__init__()
        self.result = result
        self._opened = opened

    def compose(self) -> ComposeResult:
        """One column, or two where there is room."""
        question = self.result.question
        yield Headline(f"Feedback · {question.title or question.id}", self._times())
        with VerticalScroll(id="all"), Container(id="columns"):
            yield Static(id="left", markup=False)
            yield Static(id="right", markup=False)
        yield Static(text(_LABEL), id="label")
        yield KeyLine(
            "feedback.probe",
            "feedback.answers",
            "feedback.why",
            "feedback.retry",
            "feedback.dispute",
            ("feedback.next", "back") if self._opened else "feedback.next",
            "help",
            always=2,
        )

    def _times(self) -> tuple[str, ...]:
        first, asked = self.result.first, self.result.answer
        tries = f"{ordinal(self.result.tries)} try"
        later = (
            f"{minutes(asked.seconds)} follow-up"
            if asked is not first and asked.seconds >= 1
            else ""
        )
        parts = (tries, spent_of(first), thinking(first), paused(first), later)
        return (*(" · ".join(filter(None, form)) for form in _shorter(parts)), spent(first))

    def on_mount(self) -> None:
        """Nothing is painted empty first."""
        self._fill(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the room there is."""
        self._fill(event.size.width)

    def _fill(self, width: int) -> None:
        halves = _halves(width)
        room = halves[0] if width >= _WIDE else width - _ASIDE
        marked = evidence.answer(self.result, room, plain=self.app.no_color)
        left, right = self.query_one("#left", Static), self.query_one("#right", Static)
        if width >= _WIDE:
            right.update(
                lines(
                    *report.marks_with_steps(self.result, halves[1]),
                    *report.one_thing(self.result),
                    *report.total(self.result),
                )
            )
            left.update(lines(text("Your answer", DIM), "", marked, *report.follow_up(self.result)))
        else:
            left.update(
                lines(
                    *report.marks(self.result, room),
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
        criteria = library.criteria(self.result.question.kind)
        room = help_width(self.app.size.width)
        return report.levels(criteria, room) if criteria else report.what_points_mean(room)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """What there is nothing for is not offered."""
        if action == "probe":
            return bool(report.follow_up(self.result)) and not self._opened
        if action in ("retry", "why", "dispute", "copy") and self.result.card is None:
            return action == "retry"
        return True

    def action_next(self) -> None:
        """The next question: of the sitting, or any."""
        if self._opened:
            self.dismiss()
        else:
            self.app.flow.next(self.result)

    def action_probe(self) -> None:
        """Answer the follow-up question."""
        follow_up = self.app.session.follow_up(self.result)
        if follow_up is not None:
            self.app.flow.probe(follow_up, self.result.answer.run)

    def action_dispute(self) -> None:
        """Say which words should have counted."""
        self.app.practice.dispute(self.result)

    def action_copy(self) -> None:
        """Copy the answer."""
        self.app.copy_answer(self.result.text)

    def action_retry(self) -> None:
        """Answer the same question again, from what was written."""
        self.app.flow.retry(self.result)

    def action_why(self) -> None:
        """Every rule that counted."""
        from hotseat.tui.screens.page import PageScreen

        title = self.result.answer.question.title or self.result.answer.question.id
        self.app.push_screen(PageScreen(f"Why · {title}", "", report.why(self.result)))

    def action_answers(self) -> None:
        """The graded answers of the bank."""
        from hotseat.tui.screens.graded import GradedScreen

        if not self.result.question.answers:
            self.app.tell("This question brings no model answers.")
            return
        self.app.push_screen(GradedScreen(self.result))

    def action_home(self) -> None:
        """Back to the report that it was opened from, or to the first screen."""
        if self._opened:
            self.dismiss()
        else:
            self.app.practice.home()


def _halves(width: int) -> tuple[int, int]:
    """Cells for text left and right of the rule."""
    inner = width - 5
    right = max(inner // 2, _RIGHT)
    return min(inner - right, inner // 2) - 3, right - 4


def _shorter(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All parts, then without the last one, down to the first two."""
    yield from (parts[:most] for most in range(len(parts), 1, -1))
