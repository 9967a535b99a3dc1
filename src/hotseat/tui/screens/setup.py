"""What an interview is about: who the candidate is, which questions were asked, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from hotseat.desk.adding import likely_candidate, several
from hotseat.desk.errors import NotYetError
from hotseat.desk.rules import check_unmarked
from hotseat.errors import HotseatError
from hotseat.interview.words import count, word_count
from hotseat.tui.bindings import bindings, shown
from hotseat.tui.desk import sure
from hotseat.tui.desk.rows import called
from hotseat.tui.screens.asked import QuestionScreen
from hotseat.tui.screens.base import BaseScreen
from hotseat.tui.screens.choice import Choice, ChoiceScreen
from hotseat.tui.screens.turns import TurnsScreen
from hotseat.tui.textual_text import DIM, beside, column, hanging, lines, one_line, text
from hotseat.tui.widgets.headline import Headline
from hotseat.tui.widgets.keyline import KeyLine
from hotseat.tui.widgets.pointed import PointedList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.content import Content

    from hotseat.bank.models import Question
    from hotseat.desk.desk import Desk
    from hotseat.desk.models import Suggest

_MODES: dict[Suggest, str] = {
    "off": "The tool's level is never shown.",
    "after": "The tool's level on a criterion shows once you gave yours.",
    "before": "The tool's level may be seen before you give yours; exports say so.",
}
_ANOTHER, _MARK = "another", "mark"


class SetupScreen(BaseScreen):
    """Asks one thing after the other, then says what is known; any of it can be changed."""

    AUTO_FOCUS = "OptionList"
    CSS = """
    SetupScreen #said { padding: 1 3 0 3; height: auto; }
    SetupScreen OptionList { border: none; padding: 0 1; margin-top: 1; height: 1fr;
        background: $background; scrollbar-size-vertical: 1; }
    SetupScreen OptionList:focus { border: none; background-tint: $background 0%; }
    SetupScreen #prompt { height: auto; max-height: 8; padding: 0 3; border-top: solid $rule; }
    SetupScreen.-tiny #prompt { display: none; }
    """
    BINDINGS: ClassVar = bindings("setup")
    LIST_KEYS: ClassVar = (("↑, ↓", "move"), ("enter", "choose"))
    ABOUT: ClassVar = (
        (
            "An interview is marked question by question: what the candidate said within the "
            "turns of a question counts, nobody else's words. Enter on a question changes which "
            "turns belong to it, {setup.drop} takes it away as long as it has no level."
        ),
        (
            "{setup.who} says who of the speakers is the candidate, as long as no words were "
            "picked. {setup.mode} asks when the tool's levels are to show: never, after yours (as "
            "it is unless you say otherwise), or before."
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._handed_on = False
        """Whether the screen that marks has the interview now."""
        self._choices: tuple[str, ...] = ()
        self._at: Question | None = None
        """The question that the pointer stands on."""

    def compose(self) -> ComposeResult:
        """What is known, and what can be done about it."""
        yield Headline(f"Desk · {called(self._desk.interview)}", "names hidden")
        with Vertical():
            yield Static(id="said", markup=False)
            yield PointedList()
            yield Static(id="prompt", markup=False)
        yield KeyLine(
            ("enter", "choose"),
            "setup.drop",
            "setup.mode",
            "setup.who",
            "setup.back",
            "help",
            always=2,
        )

    def on_mount(self) -> None:
        """Ask what is not known yet."""
        self._fill()
        if not self._desk.interview.candidate:
            self.action_who()
        elif not self._desk.questions and self._desk.interview.locked_at is None:
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
        before, at = self._choices, options.highlighted
        options.clear_options()
        questions = self._desk.questions if interview.candidate else ()
        self._choices = (*(q.id for q in questions), _ANOTHER, *([_MARK] if questions else []))
        options.add_options(Option(self._question(q, width)) for q in questions)
        more = "Another question" if questions else "Which question was asked?"
        options.add_option(Option(text(more)))
        if questions:
            done = interview.locked_at is not None
            options.add_option(Option(text("See the levels" if done else "Mark it", "bold")))
        options.highlighted = at if self._choices == before else len(self._choices) - 1

    def _question(self, question: Question, width: int) -> Content:
        sheet = self._desk.sheet(question.id)
        where = f"turns {sheet.first + 1} to {sheet.last + 1}"
        return beside(
            column(text("Question", DIM), 14),
            column(one_line(question.title or question.id, 60), max(width - 16 - len(where), 12)),
            " ",
            text(where, DIM),
        )

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """With one speaker there is nothing to say; a question can be taken away, nothing else."""
        if action == "drop":
            return self._at is not None
        return action != "who" or several(self._desk.transcript)

    @on(OptionList.OptionHighlighted)
    def _moved(self, message: OptionList.OptionHighlighted) -> None:
        if message.option_index < len(self._choices):
            known = self._desk.library.bank.questions
            self._at = known.get(self._choices[message.option_index])
            shown = self.query_one("#prompt", Static)
            shown.display = self._at is not None
            shown.update(text(" ".join(self._at.prompt.split()) if self._at else "", DIM))
            self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        chosen = self._choices[message.option_index]
        self.app.forget_notices()
        if chosen == _MARK:
            self._handed_on = True
            self.app.desks.mark(self._desk)
        elif not self._desk.interview.candidate:
            self.action_who()
        elif not self._kept(self._desk.check_open):
            return
        elif chosen == _ANOTHER:
            self._ask_question()
        else:
            self._ask_turns(self._desk.library.bank.questions[chosen])

    # The steps

    def action_who(self) -> None:
        """Who of the speakers is the candidate; that names are shown again, the log has."""
        self.app.forget_notices()
        if self._kept(self._about_to_show_names):
            self._ask_who()

    def _about_to_show_names(self) -> None:
        self._desk.check_candidate_open()
        if self._desk.interview.candidate:
            self._desk.note_act("names shown", {})

    def _ask_who(self) -> None:
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
        title = f"Desk · {called(self._desk.interview)}"
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

    def _belong(self, question: Question, first: int, last: int) -> bool:
        sheet = self._desk.interview.sheet(question.id)
        if sheet is not None and (sheet.first, sheet.last) == (first, last):
            return True
        return self._kept(lambda: self._desk.set_range(question.id, first, last))

    def action_mode(self) -> None:
        """When the tool's levels are to show."""
        self.app.forget_notices()
        if self._kept(self._desk.check_open):
            self.app.push_screen(sure.modes(self.app, self._desk.interview, self._shows))

    def _shows(self, mode: Suggest) -> None:
        self._kept(lambda: self._desk.set_suggest(mode))
        self._fill()

    def action_drop(self) -> None:
        """Take a question away; where words were picked for it, that is asked first."""
        self.app.forget_notices()
        question = self._at
        if question is None:
            return
        sheet = self._desk.sheet(question.id)
        if not (self._kept(self._desk.check_open) and self._kept(lambda: check_unmarked(sheet))):
            return
        if any(marking.has_evidence for marking in sheet.markings.values()) or sheet.asked:
            screen = sure.dropping(question, lambda: self._drop(question))
            self.app.push_screen(screen)
        else:
            self._drop(question)

    def _drop(self, question: Question) -> None:
        if self._kept(lambda: self._desk.drop_question(question.id)):
            self._at = None
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
        self.app.forget_notices()
        self.dismiss()


def _amount(texts: list[str]) -> str:
    words = sum(word_count(each) for each in texts)
    return f"{count(len(texts), 'turn')}, {count(words, 'word')}"
