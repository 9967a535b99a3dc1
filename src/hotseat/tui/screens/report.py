"""The end of a sitting: each answer with its marks, and what to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.interview.closing import Closing, added, closing
from hotseat.interview.spent import spent
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
_DOTS, _POINTS, _ASKED = 6, 8, 7
_ASIDE = 6
"""Cells that are not for text."""
_ROOMY = 70
"""Cells from which on there is room for what follow-ups added."""


class ReportScreen(BaseScreen):
    """How a sitting went; each answer can be opened."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    ReportScreen VerticalScroll { padding: 1 1 0 3; scrollbar-size-vertical: 1; }
    ReportScreen Static { height: auto; max-width: 96; }
    ReportScreen OptionList { border: none; padding: 0; background: $background; height: auto;
        scrollbar-size-vertical: 1; }
    ReportScreen OptionList:focus { border: none; background-tint: $background 0%; }
    ReportScreen #label { padding: 0 3; max-width: 100%; color: $foreground-muted; }
    ReportScreen.-tiny #label { display: none; }
    """
    BINDINGS: ClassVar = bindings("report")
    ABOUT: ClassVar = (
        (
            "One line an answer: its levels in the order of the criteria, its points and its time; "
            "+ is what came after the end of it. The marks that count are those of what you said "
            "unasked and on time; asked is what your answer to the follow-up added to the points."
        ),
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
        """Lines are cut to the room there is; the list has the keys, the head is in view."""
        self._fill()
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def _fill(self) -> None:
        heads = [column(text(t, DIM), _DOTS) for t in self._said.short_titles]
        pad = column(text(""), self._title_width())
        asked = column(text("asked", DIM), self._asked_width())
        points = column(text("points", DIM), _POINTS)
        self.query_one("#head", Static).update(
            beside(pad, *heads, points, asked, text("time", DIM))
        )
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        options.add_options(self._options())
        options.highlighted = at if at is not None else 0 if self.results else None

    def _asked_width(self) -> int:
        """None where nothing was asked, or there is no room; a sentence says it anyway."""
        asked = any(result.answer.follow_up for result in self.results)
        return _ASKED if asked and self.app.size.width >= _ROOMY else 0

    def _title_width(self) -> int:
        times = max((len(spent(result.first)) for result in self.results), default=0)
        rest = _DOTS * len(self._said.short_titles) + _POINTS + self._asked_width() + times
        return max(min(self.app.size.width - _ASIDE - rest, 44), 12)

    def _options(self) -> list[Option]:
        return [Option(self._row(result), id=str(i)) for i, result in enumerate(self.results)]

    def _row(self, result: Result) -> Content:
        title = text(result.question.title or result.question.id)
        head = column(title, self._title_width() - 1)
        if result.card is None:
            return beside(head, " ", text("not answered", DIM))
        card = result.counted
        found = [card.marks.get(name) if card else None for name in self._said.criteria]
        none = text("" if card and not card.marks else "–", DIM)
        dots = [column(text(_dots(m.level, m.of), ACCENT) if m else none, _DOTS) for m in found]
        points = column(text(f"{card.total if card else '–':>4}"), _POINTS)
        more = "" if (gain := added(result)) is None else f"{gain:+d}"
        asked = column(text(more, DIM), self._asked_width())
        return beside(head, " ", *dots, points, asked, text(spent(result.first), DIM))

    def _body(self, said: Closing) -> Content:
        bars = 2 + max((len(mark.bars) for mark in said.marks), default=0)
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
        self.app.practice.drill_weakest(self._said.weakest)

    def action_home(self) -> None:
        """Back to the first screen."""
        self.app.practice.home()


def _dots(level: int, of: int) -> str:
    return "●" * level + "○" * (of - level)
