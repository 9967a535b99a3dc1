"""Decisions without a question: short texts with the choice that each makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from hotseat.bank.load import Bank
from hotseat.bank.models import NONE, Question
from hotseat.files.jsonl import sound_rows


@dataclass(frozen=True, slots=True)
class Decision:
    """One text and what it decides on: an option, `both` or `none`."""

    id: str
    text: str
    choice: str


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file with lines of `id`, `text` and `choice`.

    Raises:
        InvalidFileError: it cannot be read, or a line is not of that form.
    """
    keys = ("id", "text", "choice")
    return [Decision(*(row.data[key] for key in keys)) for row in sound_rows(path, keys)]


def no_question(bank: Bank) -> Question:
    """A decision question that says and accepts nothing, of the topic of a bank's first one."""
    like = next(q for q in bank.questions.values() if q.kind == "decision")
    return replace(like, id="any", prompt="", facts=(), options=(), cause=NONE, answers=())
