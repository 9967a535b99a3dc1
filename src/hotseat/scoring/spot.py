"""Concepts found in clauses: where, by which rule, how, and whether asserted or denied."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.patterns.lexicon import Hit
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.scorecard import Evidence

NEGATION_REACH = 5
"""Words between a negation and what it denies."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept in a clause; `first` and `last` count the clause's words."""

    entry: str
    clause: int
    first: int
    last: int
    start: int
    end: int
    rule: str
    pattern: str
    how: str
    denied: bool

    def evidence(self, answer: Answer, why: str) -> Evidence:
        """The words with the rule that found them."""
        return Evidence(
            start=self.start,
            end=self.end,
            text=answer.text[self.start : self.end],
            rule=self.rule,
            how=self.how,
            polarity="deny" if self.denied else "affirm",
            why=why,
        )


def spot(answer: Answer, clause: Clause, entry: str) -> list[Mention]:
    """Where an entry stands in a clause; of mentions that overlap, one that is not denied goes
    first (its pattern has the denial in it), then the longer.
    """
    known = clause.memo.get(entry)
    if known is None:
        hits = answer.live.find(entry, clause.words)
        known = clause.memo[entry] = _apart([mention_of(answer, clause, hit) for hit in hits])
    return known  # type: ignore[return-value]


def has(answer: Answer, clause: Clause, entry: str) -> bool:
    """Whether an entry stands in a clause."""
    return bool(spot(answer, clause, entry))


def holding(answer: Answer, entry: str) -> tuple[Clause, ...]:
    """The clauses in which an entry stands; looked for once an answer."""
    known = answer.memo.get(entry)
    if known is None:
        known = answer.memo[entry] = tuple(c for c in answer.clauses if has(answer, c, entry))
    return known


def negations(answer: Answer, clause: Clause) -> list[int]:
    """Places of negations in a clause, those that deny nothing left out."""
    known = clause.memo.get("!negations")
    if known is None:
        hits = answer.live.find("negation", clause.words)
        mock = answer.live.find("pseudo_negation", clause.words)
        known = clause.memo["!negations"] = [
            hit.end - 1 for hit in hits if not any(m.start <= hit.start < m.end for m in mock)
        ]
    return known  # type: ignore[return-value]


def parted(clause: Clause, first: int, last: int) -> bool:
    """Whether a comma or an `and` stands between two words of a clause."""
    between = clause.words.tokens[first + 1 : last + 1]
    return any(token.comma or token.text in ("and", "then", "so") for token in between)


def mention_of(answer: Answer, clause: Clause, hit: Hit) -> Mention:
    """A hit with its place in the answer and whether it is denied."""
    tokens = clause.words.tokens[hit.start : hit.end]
    denied = hit.entry not in ("negation", "pseudo_negation") and any(
        hit.start - NEGATION_REACH <= at < hit.start and not parted(clause, at, hit.start)
        for at in negations(answer, clause)
    )
    return Mention(
        entry=hit.entry,
        clause=clause.index,
        first=hit.start,
        last=hit.end,
        start=tokens[0].start,
        end=tokens[-1].end,
        rule=hit.pattern.rule,
        pattern=hit.pattern.text,
        how=_how(hit, clause),
        denied=denied,
    )


def _how(hit: Hit, clause: Clause) -> str:
    tokens = clause.words.tokens[hit.start : hit.end]
    if any(token.repaired for token in tokens):
        return "typo"
    said = " ".join(token.text for token in tokens)
    if said == hit.pattern.text.replace("=", "").replace("_", " "):
        return "exact"
    return "prefix" if "*" in hit.pattern.text else "stem"


def _apart(found: list[Mention]) -> list[Mention]:
    """Mentions that do not overlap."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.denied, m.first - m.last, m.first)):
        if all(mention.last <= other.first or other.last <= mention.first for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.first)
