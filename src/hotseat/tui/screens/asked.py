"""Which question was asked: the questions of the bank, with the text of the one pointed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from hotseat.desk.likely import likely_questions
from hotseat.tui.screens.choose import ChooseScreen, about_question
from hotseat.tui.textual_text import text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content

    from hotseat.bank.models import Question
    from hotseat.desk.desk import Desk

_WIDE = 120
_RULES = """
QuestionScreen Horizontal { layout: vertical; }
QuestionScreen.-wide Horizontal { layout: horizontal; }
QuestionScreen #list { height: 1fr; }
QuestionScreen #preview { display: block; height: auto; max-height: 9; padding: 0 3;
    border-top: solid $rule; }
QuestionScreen.-wide #preview { max-height: 100%; border-top: none; }
QuestionScreen.-low #preview { max-height: 8; }
QuestionScreen.-tiny #preview { display: none; }
"""


class QuestionScreen(ChooseScreen):
    """Those first that the interviewer's words point to."""

    headline = "Desk · which question was asked?"
    enter = "take it"
    remark_width = 7
    # A screen has no rules but those of its own class.
    CSS = f"{ChooseScreen.CSS}{_RULES}"
    ABOUT: ClassVar = (
        (
            "Words narrow the list: they are looked for in title, id, tags, kind and level. "
            "likely stands at questions whose rare words the interviewer used. The text of the "
            "question that the pointer stands on is shown, so that you see which one it was."
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

    def preview(self, question: Question) -> Content:
        """What was asked; beside the list there is room for more."""
        wide = self.app.size.width >= _WIDE
        return about_question(question) if wide else text(" ".join(question.prompt.split()))

    def take(self, question: Question) -> None:
        """That one was asked."""
        self.app.forget_notices()
        self.dismiss()
        self._then(question)

    def leave(self) -> None:
        """None."""
        self.dismiss()
