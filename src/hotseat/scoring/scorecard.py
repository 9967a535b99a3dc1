"""What comes out of scoring: marks with their evidence, and the JSON that others build on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hotseat.scoring.tally import Part, Tally

SCHEMA = "hotseat/scorecard@1"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the answer that earned (or cost) something, and by which rule."""

    start: int
    """Code points of the original answer, from 0."""
    end: int
    text: str
    rule: str
    """`file:line` of the YAML that matched, or the name of a rule of the engine."""
    how: str
    """exact, stem, prefix, typo or rule."""
    polarity: str
    """affirm or deny: whether the words stood asserted or denied."""
    why: str
    """One sentence for a person."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The level on one criterion."""

    level: int
    of: int
    evidence: tuple[Evidence, ...] = ()
    """In the order of the answer."""
    blocked_by: str | None = None
    """What kept the mark down although there was evidence, in words; else None."""
    nearest_miss: Evidence | None = None
    """For a mark below its best: the words that came nearest to the next level."""
    workings: tuple[Part, ...] = ()
    """What was added up to the level, most weight first; not part of the JSON."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a key point was made or a misconception asserted."""

    found: bool
    evidence: tuple[Evidence, ...] = ()
    nearest_miss: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All marks of one answer."""

    question: str
    kind: str
    rubric: str
    rubric_hash: str
    version: str
    choice: str | None
    """An option's id, `both` or `none`; None for a concept question."""
    cause: str | None
    moves: tuple[str, ...]
    marks: Mapping[str, Mark]
    points: Mapping[str, Finding]
    misconceptions: Mapping[str, Finding]
    total: int
    """0 to 100."""
    overall: int
    """1 to 5."""
    advisories: tuple[str, ...] = ()
    """Guards that spoke, in words."""
    spans: tuple[tuple[str, int, int], ...] = field(default=())
    """(move, start, end) of each move in the order of the answer; not part of the JSON."""
    standing: Mapping[str, Tally] = field(default_factory=dict)
    """How every outcome of the choice stood; not part of the JSON."""
    cause_standing: Mapping[str, Tally] = field(default_factory=dict)
    """The same for the cause."""

    def to_json(self, answer_id: str | None = None) -> dict[str, Any]:
        """The scorecard as the contract `hotseat/scorecard@1` has it, keys in fixed order."""
        head: dict[str, Any] = {"schema": SCHEMA}
        if answer_id is not None:
            head["id"] = answer_id
        return head | {
            "question": self.question,
            "kind": self.kind,
            "rubric": self.rubric,
            "rubric_hash": self.rubric_hash,
            "version": self.version,
            "choice": self.choice,
            "cause": self.cause,
            "moves": list(self.moves),
            "marks": {name: _mark(mark) for name, mark in self.marks.items()},
            "points": {name: _finding(f, "made") for name, f in self.points.items()},
            "misconceptions": {
                name: _finding(f, "asserted") for name, f in self.misconceptions.items()
            },
            "total": self.total,
            "overall": self.overall,
            "advisories": list(self.advisories),
        }


def _evidence(e: Evidence) -> dict[str, Any]:
    return {
        "start": e.start,
        "end": e.end,
        "text": e.text,
        "rule": e.rule,
        "how": e.how,
        "polarity": e.polarity,
        "why": e.why,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "level": mark.level,
        "of": mark.of,
        "evidence": [_evidence(e) for e in mark.evidence],
        "blocked_by": mark.blocked_by,
        "nearest_miss": None if mark.nearest_miss is None else _evidence(mark.nearest_miss),
    }


def _finding(finding: Finding, key: str) -> dict[str, Any]:
    return {
        key: finding.found,
        "evidence": [_evidence(e) for e in finding.evidence],
    }
