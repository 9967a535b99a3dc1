"""All keys of the app, in one table. The screens bind by it, `hotseat keys` prints it, the config
file changes it by id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do in one place."""

    id: str
    """`feedback.why`: the place and a word; in the whole app only a word. It never changes."""
    keys: str
    """The keys, with commas between them, the one to show first."""
    action: str
    """The method that is called, without `action_`."""
    description: str
    """A word or two for the line of keys, the help and `hotseat keys`."""
    show: bool = True
    """Whether it is worth a place where there is little room."""
    priority: bool = False
    """Whether it comes before what has the focus."""

    @property
    def where(self) -> str:
        """The place: a name of `PLACES`."""
        place, dot, _ = self.id.partition(".")
        return place if dot else APP


APP = "app"
MENU = "menu"

PLACES: Mapping[str, str] = {
    APP: "Everywhere",
    MENU: "In a menu",
    "home": "Home",
    "choose": "Choose a question",
    "topics": "Choose a topic",
    "guide": "Guide",
    "page": "A page of text",
    "interview": "Interview",
    "predict": "Before the marks",
    "feedback": "Feedback",
    "dispute": "Dispute",
    "report": "End of a mock interview",
    "progress": "Progress",
    "answers": "All answers",
    "seats": "Swap seats",
    "graded": "Model answers",
    "desk": "Interviewer desk",
    "desks": "Interviews at the desk",
    "setup": "What an interview is about",
    "turns": "The turns of a question",
    "choice": "A choice",
}
"""Each place with its title."""

WITH_MENU = ("home", "guide")
"""The screens with a menu, whose keys come before theirs."""
WITH_FIELD = ("interview",)
"""The screens where most keys are for typing."""

