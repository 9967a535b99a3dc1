"""The one way in for YAML that anyone may have written: banks, rubrics, topics, lexica.

document = read_yaml(path)              # InvalidFileError: unreadable or not YAML
model = validate(document, PackModel)   # None: document.problems say why
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hotseat.errors import InvalidFileError, Problem, nearest_names
from hotseat.files.source import Source, bidi_problems, read_source

if TYPE_CHECKING:
    from pydantic import BaseModel

    ModelT = TypeVar("ModelT", bound=BaseModel)

Loc = tuple[str | int, ...]

MOST_PROBLEMS = 1_000
"""More than a person could use, and few enough to be told at once."""
MOST_HINTS = 50
"""Names that the nearest one is looked for in one file: it is slow, and a file with more unknown
names is something else.
"""
MOST_KNOWN = 2_000
"""Names that may be the nearest one."""


@dataclass
class Document:
    """One YAML file: its data, where each part stands, and what is wrong with it so far."""

    path: Path
    data: Any
    """A tree of dict, list, str and None: numbers and booleans are typed by the schema."""
    source: Source = field(repr=False)
    problems: list[Problem] = field(default_factory=list)
    _values: dict[Loc, tuple[int, int]] = field(default_factory=dict, repr=False)
    _keys: dict[Loc, tuple[int, int]] = field(default_factory=dict, repr=False)

    _errors: int = field(default=0, repr=False)
    _hints: int = field(default=0, repr=False)

    @property
    def full(self) -> bool:
        """Whether so many errors have been noted that no more will be."""
        return self._errors > MOST_PROBLEMS

    @property
    def sound(self) -> bool:
        """Whether nothing but warnings has been found."""
        return all(p.warning for p in self.problems)

    def place(self, loc: Sequence[str | int]) -> tuple[int, int]:
        """Line and column, from 1, of the value at `loc` or of its nearest parent."""
        return _nearest(self._values, tuple(loc))

    def key_place(self, loc: Sequence[str | int]) -> tuple[int, int]:
        """Line and column of the key that `loc` ends with, or of the nearest parent's key."""
        return _nearest(self._keys, tuple(loc))

    def add(
        self,
        loc: Sequence[str | int],
        message: str,
        hint: str = "",
        *,
        warning: bool = False,
        at_key: bool = False,
    ) -> None:
        """Note a problem with the value (or the key) at `loc`; past 1,000, only that there are."""
        if self.full or (warning and len(self.problems) >= MOST_PROBLEMS):
            return
        self._errors += not warning
        if self._errors > MOST_PROBLEMS:
            message, hint = "there are more problems than are told here", ""
        place = self.key_place(loc) if at_key else self.place(loc)
        self.problems.append(self.source.problem(*place, message, hint, warning=warning))

    def nearest(self, wanted: str, known: Iterable[str]) -> str:
        """The known name that looks most like another one; empty where none does, or where too
        many were asked for.
        """
        self._hints += 1
        if self._hints > MOST_HINTS:
            return ""
        return next(iter(nearest_names(wanted[:80], islice(known, MOST_KNOWN), 1)), "")

    def refuse(self) -> None:
        """Raise if anything but warnings has been found.

        Raises:
            InvalidFileError: with all problems, in the order of the file.
        """
        if not self.sound:
            raise InvalidFileError(in_order(self.problems))


def read_yaml(path: Path) -> Document:
    """Read a file. What can be reported together (duplicate keys, bidi overrides) is in the
    document's `problems`.

    Raises:
        InvalidFileError: it cannot be read, does not parse, or uses what is not allowed;
            holds the first error.
    """
    return document_of(read_source(path))


def document_of(source: Source) -> Document:
    """The document in a text that is already read.

    Raises:
        InvalidFileError: see `read_yaml`.
    """
    from hotseat.files.parse import parse

    tree = parse(source)
    problems = [*bidi_problems(source), *tree.problems]
    return Document(source.path, tree.data, source, problems, tree.values, tree.keys)


def validate(document: Document, model: type[ModelT]) -> ModelT | None:
    """The document as `model`, or None if it holds any error; all of them are added to
    `document.problems`. Set `extra="forbid"` on the model and those within it.
    """
    from hotseat.files.validation import validated

    return validated(document, model)


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Problems by file, line and column."""
    return sorted(problems, key=lambda p: (p.path, p.line, p.column))


def _nearest(places: dict[Loc, tuple[int, int]], loc: Loc) -> tuple[int, int]:
    while loc and loc not in places:
        loc = loc[:-1]
    return places.get(loc, (1, 1))
