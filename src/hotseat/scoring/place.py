"""A mention of an option in its clause, as the rules of stance look at it."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, spot

REACH_BEFORE = 4
"""Words between a rejecting cue and the mention behind it."""
REACH_AFTER = 7
"""Words between a mention and the rejecting cue behind it."""
REACH_DECIDE = 9
"""Words between a deciding cue and the mention behind it."""

Found = tuple[str, str] | None
"""A stance and its cue."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention where it stands."""

    answer: Answer
    clause: Clause
    option: str
    kind: str
    mention: Mention
    others: tuple[Mention, ...]
    """Mentions of other options in the clause: a cue speaks of the mention nearest to it."""
    rivals: tuple[str, ...] = ()
    """The other options."""

    def cues(self, entry: str) -> list[Mention]:
        """Where an entry of the lexicon stands in the clause."""
        return spot(self.answer, self.clause, entry)

    def nearest(self, first: int, last: int) -> bool:
        """Whether no other option stands between two words."""
        return not any(first <= m.first and m.last <= last for m in self.others)

    def supposed(self) -> bool:
        """Whether the clause says what would come of the option: `with X you would ...`, `you would
        get ... out of X`.
        """
        at = self.mention.first
        if any(cue.last <= at <= cue.last + 1 for cue in self.cues("gained_from")):
            return True
        if self.clause.words.tokens[0].text != "with":
            return False
        ends = {named.last for named in self.cues(f"option.{self.option}.name") if named.first <= 2}
        return any(cue.first in ends for cue in self.cues("address"))

    def rival_within(self, clauses: int) -> bool:
        """Whether another option comes behind the mention, here or in so many clauses more."""
        at = self.clause.index
        if any(other.first >= self.mention.last for other in self.others):
            return True
        return any(self.rival_in(after) for after in self.answer.clauses[at + 1 : at + 1 + clauses])

    def from_clause(self, clause: Clause, clauses: int) -> tuple[Clause, ...]:
        """A clause and so many behind it."""
        return self.answer.clauses[clause.index : clause.index + 1 + clauses]

    def rival_in(self, clause: Clause) -> bool:
        """Whether another option stands in a clause."""
        return any(
            spot(self.answer, clause, f"option.{rival}.{kind}")
            for rival in self.rivals
            for kind in ("name", "act")
        )

    def next_clause(self) -> Clause | None:
        """The clause behind this one in its sentence."""
        at = self.clause.index + 1
        after = self.answer.clauses[at] if at < len(self.answer.clauses) else None
        return after if after and after.sentence == self.clause.sentence else None
