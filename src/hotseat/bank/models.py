"""What is asked: questions and packs as the rest of hotseat sees them.

Plain frozen dataclasses; the loaders (pydantic) make them from YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["decision", "concept"]
Level = Literal["junior", "mid", "senior"]
LEVELS: tuple[Level, ...] = get_args(Level)

BOTH = "both"
"""Stands for all options or causes at once, in `expect` and in scorecards."""
NONE = "none"
"""What a scorecard says where an answer states no choice or cause."""
MISCONCEPTION = "misconception/"
"""Before the id of a misconception among marks: a key point may have the same id."""


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """A sample answer with the `overall` that it should get."""

    grade: str
    """strong, fair, thin, generic or wrong."""
    overall: int
    """1 to 5."""
    text: str
    todo: str = ""
    """Why it does not get that yet; empty where it does."""
    marks: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Levels that it should get as well, by criterion, key point or `misconception/ID`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A key point or a misconception of a concept question."""

    id: str
    statement: str
    say: tuple[str, ...] = ()
    """Patterns; empty where the statement's own words serve."""
    line: int = 0
    """Line of the question file, counted from 1."""
    say_lines: tuple[int, ...] = ()
    """The lines of its patterns."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what a good answer to it needs."""

    id: str
    kind: Kind
    prompt: str
    pack: str
    """Id of the pack it came from."""
    topic: str
    """Id of the pack whose `topic.yaml` says what its options are called."""
    title: str = ""
    level: Level = "mid"
    minutes: int = 6
    tags: tuple[str, ...] = ()
    cause: str = ""
    """One of the topic's causes, or `both`; empty for a concept question."""
    options: tuple[str, ...] = ()
    """Options accepted as the primary choice, or `both`; empty for a concept question."""
    facts: tuple[str, ...] = ()
    """Patterns a specific answer leans on; empty: the prompt's own telling words."""
    twin: str = ""
    probes: Mapping[str, str] = field(default_factory=dict)
    """A follow-up for each part (decision) or key point id (concept)."""
    answers: tuple[GradedAnswer, ...] = ()
    points: tuple[Statement, ...] = ()
    misconceptions: tuple[Statement, ...] = ()
    path: str = ""
    """The file it was read from."""
    facts_line: int = 0


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page of the reference shown in the app."""

    id: str
    title: str
    text: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder of questions on one topic."""

    id: str
    path: str
    title: str = ""
    topic: str = ""
    """Id of the pack whose `topic.yaml` it uses; by default its own."""
    version: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    """Ids of its questions, in order."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is practised together: all packs of a bank that share a `topic.yaml`."""

    id: str
    title: str
    packs: tuple[Pack, ...]
    questions: tuple[str, ...]
    """Ids of the questions of all of them; there is at least one."""
