"""What a topic's questions, graded answers and entries cover, and what is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hotseat.bank.check import GRADES
from hotseat.bank.models import BOTH, LEVELS, Question
from hotseat.bank.schema import DECISION_PARTS
from hotseat.interview.library import Library
from hotseat.rubrics.load import CAUSE_PARTS, OPTION_PARTS
from hotseat.rubrics.models import Rubric
from hotseat.rubrics.samples import read_samples
from hotseat.scoring import MAX_CHARACTERS
from hotseat.scoring.moves import NAMES as MOVES

NEEDED_PARTS = ("name", "gives", "lacks", "named", "signs")
"""Parts of an option or a cause without which marks stay low."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the topic."""

    name: str
    patterns: int
    yes: int
    no: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """One topic, counted."""

    topic: str
    causes: tuple[str, ...]
    options: tuple[str, ...]
    questions: tuple[Question, ...]
    moves: Mapping[str, Counter[str]]
    """By grade, how many graded answers to decision questions make a move; `all` counts them."""
    moves_of: Mapping[str, Counter[str]]
    """The same for strong answers, by the cause of their question."""
    entries: tuple[Entry, ...]

    @property
    def decisions(self) -> list[Question]:
        """Its decision questions."""
        return [question for question in self.questions if question.kind == "decision"]

    def at(self, cause: str, level: str) -> int:
        """The decision questions with a cause, at a level."""
        return sum((q.cause, q.level) == (cause, level) for q in self.decisions)

    def options_expected(self) -> Counter[str]:
        """How many decision questions accept an option."""
        return Counter(option for q in self.decisions for option in q.options)

    def grades(self) -> Counter[str]:
        """Graded answers by grade."""
        return Counter(answer.grade for q in self.questions for answer in q.answers)

    def probed(self) -> int:
        """Questions with a follow-up for each of their parts."""
        return sum(set(parts_of(q)) <= set(q.probes) for q in self.questions)

    def holes(self) -> list[str]:
        """What is not there, in words."""
        return [*self._no_questions(), *self._no_answers(), *self._no_entries()]

    def _no_questions(self) -> Iterator[str]:
        for cause in (*self.causes, BOTH):
            missing = [level for level in LEVELS if not self.at(cause, level)]
            if len(missing) == len(LEVELS):
                yield f"no question with cause {cause}"
            else:
                yield from (f"no {level} question with cause {cause}" for level in missing)
        expected = self.options_expected()
        yield from (f"no question that expects {o}" for o in self.options if not expected[o])
        if alone := [q.id for q in self.decisions if not q.twin]:
            yield f"no twin for {_some(alone)}"
        if all(q.kind == "decision" for q in self.questions):
            yield "no concept question"

    def _no_answers(self) -> Iterator[str]:
        for grade in GRADES:
            if lacks := [q.id for q in self.questions if grade not in {a.grade for a in q.answers}]:
                yield f"no {grade} answer to {_some(lacks)}"
        for cause, moves in self.moves_of.items():
            for move in MOVES:
                if not moves[move]:
                    yield f"no strong answer to a question with cause {cause} that {SAID[move]}"

    def _no_entries(self) -> Iterator[str]:
        names = {entry.name for entry in self.entries}
        groups = (("options", self.options, OPTION_PARTS), ("causes", self.causes, CAUSE_PARTS))
        for kind, ids, parts in groups:
            for name in ids:
                wanted = [part for part in parts if part in NEEDED_PARTS]
                if lacks := [p for p in wanted if f"{kind}.{name}.{p}" not in names]:
                    yield f"no {', '.join(lacks)} in {kind}.{name}"

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        causes = (*self.causes, BOTH)
        return {
            "topic": self.topic,
            "questions": len(self.questions),
            "decisions": {c: {level: self.at(c, level) for level in LEVELS} for c in causes},
            "concepts": concepts_by_level(self),
            "options": dict(self.options_expected()),
            "twins": sum(bool(q.twin) for q in self.decisions),
            "probed": self.probed(),
            "grades": {grade: self.grades()[grade] for grade in GRADES},
            "moves": {grade: dict(found) for grade, found in self.moves.items()},
            "entries": [
                {"name": e.name, "patterns": e.patterns, "yes": e.yes, "no": e.no}
                for e in self.entries
            ],
            "missing": self.holes(),
        }


SAID = {
    "diagnose": "diagnoses",
    "recommend": "recommends",
    "acknowledge": "acknowledges the other option",
    "combine": "combines",
}
"""Each move as a verb."""


def concepts_by_level(coverage: Coverage) -> dict[str, int]:
    """How many concept questions stand at each level."""
    found = Counter[str](q.level for q in coverage.questions if q.kind == "concept")
    return {level: found[level] for level in LEVELS}


def parts_of(question: Question) -> tuple[str, ...]:
    """What a question may have a probe for."""
    if question.kind == "decision":
        return DECISION_PARTS
    return tuple(point.id for point in question.points)


def coverage_of(topic: str, library: Library) -> Coverage:
    """Count one topic.

    Raises:
        InvalidFileError: its rubrics or lexica cannot be used.
    """
    path = library.bank.topics[topic]
    samples = read_samples(path)
    questions = tuple(library.bank.of_topic(topic).values())
    entries = (
        Entry(name, len(entry.patterns), len(entry.yes), len(entry.no))
        for name, entry in samples.entries.items()
        if entry.document.path == path
    )
    moves: dict[str, Counter[str]] = {}
    moves_of: dict[str, Counter[str]] = {}
    rubric: Rubric | None = None
    for question in questions:
        rubric = library.rubric(question) if rubric is None else rubric
        if question.kind == "decision":
            _count_moves(question, library, moves, moves_of)
    causes = tuple(cause.id for cause in rubric.causes) if rubric else ()
    options = tuple(option.id for option in rubric.options) if rubric else ()
    ordered = {grade: moves[grade] for grade in GRADES if grade in moves}
    return Coverage(topic, causes, options, questions, ordered, moves_of, tuple(entries))


def _count_moves(
    question: Question,
    library: Library,
    moves: dict[str, Counter[str]],
    moves_of: dict[str, Counter[str]],
) -> None:
    for answer in question.answers:
        if len(answer.text) > MAX_CHARACTERS:
            continue
        made = {*library.score(answer.text, question).moves, "all"}
        moves.setdefault(answer.grade, Counter()).update(made)
        if answer.grade == "strong":
            moves_of.setdefault(question.cause, Counter()).update(made)


def _some(ids: Sequence[str], most: int = 5) -> str:
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return ", ".join(ids[:most]) + more
