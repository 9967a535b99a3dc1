"""What all targets of fuzzing share: what one is, how inputs are bent, what an error holds."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.clean import clean
from hotseat.files.report import format_problem

CORPUS = Path(__file__).parent / "corpus"
_REPEATS = (2, 3, 10, 100)


@dataclass(frozen=True)
class Target:
    """One part of hotseat that reads what anyone may have written."""

    name: str
    check: Callable[[bytes], None]
    """Raises an AssertionError where a promise is broken for this input; anything else that it
    raises is a finding as well.
    """
    pieces: Sequence[str]
    """What sound inputs are made of."""
    most: int = 4096
    """Bytes of the longest input."""

    @cached_property
    def samples(self) -> Mapping[str, bytes]:
        """The inputs that are kept, by name."""
        return {p.name: p.read_bytes() for p in sorted((CORPUS / self.name).iterdir())}

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(data.decode("utf-8", "replace") for data in self.samples.values())

    def bend(self, data: bytes, most: int, seed: int) -> bytes:
        """An input made of another one, in steps of a person: lines and words left out, doubled,
        moved, exchanged for others.
        """
        draw = random.Random(seed)
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(draw.choice((1, 1, 2, 4))):
            text = self._bent(text, draw)[:most]
        return text.encode("utf-8", "surrogatepass" if seed % 2 else "replace")[:most]

    def _bent(self, text: str, draw: random.Random) -> str:
        sign = draw.choice(("\n", "\n", " ", ""))
        parts = text.split(sign) if sign else list(text)
        at, to = draw.randrange(len(parts) + 1), draw.randrange(len(parts) + 1)
        first, last = min(at, to), max(at, to, min(at, to) + 1)
        some = parts[first:last]
        match draw.randrange(6):
            case 0:
                parts[first:last] = []
            case 1:
                parts[first:last] = some * draw.choice(_REPEATS)
            case 2:
                parts[draw.randrange(len(parts) + 1) : 0] = some
            case 3:
                parts.insert(at, draw.choice(self.pieces))
            case 4:
                parts[at : at + 1] = [draw.choice(self.pieces)]
            case _:
                other = draw.choice(self._texts)
                theirs = other.split(sign) if sign else list(other)
                begin = draw.randrange(len(theirs) + 1)
                parts[first:last] = theirs[begin : begin + 1 + last - first]
        return sign.join(parts)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What stands in it takes no more processor time than that."""
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    assert taken < seconds, f"it took {taken:.1f} s"


def parted(data: bytes, names: Sequence[str]) -> tuple[str, bytes]:
    """An input of which the first line says what it is, one of some names, by default the first."""
    head, found, body = data.partition(b"\n")
    name = head.decode("utf-8", "replace").strip()
    return (name, body) if found and name in names else (names[0], data)


def check_error(error: InvalidFileError, root: str) -> None:
    """What is said of files below `root` can be shown."""
    assert error.problems
    assert error.exit_code == 3
    for problem in error.problems:
        check_problem(problem, root)


def check_problem(problem: Problem, root: str) -> None:
    """A problem names a file and a place that can be."""
    assert problem.path.startswith(root), problem
    assert problem.message.strip()
    assert bool(problem.line) or not problem.column, problem
    assert min(problem.line, problem.column) >= 0, problem
    told = format_problem(problem)
    assert told == clean(told), "a terminal would obey it"
