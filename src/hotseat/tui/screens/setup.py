"""What an interview is about: who the candidate is, which questions were asked, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.desk.adding import likely_candidate, several
from hotseat.desk.errors import NotYetError
from hotseat.desk.likely import likely_questions
from hotseat.desk.models import SUGGEST
from hotseat.errors import HotseatError
from hotseat.interview.words import count, word_count
from hotseat.tui.bindings import bindings, shown
from hotseat.tui.desk.rows import called
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.screens.choice import Choice, ChoiceScreen
from hotseat.tui.screens.choose import ChooseScreen
from hotseat.tui.screens.turns import TurnsScreen
from hotseat.tui.textual_text import DIM, beside, column, hanging, lines, one_line, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.bank.models import Question
    from hotseat.desk.desk import Desk
    from hotseat.desk.models import Suggest

_MODES: dict[Suggest, str] = {
    "off": "The tool's level is never shown.",
    "after": "The tool's level on a criterion shows once you gave yours.",
    "before": "The tool's level may be seen before you give yours; every export says so.",
}
_ANOTHER, _MARK = "another", "mark"


class SetupScreen(BaseScreen):
    """Asks one thing after the other, then says what is known; any of it can be changed."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    SetupScreen #said { padding: 1 3 0 3; height: auto; }
    SetupScreen OptionList { border: none; padding: 0 1 0 3; margin-top: 1; height: 1fr;
        background: $background; scrollbar-size-vertical: 1; }
    SetupScreen OptionList:focus { border: none; background-tint: $background 0%; }
    """
    BINDINGS: ClassVar = bindings("setup")
    ABOUT: ClassVar = (
        (
            "An interview is marked question by question: what the candidate said within the "
            "turns of a question counts, nobody else's words. Enter on a question changes which "
            "turns belong to it."
        ),
        (
            "{setup.who} says who of the speakers is the candidate, as long as no words were "
            "picked. {setup.mode} changes when the tool's levels show: never, after yours (as it "
            "is unless you say otherwise), or before."
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._handed_on = False
        """Whether the screen that marks has the interview now."""
        self._choices: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """What is known, and what can be done about it."""
        yield Headline(f"Desk · {called(self._desk.interview)}", "names hidden")
        with Vertical():
            yield Static(id="said", markup=False)
            yield OptionList(markup=False)
        yield KeyLine(
            ("enter", "choose"), "setup.mode", "setup.who", "setup.back", "help", always=2
        )

    def on_mount(self) -> None:
        """Ask what is not known yet."""
        self._fill()
        if not self._desk.interview.candidate:
            self.action_who()
        elif not self._desk.questions:
            self._ask_question()

    def on_unmount(self) -> None:
        """Let others open the interview."""
        if not self._handed_on:
            self._desk.close()

    def on_resize(self) -> None:
        """Lines are cut to the room there is."""
        self._fill()

    def on_screen_resume(self) -> None:
        """Something was said."""
        self._fill()

    def _fill(self) -> None:
        interview, width = self._desk.interview, self.app.size.width
        who = f"not said yet: {shown(self.app.settings, 'setup.who')} says it"
        if interview.candidate:
            turns = [t for t in self._desk.transcript.turns if t.speaker == interview.candidate]
            who = f"{called(interview)}, {_amount([t.text for t in turns])}"
        rows = [
            hanging(column(text("Who", DIM), 14), text(who), width - 8),
            hanging(
                column(text("The tool", DIM), 14),
                text(f"{interview.suggest} · {_MODES[interview.suggest]}"),
                width - 8,
            ),
        ]
        self.query_one("#said", Static).update(lines(*rows))
        self._fill_list(width - 8)
        self.refresh_bindings()

    def _fill_list(self, width: int) -> None:
        interview, options = self._desk.interview, self.query_one(OptionList)
        options.clear_options()
        questions = self._desk.questions if interview.candidate else ()
        self._choices = (*(q.id for q in questions), _ANOTHER, *([_MARK] if questions else []))
        options.add_options(Option(self._question(q, width)) for q in questions)
        more = "Another question" if questions else "Which question was asked?"
        options.add_option(Option(text(more)))
        if questions:
            options.add_option(Option(text("Mark it", "bold")))
        options.highlighted = len(self._choices) - 1

    def _question(self, question: Question, width: int) -> Content:
        sheet = self._desk.sheet(question.id)
        where = f"turns {sheet.first + 1} to {sheet.last + 1}"
        return beside(
            column(text("Question", DIM), 14),
            column(one_line(question.title or question.id, 60), max(width - 36, 12)),
            " ",
            text(where, DIM),
        )

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """With one speaker there is nothing to say."""
        return action != "who" or several(self._desk.transcript)

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        chosen = self._choices[message.option_index]
        if chosen == _MARK:
            self._handed_on = True
            self.app.desks.mark(self._desk)
        elif not self._desk.interview.candidate:
            self.action_who()
        elif chosen == _ANOTHER:
            self._ask_question()
        else:
            self._ask_turns(self._desk.library.bank.questions[chosen])

    # The steps

    def action_who(self) -> None:
        """Who of the speakers is the candidate."""
        transcript = self._desk.transcript
        said: dict[str, list[str]] = {name: [] for name in transcript.speakers}
        for turn in transcript.turns:
            said[turn.speaker].append(turn.text)
        choices = [Choice(name, name, _amount(words)) for name, words in said.items()]
        words = lines(
            text("Who is the candidate?", "bold"),
            text(
                "Names are shown here only, as you have to know; they are hidden from now on.", DIM
            ),
        )
        first = self._desk.interview.candidate or likely_candidate(transcript)
        title = f"Desk · {called(self._desk.interview)} · 1 of 3"
        self.app.push_screen(ChoiceScreen(title, words, choices, self._is, first=first))

    def _is(self, speaker: str) -> None:
        done = self._kept(lambda: self._desk.set_candidate(speaker))
        if done and not self._desk.questions:
            self._ask_question()

    def _ask_question(self) -> None:
        self.app.push_screen(QuestionScreen(self._desk, self._ask_turns))

    def _ask_turns(self, question: Question) -> None:
        self.app.push_screen(
            TurnsScreen(
                self._desk,
                question,
                lambda first, last: self._belong(question, first, last),
            )
        )

    def _belong(self, question: Question, first: int, last: int) -> None:
        sheet = self._desk.interview.sheet(question.id)
        if sheet is None or (sheet.first, sheet.last) != (first, last):
            self._kept(lambda: self._desk.set_range(question.id, first, last))
        self._fill()

    def action_mode(self) -> None:
        """The next of the modes."""
        following = SUGGEST[(SUGGEST.index(self._desk.interview.suggest) + 1) % len(SUGGEST)]
        self._kept(lambda: self._desk.set_suggest(following))
        self._fill()

    def _kept(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except NotYetError as error:
            self.app.tell(error.message)
        except HotseatError as error:
            self.app.tell(f"This is not kept. {error.message}", severe=True)
        else:
            if self._desk.late:
                self.app.tell(self._desk.late, severe=True)
            return True
        return False

    def action_back(self) -> None:
        """Back to the interviews."""
        self.dismiss()


class QuestionScreen(ChooseScreen):
    """The questions of the bank, those first that the interviewer's words point to."""

    headline = "Desk · which question was asked?"
    enter = "take it"
    remark_width = 7
    ABOUT: ClassVar = (
        (
            "Words narrow the list: they are looked for in title, id, tags, kind and level. "
            "likely stands at questions whose rare words the interviewer used."
        ),
    )

    def __init__(self, desk: Desk, then: Callable[[Question], None]) -> None:
        super().__init__()
        self._then = then
        known = list(desk.library.bank.questions.values())
        self._likely = likely_questions(desk.transcript, desk.interview.candidate, known)
        asked = {sheet.question for sheet in desk.interview.sheets}
        left = [q for q in known if q.id not in asked]
        first = [q for name in self._likely for q in left if q.id == name]
        self._listed = [*first, *(q for q in left if q.id not in self._likely)]

    def questions(self) -> Sequence[Question]:
        """Those that were not named yet, the likely ones first."""
        return self._listed

    def remark(self, question: Question) -> str:
        """Whether it is a likely one."""
        return "likely" if question.id in self._likely else ""

    def take(self, question: Question) -> None:
        """That one was asked."""
        self.dismiss()
        self._then(question)

    def leave(self) -> None:
        """None."""
        self.dismiss()


def _amount(texts: list[str]) -> str:
    words = sum(word_count(each) for each in texts)
    return f"{count(len(texts), 'turn')}, {count(words, 'word')}"
