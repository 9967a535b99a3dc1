"""Both options taken, each for what the other one does: `For the voice X`, where Y gives it."""

from __future__ import annotations

from hotseat.scoring.choice import TAKING
from hotseat.scoring.parts import given
from hotseat.scoring.reading import Reading
from hotseat.scoring.spot import spot


def misgiven(reading: Reading) -> bool:
    """Whether options are given, by sentences that open with `for`, only what the other gives."""
    answer, wrong = reading.answer, False
    for claim in reading.claims:
        clause = answer.clauses[claim.clause]
        if not claim.own or claim.stance not in TAKING or not given(clause):
            continue
        heads = {
            option.id
            for option in reading.rubric.options
            for mention in spot(answer, clause, f"option.{option.id}.gives")
            if mention.last <= claim.mention.first
        }
        if claim.option in heads:
            return False
        wrong = wrong or bool(heads)
    return wrong
