"""Twins: the same case with one fact flipped, linked by `twin` in their files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotseat.bank.models import Question


def group(question: Question, questions: Mapping[str, Question]) -> tuple[str, ...]:
    """The ids of a question and its twins in the bank, in order."""
    return groups({**questions, question.id: question})[question.id]


def groups(questions: Mapping[str, Question]) -> dict[str, tuple[str, ...]]:
    """The group of each question by its id; one side may name the other, or form a chain."""
    links: dict[str, set[str]] = {name: set() for name in questions}
    for name, question in questions.items():
        if question.twin in questions:
            links[name].add(question.twin)
            links[question.twin].add(name)
    found: dict[str, tuple[str, ...]] = {}
    for name in questions:
        if name not in found:
            together = _reached(name, links)
            found |= dict.fromkeys(together, tuple(sorted(together)))
    return found


def _reached(start: str, links: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = links[waiting.pop()] - reached
        reached |= fresh
        waiting += fresh
    return reached
