"""Rules by which a mention is set aside, faulted or only talked of."""

from __future__ import annotations

from collections.abc import Callable

from hotseat.scoring.place import REACH_AFTER, REACH_BEFORE, Found, Place
from hotseat.scoring.read import between
from hotseat.scoring.spot import NEGATION_REACH, Mention, has, negations, parted, spot

DENIAL_NEAR = 6
"""Words between a mention and a denial that makes it a mere description."""
DETERMINERS = (
    "a",
    "an",
    "the",
    "any",
    "some",
    "kind",
    "sort",
    "form",
    "of",
    "another",
    "more",
    "to",
)
"""Words that may stand between `over` or `than` and a name."""
DISMISSED_AFTER = 3
"""Words that may stand between a name and the clause that dismisses it."""
LISTED_REACH = 3
"""Words between two options of a list."""
LISTING = frozenset(("between", "of", "among", "whether"))
"""Words right before a list that takes neither."""
LABEL = 4
"""Words of a label before a colon."""
DECIDING = ("verdict", "decide")
ASKED_ON = 3
"""Clauses within which a question that goes on is answered."""
ANSWERED = 2
"""Words of a clause that only answers the question before it."""
PARTED_BY = frozenset(("a", "an", "the", "any", "all", "our", "your", "their", "this", "that"))
"""Words that may stand between a verb and the name that its particle follows."""
PARTICLE_REACH = 3
"""Words between a name and the particle of the verb before it."""
AUXILIARIES = frozenset(("do", "did", "would", "will", "can", "could", "should", "need"))
PEOPLE = frozenset(("i", "we", "you"))
"""Words right before a cue that make it speak of somebody, not of the name before it."""


def asked(place: Place) -> Found:
    """`The train? Why?`: named in a question and left."""
    last = place.answer.clauses[-1].sentence
    if not place.clause.asks:
        return None
    if any(cue.first <= 1 and cue.last <= place.mention.last for cue in place.cues("rhetorical")):
        return "reject", "asked in scorn"
    if place.clause.sentence == last:
        return None
    behind = place.answer.clauses[place.clause.index + 1 :]
    answered = next((c for c in behind[:ASKED_ON] if not c.asks), behind[0])
    if len(answered.words.tokens) <= ANSWERED and negations(place.answer, answered):
        return "reject", "asked and denied"
    if place.clause.sentence == 0 and place.cues("hedge"):
        return "adopt", "offered with a question mark"
    if any(cue.first <= 1 and cue.last - cue.first == 2 for cue in place.cues("own_view")):
        return None  # `I'd take the train?`: said with a rising voice.
    why = place.clause.words.tokens[0].text == "why"
    if why and not negations(place.answer, place.clause):
        return "describe", "asked why"
    return "fault", "asked and left"


def instead_of(place: Place) -> Found:
    """`instead of X`: refused by the words that open the clause, up to a comma or a decision."""
    if place.clause.cue != "instead_of":
        return None
    at = place.mention.first
    if any(token.comma for token in place.clause.words.tokens[2 : at + 1]):
        return None
    if any(2 <= cue.first <= at for entry in DECIDING for cue in place.cues(entry)):
        return None
    return "reject", "instead of"


def outdone(place: Place) -> Found:
    """`X over Y`, `rather X than a Y`, `I prefer X to Y`: Y is the one set aside."""
    at = place.mention.first
    words = [token.text for token in place.clause.words.tokens[:at]]
    while words and words[-1] in DETERMINERS:
        words.pop()
    if not words or not any(m.last <= at for m in place.others):
        return None
    if words[-1] in ("over", "than") or (words[-1] == "to" and "prefer" in words):
        return "reject", words[-1]
    return None


def compared(place: Place) -> Found:
    """`X > Y`, `X < Y`, `X beats Y`."""
    end = place.mention.end
    for other in place.others:
        first, last = (place.mention, other) if end <= other.start else (other, place.mention)
        sign = between(place.answer.text, first.end, last.start).strip()
        beaten = any(
            first.last <= cue.first and cue.last <= last.first for cue in place.cues("beats")
        )
        if beaten or (sign and set(sign) in ({">"}, {"<"})):
            won = (beaten or ">" in sign) == (first is place.mention)
            return ("verdict" if won else "reject"), "beats" if beaten else sign
    return None


def negated(place: Place) -> Found:
    """`not X`: denied right before the name."""
    at = place.mention.first
    for deny in negations(place.answer, place.clause):
        near = at - NEGATION_REACH <= deny < at and not parted(place.clause, deny, at)
        if near and place.nearest(deny, at) and not _nothing_else(place, deny):
            return "reject", "negation"
    return None


def _nothing_else(place: Place, deny: int) -> bool:
    """Whether a denial says of something else that it does not do what is said here: `no list will
    carry us there`.
    """
    return place.kind == "act" and any(
        cue.first == deny and cue.last <= place.mention.first for cue in place.cues("nothing_does")
    )


def refused_before(place: Place) -> Found:
    """`rather than X`, `drop X`: a cue of refusal right before the name."""
    at = place.mention.first
    for cue in place.cues("reject_before"):
        near = cue.last <= at <= cue.last + REACH_BEFORE
        if near and not parted(place.clause, cue.last - 1, at) and place.nearest(cue.last, at):
            return "reject", cue.pattern
    return None


def refused_around(place: Place) -> Found:
    """`leave X out`, `turn X down`: a verb right before the name and its particle behind."""
    first, last = place.mention.first, place.mention.last
    words = [token.text for token in place.clause.words.tokens]
    opens = any(
        cue.last <= first and {*words[cue.last : first]} <= PARTED_BY
        for cue in place.cues("parting_verb")
    )
    for cue in place.cues("parting_particle"):
        near = last <= cue.first <= last + PARTICLE_REACH and place.nearest(last, cue.first)
        if opens and near and not parted(place.clause, last - 1, cue.first):
            return "reject", cue.pattern
    return None


