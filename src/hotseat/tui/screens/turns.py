"""Which turns of a transcript belong to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.desk.masks import Masker
from hotseat.desk.roles import roles
from hotseat.interview.words import count, minutes, word_count
from hotseat.tui.bindings import bindings
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.textual_text import ACCENT, DIM, beside, column, one_line, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.pointed import PointedList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.bank.models import Question
    from hotseat.desk.desk import Desk

_NUMBER, _TIME, _WHO = 5, 7, 15
_ROOMY = 72
_MOST = 300
"""Characters of a turn that are looked at."""


class TurnsScreen(BaseScreen):
    """The transcript, a line for each turn; those that belong to the question are marked."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    TurnsScreen OptionList { border: none; padding: 1 1 0 1; background: $background;
        height: 1fr; scrollbar-size-vertical: 1; }
    TurnsScreen #range { height: auto; padding: 0 3; border-top: solid $rule; }
    TurnsScreen OptionList:focus { border: none; background-tint: $background 0%; }
    """
    BINDINGS: ClassVar = bindings("turns")
    LIST_KEYS: ClassVar = (("↑, ↓", "turn"), ("enter", "keep"))
    ABOUT: ClassVar = (
        (
            "The turns with a line beside them belong to the question: both what was asked and "
            "what was answered. {turns.begin} on a turn says that it is the first one, "
            "{turns.end} that it is the last one, {turns.all} takes all of them. Enter keeps it."
        ),
        "Names are hidden: a turn says who speaks by what they are there for.",
    )

    def __init__(self, desk: Desk, question: Question, then: Callable[[int, int], bool]) -> None:
        super().__init__()
        self._desk, self._question, self._then = desk, question, then
        topic = desk.library.known_words([question])
        masker = Masker(roles(desk.transcript, desk.interview), topic)
        # Far more than is shown: what is hidden is seen as a whole before it is cut.
        begun = (" ".join(turn.text[:_MOST].split()) for turn in desk.transcript.turns)
        self._words = [masker.cover(words) for words in begun]
        self._last_turn = len(desk.transcript.turns) - 1
        self._first, self._last = self._offered()
        self._done = ""
        """What the last key changed."""

    def _offered(self) -> tuple[int, int]:
        """The range that there is; else what no other question has behind the last one."""
        sheet = self._desk.interview.sheet(self._question.id)
        if sheet is not None:
            return sheet.first, sheet.last
        begin = max((each.last + 1 for each in self._desk.interview.sheets), default=0)
        return (begin, self._last_turn) if begin <= self._last_turn else (0, self._last_turn)

    def compose(self) -> ComposeResult:
        """The turns."""
        yield Headline("Desk")
        yield PointedList()
        yield Static(id="range", markup=False)
        yield KeyLine(
            ("enter", "keep"),
            "turns.begin",
            "turns.end",
            "turns.all",
            ("↑↓", "turn"),
            "turns.back",
            "help",
            always=2,
        )

    def on_mount(self) -> None:
        """The pointer stands where the question begins."""
        self._fill()
        self.query_one(OptionList).highlighted = self._first

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted
        called = roles(self._desk.transcript, self._desk.interview)
        options.clear_options()
        options.add_options(
            Option(self._line(number, called)) for number in range(self._last_turn + 1)
        )
        options.highlighted = at
        title = self._question.title or self._question.id
        right = f"turns {self._first + 1} to {self._last + 1} of {self._last_turn + 1}"
        self.query_one(Headline).say(
            (f"Desk · {title} · which turns belong to it?", "Which turns?"), right
        )
        self.query_one("#range", Static).update(self._in_words())

    def _in_words(self) -> Content:
        """What the last key changed, and how much of the range counts."""
        turns = self._desk.transcript.turns[self._first : self._last + 1]
        said = [t.text for t in turns if t.speaker == self._desk.interview.candidate]
        words = sum(map(word_count, said))
        head = f"{self._done} " if self._done else ""
        if not words:
            return text(f"{head}The candidate says nothing in these turns.", "$text-warning")
        amount = f"{count(len(said), 'turn')} and {count(words, 'word')} of the candidate."
        return text(f"{head}{amount}", DIM)

    def _line(self, number: int, called: Mapping[str, str]) -> Content:
        turn, inside = self._desk.transcript.turns[number], self._first <= number <= self._last
        roomy = self.app.size.width >= _ROOMY
        style = "" if inside else DIM
        time = "" if turn.start is None else minutes(turn.start)
        head = beside(
            text("┃ " if inside else "  ", ACCENT),
            column(text(f"{number + 1}", DIM), _NUMBER),
            column(text(time, DIM), _TIME if roomy else 0),
            column(one_line(called.get(turn.speaker, ""), _WHO - 1, style), _WHO),
        )
        room = self.app.size.width - 5 - head.cell_length
        return beside(head, column(one_line(self._words[number], room, style), room))

    def action_begin(self) -> None:
        """The question begins with this turn."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            ends = "begins and ends" if at >= self._last else "begins"
            self._show(at, max(self._last, at), f"It {ends} with turn {at + 1} now.")

    def action_end(self) -> None:
        """The question ends with this turn."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            ends = "begins and ends" if at <= self._first else "ends"
            self._show(min(self._first, at), at, f"It {ends} with turn {at + 1} now.")

    def action_all(self) -> None:
        """All turns belong to it."""
        self._show(0, self._last_turn, "All turns belong to it now.")

    def _show(self, first: int, last: int, done: str) -> None:
        self._first, self._last, self._done = first, last, done
        self.app.forget_notices()
        self._fill()

    @on(OptionList.OptionSelected)
    def _taken(self) -> None:
        self.app.forget_notices()
        if self._then(self._first, self._last):
            self.dismiss()

    def action_back(self) -> None:
        """Leave it as it was."""
        self.app.forget_notices()
        self.dismiss()
