"""The end of a sitting: each answer with its marks, and what to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.interview.closing import Closing, closing
from hotseat.interview.words import minutes
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.interview.result import Result
    from hotseat.interview.sitting import Run

_LABEL = "Practice feedback by fixed rules. Not an assessment of a person."
_DOTS = 6


class ReportScreen(BaseScreen):
    """How a sitting went; each answer can be opened."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    ReportScreen VerticalScroll { padding: 1 1 0 3; scrollbar-size-vertical: 1; }
    ReportScreen Static { height: auto; max-width: 96; }
    ReportScreen OptionList { border: none; padding: 0; background: $background; height: auto;
        scrollbar-size-vertical: 1; }
    ReportScreen OptionList:focus { border: none; background-tint: $background 0%; }
    ReportScreen #label { padding: 0 3; height: 1; color: $foreground-muted; }
    ReportScreen.-tiny #label { display: none; }
    """
    BINDINGS: ClassVar = bindings("report")
    ABOUT: ClassVar = (
        "One line an answer: its levels in the order of the criteria, its points and its time.",
        "Enter opens the feedback on an answer; enter or escape there comes back here.",
    )

    def __init__(self, run: Run, results: Sequence[Result]) -> None:
        super().__init__()
        self.run = run
        self.results = tuple(results)
        titles = {q.id: q.title or q.id for q in self.app.session.questions}
        self._said = closing(run, self.results, titles)

    def compose(self) -> ComposeResult:
        """What was answered, then what it says as a whole."""
        said = self._said
        yield Headline(f"{self.run.title} · report", said.when)
        with VerticalScroll():
            yield Static(id="head", markup=False)
            yield OptionList(*self._options(), markup=False)
            yield Static(self._body(said), id="body", markup=False)
        yield Static(text(_LABEL), id="label")
        yield KeyLine(
            ("↑↓", "choose"), ("enter", "open"), "report.weakest", "report.home", "help", always=2
        )

    def on_mount(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def _fill(self) -> None:
        heads = [column(text(t, DIM), _DOTS) for t in self._said.short_titles]
        pad = column(text(""), self._title_width())
        self.query_one("#head", Static).update(beside(pad, *heads, text("points  time", DIM)))
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        options.add_options(self._options())
        options.highlighted = at if at is not None else 0 if self.results else None

    def _title_width(self) -> int:
        room = self.app.size.width - 10 - _DOTS * len(self._said.short_titles) - 14
        return max(min(room, 44), 12)

    def _options(self) -> list[Option]:
        return [Option(self._row(result), id=str(i)) for i, result in enumerate(self.results)]

    def _row(self, result: Result) -> Content:
        title = text(result.question.title or result.question.id)
        head = column(title, self._title_width() - 1)
        if result.card is None:
            return beside(head, " ", text("not answered", DIM))
        marks = result.card.marks
        found = [marks.get(name) for name in self._said.criteria]
        dots = [column(text(_dots(m.level, m.of) if m else "", ACCENT), _DOTS) for m in found]
        points = column(text(f"{result.feedback.total:>4}"), 8)
        first = result.answer.follow_up.answer.seconds if result.answer.follow_up else 0.0
        return beside(head, " ", *dots, points, text(minutes(first + result.answer.seconds), DIM))

    def _body(self, said: Closing) -> Content:
        bars = 2 + max(len(self.results), 4)
        rows: list[Content | str] = [""]
        rows += [
            beside(
                column(text(mark.title), 21),
                column(text(mark.bars, ACCENT), bars),
                text(mark.words, DIM),
            )
            for mark in said.marks
        ]
        for sentence in said.sentences:
            rows += ["", text(sentence)]
        if said.not_reached:
            rows += ["", text(f"Not reached: {', '.join(said.not_reached)}", DIM)]
        return lines(*rows)

    @on(OptionList.OptionSelected)
    def _opened(self, message: OptionList.OptionSelected) -> None:
        from hotseat.tui.screens.feedback import FeedbackScreen

        result = self.results[int(message.option_id or 0)]
        self.app.push_screen(FeedbackScreen(result, opened=True))

    def action_weakest(self) -> None:
        """A timed drill on what was weakest."""
        self.app.practice.drill_weakest()

    def action_home(self) -> None:
        """Back to the first screen."""
        self.app.practice.home()


def _dots(level: int, of: int) -> str:
    return "●" * level + "○" * (of - level)
