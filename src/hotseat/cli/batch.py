"""Scoring a file of answers, line by line: what can be scored, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import BinaryIO

from hotseat.bank.load import Bank
from hotseat.cli.output import complain, report
from hotseat.cli.seen import Seen
from hotseat.cli.workers import Item, scored
from hotseat.errors import (
    EXIT_INVALID,
    EXIT_OK,
    EXIT_UNKNOWN_ID,
    InvalidFileError,
    Problem,
    UnknownIdError,
)
from hotseat.files.clean import shorten
from hotseat.files.jsonl import Row, read_rows
from hotseat.interview.library import Library
from hotseat.scoring import MAX_CHARACTERS


@dataclass
class Reader:
    """Takes the lines apart, tells what is wrong with them, and remembers how bad it was."""

    library: Library
    code: int = EXIT_OK
    stop: InvalidFileError | None = None
    """What kept it from reading to the end."""
    _seen: Seen = field(default_factory=Seen, repr=False)

    def items(self, stream: BinaryIO, path: str) -> Iterator[Item]:
        """The lines that can be scored, in order, up to one that `stop` tells of."""
        try:
            for row in read_rows(stream, path):
                if isinstance(row, Problem):
                    self._tell(row)
                elif item := self._item(row):
                    yield item
        except InvalidFileError as error:
            self.stop = error

    def _item(self, row: Row) -> Item | None:
        if problem := row.texts(("id", "question", "answer")) or self._repeated(row):
            self._tell(problem)
            return None
        data = row.data
        if (size := len(data["answer"])) > MAX_CHARACTERS:
            message = f"the answer has {size:,} characters; at most {MAX_CHARACTERS:,} are scored"
            self._tell(row.problem(message))
            return None
        try:
            question = self.library.bank.question(data["question"])
        except UnknownIdError as error:
            self._tell(row.problem(error.message), EXIT_UNKNOWN_ID)
            return None
        # A rubric that cannot be used is found here, not in a worker.
        self.library.rubric(question)
        return Item(data["id"], data["question"], data["answer"])

    def _repeated(self, row: Row) -> Problem | None:
        first = self._seen.first(row.data["id"], row.line)
        if first == row.line:
            return None
        return row.problem(f"the id {shorten(row.data['id'])!r} stands on line {first} already")

    def _tell(self, problem: Problem, code: int = EXIT_INVALID) -> None:
        report([problem])
        if self.code != EXIT_INVALID:
            self.code = code


def score_batch(stream: BinaryIO, path: str, bank: Bank, workers: int = 1) -> int:
    """Print the scorecard of each line and return the exit code: 3 if any line is malformed,
    too long or repeats an id, 4 if lines ask for unknown questions only.

    Raises:
        InvalidFileError: the file cannot be read on, or a rubric cannot be used; what came before
            is printed.
    """
    reader = Reader(Library(bank))
    items = reader.items(stream, path)
    with closing(scored(reader.library, items, workers)) as lines:
        count = 0
        for line in lines:
            print(line)
            count += 1
    if reader.stop is not None:
        raise reader.stop
    if reader.code:
        none = "no line was scored"
        complain(f"hotseat: {'some lines were not scored; the rest was' if count else none}")
    return reader.code
