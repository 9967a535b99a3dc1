"""Rules by which a mention is a thought that is taken back, floated or only granted."""

from __future__ import annotations

from hotseat.scoring.place import Found, Place
from hotseat.scoring.spot import has, spot

THOUGHT_BETTER = 8
"""Clauses within which a first thought is taken back."""
TAKEN_BACK = 2
"""Clauses before a self-correction that it takes back."""
REPLACED = 5
"""Clauses within which a correction names what it puts in the place of what it takes back."""


def taken_back(place: Place) -> Found:
    """`X, no wait, Y`: corrected in the same breath, for another."""
    clauses, at = place.answer.clauses, place.clause.index
    if not place.rival_within(REPLACED):
        return None
    for after in clauses[at + 1 : at + 1 + TAKEN_BACK]:
        cues = spot(place.answer, after, "correction")
        if any(cue.first <= 1 for cue in cues):
            return "reject", cues[0].pattern
    if any(cue.first >= place.mention.last for cue in place.cues("correction")):
        return "reject", "corrected"
    return None


def tempted(place: Place) -> Found:
    """`One could take X`, `first I thought X`: floated, before the writer turns to what they would
    do; `much as I like X`: granted.
    """
    tokens, first = place.clause.words.tokens, place.mention.first
    for cue in place.cues("conceded"):
        if cue.first <= first and not any(t.comma for t in tokens[cue.first + 1 : first + 1]):
            return "describe", "granted"
    clauses, at = place.answer.clauses, place.clause.index
    begins = [part for part in place.answer.sentence(place.clause.sentence) if part.index <= at]
    if any(has(place.answer, part, "first_thought") for part in begins):
        behind = clauses[at + 1 : at + 1 + THOUGHT_BETTER]
        turned = any(has(place.answer, part, "thought_better") for part in behind)
        if turned or place.rival_within(THOUGHT_BETTER):
            return "fault", "a first thought"
    if not place.cues("floated") or place.clause.sentence == clauses[-1].sentence:
        return None
    for after in clauses[at + 1 : at + 4]:
        if after.cue == "contrast" or has(place.answer, after, "contrast"):
            return "fault", "floated, then turned down"
    return None
