"""Choose a question: a list, and a line to search it by."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from hotseat.bank.choose import matches
from hotseat.errors import HotseatError
from hotseat.interview.words import count
from hotseat.tui.bindings import bindings, shown
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import DIM, beside, column, lines, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.oneline import OneLine
from hotseat.tui.widgets.pointed import PointedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.bank.models import Question


class ChooseScreen(BaseScreen):
    """All questions of the topic; words narrow them down."""

    AUTO_FOCUS = "OptionList"
    # The rules name this screen; scoped they would not be heard on those that are made of it.
    SCOPED_CSS = False
    CSS = """
    ChooseScreen Input { border: none; height: 1; margin: 1 0; padding: 0 3 0 4;
        background: $background; }
    ChooseScreen Input:focus { border: none; background-tint: $background 0%; }
    ChooseScreen OptionList { border: none; padding: 0 1; background: $background;
        height: 1fr; scrollbar-size-vertical: 1; }
    ChooseScreen OptionList:focus { border: none; background-tint: $background 0%; }
    ChooseScreen #list { width: 1fr; }
    ChooseScreen #preview { display: none; }
    ChooseScreen.-wide #list { width: 82; }
    ChooseScreen.-wide #preview { display: block; width: 1fr; height: 1fr; padding: 0 3;
        margin: 1 0; border-left: solid $rule; }
    """
    BINDINGS: ClassVar = bindings("choose")
    ABOUT: ClassVar[tuple[str, ...]] = (
        (
            "Words narrow the list: they are looked for in title, id, tags, kind (decision or "
            "concept) and level (junior, mid, senior). Every word has to be there."
        ),
        "The number at the end of a line says how often you have answered the question.",
    )

    headline = "Choose a question"
    enter = "start"
    remark_width = 3

    @property
    def list_keys(self) -> tuple[tuple[str, str], ...]:
        """Those of the list, by what enter does here."""
        return (("↑, ↓", "choose"), ("enter", self.enter))

    def __init__(self, *, search: bool = False) -> None:
        super().__init__()
        self._searching = search
        self._counts: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The list, and beside it the question it points to where there is room."""
        yield Headline(self.headline)
        with Horizontal():
            with Vertical(id="list"):
                key = shown(self.app.settings, "choose.search")
                yield OneLine(placeholder=f"{key} to search: title, tag, kind, level")
                yield PointedList()
            yield Static(id="preview", markup=False)
        yield KeyLine(
            ("↑↓", "choose"),
            ("enter", self.enter),
            "choose.search",
            "commands",
            "choose.back",
            "help",
        )

    def on_mount(self) -> None:
        """List everything."""
        try:
            store = self.app.session.store
            self._counts = store.counts() if store else {}
        except HotseatError as error:
            self.app.tell(error.message, severe=True)
        self._fill()
        if self._searching:
            self.query_one(Input).focus()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    @on(Input.Changed)
    def _search(self) -> None:
        self._fill()

    def _fill(self) -> None:
        questions = self.questions()
        wanted = self.query_one(Input).value
        found = [q for q in questions if matches(q, wanted)]
        options = self.query_one(OptionList)
        before = options.highlighted_option.id if options.highlighted_option else None
        width = min(self.size.width, 82 if self.size.width >= 120 else 10_000) - 8
        options.clear_options()
        options.add_options(
            Option(row(q, self.remark(q), self.remark_width, width), id=q.id) for q in found
        )
        ids = [q.id for q in found]
        if found:
            options.highlighted = ids.index(before) if before in ids else 0
        else:
            self.query_one("#preview", Static).update("")
        shown = f"{len(found)} of {count(len(questions), 'question')}"
        self.query_one(Headline).say(self.headline, shown)

    @on(OptionList.OptionHighlighted)
    def _moved(self, message: OptionList.OptionHighlighted) -> None:
        question = self.app.session.question(message.option_id or "")
        if question is not None:
            self.query_one("#preview", Static).update(self.preview(question))

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        self._open(message.option_id)

    @on(Input.Submitted)
    def _first(self) -> None:
        highlighted = self.query_one(OptionList).highlighted_option
        self._open(highlighted.id if highlighted else None)

    def _open(self, question_id: str | None) -> None:
        question = self.app.session.question(question_id or "")
        if question is not None:
            self.take(question)

    def questions(self) -> Sequence[Question]:
        """What there is to choose from, in the order shown."""
        return list(self.app.session.practised.values())

    def remark(self, question: Question) -> str:
        """What stands behind a question: how often it was answered."""
        tries = self._counts.get(question.id, 0)
        return f"{tries}×" if tries else ""

    def preview(self, question: Question) -> Content:
        """What is shown of the question that the pointer stands on."""
        return about_question(question)

    def take(self, question: Question) -> None:
        """One was chosen: ask it."""
        self.app.practice.open(question)

    def leave(self) -> None:
        """None is wanted: home."""
        self.app.practice.home()

    def action_search(self) -> None:
        """To the search line."""
        self.query_one(Input).focus()

    def action_list(self) -> None:
        """From the search line to the list."""
        self.query_one(OptionList).focus()

    def action_back(self) -> None:
        """From the search line to the list, from there back."""
        search = self.query_one(Input)
        if search.has_focus and search.value:
            self.action_list()
        else:
            self.leave()


def row(question: Question, remark: str, remark_width: int, width: int) -> Content:
    """A question on a line of so many cells."""
    done = column(text(remark, DIM), remark_width)
    about = "" if width < 60 else f"{question.kind} · {question.level} · {question.minutes} min"
    right = beside(column(text(about, DIM), 26 if about else 0), done)
    title = text(question.title or question.id)
    return beside(column(title, width - right.cell_length - 1), " ", right)


def about_question(question: Question) -> Content:
    """What there is to know of a question before it is asked."""
    tags = ", ".join(question.tags)
    return lines(
        text(question.title or question.id, "bold"),
        text(f"{question.kind} · {question.level} · about {question.minutes} min", DIM),
        text(tags, DIM),
        "",
        text(question.prompt.strip()),
    )