def listed(place: Place) -> Found:
    """`X or Y`, `between X and Y`: named side by side, and neither is taken."""
    words = [token.text for token in place.clause.words.tokens]
    for other in place.others:
        first, last = sorted((place.mention, other), key=lambda m: m.first)
        between = words[first.last : last.first]
        if not between or len(between) > LISTED_REACH:
            continue
        if "or" in between or ("and" in between and {*words[: first.first][-2:]} & LISTING):
            return "describe", "listed"
    return None


def alone(place: Place) -> Found:
    """`the train alone`: what it would be without the other."""
    end = place.mention.last
    if any(end <= cue.first <= end + 1 for cue in place.cues("alone_after")):
        return "alone", "alone"
    return None


def dismissed(place: Place) -> Found:
    """`X no`, `X: not needed`: refused right behind the name, here or in the next clause."""
    if place.kind != "name":
        return None
    answer, end = place.answer, place.mention.last
    if end in negations(answer, place.clause):
        return "reject", "and dismissed"
    if len(place.clause.words.tokens) - end > DISMISSED_AFTER:
        return None
    after = place.next_clause()
    if after and any(cue.first == 0 for cue in spot(answer, after, "but_no")):
        return "reject", "and dismissed"
    if after is None or after.cue not in ("sign", "comma") or 0 not in negations(answer, after):
        return None
    if any(cue.first <= 2 for cue in spot(answer, after, "decide")) or place.rival_in(after):
        return None
    if any(cue.first <= 1 for cue in spot(answer, after, "replacing")):
        return None
    return "reject", "and dismissed"


def lacking(place: Place) -> Found:
    """What the option cannot do here, said beside it."""
    first, last = place.mention.first, place.mention.last
    for cue in place.cues(f"option.{place.option}.lacks"):
        if cue.last > last or cue.first < first:
            return "fault", cue.pattern
    return None


def ends_badly(place: Place) -> Found:
    """`Take X again and you will be late again`: an order with what would come of it."""
    after = place.next_clause()
    for clause, first in ((place.clause, place.mention.last), *(((after, 0),) if after else ())):
        comes = [c for c in spot(place.answer, clause, "comes_of_it") if c.first >= first]
        lacks = spot(place.answer, clause, f"option.{place.option}.lacks")
        if comes and any(cue.last > comes[0].first for cue in lacks):
            return "fault", "an order that ends badly"
    return None


def in_general(place: Place) -> Found:
    """`X is better when ...`: what an option is for, whatever the case."""
    after = place.next_clause()
    if place.kind != "name" or after is None or has(place.answer, place.clause, "decide"):
        return None
    tokens = place.clause.words.tokens
    if place.mention.last == len(tokens) and after.words.tokens[0].comma:
        return None
    if any(cue.first == 0 for cue in spot(place.answer, after, "condition_initial")):
        return "describe", "in general"
    return None


def described(place: Place) -> Found:
    """What it is or does, or in a denial of something else."""
    subject = place.mention.first <= 2 and place.kind == "name"
    if subject and place.cues("describe_after"):
        return "describe", "says what it does"
    first, last = place.mention.first, place.mention.last
    near = (first - DENIAL_NEAR, last + DENIAL_NEAR)
    if any(near[0] <= at < near[1] for at in negations(place.answer, place.clause)):
        return "describe", "in a denial"
    return None


def behind(entry: str, stance: str, reach: int = REACH_AFTER) -> Callable[[Place], Found]:
    """The rule that a cue of `entry` behind the mention makes `stance`."""

    def rule(place: Place) -> Found:
        end = place.mention.last
        words = [token.text for token in place.clause.words.tokens]
        for cue in place.cues(entry):
            near = end - 1 <= cue.first <= end + reach and place.nearest(end, cue.first)
            if "or" in words[end : cue.first]:  # `X, or it will only ...`: without it.
                continue
            if near and not _of_people(words[end : cue.first]) and not _ordered(place, cue):
                return stance, cue.pattern
        return None

    return rule


def _ordered(place: Place, cue: Mention) -> bool:
    """Whether a cue stands in an order of its own behind the mention: `X, throw out Y`."""
    tokens = place.clause.words.tokens
    return any(
        place.mention.last <= order.first <= cue.first
        and (tokens[order.first].comma or tokens[order.first - 1].text in ("and", "then"))
        for order in place.cues("order_behind")
    )


def _of_people(words: list[str]) -> bool:
    """Whether the words before a cue make it speak of somebody: `X, so we do not ...`."""
    while words and words[-1] in AUXILIARIES:
        words = words[:-1]
    return bool(words) and words[-1] in PEOPLE


def dropped(place: Place) -> Found:
    """`X parked`, `X is out`: set aside right behind the name, whatever was decided before it."""
    return behind("reject_after", "reject", 1)(place) if place.kind == "name" else None


def labelled(place: Place) -> Found:
    """`Rejected: X`: under a label that refuses."""
    at = place.clause.index
    if place.clause.cue != "sign" or not at:
        return None
    label = place.answer.clauses[at - 1]
    if len(label.words.tokens) > LABEL or label.sentence != place.clause.sentence:
        return None
    tokens, first = place.clause.words.tokens, place.mention.first
    listed = any(token.comma for token in tokens[1 : first + 1])
    led = all(token.text in DETERMINERS for token in tokens[:first])
    sign = between(place.answer.text, label.end, place.clause.start)
    if ">" in sign or "\u2192" in sign or not (led or listed):
        return None
    return ("reject", "label") if has(place.answer, label, "reject_label") else None
