"""Scorecards of a batch in its order, by this process or shared among several."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice

from hotseat.bank.load import Bank
from hotseat.bank.models import Question
from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric
from hotseat.scoring import score

CHUNK = 8
"""Lines that a worker gets at a time: few, so that none works on while the others are done."""
AHEAD = 4
"""Chunks for each worker that are read before the first is printed: none waits for work."""

RubricKey = tuple[str, str]
"""Kind and topic."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line that can be scored."""

    id: str
    question: str
    answer: str


def scored(library: Library, items: Iterator[Item], workers: int) -> Generator[str]:
    """The scorecard of each item as a line of JSON, in order, whatever the number of workers."""
    if workers > 1:
        yield from _shared(library, items, workers)
        return
    for item in items:
        question = library.bank.question(item.question)
        yield _line(item, question, library.rubric(question))


def _line(item: Item, question: Question, rubric: Rubric) -> str:
    return json.dumps(score(item.answer, question, rubric).to_json(item.id))


def _shared(library: Library, items: Iterator[Item], workers: int) -> Iterator[str]:
    # A fresh interpreter for each: the same on every system, and nothing inherited.
    context = multiprocessing.get_context("spawn")
    rubrics = _Rubrics(library)
    waiting: deque[Future[list[str]]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        while chunk := list(islice(items, CHUNK)):
            needed = rubrics.needed(chunk)
            if pool is None:
                # Begun at the first lines, whose rubrics every worker gets at its start.
                pool = ProcessPoolExecutor(workers, context, _start, (library.bank, needed))
                rubrics.given = frozenset(needed)
            late = {key: raw for key, raw in needed.items() if key not in rubrics.given}
            waiting.append(pool.submit(_score_here, chunk, late))
            if len(waiting) == AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


@dataclass
class _Rubrics:
    """Those that the workers need: compiled here, so that none of them does it again."""

    library: Library
    given: frozenset[RubricKey] = frozenset()
    """Those that the workers have from their start."""
    _raw: dict[RubricKey, bytes] = field(default_factory=dict)

    def needed(self, chunk: Sequence[Item]) -> dict[RubricKey, bytes]:
        """The rubrics of some items, pickled."""
        found: dict[RubricKey, bytes] = {}
        for item in chunk:
            question = self.library.bank.question(item.question)
            key = question.kind, question.topic
            if key not in self._raw:
                self._raw[key] = pickle.dumps(self.library.rubric(question))
            found[key] = self._raw[key]
        return found


_bank: list[Bank] = []
"""In a worker: the one it was started with, and"""
_rubrics: dict[RubricKey, Rubric] = {}
"""all rubrics that it has got so far."""


def _start(bank: Bank, rubrics: Mapping[RubricKey, bytes]) -> None:
    # Ctrl+C is for the process that started the workers; it ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bank[:] = [bank]
    _learn(rubrics)


def _learn(rubrics: Mapping[RubricKey, bytes]) -> None:
    for key, raw in rubrics.items():
        if key not in _rubrics:
            _rubrics[key] = pickle.loads(raw)  # noqa: S301  from our own parent process


def _score_here(chunk: Sequence[Item], late: Mapping[RubricKey, bytes]) -> list[str]:
    _learn(late)
    asked = [(item, _bank[0].question(item.question)) for item in chunk]
    return [_line(item, q, _rubrics[q.kind, q.topic]) for item, q in asked]
