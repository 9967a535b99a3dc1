"""What only marking tells about a pack of somebody else: that its topic compiles and comes to an
end on words of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hotseat.bank.deep import check_deep
from hotseat.bank.load import Bank
from hotseat.bank.models import Question
from hotseat.errors import InvalidFileError, Problem
from hotseat.interview.library import Library
from hotseat.rubrics.load import load_rubric
from hotseat.scoring.engine import MAX_CHARACTERS

KINDS = ("decision", "concept")
MOST_TEXTS = 200
"""One of each question; no more questions are tried."""


def alone(bank: Bank, pack_id: str) -> Bank:
    """The bank with no pack but one, and the topics of all."""
    pack = bank.packs[pack_id]
    questions = {name: bank.questions[name] for name in pack.questions}
    problems = tuple(p for p in bank.problems if not p.warning)
    return replace(bank, packs={pack_id: pack}, questions=questions, problems=problems)


def marking_problems(bank: Bank, pack_id: str) -> list[Problem]:
    """Why answers to the questions of a pack could not be marked; empty where they can."""
    one = alone(bank, pack_id)
    library = Library(one)
    found = [p for p in check_deep(one, library.rubric) if not p.warning]
    found += _of_topic(one, pack_id)
    return list(dict.fromkeys(found)) or list(_in_marking(library))


def _of_topic(bank: Bank, pack_id: str) -> Iterator[Problem]:
    """Its own topic, which others may use for questions of a kind that it has not."""
    topic = bank.topics.get(pack_id)
    tried = {question.kind for question in bank.questions.values() if question.topic == pack_id}
    for kind in KINDS:
        if topic is None or kind in tried:
            continue
        try:
            load_rubric(kind, topic)
        except InvalidFileError as error:
            yield from (p for p in error.problems if not p.warning)


def _in_marking(library: Library) -> Iterator[Problem]:
    for question in list(library.bank.questions.values())[:MOST_TEXTS]:
        try:
            library.score(_longest(question), question)
        except InvalidFileError as error:
            yield from error.problems
            return


def _longest(question: Question) -> str:
    """The longest text of a question that can be an answer: what takes most steps."""
    texts = (question.prompt, *(graded.text for graded in question.answers))
    return max(texts, key=len)[:MAX_CHARACTERS]
