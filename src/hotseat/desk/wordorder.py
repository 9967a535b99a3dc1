"""Whether words stand in an order that English has: a table of neighbours, read from a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from hotseat.errors import InvalidFileError
from hotseat.files.datadir import rubrics_dir
from hotseat.files.source import Source, read_source
from hotseat.scoring.read import FILLERS
from hotseat.text.fold import fold

FILE = "word_order.txt"
MOST = 2
"""The largest step of the table, either way."""
STOP = "."
"""Parts what stands before and behind it: no neighbours."""
CLASSES = ("-", "-s", "-ing", "-ed", "-ly", "#")
"""What all other words are taken for, by their end."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;:,()\n]|--|\u2014")


@dataclass(frozen=True, slots=True)
class WordOrder:
    """The table."""

    words: frozenset[str]
    """Those that have a row of their own."""
    steps: Mapping[tuple[str, str], int]

    def of(self, text: str) -> tuple[float, int]:
        """The mean step of all neighbours, and how many there are. English has 0.3, and words in
        any order 0 or less.
        """
        row = [word for word, _ in classes_of(text, self.words)]
        steps = [self.steps.get(pair, 0) for pair in pairwise(row) if STOP not in pair]
        return (sum(steps) / len(steps) if steps else 0.0), len(steps)


def classes_of(text: str, words: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The words of a text in order, each as itself or as its class; True for itself."""
    for word in _WORD.findall(fold(text).text):
        if word in words:
            yield word, True
        elif not word[0].isalnum():
            yield STOP, False
        elif word not in FILLERS:
            yield _class(word), False


def _class(word: str) -> str:
    if word[0].isdigit():
        return "#"
    for end, least in (("ing", 6), ("ed", 5), ("ly", 5), ("s", 4)):
        if word.endswith(end) and len(word) >= least:
            return f"-{end}"
    return "-"


@lru_cache(maxsize=1)
def word_order() -> WordOrder:
    """The table that ships.

    Raises:
        InvalidFileError: it cannot be read.
    """
    return load_word_order(rubrics_dir() / FILE)


def load_word_order(path: Path) -> WordOrder:
    """Read a table.

    Raises:
        InvalidFileError: it cannot be read; with the first line that is wrong.
    """
    source = read_source(path)
    rows: set[str] = set()
    steps: dict[tuple[str, str], int] = {}
    for number, line in enumerate(source.lines, start=1):
        if not line.strip() or (line.startswith("#") and not line.startswith("#:")):
            continue
        one, colon, told = line.partition(": ")
        if not colon:
            raise _wrong(source, number)
        rows.add(one)
        for part in told.split("; "):
            step, *others = part.split(" ")
            if not re.fullmatch("-?[12]", step) or not others:
                raise _wrong(source, number)
            steps.update(((one, two), int(step)) for two in others)
    return WordOrder(frozenset(rows.difference(CLASSES)), steps)


def _wrong(source: Source, line: int) -> InvalidFileError:
    message = "a line is a word, a colon, and steps with words: `of: 2 the a; -2 is`"
    return InvalidFileError([source.problem(line, 1, message)])
