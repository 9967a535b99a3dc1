"""What is kept, as plain data: drafts, attempts, sittings, cards, swapped seats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

PROBE = "/probe"
"""Behind the key of a draft: the answer to a follow-up question."""
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")

Mode = Literal["practice", "drill", "mock"]
PauseKind = Literal["asked", "gap", "away"]
"""Asked for; a stopped process or a suspended machine; the app was closed meanwhile."""


def storable(text: str) -> str:
    """The text as it can be kept: without NUL and lone surrogates, otherwise as typed."""
    return _NOT_STORABLE.sub("", text)


def utc(moment: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment that is kept needs its time zone")
    return moment.astimezone(UTC)


def draft_key(question_id: str, sitting_id: int = 0, *, probe: bool = False) -> str:
    """What a draft is kept under: `ID`, in a sitting `ID@7`, of a follow-up's answer `ID/probe`."""
    place = f"@{sitting_id}" if sitting_id else ""
    return f"{question_id}{place}{PROBE if probe else ''}"


def question_of(key: str) -> str:
    """The id of the question that a draft belongs to."""
    return key.removesuffix(PROBE).partition("@")[0]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that was begun and not submitted."""

    key: str
    """As `draft_key` makes it."""
    text: str
    at: datetime
    """When it was last saved, UTC."""
    state: Mapping[str, Any] = field(default_factory=dict)
    """Where its clock stands, as `interview.timing` writes it; empty where none runs."""
    elsewhere: bool = False
    """True where another running hotseat holds it."""

    @property
    def question_id(self) -> str:
        """The question that it answers, or whose follow-up."""
        return question_of(self.key)

    @property
    def to_probe(self) -> bool:
        """Whether it answers a follow-up."""
        return self.key.endswith(PROBE)


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch that does not count as time."""

    kind: PauseKind
    seconds: float
    """0 for `away`: nobody knows how long that was."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How the time of one answer went, in seconds. think + answer + overtime is all of it."""

    think: float = 0.0
    """Before the first key."""
    answer: float = 0.0
    """From the first key to the end, or to the end of the time."""
    overtime: float = 0.0
    """After the end of the time."""
    paused: float = 0.0
    limit: float | None = None
    """What there was for the answer, extra time included; None without a clock."""
    think_limit: float | None = None
    """What there was for thinking alone; None where thinking counts as answering."""
    extra: int = 0
    """Percent by which all limits were raised."""
    hard_stop: bool = False
    pauses: tuple[Pause, ...] = ()
    pace: tuple[tuple[float, int], ...] = ()
    """How many characters there were after how many seconds of the limit, now and then; empty in
    a summary.
    """


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up question with what was answered."""

    criterion: str
    """The mark (or key point) that it aims at."""
    text: str
    answer: str
    seconds: float
    scorecard: Mapping[str, Any]
    """Of the answer and this one together, as JSON; empty where nothing was answered."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Words that a person holds to count for a mark."""

    start: int
    """Offsets into the attempt's answer, in code points."""
    end: int
    criterion: str
    level: int
    """The level that they should give."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answered question as it is kept."""

    question_id: str
    answer: str
    """In full, overtime included; empty where nothing was answered."""
    started_at: datetime
    ended_at: datetime
    seconds: float
    """Time spent on it; less than the span between the two where there were pauses."""
    scorecard: Mapping[str, Any] = field(default_factory=dict)
    """Of the answer in full, before any probe, as JSON; empty where there was none to mark."""
    id: int = 0
    """Given when it is kept."""
    mode: Mode = "practice"
    sitting_id: int = 0
    """The sitting that it belongs to; 0 for none."""
    day: str = ""
    """The person's own date when it ended, `2026-03-04`; by default that of `ended_at`."""
    timing: Timing = field(default_factory=Timing)
    on_time: str | None = None
    """The text as it stood when time ended; None where it was submitted before, or no clock ran."""
    on_time_card: Mapping[str, Any] = field(default_factory=dict)
    """Its scorecard; empty where there was nothing to mark."""
    predicted: Mapping[str, int] = field(default_factory=dict)
    """Level by criterion, as the person guessed before the reveal."""
    recommended_at: float | None = None
    """Share of the limit after which the first recommendation stood there."""
    probe: Probe | None = None
    disputes: tuple[Dispute, ...] = ()

    @property
    def total(self) -> int:
        """Points of 100, 0 where the scorecard has none."""
        total = self.scorecard.get("total", 0)
        return total if isinstance(total, int) else 0

    @property
    def counted(self) -> Mapping[str, Any]:
        """The scorecard that counts: on time where time ended, else in full."""
        return self.scorecard if self.on_time is None else self.on_time_card


@dataclass(frozen=True, slots=True)
class Summary:
    """An attempt without its texts: what statistics are made of."""

    id: int
    question_id: str
    mode: Mode
    sitting_id: int
    day: str
    ended_at: datetime
    seconds: float
    total: int | None
    """Of the scorecard that counts; None where nothing was marked."""
    overall: int | None
    full_total: int | None
    """Of the answer in full."""
    levels: Mapping[str, int]
    """By criterion, of the scorecard that counts."""
    predicted: Mapping[str, int]
    timing: Timing
    recommended_at: float | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A drill or a mock interview, finished or not."""

    mode: Mode
    started_at: datetime
    touched_at: datetime
    state: Mapping[str, Any]
    """Its plan and how far it got, as `interview.sitting` writes it."""
    id: int = 0
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """When a question, or a pair of twins, is to come back."""

    id: str
    """Of the question; of twins, the first of their ids."""
    due: datetime
    """UTC."""
    state: Mapping[str, Any]
    """As `interview.schedule` writes it."""
    day: str
    """The person's date when it was last reviewed."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A shipped answer that the person marked in the interviewer's place."""

    question_id: str
    grade: str
    """Which of its graded answers."""
    at: datetime
    given: Mapping[str, int]
    expected: Mapping[str, int]
