"""The stance of a mention: whether the clause takes the option, sets it aside, or talks of it.

`RULES` are tried in order; the first that speaks decides, and gives its name or the pattern
that it found as the cue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import NEGATION_REACH, Mention, has, negations, parted, spot
from hotseat.scoring.when import conditional

REACH_BEFORE = 4
"""Words between a rejecting cue and the mention behind it."""
REACH_AFTER = 7
"""Words between a mention and the rejecting cue behind it."""
REACH_DECIDE = 9
"""Words between a deciding cue and the mention behind it."""

DISMISSED_AFTER = 3
"""Words that may stand between a name and the clause that dismisses it."""

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

    def cues(self, entry: str) -> list[Mention]:
        """Where an entry of the lexicon stands in the clause."""
        return spot(self.answer, self.clause, entry)

    def nearest(self, first: int, last: int) -> bool:
        """Whether no other option stands between two words."""
        return not any(first <= m.first and m.last <= last for m in self.others)

    def next_clause(self) -> Clause | None:
        """The clause behind this one in its sentence."""
        at = self.clause.index + 1
        after = self.answer.clauses[at] if at < len(self.answer.clauses) else None
        return after if after and after.sentence == self.clause.sentence else None


def stance_of(place: Place) -> tuple[str, str]:
    """The stance of a mention and the cue that made it."""
    for rule in RULES:
        if found := rule(place):
            return found
    return "object", ""


def reported(answer: Answer, clause: Clause, mention: Mention) -> bool:
    """Whether the mention stands in somebody else's view."""
    return any(cue.last <= mention.first + 1 for cue in spot(answer, clause, "others_view"))


def confused_with(answer: Answer, clause: Clause, option: str, mention: Mention) -> Mention | None:
    """Where the clause credits an option with what it cannot do, behind its name."""
    if clause.asks or conditional(answer, clause):
        return None
    for found in spot(answer, clause, f"option.{option}.confused"):
        if not found.denied and found.first >= mention.first:
            return found
    return None


def _asked(place: Place) -> Found:
    """`The train? Why?`: named in a question and left."""
    last = place.answer.clauses[-1].sentence
    if place.clause.asks and place.clause.sentence != last:
        return "fault", "asked and left"
    return None


def _instead_of(place: Place) -> Found:
    return ("reject", "instead of") if place.clause.cue == "instead_of" else None


def _outdone(place: Place) -> Found:
    """`X over Y`: Y is the one set aside."""
    at = place.mention.first
    before = place.clause.words.tokens[at - 1].text if at else ""
    if before in ("over", "than") and any(m.last <= at for m in place.others):
        return "reject", before
    return None


def _negated(place: Place) -> Found:
    at = place.mention.first
    for deny in negations(place.answer, place.clause):
        near = at - NEGATION_REACH <= deny < at and not parted(place.clause, deny, at)
        if near and place.nearest(deny, at):
            return "reject", "negation"
    return None


def _refused_before(place: Place) -> Found:
    at = place.mention.first
    for cue in place.cues("reject_before"):
        near = cue.first <= at and at - cue.last <= REACH_BEFORE
        if near and not parted(place.clause, cue.last, at) and place.nearest(cue.last, at):
            return "reject", cue.pattern
    return None


def _alone(place: Place) -> Found:
    """`the train alone`: what it would be without the other."""
    end = place.mention.last
    if any(end <= cue.first <= end + 1 for cue in place.cues("alone_after")):
        return "alone", "alone"
    return None


def _dismissed(place: Place) -> Found:
    """`X no`, `X: not needed`: refused right behind the name, here or in the next clause."""
    if place.kind != "name":
        return None
    answer, end = place.answer, place.mention.last
    if end in negations(answer, place.clause):
        return "reject", "and dismissed"
    if len(place.clause.words.tokens) - end > DISMISSED_AFTER:
        return None
    after = place.next_clause()
    if after is None or after.cue not in ("sign", "comma") or 0 not in negations(answer, after):
        return None
    if any(cue.first <= 2 for cue in spot(answer, after, "decide")):
        return None
    return "reject", "and dismissed"


