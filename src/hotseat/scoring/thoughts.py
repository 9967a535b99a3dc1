"""Rules by which a mention is a thought that is taken back, floated, supposed or only granted."""

from __future__ import annotations

from hotseat.scoring.place import Found, Place
from hotseat.scoring.refusals import PEOPLE
from hotseat.scoring.spot import has, holding, parted, spot

THOUGHT_BETTER = 8
"""Clauses within which a first thought is taken back."""
TAKEN_BACK = 2
"""Clauses before a self-correction that it takes back."""
REPLACED = 5
"""Clauses within which a correction names what it puts in the place of what it takes back."""
SUBJECT_LONG = 4
"""Words between a name and what it would do."""
NOUN_AFTER = frozenset(("a", "an", "another", "any", "more", "no", "such", "that", "the", "this"))
"""Words behind which a deed is told as a thing."""


def taken_back(place: Place) -> Found:
    """`X, no wait, Y`: corrected in the same breath, for another."""
    clauses, at = place.answer.clauses, place.clause.index
    if found := _mind_changed(place):
        return found
    if not place.rival_within(REPLACED):
        return None
    for after in clauses[at + 1 : at + 1 + TAKEN_BACK]:
        cues = spot(place.answer, after, "correction")
        if any(cue.first <= 1 for cue in cues):
            return "reject", cues[0].pattern
    if any(cue.first >= place.mention.last for cue in place.cues("correction")):
        return "reject", "corrected"
    return None


def _mind_changed(place: Place) -> Found:
    """Whether the writer says, however much later, that the mind is changed, and names another."""
    for after in holding(place.answer, "mind_changed"):
        if after.index <= place.clause.index:
            continue
        cues = [cue for cue in spot(place.answer, after, "mind_changed") if not cue.denied]
        if cues and any(place.rival_in(part) for part in place.from_clause(after, REPLACED)):
            return "reject", cues[0].pattern
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
    floated = place.cues("floated")
    if not floated and not place.cues("possible"):
        return None
    ends = place.clause.sentence == clauses[-1].sentence
    for after in clauses[at + 1 : at + 4]:
        turns = after.cue == "contrast" or has(place.answer, after, "contrast")
        if turns and ((floated and not ends) or place.rival_in(after)):
            return "fault", "floated, then turned down"
    return None


def would_do(place: Place) -> Found:
    """`X would ...`, `with X you would ...`: what it would do, if."""
    if place.supposed():
        return "describe", "what would come of it"
    if place.kind == "act":
        told = _done_would(place) or _it_would(place)
        return ("describe", "what doing it would do") if told else None
    if any(cue.first == place.mention.last for cue in place.cues("might_after")):
        return "describe", "what it would do"
    return ("describe", "what it would do") if _named_would(place) else None


def _named_would(place: Place) -> bool:
    """Whether the clause opens with a name, and what it states first is what it would do: `An X
    service could ...`.
    """
    end = place.mention.last
    led = {cue.first for cue in place.cues("lead_in")}
    states = [cue.first for cue in place.cues("predicate") if cue.first >= end]
    if (
        place.kind != "name"
        or not states
        or any(at not in led for at in range(place.mention.first))
    ):
        return False
    tokens = place.clause.words.tokens
    near = end < states[0] <= end + SUBJECT_LONG and not parted(place.clause, end - 1, states[0])
    told = tokens[states[0] - 1].text not in PEOPLE
    return near and told and any(cue.first == states[0] for cue in place.cues("might_after"))


def _it_would(place: Place) -> bool:
    """Whether a deed is what something else would do: `It would ...`."""
    words = [token.text for token in place.clause.words.tokens[place.mention.first :][:2]]
    return words[0] in ("it", "that", "this") and words[1:] in (["would"], ["could"], ["might"])


def _done_would(place: Place) -> bool:
    """Whether the clause opens with a deed and says what it would do: `Taking it there would ...`,
    `A walk would ...`.
    """
    first, tokens = place.mention.first, place.clause.words.tokens
    led = {cue.first for cue in place.cues("lead_in")}
    if any(at not in led for at in range(first)):
        return False
    noun = bool(first) and tokens[first - 1].text in NOUN_AFTER
    if not (noun or tokens[first].text.endswith("ing") or tokens[first].text in NOUN_AFTER):
        return False
    return any(
        first < cue.first
        and tokens[cue.first - 1].text not in PEOPLE
        and not parted(place.clause, first, cue.first)
        for cue in place.cues("might_after")
    )
