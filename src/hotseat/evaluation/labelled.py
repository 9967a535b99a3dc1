"""A folder of answers with expert marks: `answers.jsonl`, `labels.jsonl`, `questions.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hotseat.bank.models import Question
from hotseat.errors import InvalidFileError, Problem, nearest_names
from hotseat.evaluation.label import Label, label_of
from hotseat.evaluation.questions import read_questions
from hotseat.files.clean import shorten
from hotseat.files.jsonl import Row, read_rows_of
from hotseat.files.source import read_source
from hotseat.interview.library import Library
from hotseat.scoring import MAX_CHARACTERS

ANSWERS = "answers.jsonl"
LABELS = "labels.jsonl"
QUESTIONS = "questions.yaml"
SEALED = "sealed.txt"


@dataclass(frozen=True, slots=True)
class LabelledAnswer:
    """One answer of the set."""

    id: str
    question: str
    text: str


@dataclass(frozen=True)
class Labelled:
    """Answers and labels by id, and the questions they belong to."""

    questions: Mapping[str, Question]
    answers: Mapping[str, LabelledAnswer]
    labels: Mapping[str, Label]
    sealed: frozenset[str] = frozenset()
    """Questions whose answers are never shown."""

    def narrowed(self, named: frozenset[str], *, keep: bool) -> Labelled:
        """Only the questions named (`keep`), or all but those."""
        labels = {i: label for i, label in self.labels.items() if (label.question in named) == keep}
        answers = {i: answer for i, answer in self.answers.items() if i in labels}
        return replace(self, answers=answers, labels=labels)


def read_labelled(folder: Path, library: Library) -> Labelled:
    """Read a folder. A question of the library's bank goes before one of `questions.yaml`.

    Raises:
        InvalidFileError: a file is missing or holds what it may not; with all problems.
    """
    problems: list[Problem] = []
    questions: dict[str, Question] = {}
    if (folder / QUESTIONS).exists():
        try:
            questions = read_questions(folder / QUESTIONS, library)
        except InvalidFileError as error:
            problems.extend(error.problems)
    questions |= library.bank.questions
    answers = answers_in(rows_by_id(folder / ANSWERS, problems), questions, problems)
    labels = labels_in(rows_by_id(folder / LABELS, problems), answers, questions, problems)
    if problems:
        raise InvalidFileError(problems)
    # A set below another, such as answers from elsewhere, may be named in the list above it.
    lists = [path for path in (folder / SEALED, folder.absolute().parent / SEALED) if path.exists()]
    sealed = frozenset[str]().union(*(read_ids(path) for path in lists))
    return Labelled(questions, answers, labels, sealed)


def read_ids(path: Path) -> frozenset[str]:
    """A list of ids, one a line.

    Raises:
        InvalidFileError: it cannot be read.
    """
    lines = (line.strip() for line in read_source(path).lines)
    return frozenset(line for line in lines if line)


def rows_by_id(path: Path, problems: list[Problem]) -> list[Row]:
    """The sound lines with `id` and `question`, each id once; the rest becomes problems."""
    rows: dict[str, Row] = {}
    try:
        for row in read_rows_of(path):
            if isinstance(row, Problem):
                problems.append(row)
            elif problem := row.texts(("id", "question")):
                problems.append(problem)
            elif (known := rows.setdefault(row.data["id"], row)) is not row:
                said = f"the id {shorten(row.data['id'])!r} stands on line {known.line} already"
                problems.append(row.problem(said))
    except InvalidFileError as error:
        problems.extend(error.problems)
    return list(rows.values())


def answers_in(
    rows: Iterable[Row], questions: Mapping[str, Question], problems: list[Problem]
) -> dict[str, LabelledAnswer]:
    """The sound answers by id; the rest becomes problems."""
    found: dict[str, LabelledAnswer] = {}
    for row in rows:
        data = row.data
        problem = row.texts(("answer",)) or _unknown(row, questions)
        if problem is None and (size := len(data["answer"])) > MAX_CHARACTERS:
            said = f"the answer has {size:,} characters; at most {MAX_CHARACTERS:,} are scored"
            problem = row.problem(said)
        if problem is None:
            found[data["id"]] = LabelledAnswer(data["id"], data["question"], data["answer"])
        else:
            problems.append(problem)
    return found


def _unknown(row: Row, questions: Mapping[str, Question]) -> Problem | None:
    wanted = row.data["question"]
    if wanted in questions:
        return None
    near = nearest_names(wanted, questions, 1)
    hint = f"did you mean {near[0]}?" if near else ""
    return row.problem(f"no question is called {shorten(wanted)!r}", hint)


def labels_in(
    rows: Iterable[Row],
    answers: Mapping[str, LabelledAnswer],
    questions: Mapping[str, Question],
    problems: list[Problem],
) -> dict[str, Label]:
    """The sound labels by id; the rest becomes problems."""
    found: dict[str, Label] = {}
    for row in rows:
        answer_id, question_id = row.data["id"], row.data["question"]
        if problem := _unknown(row, questions):
            problems.append(problem)
            continue
        answer = answers.get(answer_id)
        if answer is not None and answer.question != question_id:
            problems.append(row.problem(f"the answer is to {shorten(answer.question)!r}"))
        label = label_of(row, questions[question_id])
        if isinstance(label, Label):
            found[answer_id] = label
        else:
            problems.extend(label)
    return found
