"""A file of graded answers to any questions of a bank, as `hotseat export --samples` writes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import RootModel

from hotseat.bank.build import answer_of
from hotseat.bank.load import Bank
from hotseat.bank.marks import check_marks
from hotseat.bank.models import GradedAnswer, Question
from hotseat.bank.schema import AnswerFile
from hotseat.files.clean import shorten
from hotseat.files.yamlfile import Document, read_yaml, validate

_NO_SAMPLES = "a file of samples is a list of graded answers, each with its 'question'"


class _Samples(RootModel[list[AnswerFile]]):
    pass


@dataclass(frozen=True, slots=True)
class FileSample:
    """One of its answers, and the line that it begins on."""

    question: Question
    answer: GradedAnswer
    line: int


def is_sample_file(document: Document) -> bool:
    """Whether it is a list, as no question file is."""
    return isinstance(document.data, list)


def read_samples_of(path: Path, bank: Bank) -> list[FileSample]:
    """The answers in a file, in its order.

    Raises:
        InvalidFileError: it cannot be read, or holds something else; with all problems.
    """
    return samples_in(read_yaml(path), bank)


def samples_in(document: Document, bank: Bank) -> list[FileSample]:
    """The answers in a document, see `read_samples_of`.

    Raises:
        InvalidFileError: it holds something else; with all problems.
    """
    if not isinstance(document.data, list):
        document.add((), _NO_SAMPLES)
    file = validate(document, _Samples)
    document.refuse()
    assert file is not None
    found: list[FileSample] = []
    for at, item in enumerate(file.root):
        question = bank.questions.get(item.question or "")
        if question is not None:
            answer = answer_of(item)
            check_marks(document, (at,), answer, question)
            found.append(FileSample(question, answer, document.place((at,))[0]))
        elif item.question is None:
            document.add((at,), "missing key 'question'", "name the question that it answers")
        else:
            near = document.nearest(item.question, bank.questions)
            hint = (
                f"did you mean {near}?"
                if near
                else "if it is in another pack, name the folder of that"
            )
            message = f"no question is called {shorten(item.question)!r}"
            document.add((at, "question"), message, hint)
    document.refuse()
    return found
