"""What a person does in the app, by what stands on the screen: a table of acts with weights."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

WORDS = (
    "the tone is fine so this is a knowledge problem facts change every day I would retrieve them "
    "first because weights go stale later fine-tune for the format if examples show it both when "
    "the style fails café naïve 漢字 don't 40,000 tickets"
).split()
HOSTILE = (
    *(
        text.encode()
        for text in (
            "A \x1b]52;c;UFdORUQ=\x1b\\ B \x1b]0;T\x1b\\ C \x1b]8;;http://evil.example\x1b\\ D",
            "\x1b[2J E \x1b[31m F \x9b2J G \x9d0;T\x9c H \x07 I \x00 J \x1bPq\x1b\\ K",
            "[@click=app.pwn]x[/] [/] list[int] [link='http://evil.example']y",
            "\u202eright to left\u202c \u2066isolated\u2069 \ufeff\u200b",
            "e" + "\u0301" * 500,
            "👩‍👩‍👧‍👦 🏳️‍🌈 " * 20,
            "\r\n\t\x0b\x0c\u2028\u2029\x85 line ends",
            "x" * 9_000,
            "it ends\x1b[201~ too early",
        )
    ),
    b"caf\xe9 \xff\xfe \xed\xa0\x80",
)
"""Pasted as they are: escape sequences, markup, bidi, long runs, bytes that are no text."""
SIZES = ((80, 24), (120, 40), (60, 20), (100, 30), (40, 12), (20, 6), (200, 60))


STATUS = re.compile(r"(?:^|│) +Your answer(?= |$)(.*)$", re.MULTILINE)
"""The line above the field: how many words, and whether they are kept."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: keys to press one after the other, or something that needs more."""

    name: str
    keys: tuple[str, ...] = ()
    text: str = ""
    """Typed after the keys."""
    then: tuple[str, ...] = ()
    """Pressed after the text."""


def keys(name: str, *pressed: str) -> Act:
    """An act of keys alone."""
    return Act(name, pressed)


Table = Sequence[tuple[int, Act]]

MOVES = ("up", "down", "left", "right")
_LIST: Table = (
    (4, keys("list down", "down")),
    (2, keys("list up", "up")),
    (3, keys("list choose", "enter")),
)
_OUT: Table = ((3, keys("back", "escape")),)

