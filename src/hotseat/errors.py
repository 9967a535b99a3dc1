"""Errors that are the user's to mend. Anything else that is raised is a fault of ours.

HotseatError            title, message; exit code 2
+-- UsageError          a flag or argument that cannot be; 2
+-- InvalidFileError    one or more files with problems; 3
+-- UnknownIdError      no such question, attempt or pack; 4
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

EXIT_OK = 0
EXIT_CHECK_FAILED = 1
EXIT_USAGE = 2
EXIT_INVALID = 3
EXIT_UNKNOWN_ID = 4
EXIT_FAULT = 70


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (or odd, if a warning) in one place of one file."""

    path: str
    """The file, as the user named it or found it."""
    line: int
    """Counted from 1; 0 where the problem is the file as a whole."""
    column: int
    """Counted from 1; 0 where there is no line."""
    message: str
    """What is wrong, naming the key."""
    hint: str = ""
    """What to do about it, if that can be said."""
    excerpt: str = ""
    """The line of the file, cleaned, or empty."""
    warning: bool = False
    """True where the file can be used all the same."""

    def place(self) -> str:
        """`path:line:column`, as editors understand it."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class HotseatError(Exception):
    """The root of all errors that are told to the user without a traceback."""

    exit_code = EXIT_USAGE

    def __init__(self, message: str, *, title: str = "hotseat") -> None:
        super().__init__(message)
        self.message = message
        self.title = title

    def __reduce__(self) -> tuple[Any, ...]:
        """As it stands: `__init__` of some kinds takes something else than what is kept."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[HotseatError], args: tuple[Any, ...], state: dict[str, Any]) -> HotseatError:
    """An error that comes from another process, which waits for ever for one that cannot."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class UsageError(HotseatError):
    """A flag or an argument that cannot be."""


class InvalidFileError(HotseatError):
    """Files that could not be read or hold what they may not."""

    exit_code = EXIT_INVALID

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(f"{p.place()}: {p.message}" for p in problems))
        self.problems = tuple(problems)


FEW = 6
"""Ids that are all named where none of them is near."""


class UnknownIdError(HotseatError):
    """An id that names nothing; `nearest` holds the ids that look like it."""

    exit_code = EXIT_UNKNOWN_ID

    def __init__(self, kind: str, wanted: str, known: Iterable[str]) -> None:
        known = list(known)
        self.nearest = nearest_names(wanted, known)
        hint = f"; did you mean {', '.join(self.nearest)}?" if self.nearest else ""
        if not hint and 0 < len(known) <= FEW:
            hint = f"; there are {', '.join(known)}"
        super().__init__(f"no {kind} is called {wanted!r}{hint}")


class KeptFaultError(Exception):
    """A fault of ours, told as its cause, while somebody was typing; `kept` says where that is."""

    def __init__(self, kept: str) -> None:
        super().__init__(kept)
        self.kept = kept


def reason_of(error: OSError) -> str:
    """Why the system refused, as it stands behind a colon."""
    return (error.strerror or "unknown reason").lower()


_BEGINNINGS = frozenset(
    ["a", "an", "another", "forget", "it", "no", "nothing", "the", "there", "this", "what", "your"]
)


def behind_name(message: str) -> str:
    """A sentence as it stands behind `hotseat: `, with a small letter; names stay as they are."""
    first, space, rest = message.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _BEGINNINGS else message


def nearest_names(wanted: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known names that look most like `wanted`, best first; may be empty."""
    import difflib

    names = sorted(set(known))
    close = difflib.get_close_matches(wanted, names, n=count, cutoff=0.6)
    if not close:
        close = [n for n in names if wanted and (wanted in n or n in wanted)][:count]
    return tuple(close)
