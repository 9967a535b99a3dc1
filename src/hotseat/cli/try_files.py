"""The answers in a file that an author tries, in any of the forms that it may have."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from hotseat.bank.load import Bank
from hotseat.bank.models import Question
from hotseat.errors import InvalidFileError, Problem, UnknownIdError, UsageError
from hotseat.evaluation.trying import Trial
from hotseat.files.jsonl import Row, read_rows
from hotseat.files.source import bytes_of, source_of

STDIN = Path("-")
_YAML = (".yaml", ".yml")
_LINES = (".jsonl", ".ndjson")
_RULE = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")


def trials_in(path: Path, bank: Bank, question_id: str | None, stdin: bytes = b"") -> list[Trial]:
    """The answers of a file: a question's YAML, a YAML list of samples, JSON lines, or text.

    Args:
        path: the file, or `-` for what `stdin` holds.
        bank: where questions are looked for.
        question_id: what a text answers; None for the other forms.
        stdin: read already, as it can be read but once.

    Raises:
        UsageError: `question_id` and the form do not go together.
        UnknownIdError: there is no such question.
        InvalidFileError: the file cannot be read or is not of its form.
    """
    suffix = path.suffix.lower()
    if question_id is None and path == STDIN:
        return list(_rows(io.BytesIO(stdin), "stdin", bank))
    if question_id is None and suffix in _LINES:
        return list(_rows(io.BytesIO(bytes_of(path)), str(path), bank))
    if question_id is None and suffix in _YAML:
        return _yaml(path, bank)
    if path != STDIN and path.is_dir():
        raise UsageError(f"{path} is a folder: name a file of it")
    if question_id is None:
        raise UsageError("which question does the text answer? -q ID names it")
    if suffix in (*_YAML, *_LINES):
        raise UsageError("-q goes with a text; this file names its questions itself")
    question = _question(bank, question_id)
    source = source_of(Path("stdin"), stdin) if path == STDIN else source_of(path, bytes_of(path))
    return _texts(source.text.replace("\r\n", "\n"), question)


def _question(bank: Bank, name: str) -> Question:
    try:
        return bank.question(name)
    except UnknownIdError:
        if not bank.errors:
            raise
        # It may be among the files that cannot be used.
        raise InvalidFileError(bank.errors) from None


def _texts(text: str, question: Question) -> list[Trial]:
    """Answers parted by lines of `---`; without any such line, by blank lines."""
    parting = _RULE if _RULE.search(text) else _BLANK
    answers = [part.strip() for part in parting.split(text)]
    told = [answer for answer in answers if answer]
    return [Trial(f"answer {n}", question, answer) for n, answer in enumerate(told, start=1)]


def _yaml(path: Path, bank: Bank) -> list[Trial]:
    from hotseat.evaluation.samplefile import is_sample_file, samples_in
    from hotseat.files.yamlfile import read_yaml

    document = read_yaml(path)
    if is_sample_file(document):
        samples = samples_in(document, bank)
        return [
            Trial(f"{s.question.id}, sample {n}", s.question, s.answer.text, s.answer)
            for n, s in enumerate(samples, start=1)
        ]
    real = path.resolve()
    question = next((q for q in bank.questions.values() if Path(q.path).resolve() == real), None)
    if question is None:
        raise InvalidFileError(_why_not(path, bank))
    seen: Counter[str] = Counter()
    found: list[Trial] = []
    for answer in question.answers:
        seen[answer.grade] += 1
        name = f"{answer.grade} {seen[answer.grade]}"
        found.append(Trial(name, question, answer.text, answer))
    if not found:
        hint = "write some below 'answers:', or name a text of answers, with -q ID"
        raise InvalidFileError([Problem(str(path), 0, 0, "has no graded answers yet", hint)])
    return found


def _why_not(path: Path, bank: Bank) -> tuple[Problem, ...]:
    """Why a question's file is not in the bank: what is wrong with it, else with anything."""
    real = path.resolve()
    own = tuple(p for p in bank.errors if Path(p.path).resolve() == real)
    hint = "name the file of a question; it must stand in the pack that --bank names"
    message = "is no question of this bank and no list of samples"
    return own or bank.errors or (Problem(str(path), 0, 0, message, hint),)


def _rows(stream: BinaryIO, name: str, bank: Bank) -> Iterator[Trial]:
    problems: list[Problem] = []
    for row in read_rows(stream, name):
        problem = row if isinstance(row, Problem) else row.texts(("id", "question", "answer"))
        if isinstance(row, Row) and problem is None:
            try:
                question = bank.question(row.data["question"])
                yield Trial(row.data["id"], question, row.data["answer"])
            except UnknownIdError as error:
                problem = row.problem(error.message)
        if problem is not None:
            problems.append(problem)
    if problems:
        raise InvalidFileError(problems)
