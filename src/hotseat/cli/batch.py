"""Scoring a file of answers, line by line, by one process or several, in the same order."""

from __future__ import annotations

import json
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from hotseat.bank.load import Bank
from hotseat.cli.output import complain, report
from hotseat.errors import EXIT_INVALID, EXIT_OK, EXIT_UNKNOWN_ID, Problem, UnknownIdError
from hotseat.files.clean import shorten
from hotseat.files.jsonl import Row, read_rows
from hotseat.interview.library import Library
from hotseat.scoring import MAX_CHARACTERS

CHUNK = 32
"""Lines for each worker at a time: few enough to stream, many enough to keep it busy."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line that can be scored."""

    id: str
    question: str
    answer: str


@dataclass
class Reader:
    """Takes the lines apart, tells what is wrong with them, and remembers how bad it was."""

    library: Library
    code: int = EXIT_OK
    _seen: dict[str, int] = field(default_factory=dict, repr=False)

    def items(self, stream: BinaryIO, path: str) -> Iterator[Item]:
        """The lines that can be scored, in order.

        Raises:
            InvalidFileError: the file cannot be read on, or a rubric cannot be used.
        """
        for row in read_rows(stream, path):
            if isinstance(row, Problem):
                self._tell(row)
            elif item := self._item(row):
                yield item

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
        first = self._seen.setdefault(row.data["id"], row.line)
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
        InvalidFileError: the file cannot be read on, or a rubric cannot be used.
    """
    library = Library(bank)
    reader = Reader(library)
    items = reader.items(stream, path)
    with ExitStack() as stack:
        mapped = _mapper(library, workers, stack)
        while chunk := list(islice(items, CHUNK * workers)):
            for line in mapped(chunk):
                print(line)
    if reader.code:
        complain("hotseat: some lines were not scored; the rest was")
    return reader.code


def _mapper(
    library: Library, workers: int, stack: ExitStack
) -> Callable[[list[Item]], Iterator[str]]:
    if workers == 1:
        return lambda chunk: (_scored(library, item) for item in chunk)
    pools: list[ProcessPoolExecutor] = []

    def shared(chunk: list[Item]) -> Iterator[str]:
        # Begun at the first lines, when the rubrics that they need are compiled.
        if not pools:
            # A fresh interpreter for each: the same on every system, and nothing inherited.
            context = multiprocessing.get_context("spawn")
            pool = ProcessPoolExecutor(workers, context, _start, (library,))
            pools.append(stack.enter_context(pool))
        return pools[0].map(_scored_here, chunk, chunksize=-(-len(chunk) // workers))

    return shared


def _scored(library: Library, item: Item) -> str:
    card = library.score(item.answer, library.bank.question(item.question))
    return json.dumps(card.to_json(item.id))


_libraries: list[Library] = []
"""In a worker: the one it was started with."""


def _start(library: Library) -> None:
    # Ctrl+C is for the process that started the workers; it ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _libraries[:] = [library]


def _scored_here(item: Item) -> str:
    return _scored(_libraries[0], item)