_APP = (
    Key("help", "f1", "help", "help", show=False, priority=True),
    Key("quit", "ctrl+q", "quit", "quit", show=False, priority=True),
    Key("interrupt", "ctrl+c", "interrupt", "quit", show=False),
    Key("commands", "ctrl+p", "command_palette", "commands", show=False, priority=True),
)
_MENU = (
    Key("menu.up", "up,k", "move(-1)", "up", show=False),
    Key("menu.down", "down,j", "move(1)", "down", show=False),
    Key("menu.choose", "enter", "choose", "choose", show=False),
)
_HOME = (
    Key("home.find", "slash", "find", "find"),
    Key("home.choose", "c", "choose", "choose", show=False),
    Key("home.guide", "g", "guide", "guide", show=False),
    Key("home.resume", "r", "resume", "resume", show=False),
    Key("home.practise", "p", "practise", "practise", show=False),
    Key("home.mock", "m", "mock", "mock interview", show=False),
    Key("home.drill", "t", "drill", "timed drill", show=False),
    Key("home.seats", "s", "seats", "swap seats", show=False),
    Key("home.desk", "d", "desk", "interviewer desk", show=False),
    Key("home.progress", "o", "progress", "progress", show=False),
    Key("home.topic", "i", "topic", "topic", show=False),
)
_CHOOSE = (
    Key("choose.search", "slash", "search", "search"),
    Key("choose.back", "escape", "back", "back"),
    Key("choose.list", "down", "list", "to the list", show=False),
)
_TOPICS = (Key("topics.back", "escape,q", "back", "back"),)
_GUIDE = (
    Key("guide.before", "left", "turn(-1)", "page before", show=False),
    Key("guide.next", "right", "turn(1)", "next page", show=False),
    Key("guide.search", "slash", "search", "search"),
    Key("guide.again", "n", "again", "next hit", show=False),
    Key("guide.back", "escape", "back", "back"),
)
_PAGE = (Key("page.back", "escape,q", "back", "back"),)
_INTERVIEW = (
    Key("interview.submit", "ctrl+s,f2", "submit", "submit"),
    Key("interview.pause", "ctrl+t", "pause", "pause"),
    Key("interview.clock", "f3", "clock", "hide or show clock"),
    Key("interview.editor", "f4", "edit", "editor"),
    Key("interview.back", "escape", "back", "back"),
)
_PREDICT = (
    Key("predict.none", "0", "level(0)", "lowest level"),
    Key("predict.some", "1", "level(1)", "middle level"),
    Key("predict.full", "2", "level(2)", "highest level"),
    Key("predict.done", "enter,escape", "done", "skip"),
    Key("predict.skip", "space", "skip", "leave one out"),
    Key("predict.undo", "backspace,up", "undo", "one back"),
)
_FEEDBACK = (
    Key("feedback.next", "enter,n", "next", "next"),
    Key("feedback.probe", "f", "probe", "answer it"),
    Key("feedback.answers", "m", "answers", "model answers"),
    Key("feedback.why", "w", "why", "why"),
    Key("feedback.retry", "r", "retry", "retry"),
    Key("feedback.dispute", "x", "dispute", "dispute"),
    Key("feedback.copy", "y", "copy", "copy"),
    Key("feedback.home", "escape,h", "home", "home"),
)
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DISPUTE = (
    Key("dispute.before", "up,k", "move(-1)", "before"),
    Key("dispute.after", "down,j", "move(1)", "after"),
    Key("dispute.less", "left,h", "size(-1)", "a word less, a lower level"),
    Key("dispute.more", "right,l", "size(1)", "a word more, a higher level"),
    Key("dispute.earlier", "shift+left,H", "begin(-1)", "begin a word earlier", show=False),
    Key("dispute.later", "shift+right,L", "begin(1)", "begin a word later", show=False),
    Key("dispute.hold", "space", "hold", "add"),
    Key("dispute.up", "shift+up,K", "extend(-1)", "as well as before", show=False),
    Key("dispute.down", "shift+down,J", "extend(1)", "as well as after", show=False),
    *(
        Key(f"dispute.{name}", str(number), f"number({number})", "part, level", show=False)
        for number, name in enumerate(_DIGITS)
    ),
    Key("dispute.keep", "enter", "keep", "keep"),
    Key("dispute.undo", "backspace,u", "undo", "take back"),
    Key("dispute.back", "escape", "back", "back"),
)
_REPORT = (
    Key("report.weakest", "w", "weakest", "work on the weakest"),
    Key("report.home", "escape,h", "home", "home"),
)
_PROGRESS = (
    Key("progress.drill", "enter", "drill", "drill"),
    Key("progress.answers", "a", "answers", "all answers"),
    Key("progress.export", "e", "export", "export"),
    Key("progress.days", "d", "days", "other days"),
    Key("progress.back", "escape,q", "back", "back"),
)
_ANSWERS = (
    Key("answers.export", "e", "export", "export"),
    Key("answers.back", "escape,q", "back", "back"),
)
_SEATS = (
    Key("seats.none", "0", "level(0)", "lowest level"),
    Key("seats.some", "1", "level(1)", "middle level"),
    Key("seats.full", "2", "level(2)", "highest level"),
    Key("seats.skip", "space", "skip", "leave one out"),
    Key("seats.undo", "backspace", "undo", "one back"),
    Key("seats.compare", "enter", "compare", "compare"),
    Key("seats.next", "n", "next", "next answer"),
    Key("seats.back", "escape,h", "back", "home"),
)
_GRADED = (
    Key("graded.before", "left", "turn(-1)", "weaker answer"),
    Key("graded.after", "right", "turn(1)", "stronger answer"),
    Key("graded.generic", "1", "grade('generic')", "generic", show=False),
    Key("graded.wrong", "2", "grade('wrong')", "wrong", show=False),
    Key("graded.thin", "3", "grade('thin')", "thin", show=False),
    Key("graded.fair", "4", "grade('fair')", "fair", show=False),
    Key("graded.strong", "5", "grade('strong')", "strong", show=False),
    Key("graded.back", "escape,q", "back", "back"),
)
_DESK = (
    Key("desk.before", "up,k", "move(-1)", "words before", show=False),
    Key("desk.after", "down,j", "move(1)", "words after", show=False),
    Key("desk.less", "left", "size(-1)", "a word less", show=False),
    Key("desk.more", "right", "size(1)", "a word more", show=False),
    Key(
        "desk.earlier", "shift+left,less_than_sign", "begin(-1)", "begin a word earlier", show=False
    ),
    Key(
        "desk.later", "shift+right,greater_than_sign", "begin(1)", "begin a word later", show=False
    ),
    Key("desk.hold", "v", "hold", "add stretches", show=False),
    Key("desk.up", "shift+up,K", "extend(-1)", "as well as before", show=False),
    Key("desk.down", "shift+down,J", "extend(1)", "as well as after", show=False),
    Key("desk.page_up", "pageup", "page(-1)", "a page back", show=False),
    Key("desk.page_down", "pagedown", "page(1)", "a page on", show=False),
    Key("desk.first", "home", "page(-1000000)", "first words", show=False),
    Key("desk.last", "end", "page(1000000)", "last words", show=False),
    Key("desk.quote", "space", "quote", "quote"),
    Key("desk.no_evidence", "x,minus", "no_evidence", "no evidence"),
    *(
        Key(f"desk.{name}", str(number), f"number({number})", "level, probe", show=False)
        for number, name in enumerate(_DIGITS)
    ),
    Key("desk.next", "enter", "next", "next"),
    Key("desk.criterion", "c,right_square_bracket", "criterion(1)", "next criterion", show=False),
    Key("desk.back_one", "C,left_square_bracket", "criterion(-1)", "criterion before", show=False),
    Key("desk.note", "n", "note", "note"),
    Key("desk.probes", "p", "probes", "probes"),
    Key("desk.undo", "u,backspace", "undo", "undo"),
    Key("desk.why", "w", "why", "why"),
    Key("desk.names", "m", "names", "names"),
    Key("desk.across", "h", "across", "all candidates"),
    Key("desk.question_before", "comma", "question(-1)", "question before", show=False),
    Key("desk.question", "full_stop", "question(1)", "next question", show=False),
    Key("desk.whole", "t", "whole", "whole transcript", show=False),
    Key("desk.export", "e", "export", "export"),
    Key("desk.finish", "L,f10", "finish", "finish"),
    Key("desk.back", "escape", "back", "back"),
)
_DESKS = (
    Key("desks.import", "i", "import", "import"),
    Key("desks.setup", "s", "setup", "set up"),
    Key("desks.export", "e", "export", "export"),
    Key("desks.keep", "k", "keep", "keep until"),
    Key("desks.purge", "x", "purge", "purge"),
    Key("desks.calibrate", "c", "calibrate", "calibrate"),
    Key("desks.agreement", "a", "agreement", "agreement"),
    Key("desks.log", "l", "log", "log"),
    Key("desks.back", "escape,q", "back", "back"),
)
_SETUP = (
    Key("setup.who", "w", "who", "candidate"),
    Key("setup.drop", "x", "drop", "take away"),
    Key("setup.mode", "t", "mode", "tool's level"),
    Key("setup.back", "escape,q", "back", "back"),
)
_TURNS = (
    Key("turns.begin", "b", "begin", "begins here"),
    Key("turns.end", "e", "end", "ends here"),
    Key("turns.all", "a", "all", "all turns"),
    Key("turns.back", "escape,q", "back", "back"),
)
_CHOICE = (Key("choice.back", "escape,q", "back", "back"),)

TABLE: Mapping[str, tuple[Key, ...]] = {
    APP: _APP,
    MENU: _MENU,
    "home": _HOME,
    "choose": _CHOOSE,
    "topics": _TOPICS,
    "guide": _GUIDE,
    "page": _PAGE,
    "interview": _INTERVIEW,
    "predict": _PREDICT,
    "feedback": _FEEDBACK,
    "dispute": _DISPUTE,
    "report": _REPORT,
    "progress": _PROGRESS,
    "answers": _ANSWERS,
    "seats": _SEATS,
    "graded": _GRADED,
    "desk": _DESK,
    "desks": _DESKS,
    "setup": _SETUP,
    "turns": _TURNS,
    "choice": _CHOICE,
}
"""The keys of each place."""

BY_ID: Mapping[str, Key] = {key.id: key for place in TABLE.values() for key in place}


def heard_on(place: str) -> Iterator[Key]:
    """All keys that can be heard in a place: its own, those of its menu, those of the app."""
    yield from TABLE[place]
    if place in WITH_MENU:
        yield from TABLE[MENU]
    if place != APP:
        yield from TABLE[APP]
