"""The card of one interview at the desk: what every form of a report is made of.

Its texts are ready to be read by whoever it is for: what is to be hidden is hidden already, and
no control characters are left in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hotseat.interview.clockwords import digits

NO_WORDS = "No words were picked: it was stated that there is no evidence."
SEEN_BEFORE = "The tool's levels could be seen before the person's."
NOT_FINISHED = "Not finished: levels may still change."

ToolState = Literal["shown", "nothing", "not shown", "off", "open"]
"""What became of the tool's level: it was shown; it was to be shown, but there was not enough to
suggest one; it was not shown; it was switched off; it could be seen at any time.
"""
_SAID: dict[ToolState, str] = {
    "nothing": "nothing: not enough was said",
    "not shown": "not shown",
    "off": "not shown: switched off",
    "open": "could be seen",
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level that a person gave."""

    level: int
    word: str
    dots: str
    at: datetime
    seen: bool
    """Whether the tool's was shown by then."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Tool:
    """What the tool showed."""

    state: ToolState
    level: int | None = None
    word: str = ""
    dots: str = ""
    at: datetime | None = None

    @property
    def said(self) -> str:
        """In words: `named`, `nothing: not enough was said`, `not shown`."""
        return self.word if self.state == "shown" else _SAID[self.state]


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of the candidate."""

    turn: int
    """Counted from 0, as are the places, which are those of the text as the card may show it."""
    start: int
    end: int
    at: float | None
    """When its turn begins, in seconds."""
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One criterion, or one key point."""

    number: int
    """Counted from 1 within its question."""
    id: str
    title: str
    main: bool
    words: tuple[str, ...]
    """Of its levels."""
    given: tuple[Level, ...]
    """The first one first; the last one counts."""
    tool: Tool
    quotes: tuple[Cited, ...]
    no_evidence: bool
    meaning: str = ""
    """What the level that counts asks for, in a sentence."""
    advice: str = ""
    """What to add to reach the next level."""

    @property
    def level(self) -> Level | None:
        """The one that counts."""
        return self.given[-1] if self.given else None

    @property
    def next_word(self) -> str:
        """The next level's word; empty at the best."""
        above = self.level.level + 1 if self.level else len(self.words)
        return self.words[above] if above < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn, with the numbers of those that it is evidence for."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn of a question."""

    speaker: str
    is_candidate: bool
    at: float | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A probe, and whether it was put."""

    id: str
    text: str
    asked: bool


@dataclass(frozen=True, slots=True)
class OneQuestion:
    """How the answer to one question was marked."""

    id: str
    title: str
    first: int
    """The turns that belong to it, both ends included, counted from 0."""
    last: int
    turns: tuple[Spoken, ...]
    marked: tuple[Marked, ...]
    probes: tuple[Asked, ...]
    rubric: str
    rubric_hash: str
    marked_by: tuple[str, ...]
    """Hashes of other rubrics by which levels were given before it changed."""

    @property
    def where(self) -> str:
        """`turns 3 to 9, 04:10 to 06:44`, as people count."""
        one = self.first == self.last
        turns = f"turn {self.first + 1}" if one else f"turns {self.first + 1} to {self.last + 1}"
        times = [moment(turn.at) for turn in self.turns if turn.at is not None]
        span = (
            f", {times[0]} to {times[-1]}" if len(times) > 1 else f", {times[0]}" if times else ""
        )
        return turns + span


@dataclass(frozen=True, slots=True)
class Noted:
    """A line that the interviewer wrote down."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """All that a report of one interview may say."""

    id: str
    candidate: str
    """`Candidate B`, or the name where names are shown."""
    candidate_number: int
    """Which of the speakers it is, counted from 1 as they begin; 0 where nobody said so."""
    names: bool
    """Whether names are shown."""
    nameless: tuple[str, ...]
    """Who has no name in the transcript, as they are called here: no rule finds it in the words."""
    calibration: bool
    mode: str
    seen_before: bool
    """Whether the tool's levels were there to be seen before the person's."""
    finished_at: datetime | None
    imported_at: datetime
    keep_until: str
    made_at: datetime
    version: str
    log_count: int
    log_head: str
    fingerprint: str
    form: str
    """What kind of file the transcript was."""
    questions: tuple[OneQuestion, ...]
    unknown: tuple[str, ...]
    """Ids of questions that this bank does not have: what was marked there is not on the card."""
    notes: tuple[Noted, ...]

    @property
    def tool_name(self) -> str:
        """Whose level stands beside the person's."""
        return "Expert" if self.calibration else "Tool"

    @property
    def hidden(self) -> str:
        """What became of names and contact data, and no more than is true."""
        if self.names:
            return "shown"
        unknown = ", ".join(self.nameless)
        gap = f"; the transcript has no name for {unknown}: look for it yourself" if unknown else ""
        return f"hidden as far as fixed rules find them{gap}"

    @property
    def stamps(self) -> tuple[str, ...]:
        """What stands at the head of each form, a sentence each."""
        gone = ", ".join(self.unknown)
        old = any(question.marked_by for question in self.questions)
        return (
            *([SEEN_BEFORE] if self.seen_before else []),
            *([] if self.finished_at else [NOT_FINISHED]),
            *([f"Not in this bank, and so not on this card: {gone}."] if gone else []),
            *(["Some levels were given before the rubric or the question changed."] if old else []),
        )


def moment(seconds: float | None) -> str:
    """A place of the recording: `04:10`; empty where it has no times."""
    return "" if seconds is None else digits(float(int(seconds)))


def stamp(at: datetime) -> str:
    """A moment of a report, in UTC: `2026-03-04 18:42 UTC`."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def dots(level: int, of: int) -> str:
    """A level as filled dots out of all."""
    return "●" * level + "○" * (of - level)
