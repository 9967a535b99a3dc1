"""Moves: what the answer does where, as an ordered list of (move, place, evidence)."""

from __future__ import annotations

from hotseat.scoring.choice import FIRM
from hotseat.scoring.combining import combinations
from hotseat.scoring.other import acknowledgements
from hotseat.scoring.reading import Reading
from hotseat.scoring.step import Move, step, title_of

NAMES = ("diagnose", "recommend", "acknowledge", "combine")


def moves(reading: Reading) -> list[Move]:
    """All moves, in the order of the answer."""
    found = [*_diagnoses(reading), *_recommendations(reading)]
    found += [*acknowledgements(reading), *combinations(reading)]
    return sorted(found, key=lambda m: (m.mention.start, NAMES.index(m.name)))


def _diagnoses(reading: Reading) -> list[Move]:
    out = []
    for sign in reading.signs:
        if sign.weight < 50:
            continue
        title = next(c.title for c in reading.rubric.causes if c.id == sign.cause)
        tie = ", tied to the scenario" if sign.tied else ""
        strong = sign.tied and sign.plain
        # In quotes: authors write titles with an article or without.
        why = f"speaks of the cause '{title}'{tie}"
        out.append(step("diagnose", sign, why, strong=strong))
    return out


def _recommendations(reading: Reading) -> list[Move]:
    chosen = reading.chosen()
    out = []
    for claim in reading.claims:
        if claim.option not in chosen or claim.against or not claim.own or claim.time != "now":
            continue
        if claim.stance in ("describe", "keep") or claim.kind == "hint":
            continue
        firm = claim.stance in FIRM
        why = f"takes {title_of(reading, claim.option)}"
        out.append(step("recommend", claim, why, strong=firm))
    said = reading.choice.both_said
    if said:
        clause = reading.answer.clauses[said.clause]
        why = "takes both together"
        out.append(Move("recommend", said, said.clause, clause.sentence, True, why))
    if not out:
        out = [
            step("recommend", c, f"takes {title_of(reading, c.option)} in the end", strong=False)
            for c in reading.claims
            if c.option in chosen and not c.against
        ][:1]
    return out
