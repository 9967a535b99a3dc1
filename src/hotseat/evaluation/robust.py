"""Swaps and traps: texts that must not score, or must score just as another one.

A swap is a good answer under a question that calls for the opposite: its recommendation must
fall to 0. It counts only where its own question gave it one, so nothing is gained by missing
recommendations. A trap is a text without sense (keywords, the pasted question, filler, shuffled
words), one that refuses both options, or the answer said twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotseat.errors import InvalidFileError
from hotseat.files.jsonl import sound_rows
from hotseat.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Case:
    """One swap or trap."""

    id: str
    question: str
    text: str
    expect: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """`swap`, or what kind of trap."""
        return self.id.split(":")[1] if ":" in self.id else "swap"

    @property
    def original(self) -> str:
        """The id of the answer that it was made of, or empty."""
        same = self.expect.get("same_as", "")
        return str(same) if same else (self.id.split("@")[0] if "@" in self.id else "")


def read_cases(path: Path) -> list[Case]:
    """The cases of a file with lines of `id`, `question`, `answer` and `expect`.

    Raises:
        InvalidFileError: it cannot be read, or a line is not of that form.
    """
    rows = sound_rows(path, ("id", "question", "answer"))
    wrong = [row for row in rows if not isinstance(row.data.get("expect"), dict)]
    if wrong:
        raise InvalidFileError([row.problem("'expect' should be an object") for row in wrong])
    return [
        Case(row.data["id"], row.data["question"], row.data["answer"], row.data["expect"])
        for row in rows
    ]


def passes(case: Case, card: Scorecard, original: Scorecard | None) -> bool:
    """Whether a case is marked as it must be."""
    want = case.expect
    level = {name: mark.level for name, mark in card.marks.items()}
    if "same_as" in want:
        own = {n: m.level for n, m in original.marks.items()} if original else None
        return original is not None and card.overall == original.overall and level == own
    return bool(
        max(level.values(), default=0) <= want.get("marks_max", 2)
        and level.get("recommendation", 0) <= want.get("recommendation", 2)
        and level.get("diagnosis", 0) <= want.get("diagnosis_max", 2)
        and card.overall <= want.get("overall_max", 5)
        and want.get("choice", card.choice) == card.choice
    )


def counts(case: Case, original: Scorecard | None) -> bool:
    """Whether a case says anything: a swap of an answer without a recommendation does not."""
    if case.kind != "swap":
        return True
    mark = original.marks.get("recommendation") if original else None
    return mark is not None and mark.level > 0
