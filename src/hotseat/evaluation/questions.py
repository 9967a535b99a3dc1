"""`questions.yaml` of a folder of labelled answers: questions with the least that scoring needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from hotseat.bank.models import BOTH, Question, Statement
from hotseat.errors import InvalidFileError, Problem, nearest_names
from hotseat.files.yamlfile import Document, in_order, read_yaml, validate
from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric

_PACK = "evaluation"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedFile(_Strict):
    """What the raters were told."""

    root_cause: str
    accepted: list[str] = Field(min_length=1)
    other: str | None = None


class AnyFile(_Strict):
    """What every question has."""

    id: str = Field(min_length=1)
    prompt: str


class DecisionFile(AnyFile):
    """A scenario to decide."""

    expected: ExpectedFile


class ConceptFile(AnyFile):
    """Something to explain."""

    points: list[str]
    misconceptions: list[str] = []


class QuestionsFile(_Strict):
    """All questions of the folder; they are of one topic."""

    decision: list[DecisionFile] = []
    concept: list[ConceptFile] = []


def read_questions(path: Path, library: Library) -> dict[str, Question]:
    """The questions of a file, by id. Causes and options are those of the topic in the library
    that knows most of them.

    Raises:
        InvalidFileError: with everything that is wrong with the file.
    """
    document = read_yaml(path)
    file = validate(document, QuestionsFile)
    if file is None:
        raise InvalidFileError(in_order(document.problems))
    topic, rubric = _topic(file, library, path)
    _check(document, file, rubric)
    document.refuse()
    made = [*_decisions(file, topic, path), *_concepts(file, topic, path)]
    return {question.id: question for question in made}


def _topic(file: QuestionsFile, library: Library, path: Path) -> tuple[str, Rubric]:
    """The topic that knows most of what the file expects, with its decision rubric."""
    wanted = {name for q in file.decision for name in (q.expected.root_cause, *q.expected.accepted)}
    found = [(topic, library.rubric(_any_question(topic))) for topic in library.bank.topics]
    if not found:
        problem = Problem(str(path), 0, 0, "the bank has no topic that its questions could be of")
        raise InvalidFileError([problem])
    return max(found, key=lambda each: len(wanted & _names(each[1])))


def _any_question(topic: str) -> Question:
    return Question(id="any", kind="decision", prompt="", pack=_PACK, topic=topic)


def _names(rubric: Rubric) -> set[str]:
    return {o.id for o in rubric.options} | {c.id for c in rubric.causes}


def _check(document: Document, file: QuestionsFile, rubric: Rubric) -> None:
    causes = [BOTH, *(c.id for c in rubric.causes)]
    options = [BOTH, *(o.id for o in rubric.options)]
    seen: set[str] = set()
    kinds: dict[str, Sequence[AnyFile]] = {"decision": file.decision, "concept": file.concept}
    for kind, items in kinds.items():
        for at, item in enumerate(items):
            if item.id in seen:
                document.add((kind, at, "id"), f"the question id {item.id!r} stands there twice")
            seen.add(item.id)
    for at, question in enumerate(file.decision):
        expected = question.expected
        place = ("decision", at, "expected")
        if expected.root_cause not in causes:
            _unknown(document, (*place, "root_cause"), "cause", expected.root_cause, causes)
        for number, name in enumerate(expected.accepted):
            if name not in options:
                _unknown(document, (*place, "accepted", number), "option", name, options)


def _unknown(
    document: Document, loc: tuple[str | int, ...], what: str, name: str, known: list[str]
) -> None:
    near = nearest_names(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
    document.add(loc, f"the topic has no {what} {name!r}", hint)


def _decisions(file: QuestionsFile, topic: str, path: Path) -> Iterator[Question]:
    for question in file.decision:
        yield Question(
            id=question.id,
            kind="decision",
            prompt=question.prompt,
            pack=_PACK,
            topic=topic,
            cause=question.expected.root_cause,
            options=tuple(question.expected.accepted),
            path=str(path),
        )


def _concepts(file: QuestionsFile, topic: str, path: Path) -> Iterator[Question]:
    for question in file.concept:
        yield Question(
            id=question.id,
            kind="concept",
            prompt=question.prompt,
            pack=_PACK,
            topic=topic,
            points=_statements("point", question.points),
            misconceptions=_statements("misconception", question.misconceptions),
            path=str(path),
        )


def _statements(name: str, items: list[str]) -> tuple[Statement, ...]:
    return tuple(Statement(f"{name}-{at}", text) for at, text in enumerate(items, start=1))
