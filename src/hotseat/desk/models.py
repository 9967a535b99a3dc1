"""What the desk works with, as plain data: a transcript, and what a person said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Suggest = Literal["off", "after", "before"]
"""When the tool's level may be seen: never, once the person gave one, at any time."""
SUGGEST: tuple[Suggest, ...] = ("off", "after", "before")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said until another one spoke."""

    speaker: str
    """As the transcript calls them."""
    start: float | None
    """Seconds since the recording began; None where the transcript has no times."""
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """An interview in writing."""

    turns: tuple[Turn, ...]
    form: str
    """What kind of file it was read from, in words: `WebVTT`, `SRT`, `Otter`, `named lines`,
    `one answer`.
    """

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everyone who speaks, in the order in which they begin."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of one turn."""

    turn: int
    """Counted from 0."""
    start: int
    """Code points of the turn's text, from 0."""
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """A level as a person gave it."""

    level: int
    at: datetime
    """UTC."""
    seen: bool = False
    """Whether the tool's level had been shown before."""
    reason: str = ""
    """Why it was changed; empty for the first one."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What a person says on one criterion of one question."""

    quotes: tuple[Quote, ...] = ()
    """In the order of the transcript."""
    no_evidence: bool = False
    """Stated: nothing in the answer speaks to it."""
    levels: tuple[Given, ...] = ()
    """All that were given, the first one first; the last one counts."""
    shown_at: datetime | None = None
    """When the tool's level was shown, UTC."""
    suggested: int | None = None
    """The level that was shown; None where none was, or there was not enough to suggest one."""
    reason_draft: str = ""
    """What was typed of a line that says why the level is changed."""

    @property
    def level(self) -> int | None:
        """The level that counts, if one was given."""
        return self.levels[-1].level if self.levels else None

    @property
    def is_blind(self) -> bool:
        """Whether there is a first level that was given before the tool's was shown."""
        return bool(self.levels) and not self.levels[0].seen

    @property
    def has_evidence(self) -> bool:
        """Whether a level may be given."""
        return bool(self.quotes) or self.no_evidence


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question of an interview: where it was answered, and how that was marked."""

    question: str
    """Its id."""
    first: int
    """The turns that belong to it, both ends included, counted from 0."""
    last: int
    markings: Mapping[str, Marking] = field(default_factory=dict)
    """By criterion, as `criteria.parts_at_desk` names them."""
    asked: tuple[str, ...] = ()
    """Probes that were ticked as asked, by their ids."""

    @property
    def unseen(self) -> Mapping[str, int]:
        """The first level on each criterion, where the tool's had not been shown before it."""
        return {n: m.levels[0].level for n, m in self.markings.items() if m.is_blind}

    def marking(self, criterion: str) -> Marking:
        """What was said on a criterion so far."""
        return self.markings.get(criterion, NOTHING)


NOTHING = Marking()


@dataclass(frozen=True, slots=True)
class Note:
    """A line that the interviewer wrote down."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Interview:
    """One candidate's interview as it stands at the desk, without its transcript."""

    id: str
    label: str
    """What the candidate is called while names are hidden: `A`, `B`, `AA`."""
    imported_at: datetime
    keep_until: str = ""
    """A date, `2027-03-01`; empty where none was set."""
    candidate: str = ""
    """The speaker who is the candidate; empty where nobody said so yet."""
    suggest: Suggest = "after"
    sheets: tuple[Sheet, ...] = ()
    notes: tuple[Note, ...] = ()
    note_draft: str = ""
    locked_at: datetime | None = None
    """When the person said that it is finished: nothing is changed from then on."""
    gold: Mapping[str, int] = field(default_factory=dict)
    """By criterion, the expert's level: only in a calibration answer, where it stands in the
    tool's place.
    """
    acts: int = 0
    """How many entries of the log are about it."""
    unlogged: tuple[Mapping[str, Any], ...] = ()
    """The last of them, as far as it is not known that the log has them."""

    @property
    def is_calibration(self) -> bool:
        """Whether it is a shipped answer with expert levels, and nobody's interview."""
        return bool(self.gold)

    def sheet(self, question: str) -> Sheet | None:
        """The sheet of a question."""
        return next((s for s in self.sheets if s.question == question), None)
