"""What the interview screen says around a question: its help, its keys, the cover of a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.interview.clockwords import clock_words
from hotseat.interview.words import count
from hotseat.scoring import MAX_CHARACTERS
from hotseat.tui.bindings import mention
from hotseat.tui.textual_text import lines, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.content import Content

    from hotseat.interview.turn import Turn
    from hotseat.settings.models import Settings

WAYS_OUT = (
    "It is tried again by itself. Copy the answer under {commands} hands it to the clipboard; "
    "{interview.editor} opens it in your editor."
)
CUT_OFF = "Time is up: your answer was handed in as it stood."
_DECISION = (
    "Answer as you would in the room: what the problem is and which fact shows it, what you would "
    "do first and why, what the other technique would give, and when you would use both."
)
_CONCEPT = (
    "Answer as you would in the room: in words of your own, one point after the other, and what "
    "follows from each."
)
_FOLLOW_UP = (
    "Answer what is asked now. What you said before stands above and need not be said again; "
    "the marks count both."
)
_ABOUT = (
    (
        "What you type is kept within two seconds, and when you leave. The line above the "
        "field says so in a word: saved, not saved yet, or not kept."
    ),
    (
        "Where a clock runs: when time ends, the text as it stands is kept and typing goes "
        "on; what comes later is in italics, underlined. The result shows both. In an editor "
        "of your own, what counts on time is the text from before you opened it."
    ),
    "Tab goes to the question, where the arrow keys scroll it, and back to the answer.",
    f"An answer may have {MAX_CHARACTERS:,} characters.",
)


def about(turn: Turn) -> tuple[str, ...]:
    """The paragraphs of the help: first what is asked for."""
    if turn.follow_up is not None:
        return (_FOLLOW_UP, *_ABOUT)
    return (_CONCEPT if turn.question.kind == "concept" else _DECISION, *_ABOUT)


def right_end(turn: Turn, *, hidden: bool) -> Sequence[str]:
    """What stands at the right of the headline, the longest form first."""
    question = turn.question
    if turn.is_timed:
        return clock_words(turn, hidden=hidden)
    if turn.follow_up is not None:
        return (question.title or question.id, "")
    return (f"{question.level} · about {count(question.minutes, 'minute')}",)


def key_words(turn: Turn, *, hidden: bool) -> Mapping[str, str]:
    """What the keys do at the moment, by id; nothing where one does nothing."""
    left, paused = turn.clock.pauses_left, turn.clock.is_paused
    pause = "pause" if left is None else f"pause ({left} left)" if left else ""
    return {
        "interview.pause": "go on" if paused else pause,
        "interview.clock": "show clock" if hidden else "hide clock",
        "interview.back": "" if paused else "back",
    }


def cover(turn: Turn, settings: Settings) -> Content:
    """What stands in place of the question while it is paused."""
    left = turn.clock.pauses_left
    budget = "" if left is None else f" {count(left, 'pause')} left after this one."
    if left == 0:
        budget = " This is the last one."
    return lines(
        text("Paused", "bold"),
        "",
        text(f"The clock stands still, and the question is covered.{budget}"),
        text(mention(settings, "{interview.pause} goes on.")),
    )
