"""Claims: what each clause says of each option. One table that choice, order, other technique
and combining are read off.

A claim is the strongest thing a clause says of an option: that it is taken (`adopt`), set
aside (`reject`), or talked about (`describe`), now or later, in the writer's own view or not.
"""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, has, negations, spot

REACH_BEFORE = 4
"""Words between a rejecting cue and the mention behind it."""
REACH_AFTER = 7
"""Words between a mention and the rejecting cue behind it."""
REACH_DECIDE = 9
"""Words between a deciding cue and the mention behind it."""

WEIGHTS = {
    ("adopt", "name"): 2.0,
    ("adopt", "act"): 2.0,
    ("object", "name"): 0.8,
    ("object", "act"): 1.0,
    ("describe", "name"): 0.3,
    ("describe", "act"): 0.5,
    ("fault", "name"): -0.7,
    ("fault", "act"): -0.4,
    ("reject", "name"): -1.5,
    ("reject", "act"): -1.2,
}
"""What a claim adds to the standing of its option, by stance and by how it was said."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the table."""

    option: str
    kind: str
    """`name` where the option is named, `act` where it is said in plain words."""
    stance: str
    """adopt, object (decided on by position), describe, fault (described as failing), reject."""
    time: str
    """now, later or if."""
    own: bool
    """False for other people's views and questions."""
    mention: Mention
    clause: int
    sentence: int
    cue: str
    """The words that made the stance, or empty."""

    @property
    def weight(self) -> float:
        """What it adds to the standing of its option."""
        return WEIGHTS[self.stance, self.kind] if self.own else 0.0

    @property
    def against(self) -> bool:
        """Whether it speaks against the option."""
        return self.stance in ("reject", "fault")


def claims(answer: Answer, rubric: Rubric) -> list[Claim]:
    """The table, in the order of the answer; at most one row an option and clause."""
    rows: list[Claim] = []
    for clause in answer.clauses:
        for option in rubric.options:
            found = [
                _claim(answer, clause, option.id, kind, mention)
                for kind in ("name", "act")
                for mention in spot(answer, clause, f"option.{option.id}.{kind}")
            ]
            if found:
                rows.append(max(found, key=lambda c: (abs(WEIGHTS[c.stance, c.kind]), -c.mention.start)))
    return sorted(rows, key=lambda c: c.mention.start)


def _claim(answer: Answer, clause: Clause, option: str, kind: str, mention: Mention) -> Claim:
    stance, cue = _stance(answer, clause, option, mention, kind)
    return Claim(
        option=option,
        kind=kind,
        stance=stance,
        time=_time(answer, clause),
        own=not clause.asks and not _reported(answer, clause, mention),
        mention=mention,
        clause=clause.index,
        sentence=clause.sentence,
        cue=cue,
    )


def _stance(
    answer: Answer, clause: Clause, option: str, mention: Mention, kind: str
) -> tuple[str, str]:
    decided = [
        cue
        for cue in spot(answer, clause, "decide")
        if cue.first <= mention.first <= cue.last + REACH_DECIDE and not cue.denied
    ]
    if clause.cue == "instead_of":
        return "reject", "instead of"
    if mention.denied:
        return "reject", "negation"
    for cue in spot(answer, clause, "reject_before"):
        if cue.first <= mention.first and mention.first - cue.last <= REACH_BEFORE:
            return "reject", cue.pattern
    after = [
        cue
        for cue in spot(answer, clause, "reject_after")
        if mention.last - 1 <= cue.first <= mention.last + REACH_AFTER
    ]
    if after and not decided:
        return "reject", after[0].pattern
    if decided:
        return "adopt", decided[0].pattern
    fault = [
        cue
        for cue in spot(answer, clause, f"option.{option}.lacks")
        if cue.last > mention.last or cue.first < mention.first
    ]
    if fault:
        return "fault", fault[0].pattern
    size = len(clause.words.tokens)
    if mention.first <= 1 and (kind == "act" or size - mention.last <= 4 or clause.bullet):
        return "adopt", "at the beginning"
    if mention.first <= 2 and kind == "name" and has(answer, clause, "describe_after"):
        return "describe", ""
    if negations(answer, clause):
        return "describe", ""
    return "object", ""


def _time(answer: Answer, clause: Clause) -> str:
    """now, later or if: by cues in the clause and around it in its sentence."""
    if has(answer, clause, "later"):
        return "later"
    for other in answer.sentence(clause.sentence):
        if has(answer, other, "condition"):
            return "if"
    if any(has(answer, other, "later") for other in answer.sentence(clause.sentence)):
        return "later"
    return "now"


def _reported(answer: Answer, clause: Clause, mention: Mention) -> bool:
    return any(cue.last <= mention.first + 1 for cue in spot(answer, clause, "others_view"))
