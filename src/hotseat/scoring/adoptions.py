"""Rules by which a mention is taken, left as it is or put first."""

from __future__ import annotations

from hotseat.scoring.place import REACH_AFTER, REACH_BEFORE, REACH_DECIDE, Found, Place
from hotseat.scoring.spot import Mention, negations, parted, spot

JOINED = 2
"""Words between two options that open a clause together."""
SUBJECT = 1
"""Words between a name and what is stated of it."""
STATES = ("is", "are")
"""Words that tell what a deed is, not what comes of it: `Fetching is done daily`."""
SHORT_LINE = 5
"""Words of a line that is a heading."""


def heading(place: Place) -> Found:
    """A line of its own with little but the option."""
    parts = place.answer.sentence(place.clause.sentence)
    if len(parts) > 1 or len(place.clause.words.tokens) > SHORT_LINE or place.kind == "hint":
        return None
    if place.cues("predicate"):
        return None
    return ("verdict" if place.clause.sentence == 0 else "adopt"), "a line of its own"


def decided(place: Place) -> Found:
    """A deciding cue before the mention, with no refusal between."""
    at = place.mention.first
    if place.supposed():
        return None
    denials = negations(place.answer, place.clause)
    for entry, stance in (("verdict", "verdict"), ("decide", "adopt")):
        for cue in place.cues(entry):
            before = cue.first <= at <= cue.last + REACH_DECIDE and not _its(place, cue)
            if before and not cue.denied and not any(cue.first <= d < at for d in denials):
                return stance, cue.pattern
    return None


def _its(place: Place, cue: Mention) -> bool:
    """Whether a cue is what something would do: `It would make it ...`."""
    words = [token.text for token in place.clause.words.tokens[max(0, cue.first - 2) : cue.first]]
    return words[:1] in (["it"], ["this"], ["that"]) and words[1:] in (["would"], ["could"])


def imperative(place: Place) -> Found:
    """`Add X ...`: the clause opens with an order that reaches the option."""
    led = {cue.first for cue in place.cues("lead_in")}
    led -= {cue.first for cue in place.cues("articles")}
    for cue in place.cues("imperative"):
        opens = all(at in led for at in range(cue.first))
        at = place.mention.first
        if cue.first == at and _subject(place):
            continue
        if opens and cue.first <= at <= cue.last + REACH_DECIDE and place.nearest(cue.last, at):
            return "adopt", cue.pattern
    return None


def _subject(place: Place) -> bool:
    """Whether what looks like an order is what the clause speaks of: `Search engines are slow`."""
    end = place.mention.last
    return any(
        end <= cue.first <= end + SUBJECT and not parted(place.clause, end - 1, cue.first)
        for cue in place.cues("predicate")
    )


def remaining(place: Place) -> Found:
    """`What remains is X`: chosen by elimination, whatever words of refusal stand before it."""
    at = place.mention.first
    for cue in place.cues("remains"):
        if cue.first <= at <= cue.last + REACH_DECIDE and place.nearest(cue.last, at):
            return "verdict", cue.pattern
    return None


def addressed(place: Place) -> Found:
    """`you would X`: said to the asker, as advice or as a supposition."""
    at = place.mention.first
    for cue in () if place.supposed() else place.cues("address"):
        if cue.first <= at <= cue.last + REACH_DECIDE and not cue.denied:
            return "adopt", cue.pattern
    return None


def verdict_behind(place: Place) -> Found:
    """`X is the answer`: a verdict right behind the name."""
    end = place.mention.last
    for cue in place.cues("verdict"):
        if end <= cue.first <= end + REACH_BEFORE and not cue.denied:
            return "verdict", cue.pattern
    case = any(cue.first == end for cue in place.cues("of_its_kind"))
    if case and any(cue.last == place.mention.first for cue in place.cues("it_is_a")):
        return "verdict", "a case of its kind"
    return None


def _stays(place: Place) -> bool:
    """Whether the option is left where it is: `the train stays`, `keep the train`."""
    first, last = place.mention.first, place.mention.last
    return any(
        cue.first - last <= 2 and first - cue.last <= 2
        for cue in place.cues("stay")
        if cue.first < first or cue.last > last
    )


def left(place: Place) -> Found:
    """`leave X alone`: not what X would be alone."""
    first, last = place.mention.first, place.mention.last
    alone = any(cue.first == last for cue in place.cues("alone_after"))
    kept = any(cue.last <= first <= cue.last + 2 for cue in place.cues("stay"))
    return ("keep", "left alone") if alone and kept else None


def kept(place: Place) -> Found:
    """Left where it is."""
    return ("keep", "left as it is") if _stays(place) else None


def states(place: Place, end: int) -> bool:
    """Whether the clause states something of what ends at a word."""
    return any(
        cue.first >= end and not parted(place.clause, end - 1, cue.first)
        for cue in place.cues("predicate")
    )


def shared_out(place: Place) -> Found:
    """`X for the one, Y for the other`: each option gets its part."""
    tokens = place.clause.words.tokens
    here = place.mention
    if place.clause.asks or here.last >= len(tokens) or tokens[here.last].text != "for":
        return None
    for other in place.others:
        before, behind = sorted((here, other), key=lambda m: m.first)
        given = other.last < len(tokens) and tokens[other.last].text == "for"
        if given and "." in other.entry and parted(place.clause, before.last, behind.first):
            return "adopt", "a part each"
    return None


def leading(place: Place) -> Found:
    """An order or a heading: the clause opens with the option and states nothing of it."""
    first, last, tokens = place.mention.first, place.mention.last, place.clause.words.tokens
    led = {cue.first for cue in place.cues("lead_in")}
    if not tokens[first].comma and any(at not in led for at in range(first)):
        return None
    joined = [other.last for other in place.others if last <= other.first <= last + JOINED]
    subject = max(joined, default=last)
    if states(place, subject):
        return None
    if _tells(place):
        return ("describe", "says what it does") if place.kind == "act" else None
    follows = any(cue.first == last for cue in place.cues("follows_taken"))
    if place.kind == "act" or last >= len(tokens) or tokens[last].comma or follows:
        after = place.next_clause()
        if (
            after
            and after.cue == "sign"
            and spot(place.answer, after, f"option.{place.option}.lacks")
        ):
            return "fault", "named, then faulted"
        opens = place.clause.sentence == 0 and place.kind == "name"
        return "verdict" if opens else "adopt", "at the beginning"
    return None


def _tells(place: Place) -> bool:
    """Whether a deed is what the clause tells of: `Fetching it costs a day`."""
    first, last = place.mention.first, place.mention.last
    ends = [name.last for name in place.cues(f"option.{place.option}.name") if name.first == first]
    if place.clause.words.tokens[first].text.endswith("ing"):
        ends.append(first + 1)
    tokens = place.clause.words.tokens
    return any(
        min(ends) <= cue.first < last and tokens[cue.first].text not in STATES
        for cue in place.cues("predicate")
        if ends
    )


def ending(place: Place) -> Found:
    """Named last, or put first behind its name."""
    end = place.mention.last
    if any(cue.first == end for cue in place.cues("ranked_first")):
        return "adopt", "put first"
    if end == len(place.clause.words.tokens) and place.kind == "name" and end <= REACH_AFTER - 1:
        return "adopt", "at the end"
    return None
