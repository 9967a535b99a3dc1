"""Looking at data from a file that anybody may have written, and saying where it is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from hotseat.errors import nearest_names
from hotseat.files.clean import shorten
from hotseat.files.jsonl import kind_of
from hotseat.files.jsonplaces import Path

MAX_PROBLEMS = 50
"""So many are told of one file; nobody mends more at once."""

T = TypeVar("T")
_NAMES: dict[type, str] = {dict: "an object", list: "a list", str: "text", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong, and where."""

    path: Path
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A place in the data; what is wrong anywhere is gathered in one list."""

    path: Path = ()
    found: list[Wrong] = field(default_factory=list)

    def at(self, *path: str | int) -> Check:
        """A place below this one."""
        return Check((*self.path, *path), self.found)

    @property
    def is_full(self) -> bool:
        """Whether enough is wrong to stop looking."""
        return len(self.found) >= MAX_PROBLEMS

    def wrong(self, message: str, hint: str = "") -> None:
        """Say what is wrong here."""
        self.found.append(Wrong(self.path, message, hint))

    def is_a(self, kind: type, data: Any) -> bool:
        """Whether the value here is of a kind; else that is said."""
        if isinstance(data, kind):
            return True
        key = next((repr(k) for k in reversed(self.path) if isinstance(k, str)), "the file")
        what = key if not self.path or isinstance(self.path[-1], str) else f"each of {key}"
        self.wrong(f"{what} should be {_NAMES[kind]}, not {kind_of(data)}")
        return False

    def value(self, data: dict[str, Any], key: str, kind: type[T]) -> T | None:
        """The value of a key, of a kind; None where that is wrong."""
        if key not in data:
            self._missing(data, key)
            return None
        value = data[key]
        return value if self.at(key).is_a(kind, value) else None

    def number(self, data: dict[str, Any], key: str, least: int, most: int | None = None) -> int:
        """The whole number of a key; `least` where it is none."""
        value = data.get(key)
        if key not in data:
            self._missing(data, key)
        elif isinstance(value, bool) or not isinstance(value, int):
            what = "a fraction" if isinstance(value, float) else kind_of(value)
            self.at(key).wrong(f"{key!r} should be a whole number, not {what}")
        elif value < least or (most is not None and value > most):
            to = f"{least} or more" if most is None else f"{least} to {most}"
            self.at(key).wrong(f"{key!r} should be {to}")
        else:
            return value
        return least

    def _missing(self, data: dict[str, Any], key: str) -> None:
        near = nearest_names(key, (k for k in data if k not in _KEYS), 1)
        hint = f"is {shorten(near[0], 40)!r} meant for it?" if near else ""
        self.wrong(f"missing key {key!r}", hint)


_KEYS = frozenset(
    (
        "candidate_number",
        "cards",
        "criteria",
        "criterion",
        "fingerprint",
        "finished",
        "first",
        "given",
        "last",
        "level",
        "question",
        "questions",
        "schema",
        "seen",
        "seen_before",
        "words",
    )
)
"""Keys that are themselves: none of them is a slip for another."""
