"""What only the compiled rubrics can tell about a bank: topics, lexica and `<entry>` names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hotseat.bank.load import Bank
from hotseat.bank.marks import check_marks
from hotseat.bank.models import Question
from hotseat.errors import InvalidFileError, Problem
from hotseat.files.clean import shorten
from hotseat.files.yamlfile import Document, read_yaml
from hotseat.patterns.grammar import PatternError, parse
from hotseat.patterns.match import refs_of
from hotseat.rubrics.load import load_rubric
from hotseat.rubrics.models import Rubric


def check_deep(bank: Bank, rubric_of: Callable[[Question], Rubric] | None = None) -> list[Problem]:
    """Problems of the rubrics, topics and lexica that the bank's questions are marked by, and
    of the lexicon entries that its questions name, and of the levels that graded answers name.

    Whoever marks by these rubrics as well passes what gives them: to compile one takes a second.
    """
    rubric_of = rubric_of or (lambda q: load_rubric(q.kind, bank.topic_file(q)))
    problems: dict[Problem, None] = {}
    entries: dict[tuple[str, str], frozenset[str]] = {}
    for question in bank.questions.values():
        key = (question.kind, question.topic)
        if key not in entries:
            try:
                entries[key] = frozenset(rubric_of(question).lexicon.entries)
            except InvalidFileError as error:
                problems |= dict.fromkeys(error.problems)
                entries[key] = frozenset()
        if entries[key]:
            problems |= dict.fromkeys(_unknown_entries(question, entries[key]))
            problems |= dict.fromkeys(_bad_marks(question))
    return list(problems)


def _unknown_entries(question: Question, known: frozenset[str]) -> Iterator[Problem]:
    document: Document | None = None
    for loc, pattern in _patterns(question):
        if "<" not in pattern:
            continue
        try:
            names = [ref.name for ref in refs_of(parse(pattern))]
        except PatternError:
            continue  # The bank has told so.
        for name in (n for n in names if n not in known):
            document = document or read_yaml(Path(question.path))
            near = document.nearest(name, sorted(known))
            hint = f"did you mean <{near}>?" if near else ""
            place = document.place(loc)
            message = f"there is no entry <{shorten(name)}> in the lexicon"
            yield document.source.problem(*place, message, hint)


def _bad_marks(question: Question) -> list[Problem]:
    if not any(answer.marks for answer in question.answers):
        return []
    document = read_yaml(Path(question.path))
    document.problems.clear()  # The bank has told those.
    for at, answer in enumerate(question.answers):
        check_marks(document, ("answers", at), answer, question)
    return document.problems


def _patterns(question: Question) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, fact in enumerate(question.facts):
        yield ("facts", at), fact
    for key, items in (("points", question.points), ("misconceptions", question.misconceptions)):
        for at, item in enumerate(items):
            for number, pattern in enumerate(item.say):
                yield (key, at, "say", number), pattern
