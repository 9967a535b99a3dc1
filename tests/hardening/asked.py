"""The bank that ships, and a question of each kind, read once."""

from __future__ import annotations

from functools import cache

from hotseat.bank.models import Question
from hotseat.interview.library import Library

DECISION, CONCEPT = "d03-weekly-docs", "c01-difference"


@cache
def library() -> Library:
    """The built-in bank with its rubrics."""
    return Library.open()


def questions() -> tuple[Question, Question]:
    """A decision question and a concept question as they ship."""
    bank = library().bank
    return bank.question(DECISION), bank.question(CONCEPT)
