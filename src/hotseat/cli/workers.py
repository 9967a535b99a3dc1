"""Scorecards of a batch in its order, by this process or shared among several."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing.context import BaseContext

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
    given: dict[RubricKey, Rubric] = {}
    late: dict[RubricKey, bytes] = {}
    waiting: deque[Future[list[str]]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        while chunk := list(islice(items, CHUNK)):
            asked = [library.bank.question(item.question) for item in chunk]
            needed: dict[RubricKey, Rubric] = {(q.kind, q.topic): library.rubric(q) for q in asked}
            if pool is None:
                # Begun at the first lines, whose rubrics every worker has from its start.
                given = needed
                pool = ProcessPoolExecutor(workers, _context(), _start, (library.bank, given))
            for key in needed.keys() - given.keys() - late.keys():
                # Compiled and pickled once, here, so that no worker does it again.
                late[key] = pickle.dumps(needed[key])
            more = {key: late[key] for key in needed if key in late}
            waiting.append(pool.submit(_score_here, chunk, more))
            if len(waiting) == AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """A copy of this process is there at once with all that it has read and worked out, which a
    fresh interpreter takes seconds for. But only on Linux and beside no thread is a copy safe.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


_bank: list[Bank] = []
"""In a worker: the one it was started with, and"""
_rubrics: dict[RubricKey, Rubric] = {}
"""all rubrics that it has got so far."""


def _start(bank: Bank, rubrics: Mapping[RubricKey, Rubric]) -> None:
    # Ctrl+C is for the process that started the workers; it ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bank[:] = [bank]
    _rubrics.clear()
    _rubrics.update(rubrics)


def _score_here(chunk: Sequence[Item], more: Mapping[RubricKey, bytes]) -> list[str]:
    for key, raw in more.items():
        if key not in _rubrics:
            _rubrics[key] = pickle.loads(raw)  # noqa: S301  from our own parent process
    asked = [(item, _bank[0].question(item.question)) for item in chunk]
    return [_line(item, q, _rubrics[q.kind, q.topic]) for item, q in asked]