ACTS: dict[str, Table] = {
    "home": (
        (8, keys("practise", "p")),
        (5, keys("resume", "r")),
        (4, keys("mock interview", "m")),
        (4, keys("timed drill", "t")),
        (3, keys("choose", "c")),
        (2, keys("find", "/")),
        (3, keys("swap seats", "s")),
        (4, keys("desk", "d")),
        (2, keys("progress", "o")),
        (2, keys("guide", "g")),
        (1, keys("topic", "i")),
        *_LIST,
    ),
    "interview": (
        (50, Act("type")),
        (5, Act("type a line")),
        (4, Act("paste")),
        (3, Act("paste what is hostile")),
        (1, Act("paste what is long")),
        (1, Act("paste what is too long")),
        (2, keys("undo", "ctrl+z")),
        (2, keys("redo", "ctrl+y")),
        (3, Act("wander")),
        (16, Act("submit")),
        (4, Act("submit nothing")),
        (2, keys("back", "escape")),
        (2, keys("pause", "ctrl+t", "ctrl+t")),
        (1, keys("clock", "f3")),
        (1, keys("editor", "f4")),
        (1, Act("copy", ("ctrl+p",), "copy the", ("enter",))),
        (1, Act("discard", ("ctrl+p",), "discard", ("enter",))),
        (1, keys("to the question", "tab", "down", "tab")),
    ),
    "paused": ((1, keys("go on", "ctrl+t")),),
    "predict": (
        (6, keys("judge", "1", "2", "0", "1", "2", "1")),
        (3, keys("skip the guess", "enter")),
        (1, keys("judge and undo", "2", " ", "backspace", "1", "enter")),
    ),
    "feedback": (
        (5, keys("next", "enter")),
        (4, keys("follow-up", "f")),
        (2, keys("model answers", "m")),
        (2, keys("why", "w")),
        (1, keys("retry", "r")),
        (2, keys("dispute", "x")),
        (1, keys("copy the answer", "y")),
        (3, keys("home", "h")),
    ),
    "dispute": (
        (4, keys("dispute words", "down", "right", " ")),
        (3, keys("dispute part", "1", "right", "enter")),
        (2, keys("dispute keep", "enter")),
        (1, keys("dispute undo", "u")),
        *_OUT,
    ),
    "report": ((2, keys("report open", "enter")), (1, keys("weakest", "w")), *_OUT),
    "choose": (
        (2, Act("search", ("/",), "hotel", ("enter",))),
        (1, Act("search nothing", ("/",), "zzz")),
        *_LIST,
        *_OUT,
    ),
    "topics": (*_LIST, *_OUT),
    "seats": (
        (4, keys("seat levels", "1", "2", "0", "1", "2", "1")),
        (4, keys("compare", "enter")),
        (2, keys("next answer", "n")),
        (1, keys("seat undo", "backspace")),
        *_OUT,
    ),
    "progress": (
        (2, keys("all answers", "a")),
        (1, keys("export", "e")),
        (1, keys("other days", "d")),
        (1, keys("drill", "enter")),
        *_OUT,
    ),
    "answers": (*_LIST, *_OUT),
    "graded": ((3, keys("other answer", "right")), (1, keys("generic", "1")), *_OUT),
    "guide": (
        (3, keys("page", "right")),
        (1, Act("guide search", ("/",), "retriev", ("enter", "n"))),
        (1, keys("choose page", "enter")),
        *_OUT,
    ),
    "desks": (
        (6, keys("open interview", "enter")),
        (2, keys("next interview", "down")),
        (1, keys("set up", "s")),
        (1, keys("calibrate", "c")),
        (1, keys("agreement", "a")),
        (1, keys("log", "l")),
        (1, keys("desk export", "e")),
        (1, Act("import nothing", ("i",), "/no/such/file", ("enter", "escape"))),
        (2, keys("back", "escape")),
    ),
    "desk": (
        (4, keys("quote", " ")),
        (3, keys("words after", "down")),
        (2, keys("longer", "right", "right")),
        (4, keys("level", "1")),
        (2, keys("other level", "2")),
        (2, keys("no evidence", "x")),
        (2, Act("note", ("n",), "said with a reason", ("enter",))),
        (2, keys("criterion", "c")),
        (1, keys("probes", "p")),
        (1, keys("desk undo", "u")),
        (1, keys("desk why", "w")),
        (1, keys("names", "m")),
        (1, keys("across", "h")),
        (1, keys("desk export", "e")),
        (2, keys("desk next", "enter")),
        *_OUT,
    ),
    "palette": (
        (2, Act("command", (), "guide", ("enter",))),
        (1, Act("command", (), "home", ("enter",))),
        *_OUT,
    ),
    "else": (
        (2, keys("scroll", "down", "down")),
        (1, keys("enter", "enter")),
        (4, keys("back", "escape")),
    ),
}
"""What may be done in each place."""
ANYWHERE: Table = (
    (4, Act("resize")),
    (2, keys("help", "f1")),
    (2, keys("palette", "ctrl+p")),
    (1, keys("ctrl+c once", "ctrl+c")),
    (6, Act("any keys")),
)
ANY_KEYS = (
    *("up", "down", "left", "right", "enter", "escape", "tab", "backspace", "f1", "f2", "f3"),
    *(f"ctrl+{letter}" for letter in "abdefghiklnoprstuvwxyz"),
    *"abcdefghijklmnopqrstuvwxyzCHJKL0123456789 /.,<>[]-",
)
"""All keys but those that quit."""
LEAVING: Table = (
    (5, Act("kill -9")),
    (3, Act("SIGTERM")),
    (2, Act("SIGHUP")),
    (2, Act("hang up")),
    (1, keys("quit", "ctrl+q")),
    (1, keys("ctrl+c twice", "ctrl+c", "ctrl+c")),
)
_HEADS = (
    ("hotseat", "home"),
    ("How did it go?", "predict"),
    ("Feedback ·", "feedback"),
    ("Dispute ·", "dispute"),
    ("Choose a question", "choose"),
    ("Choose a topic", "topics"),
    ("Swap seats ·", "seats"),
    ("Progress", "progress"),
    ("All answers", "answers"),
    ("Model answers ·", "graded"),
    ("Guide ·", "guide"),
)


def place_of(screen: str) -> str:
    """Where a person is, by what they see."""
    rows = [row.strip() for row in screen.splitlines()]
    head, last = rows[0], rows[-1]
    if "Search for commands" in screen:
        return "palette"
    if head.startswith("Desk"):
        return "desks" if "enter mark" in last else "desk" if " scored" in screen else "else"
    if "· report" in head:
        return "report"
    for words, place in _HEADS:
        if head.startswith(words):
            return place
    if STATUS.search(screen):
        return "interview"
    return "paused" if "The clock stands still, and the" in screen else "else"


def pick(chance: random.Random, table: Table) -> Act:
    """One act of a table by its weights."""
    return chance.choices([act for _, act in table], [weight for weight, _ in table])[0]
