"""Swap seats: mark a shipped answer as the interviewer would, then see the expected marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from hotseat.interview import seats
from hotseat.interview.agreement import agreement
from hotseat.records.models import Seat
from hotseat.tui import evidence, jobs, messages, report
from hotseat.tui.bindings import bindings, mention
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.screens.page import help_width
from hotseat.tui.sidebyside import comparison, figures
from hotseat.tui.textual_text import DIM, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.levels import Levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.rubrics.models import Criterion, Rubric

_WIDE, _TALL = 120, 24
_BESIDE = 60
"""Cells beside the answer, where there is room for them."""


class SeatsScreen(BaseScreen):
    """A question, an answer, and a level for each part; then both sides."""

    AUTO_FOCUS = "#read"
    CSS = """
    SeatsScreen #columns { height: 1fr; layout: vertical; }
    SeatsScreen #read { height: 1fr; padding: 1 1 0 3; scrollbar-size-vertical: 1; }
    SeatsScreen #mark {
        height: auto; max-height: 12; padding: 0 1 0 3; border-top: solid $rule;
        scrollbar-size-vertical: 1;
    }
    SeatsScreen.-low #read, SeatsScreen.-tiny #read { padding: 0 1 0 3; }
    SeatsScreen.-tiny #mark { max-height: 5; }
    SeatsScreen #text, SeatsScreen #said { height: auto; }
    SeatsScreen KeyLine.after { display: none; }
    SeatsScreen.-compared KeyLine.after { display: block; }
    SeatsScreen.-compared KeyLine.before, SeatsScreen.-compared Levels { display: none; }
    SeatsScreen.-compared #mark { display: none; }
    SeatsScreen.-wide #columns { layout: horizontal; }
    SeatsScreen.-wide #read { width: 1fr; padding: 1 2 0 3; }
    SeatsScreen.-wide #mark {
        display: block; width: 66; height: 100%; max-height: 100%; padding: 1 1 0 3;
        border-top: none; border-left: solid $rule;
    }
    """
    BINDINGS: ClassVar = bindings("seats")
    ABOUT: ClassVar = (
        (
            "Read an answer as its interviewer and give each part a level: 0, 1 or 2. "
            "{seats.skip} leaves one out, {seats.undo} goes back, {seats.compare} compares."
        ),
        (
            "The expected marks are those that the rules give the answer; its grade is what its "
            "author meant it to be. Off by is the mean distance in levels. Kappa is agreement "
            "beyond chance: 1 is full agreement, 0 what chance gives."
        ),
        "Your levels are kept. They change no mark of your own answers.",
    )

    def __init__(self, to_mark: seats.ToMark, before: Sequence[Seat]) -> None:
        """`before`: what was marked so far, the oldest first."""
        super().__init__()
        self._to_mark = to_mark
        self._before = tuple(before)
        self._marked: messages.SampleMarked | None = None
        self._seat: Seat | None = None
        self._failed = ""

    def compose(self) -> ComposeResult:
        """What is to be read, and what is to be said of it."""
        question = self._to_mark.question
        nth = f"answer {len(self._before) + 1:,}"
        yield Headline(f"Swap seats · {question.title or question.id}", nth)
        with Container(id="columns"):
            with VerticalScroll(id="read"):
                yield Static(id="text", markup=False)
            with VerticalScroll(id="mark", can_focus=False):
                yield Static(id="said", markup=False)
                yield Levels(heading=False)
        level = ("seats.none seats.some seats.full", "level")
        scroll, ends = ("↑↓", "scroll"), ("seats.back", "help")
        before = ("seats.compare", "seats.skip", "seats.undo")
        yield KeyLine(level, *before, scroll, *ends, always=2).add_class("before")
        yield KeyLine("seats.next", scroll, *ends, always=2).add_class("after")

    def on_mount(self) -> None:
        """Have the answer marked while it is being read."""
        self._fill(self.app.size.width, self.app.size.height)
        library, to_mark = self.app.session.library, self._to_mark
        if library is not None:
            jobs.start_samples(self, to_mark.question, [(0, to_mark.answer.text)], library)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the room there is."""
        self._fill(event.size.width, event.size.height)

    @on(messages.SampleMarked)
    def _ready(self, message: messages.SampleMarked) -> None:
        self._marked = message
        self._levels.ask(_asked(message.rubric))
        self._changed()

    @on(messages.SampleFailed)
    def _cannot(self, message: messages.SampleFailed) -> None:
        self._failed = f"This answer cannot be marked. {message.error.message}"
        self._changed()

    # What is shown

    @property
    def _levels(self) -> Levels:
        return self.query_one(Levels)

    def _changed(self) -> None:
        self._fill(self.app.size.width, self.app.size.height)
        self.refresh_bindings()

    def _fill(self, width: int, height: int) -> None:
        wide = width >= _WIDE
        self._levels.explain(wide or height >= _TALL)
        reading, said = self.query_one("#text", Static), self.query_one("#said", Static)
        if self._marked is None or self._seat is None:
            reading.update(lines(*self._to_read()))
            said.update(self._lead())
        else:
            room = _BESIDE if wide else width - 6
            result = self._result(self._marked, self._seat, room)
            so_far = self._so_far(self._marked, self._seat, room)
            if wide:
                reading.update(lines(*self._to_read()))
                said.update(lines(*result, *so_far))
            else:
                prompt, blank, *answer = self._to_read()
                head = text("The question", "bold")
                reading.update(lines(*result, *answer, *so_far, head, prompt, blank))

    def _to_read(self) -> list[Content | str]:
        """The question and the answer, which shows its evidence in the end."""
        answer = text(self._to_mark.answer.text.strip())
        if self._marked is not None and self._seat is not None:
            answer = evidence.lit(self._marked.said.pieces, plain=self.app.no_color)
        prompt = text(self._to_mark.question.prompt.strip(), DIM)
        return [prompt, "", text("The answer", "bold"), answer, ""]

    def _lead(self) -> Content:
        if self._failed:
            return text(self._failed, "$text-warning")
        if self._marked is None:
            return text("Reading the rubric …", DIM)
        settings = self.app.settings
        if self._levels.is_complete:
            return text(
                mention(settings, "All said: {seats.compare} compares, {seats.undo} goes back."),
                DIM,
            )
        return text("You are the interviewer: a level for each part, 0 to 2.", DIM)

    def _result(self, marked: messages.SampleMarked, seat: Seat, width: int) -> list[Content | str]:
        answer, rubric = self._to_mark.answer, marked.rubric
        yours = seats.overall_given(seat.given, seat.expected, rubric)
        graded = f"The bank calls this answer {answer.grade}, {answer.overall} of 5."
        by_rules = f"The expected marks give {marked.card.overall} of 5"
        overall = f"{by_rules}, yours {yours}." if yours is not None else f"{by_rules}."
        criteria = _asked(rubric)
        titles = {criterion.id: criterion.title for criterion in criteria}
        found = agreement((*self._before, seat))
        return [
            *comparison(marked.said.main, seat.given, rubric.criteria, width),
            "",
            text(f"{graded} {overall}"),
            "",
            text(seats.sentence(seat, found, titles)),
            "",
        ]

    def _so_far(self, marked: messages.SampleMarked, seat: Seat, width: int) -> list[Content | str]:
        if not self._before:
            # One answer says nothing about a person.
            return []
        found = agreement((*self._before, seat))
        return [*figures(found, _asked(marked.rubric), width), ""]

    def explain(self) -> Content | None:
        """What each level of each mark asks for."""
        if self._marked is None:
            return None
        return report.levels(self._marked.rubric.criteria, help_width(self.app.size.width))

    # Keys

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Marking before, the next one after."""
        if action in ("level", "skip", "undo", "compare"):
            return self._seat is None
        return self._seat is not None if action == "next" else True

    def action_level(self, level: int) -> None:
        """The level of the part that the pointer stands on."""
        self._levels.give(level)
        self._changed()

    def action_skip(self) -> None:
        """Say nothing of this part."""
        self._levels.skip()
        self._changed()

    def action_undo(self) -> None:
        """Back to the part before."""
        self._levels.undo()
        self._changed()

    def action_compare(self) -> None:
        """Show the expected marks beside those given, and keep both."""
        marked = self._marked
        if marked is None:
            return
        given = dict(self._levels.levels)
        if not given:
            self.app.tell("Give at least one part a level first: 0, 1 or 2.")
            return
        seat = Seat(
            question_id=self._to_mark.question.id,
            grade=self._to_mark.answer.grade,
            at=self.app.clock.now(),
            given=given,
            expected={name: mark.level for name, mark in marked.card.marks.items()},
        )
        self._seat = seat
        self.add_class("-compared")
        self.app.practice.try_to(lambda: seats.keep(self.app.session, seat))
        self._changed()
        self.query_one("#read").scroll_home(animate=False)

    def action_next(self) -> None:
        """Another answer."""
        self.app.practice.seats()

    def action_back(self) -> None:
        """Back to the first screen."""
        self.app.practice.home()


def _asked(rubric: Rubric) -> list[Criterion]:
    """The criteria that a person marks."""
    return [criterion for criterion in rubric.criteria.values() if criterion.main]
