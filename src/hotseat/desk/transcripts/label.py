"""Words before a colon at the beginning of a line, and what a file's labels tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """Words before a colon at the beginning of a line."""

    name: str
    text: str
    """What stands behind it on the line."""
    line: int
    """An index of the line, or of the cue."""
    asks: bool = False
    """Whether what follows it, up to the next label, is a question or a request."""

    @property
    def key(self) -> str:
        """The name, however it is written."""
        return self.name.casefold()


@dataclass(frozen=True, slots=True)
class Found:
    """Who speaks."""

    speakers: frozenset[str] = frozenset()
    """Casefolded; empty where it is not a conversation."""
    doubt: int | None = None
    """The line of a label that may be a speaker or not: nobody but a person can tell."""
    preface: bool = False
    """Whether what stands before the first label is no part of the conversation."""
