"""Model answers: the bank's graded answers beside the person's own, each with its levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from hotseat.interview.graded import first_of, in_order, just_above, names
from hotseat.tui import evidence, jobs, messages
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.sidebyside import Side, side, table
from hotseat.tui.textual_text import ACCENT, DIM, beside, lines, one_line, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.interview.result import Result

_WIDE = 120
_GRADE = 12


class GradedScreen(BaseScreen):
    """One graded answer at a time, from weak to strong."""

    AUTO_FOCUS = "#all"
    CSS = """
    GradedScreen #grades { height: auto; padding: 1 3 0 3; }
    GradedScreen.-low #grades, GradedScreen.-tiny #grades { padding: 0 3; }
    GradedScreen #all { height: 1fr; padding: 1 1 0 3; scrollbar-size-vertical: 1; }
    GradedScreen #columns { height: auto; layout: vertical; }
    GradedScreen #left, GradedScreen #right { height: auto; padding-right: 2; }
    GradedScreen #right { display: none; }
    GradedScreen.-wide #columns { layout: horizontal; min-height: 100%; }
    GradedScreen.-wide #left { width: 1fr; padding-right: 3; }
    GradedScreen.-wide #right {
        display: block; width: 1fr; min-height: 100%; padding-left: 3; border-left: solid $rule;
    }
    """
    BINDINGS: ClassVar = bindings("graded")
    ABOUT: ClassVar = (
        (
            "{graded.before} and {graded.after} go through the graded answers of this question; "
            "it begins with the one just above your own. The number is the overall that its author "
            "meant it to get; the dots are what the rules give it, the same way as yours."
        ),
    )

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._result = result
        self._answers = in_order(result.question)
        self._names = names(self._answers)
        self._at = just_above(self._answers, result.feedback.overall)
        self._marked: dict[int, messages.SampleMarked] = {}
        self._failed: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        """Which answer it is, then both; below each other, or in two columns."""
        question = self._result.question
        yield Headline(f"Model answers · {question.title or question.id}")
        yield Static(id="grades", markup=False)
        with VerticalScroll(id="all"), Container(id="columns"):
            yield Static(id="left", markup=False)
            yield Static(id="right", markup=False)
        yield KeyLine(
            ("graded.before graded.after", "other answer"),
            ("↑↓", "scroll"),
            "graded.back",
            "help",
            always=2,
        )

    def on_mount(self) -> None:
        """Have all of them marked, first the one that is shown."""
        self._fill(self.app.size.width)
        library = self.app.session.library
        if library is not None:
            order = sorted(range(len(self._answers)), key=lambda place: place != self._at)
            texts = [(place, self._answers[place].text) for place in order]
            jobs.start_samples(self, self._result.question, texts, library)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the room there is."""
        self._fill(event.size.width)

    @on(messages.SampleMarked)
    def _ready(self, message: messages.SampleMarked) -> None:
        self._marked[message.place] = message
        self._fill(self.app.size.width)

    @on(messages.SampleFailed)
    def _cannot(self, message: messages.SampleFailed) -> None:
        self._failed[message.place] = message.error.message
        self._fill(self.app.size.width)

    # What is shown

    def _fill(self, width: int) -> None:
        self.query_one("#grades", Static).update(self._grades())
        left, right = self.query_one("#left", Static), self.query_one("#right", Static)
        room = width // 2 - 6 if width >= _WIDE else width - 7
        own = evidence.answer(self._result, room, plain=self.app.no_color)
        if self._result.card is None:
            own = text("Nothing was answered.", DIM)
        yours, theirs = self._sides()
        if width >= _WIDE:
            half = width // 2 - 8
            left.update(lines(self._own_head(), "", *table((yours,), half), "", own, ""))
            right.update(lines(*self._head(), "", *table((theirs,), half), "", self._text(), ""))
        else:
            left.update(
                lines(
                    *table((yours, theirs), width - 7),
                    "",
                    *self._head(),
                    self._text(),
                    "",
                    self._own_head(),
                    own,
                    "",
                )
            )

    def _grades(self) -> Content:
        parts: list[Content | str] = []
        for place, name in enumerate(self._names):
            here = place == self._at
            parts.append(text("▸ " if here else "  ", ACCENT))
            parts.append(one_line(name, _GRADE, "bold" if here else DIM))
            parts.append("  ")
        return beside(*parts)

    def _sides(self) -> tuple[Side, Side]:
        marked = self._marked.get(self._at)
        grade = self._names[self._at]
        yours = side("you", self._result.feedback.lines)
        return yours, side(grade, marked.said.lines) if marked else Side(grade, None)

    def _own_head(self) -> Content:
        card = self._result.card
        overall = f"   overall {card.overall} of 5" if card is not None else ""
        return beside(text("Your answer", "bold"), text(overall, DIM))

    def _head(self) -> list[Content]:
        answer, marked = self._answers[self._at], self._marked.get(self._at)
        said = f"   meant as {answer.overall} of 5"
        if marked is not None:
            said += f", marked {marked.card.overall}"
        rows = [beside(text(self._names[self._at], "bold"), text(said, DIM))]
        if failed := self._failed.get(self._at):
            rows.append(text(f"It cannot be marked. {failed}", "$text-warning"))
        elif marked is None:
            rows.append(text("Marking it …", DIM))
        return rows

    def _text(self) -> Content:
        marked = self._marked.get(self._at)
        if marked is None:
            return text(self._answers[self._at].text.strip())
        return evidence.lit(marked.said.pieces, plain=self.app.no_color)

    # Keys

    def action_turn(self, step: int) -> None:
        """A weaker or a stronger answer, round at either end."""
        self._show((self._at + step) % len(self._answers))

    def action_grade(self, grade: str) -> None:
        """The first answer of a grade."""
        place = first_of(self._answers, grade)
        if place is not None:
            self._show(place)

    def _show(self, place: int) -> None:
        self._at = place
        self._fill(self.app.size.width)
        self.query_one("#all").scroll_home(animate=False)

    def action_back(self) -> None:
        """Back to the feedback."""
        self.dismiss()
