"""Claims: what each clause says of each option. One table that choice, order, other technique
and combining are read off.

A claim is the strongest thing a clause says of an option: that it is taken (`adopt`), set
aside (`reject`), or talked about (`describe`), now or later, in the writer's own view or not.
"""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, spot
from hotseat.scoring.stance import Place, confused_with, reported, stance_of
from hotseat.scoring.when import conditional, time_of

WEIGHTS = {
    ("verdict", "name"): 3.0,
    ("verdict", "act"): 2.2,
    ("verdict", "hint"): 1.0,
    ("adopt", "name"): 2.0,
    ("adopt", "act"): 1.4,
    ("adopt", "hint"): 0.4,
    ("object", "name"): 0.7,
    ("object", "act"): 0.6,
    ("object", "hint"): 0.1,
    ("keep", "name"): 0.2,
    ("keep", "act"): 0.2,
    ("keep", "hint"): 0.0,
    ("alone", "name"): 0.0,
    ("alone", "act"): 0.0,
    ("alone", "hint"): 0.0,
    ("describe", "name"): 0.2,
    ("describe", "act"): 0.4,
    ("describe", "hint"): 0.0,
    ("fault", "name"): -0.7,
    ("fault", "act"): -0.3,
    ("fault", "hint"): -0.2,
    ("reject", "name"): -1.5,
    ("reject", "act"): -1.0,
    ("reject", "hint"): -0.5,
}
"""What a claim adds to the standing of its option, by stance and by how it was said."""

KINDS = ("name", "act", "hint")


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the table."""

    option: str
    kind: str
    """`name` where the option is named, `act` where it is said in plain words, `hint` where only
    something that belongs to it is mentioned."""
    stance: str
    """verdict, adopt, object (decided on by position), keep (left as it is), alone (what it
    would be without the other), describe, fault
    (described as failing), reject."""
    time: str
    """now, later or if."""
    own: bool
    """False for other people's views and questions."""
    mention: Mention
    clause: int
    sentence: int
    cue: str
    """The words that made the stance, or empty."""
    confused: Mention | None
    """Where the clause credits the option with what it cannot do."""

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
        named = [
            (option.id, kind, mention)
            for option in rubric.options
            for kind in KINDS
            for mention in spot(answer, clause, f"option.{option.id}.{kind}")
        ]
        for option in rubric.options:
            found = [
                _claim(answer, clause, option.id, kind, mention, named)
                for name, kind, mention in named
                if name == option.id
            ]
            if found:
                rows.append(max(found, key=_strength))
    return sorted(rows, key=lambda c: c.mention.start)


def _strength(claim: Claim) -> tuple[float, int]:
    return abs(WEIGHTS[claim.stance, claim.kind]), -claim.mention.start


Named = list[tuple[str, str, Mention]]


def _claim(
    answer: Answer, clause: Clause, option: str, kind: str, mention: Mention, named: Named
) -> Claim:
    others = tuple(m for name, _, m in named if name != option)
    stance, cue = stance_of(Place(answer, clause, option, kind, mention, others))
    if stance == "reject" and conditional(answer, clause):
        stance = "describe"
    return Claim(
        option=option,
        kind=kind,
        stance=stance,
        time=time_of(answer, clause),
        own=not reported(answer, clause, mention),
        mention=mention,
        clause=clause.index,
        sentence=clause.sentence,
        cue=cue,
        confused=confused_with(answer, clause, option, mention) if kind == "name" else None,
    )
