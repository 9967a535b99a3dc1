"""Good answers that the topic does not follow: which mark they lose, and where nothing is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hotseat.bank.models import BOTH
from hotseat.evaluation.gaps import Read, silent_clauses
from hotseat.interview.library import Library

WANTED = {"strong": 2, "fair": 1}
"""The least level of a part that an answer of a grade should have."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A mark that a good answer lost."""

    entry: str
    """Where what it says would have to stand."""
    question: str
    answer: int
    """Among the answers of its question, from 1."""
    grade: str
    mark: str
    level: int
    wanted: int
    silent: tuple[str, ...]
    """Its clauses in which no entry of the topic is found."""

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        names = ("entry", "question", "answer", "grade", "mark", "level", "wanted")
        return {name: getattr(self, name) for name in names} | {"silent": list(self.silent)}


def missed(reads: Sequence[Read], library: Library) -> list[Missed]:
    """All of one topic, by entry.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    found = [each for read in reads if read.strong for each in _of(read, library)]
    return sorted(found, key=lambda m: (m.entry, m.level - m.wanted, m.question, m.answer))


def _of(read: Read, library: Library) -> Iterator[Missed]:
    card = library.score(read.answer.text, read.question)
    wanted = WANTED[read.grade]
    for mark, entry in (
        ("diagnosis", f"causes.{_name(read.question.cause)}.signs"),
        ("recommendation", f"options.{_name(read.question.options[0])}.act"),
    ):
        level = card.marks[mark].level if mark in card.marks else wanted
        if level < wanted:
            yield Missed(
                entry,
                read.question.id,
                read.number,
                read.grade,
                mark,
                level,
                wanted,
                tuple(silent_clauses(read)),
            )


def _name(name: str) -> str:
    """`both` stands for any."""
    return "*" if name == BOTH else name
