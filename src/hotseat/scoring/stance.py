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

DENIAL_NEAR = 6
"""Words between a mention and a denial that makes it a mere description."""
ARTICLES = ("a", "an", "the")
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


def stance_of(place: Place) -> tuple[str, str, str]:
    """The stance of a mention, the name of the rule that gave it, and the cue that made it."""
    for name, rule in RULES:
        if found := rule(place):
            return found[0], name, found[1]
    return "object", "object", ""


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
    if not place.clause.asks or place.clause.sentence == last:
        return None
    if place.clause.sentence == 0 and place.cues("hedge"):
        return "adopt", "offered with a question mark"
    why = place.clause.words.tokens[0].text == "why"
    if why and not negations(place.answer, place.clause):
        return "describe", "asked why"
    return "fault", "asked and left"


def _instead_of(place: Place) -> Found:
    return ("reject", "instead of") if place.clause.cue == "instead_of" else None


def _outdone(place: Place) -> Found:
    """`X over Y`, `rather X than a Y`, `I prefer X to Y`: Y is the one set aside."""
    at = place.mention.first
    words = [token.text for token in place.clause.words.tokens[:at]]
    if words and words[-1] in ARTICLES:
        words.pop()
    if not words or not any(m.last <= at for m in place.others):
        return None
    if words[-1] in ("over", "than") or (words[-1] == "to" and "prefer" in words):
        return "reject", words[-1]
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
        near = cue.last <= at <= cue.last + REACH_BEFORE
        if near and not parted(place.clause, cue.last, at) and place.nearest(cue.last, at):
            return "reject", cue.pattern
    return None


def _compared(place: Place) -> Found:
    """`X > Y`, `X < Y`, `X beats Y`."""
    end = place.mention.end
    for other in place.others:
        first, last = (place.mention, other) if end <= other.start else (other, place.mention)
        sign = place.answer.text[first.end : last.start].strip()
        beaten = any(
            first.last <= cue.first and cue.last <= last.first for cue in place.cues("beats")
        )
        if beaten or (sign and set(sign) in ({">"}, {"<"})):
            won = (beaten or ">" in sign) == (first is place.mention)
            return ("verdict" if won else "reject"), "beats" if beaten else sign
    return None


TAKEN_BACK = 2
"""Clauses before a self-correction that it takes back."""


def _taken_back(place: Place) -> Found:
    """`X, no wait`: corrected in the same breath."""
    clauses, at = place.answer.clauses, place.clause.index
    for after in clauses[at + 1 : at + 1 + TAKEN_BACK]:
        cues = spot(place.answer, after, "correction")
        if any(cue.first <= 1 for cue in cues):
            return "reject", cues[0].pattern
    if any(cue.first >= place.mention.last for cue in place.cues("correction")):
        return "reject", "corrected"
    return None


def _tempted(place: Place) -> Found:
    """`One could take X`: floated, before the writer turns to what they would do."""
    clauses, last = place.answer.clauses, place.answer.clauses[-1].sentence
    if not place.cues("floated") or place.clause.sentence == last:
        return None
    for after in clauses[place.clause.index + 1 : place.clause.index + 4]:
        if after.cue == "contrast" or has(place.answer, after, "contrast"):
            return "fault", "floated, then turned down"
    return None


SHORT_LINE = 5
"""Words of a line that is a heading."""


def _heading(place: Place) -> Found:
    """A line of its own with little but the option."""
    parts = place.answer.sentence(place.clause.sentence)
    if len(parts) > 1 or len(place.clause.words.tokens) > SHORT_LINE or place.kind == "hint":
        return None
    if place.cues("predicate"):
        return None
    return ("verdict" if place.clause.sentence == 0 else "adopt"), "a line of its own"


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


def _coordinated(place: Place) -> Found:
    """`X and Y`: what is said of X holds of Y."""
    at = place.mention.first
    for other in place.others:
        if other.last > at or other.entry.endswith(".hint"):
            continue
        joints = [c for c in place.cues("joined") if other.last <= c.first and c.last <= at]
        if not joints or at - other.last > JOINED_REACH:
            continue
        rest = tuple(m for m in place.others if m is not other)
        option = other.entry.split(".")[1]
        kind = other.entry.rsplit(".", 1)[1]
        stance, _, cue = stance_of(Place(place.answer, place.clause, option, kind, other, rest))
        if stance in ("verdict", "adopt", "reject", "fault", "describe"):
            return stance, f"with the other: {cue}"
    return None


JOINED_REACH = 4
"""Words between two options that one cue takes or refuses together."""


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


def _imperative(place: Place) -> Found:
    """`Add X ...`: the clause opens with an order that reaches the option."""
    led = {cue.first for cue in place.cues("lead_in")}
    led -= {cue.first for cue in place.cues("articles")}
    for cue in place.cues("imperative"):
        opens = all(at in led for at in range(cue.first))
        at = place.mention.first
        if opens and cue.first <= at <= cue.last + REACH_DECIDE and place.nearest(cue.last, at):
            return "adopt", cue.pattern
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


def _remaining(place: Place) -> Found:
    """`What remains is X`: chosen by elimination, whatever words of refusal stand before it."""
    at = place.mention.first
    for cue in place.cues("remains"):
        if cue.first <= at <= cue.last + REACH_DECIDE and place.nearest(cue.last, at):
            return "verdict", cue.pattern
    return None


def _addressed(place: Place) -> Found:
    """`you would X`: said to the asker, as advice or as a supposition."""
    at = place.mention.first
    for cue in place.cues("address"):
        if cue.first <= at <= cue.last + REACH_DECIDE and not cue.denied:
            return "adopt", cue.pattern
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
    return any(
        cue.first - last <= 2 and first - cue.last <= 2
        for cue in place.cues("stay")
        if cue.first < first or cue.last > last
    )


def _left(place: Place) -> Found:
    """`leave X alone`: not what X would be alone."""
    alone = any(cue.first == place.mention.last for cue in place.cues("alone_after"))
    return ("keep", "left alone") if alone and _stays(place) else None


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
    first, last = place.mention.first, place.mention.last
    near = (first - DENIAL_NEAR, last + DENIAL_NEAR)
    if any(near[0] <= at < near[1] for at in negations(place.answer, place.clause)):
        return "describe", "in a denial"
    return None


def _ending(place: Place) -> Found:
    end = place.mention.last
    if any(cue.first == end for cue in place.cues("ranked_first")):
        return "adopt", "put first"
    if end == len(place.clause.words.tokens) and place.kind == "name" and end <= REACH_AFTER - 1:
        return "adopt", "at the end"
    return None


RULES: tuple[tuple[str, Callable[[Place], Found]], ...] = (
    ("asked", _asked),
    ("instead_of", _instead_of),
    ("outdone", _outdone),
    ("compared", _compared),
    ("remaining", _remaining),
    ("left", _left),
    ("alone", _alone),
    ("taken_back", _taken_back),
    ("negated", _negated),
    ("refused", _refused_before),
    ("dismissed", _dismissed),
    ("tempted", _tempted),
    ("coordinated", _coordinated),
    ("decided", _decided),
    ("imperative", _imperative),
    ("addressed", _addressed),
    ("set_aside", _behind("reject_after", "reject")),
    ("found_wanting", _behind("fault_after", "fault")),
    ("in_general", _in_general),
    ("praised", _verdict_behind),
    ("would_do", _would_do),
    ("kept", _kept),
    ("heading", _heading),
    ("leading", _leading),
    ("lacking", _lacking),
    ("described", _described),
    ("ending", _ending),
)
"""In order: the first that speaks decides."""
