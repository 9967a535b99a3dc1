"""How much is looked for in one text, and where that ends: a topic may be made to take for ever."""

from __future__ import annotations

from dataclasses import dataclass, field

from hotseat.errors import InvalidFileError, Problem
from hotseat.patterns.match import Words

MOST = 10_000_000
"""Nodes looked for and spans found. No answer comes to a fifth of it with the topics that ship."""


@dataclass(slots=True)
class Work:
    """What was looked for in one text so far. It counts steps and no time, so that an answer is
    marked on every machine or on none.
    """

    done: int = 0
    _by: dict[tuple[str, str], int] = field(default_factory=dict)
    """The same by entry, each with its first line."""

    def take(self, clause: Words, entry: str, rule: str) -> None:
        """Count what was done in a clause since the last time, for an entry that begins at `rule`.

        Raises:
            InvalidFileError: it was too much; the entry that took most is named.
        """
        fresh = clause.work - clause.counted
        clause.counted = clause.work
        self.done += fresh
        self._by[entry, rule] = self._by.get((entry, rule), 0) + fresh
        if self.done > MOST:
            raise InvalidFileError([self._problem()])

    def _problem(self) -> Problem:
        entry, rule = max(self._by, key=lambda each: self._by[each])
        path, _, line = rule.rpartition(":")
        at = int(line) if path and line.isdecimal() else 0
        return Problem(
            path if at else rule,
            at,
            int(at > 0),
            f"this answer is not marked: it would take over {MOST:,} steps, most for <{entry}>",
            "leave out patterns of words that stand in every sentence",
        )