def _decided(place: Place) -> Found:
    """A deciding cue before the mention, with no refusal between."""
    at = place.mention.first
    denials = negations(place.answer, place.clause)
    for entry, stance in (("verdict", "verdict"), ("decide", "adopt")):
        for cue in place.cues(entry):
            before = cue.first <= at <= cue.last + REACH_DECIDE
            if before and not cue.denied and not any(cue.first <= d < at for d in denials):
                return ("keep" if _stays(place) else stance), cue.pattern
    return None


def _behind(entry: str, stance: str) -> Callable[[Place], Found]:
    """The rule that a cue of `entry` behind the mention makes `stance`."""

    def rule(place: Place) -> Found:
        end = place.mention.last
        for cue in place.cues(entry):
            if end - 1 <= cue.first <= end + REACH_AFTER and place.nearest(end, cue.first):
                return stance, cue.pattern
        return None

    return rule


def _in_general(place: Place) -> Found:
    """`X is better when ...`: what an option is for, whatever the case."""
    after = place.next_clause()
    if place.kind != "name" or after is None or has(place.answer, place.clause, "decide"):
        return None
    if any(cue.first == 0 for cue in spot(place.answer, after, "condition_initial")):
        return "describe", "in general"
    return None


def _would_do(place: Place) -> Found:
    if place.kind == "act":
        return None
    if any(cue.first == place.mention.last for cue in place.cues("might_after")):
        return "describe", "what it would do"
    return None


def _verdict_behind(place: Place) -> Found:
    end = place.mention.last
    for cue in place.cues("verdict"):
        if end <= cue.first <= end + REACH_BEFORE and not cue.denied:
            return "verdict", cue.pattern
    return None


def _stays(place: Place) -> bool:
    """Whether the option is left where it is: `the train stays`, `keep the train`."""
    first, last = place.mention.first, place.mention.last
    return any(cue.first - last <= 2 and first - cue.last <= 2 for cue in place.cues("stay"))


def _kept(place: Place) -> Found:
    return ("keep", "left as it is") if _stays(place) else None


def _lacking(place: Place) -> Found:
    first, last = place.mention.first, place.mention.last
    for cue in place.cues(f"option.{place.option}.lacks"):
        if cue.last > last or cue.first < first:
            return "fault", cue.pattern
    return None


def _leading(place: Place) -> Found:
    """An order or a heading: the clause opens with the option and states nothing of it."""
    first, last, tokens = place.mention.first, place.mention.last, place.clause.words.tokens
    led = {cue.first for cue in place.cues("lead_in")}
    if not tokens[first].comma and any(at not in led for at in range(first)):
        return None
    for cue in place.cues("predicate"):
        if cue.first >= last and not parted(place.clause, last - 1, cue.first):
            return None
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


def _described(place: Place) -> Found:
    subject = place.mention.first <= 2 and place.kind == "name"
    if subject and place.cues("describe_after"):
        return "describe", "says what it does"
    if negations(place.answer, place.clause):
        return "describe", "in a denial"
    return None


def _ending(place: Place) -> Found:
    end = place.mention.last
    if any(cue.first == end for cue in place.cues("ranked_first")):
        return "adopt", "put first"
    if end == len(place.clause.words.tokens) and place.kind == "name" and end <= REACH_AFTER - 1:
        return "adopt", "at the end"
    return None


RULES: tuple[Callable[[Place], Found], ...] = (
    _asked,
    _instead_of,
    _outdone,
    _alone,
    _negated,
    _refused_before,
    _dismissed,
    _decided,
    _behind("reject_after", "reject"),
    _behind("fault_after", "fault"),
    _in_general,
    _would_do,
    _verdict_behind,
    _kept,
    _leading,
    _lacking,
    _described,
    _ending,
)
"""In order: the first that speaks decides."""
