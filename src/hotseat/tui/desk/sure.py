"""What is asked before something of an interview changes for good: when the tool's levels show,
whether a question goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hotseat.files.clean import shorten
from hotseat.tui.desk.rows import called
from hotseat.tui.screens.choice import Choice, ChoiceScreen
from hotseat.tui.textual_text import DIM, lines, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotseat.bank.models import Question
    from hotseat.desk.models import Interview, Suggest
    from hotseat.tui.app import HotseatApp

_MODES = (
    Choice("off", "Never", "the tool's level is not shown"),
    Choice("after", "After yours", "once you gave your own level"),
    Choice("before", "Before yours", "at any time; exports say so"),
)
_BEFORE, _KEEP, _DROP, _OPEN, _AGAIN = "before", "keep", "drop", "open", "again"


def modes(app: HotseatApp, interview: Interview, then: Callable[[Suggest], None]) -> ChoiceScreen:
    """Asks when the tool's levels are to show; before the person's own only once that was meant."""
    title = f"Desk · {called(interview)} · tool's level"

    def chosen(mode: str) -> None:
        if mode == _BEFORE and interview.suggest != _BEFORE:
            app.push_screen(_before(title, then))
        else:
            then(cast("Suggest", mode))

    words = lines(
        text("When does the tool's level on a criterion show?", "bold"),
        text("It decides nothing: the levels that count are yours. The log has each change.", DIM),
    )
    return ChoiceScreen(title, words, _MODES, chosen, first=interview.suggest)


def _before(title: str, then: Callable[[Suggest], None]) -> ChoiceScreen:
    words = lines(
        text("Show the tool's level before yours?", "bold"),
        "",
        text(
            "Who sees a level first gives one that is nearer to it. Where levels are given this "
            "way, every export of the interview says so."
        ),
    )
    keep = Choice(_KEEP, "Leave it as it is", "nothing is changed")
    show = Choice(_BEFORE, "Show it before", "the exports will say so")
    return ChoiceScreen(title, words, (keep, show), _if(_BEFORE, lambda: then("before")))


def twin(app: HotseatApp, there: Interview, again: Callable[[], None]) -> ChoiceScreen:
    """Says that a transcript is at the desk already, and asks what to do."""
    name = f"Answer {there.label}" if there.is_calibration else called(there)

    def chosen(what: str) -> None:
        if what == _OPEN:
            app.desks.open(there.id)
        else:
            again()

    words = lines(
        text(f"This transcript is at the desk already as {name}.", "bold"),
        "",
        text("Imported again it would be another candidate, with marks of its own."),
    )
    choices = (
        Choice(_OPEN, f"Open {name}", "nothing is imported"),
        Choice(_AGAIN, "Import it again", "as another candidate"),
    )
    return ChoiceScreen("Desk · import", words, choices, chosen)


def dropping(question: Question, then: Callable[[], None]) -> ChoiceScreen:
    """Asks whether a question goes for which words were picked."""
    words = lines(
        text(shorten(question.title or question.id, 60), "bold"),
        "",
        text("Words were picked for this question, or probes ticked. They would go with it."),
    )
    keep = Choice(_KEEP, "Keep it", "nothing is changed")
    drop = Choice(_DROP, "Take it away", "the transcript stays whole")
    return ChoiceScreen("Desk · take a question away", words, (keep, drop), _if(_DROP, then))


def _if(wanted: str, then: Callable[[], None]) -> Callable[[str], None]:
    return lambda chosen: then() if chosen == wanted else None
