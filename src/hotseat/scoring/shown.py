"""What is shown with a mark: words of the answer, and what held it back."""

from __future__ import annotations

from collections.abc import Sequence

from hotseat.scoring.read import Answer
from hotseat.scoring.reading import Reading
from hotseat.scoring.scorecard import Evidence
from hotseat.scoring.spot import Mention
from hotseat.scoring.step import Move
from hotseat.scoring.tally import Tally

HELD_BACK = {
    "against": "takes what this cause does not call for",
    "both_asked": "the case has both kinds of problem",
    "both_unasked": "takes both, where one alone was wanted",
    "chose_none": "takes none of the techniques",
    "confused": "one technique is taken for the other",
    "led": "says more of another cause",
}
"""What is told of the traits that cost a diagnosis points."""
SHOWN = 3
"""Moves shown for one mark."""


def weakest(sums: Tally) -> str | None:
    """What cost most, in words; a trait of somebody's own rubric may have none."""
    costs = [HELD_BACK.get(part.name) for part in sums.parts if part.points < 0]
    return next(filter(None, costs), None)


def of_scene(answer: Answer, start: int, end: int, rule: str, how: str, why: str) -> Evidence:
    """Words that stand in the scenario too."""
    return Evidence(start, end, answer.text[start:end], rule, how, "affirm", why)


def evidence_of(reading: Reading, moves: Sequence[Move]) -> tuple[Evidence, ...]:
    """The strongest moves and what they rest on, in the order of the answer."""
    ranked = sorted(moves, key=lambda m: (not m.strong, m.mention.start))[:SHOWN]
    found: list[Evidence] = []
    for move in ranked:
        words = [(move.mention, move.why), *move.reasons]
        for piece in (mention.evidence(reading.answer, why) for mention, why in words):
            if all(piece.end <= e.start or e.end <= piece.start for e in found):
                found.append(piece)
    return tuple(sorted(found, key=lambda e: (e.start, e.end)))


def mentions(reading: Reading, found: Sequence[Mention], why: str) -> tuple[Evidence, ...]:
    """The first few mentions, for one reason."""
    return tuple(mention.evidence(reading.answer, why) for mention in found[:SHOWN])


def first_of(evidence: Sequence[Evidence]) -> Evidence | None:
    """What comes first, if anything does."""
    return evidence[0] if evidence else None


def miss_of(reading: Reading, moves: Sequence[Move], why: str) -> Evidence | None:
    """The move that came nearest to the next level."""
    return mention_miss(reading, [m.mention for m in moves][:1], why)


def mention_miss(reading: Reading, found: Sequence[Mention], why: str) -> Evidence | None:
    """The words that came nearest to the next level."""
    return found[0].evidence(reading.answer, why) if found else None
