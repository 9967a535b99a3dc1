"""The stance of a mention: whether the clause takes the option, sets it aside, or talks of it.

`RULES` are tried in order; the first that speaks decides, and gives its name or the pattern
that it found as the cue.
"""

from __future__ import annotations

from collections.abc import Callable

from hotseat.scoring import adoptions, refusals, thoughts
from hotseat.scoring.place import Found, Place
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, spot
from hotseat.scoring.when import conditional

JOINED_REACH = 4
"""Words between two options that one cue takes or refuses together."""


def stance_of(place: Place) -> tuple[str, str, str]:
    """The stance of a mention, the name of the rule that gave it, and the cue that made it."""
    for name, rule in RULES:
        if found := rule(place):
            return found[0], name, found[1]
    return "object", "object", ""


def reported(answer: Answer, clause: Clause, mention: Mention) -> bool:
    """Whether the mention stands in somebody else's view, or in quotation marks."""
    if any(start <= mention.start < end for start, end in answer.quoted):
        return True
    own = [cue.first for cue in spot(answer, clause, "own_view")]
    wished = conditional(answer, clause)
    return any(
        cue.last <= mention.first + 1
        and not cue.denied
        and not any(cue.last <= at <= mention.first for at in own)
        and not (wished and _comma(clause, cue.last, mention.first))
        for cue in spot(answer, clause, "others_view")
    )


def _comma(clause: Clause, first: int, last: int) -> bool:
    """Whether a comma parts two words: `If people want it, take X` is no view of X."""
    return any(token.comma for token in clause.words.tokens[first : last + 1])


def confused_with(answer: Answer, clause: Clause, option: str, mention: Mention) -> Mention | None:
    """Where the clause credits an option with what it cannot do, behind its name."""
    if clause.asks or conditional(answer, clause):
        return None
    for found in spot(answer, clause, f"option.{option}.confused"):
        if not found.denied and found.first >= mention.first:
            return found
    return None


def _coordinated(place: Place) -> Found:
    """`X and Y`: what is said of X holds of Y."""
    at = place.mention.first
    for other in place.others:
        # An option that is meant by its place (`the first`) is named by no entry of its own.
        if other.last > at or other.entry.endswith(".hint") or "." not in other.entry:
            continue
        joints = [c for c in place.cues("joined") if other.last <= c.first and c.last <= at]
        if not joints or at - other.last > JOINED_REACH:
            continue
        rest = tuple(m for m in place.others if m is not other)
        option = other.entry.split(".")[1]
        kind = other.entry.rsplit(".", 1)[1]
        stance, name, cue = stance_of(
            Place(place.answer, place.clause, option, kind, other, rest, (place.option,))
        )
        if name == "leading" and adoptions.states(place, place.mention.last):
            return None
        if stance in ("verdict", "adopt", "reject", "fault", "describe"):
            return stance, f"with the other: {cue}"
    return None


RULES: tuple[tuple[str, Callable[[Place], Found]], ...] = (
    ("asked", refusals.asked),
    ("instead_of", refusals.instead_of),
    ("labelled", refusals.labelled),
    ("outdone", refusals.outdone),
    ("compared", refusals.compared),
    ("remaining", adoptions.remaining),
    ("left", adoptions.left),
    ("alone", refusals.alone),
    ("taken_back", thoughts.taken_back),
    ("negated", refusals.negated),
    ("refused", refusals.refused_before),
    ("refused_around", refusals.refused_around),
    ("dismissed", refusals.dismissed),
    ("dropped", refusals.dropped),
    ("listed", refusals.listed),
    ("tempted", thoughts.tempted),
    ("coordinated", _coordinated),
    ("kept", adoptions.kept),
    ("decided", adoptions.decided),
    ("lacking", refusals.ends_badly),
    ("imperative", adoptions.imperative),
    ("addressed", adoptions.addressed),
    ("set_aside", refusals.behind("reject_after", "reject")),
    ("found_wanting", refusals.behind("fault_after", "fault")),
    ("in_general", refusals.in_general),
    ("praised", adoptions.verdict_behind),
    ("would_do", thoughts.would_do),
    ("heading", adoptions.heading),
    ("shared_out", adoptions.shared_out),
    ("leading", adoptions.leading),
    ("lacking", refusals.lacking),
    ("described", refusals.described),
    ("ending", adoptions.ending),
)
"""In order: the first that speaks decides."""
