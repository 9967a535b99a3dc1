"""Claims: what each clause says of each option. One table that choice, order, other technique
and combining are read off.

A claim is the strongest thing a clause says of an option: that it is taken (`adopt`), set
aside (`reject`), or talked about (`describe`), now or later, in the writer's own view or not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hotseat.rubrics.models import Rubric
from hotseat.scoring.place import Place
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, spot
from hotseat.scoring.stance import confused_with, reported, stance_of
from hotseat.scoring.when import conditional, time_of

STRONG = ("verdict", "adopt", "reject")
TAKEN = ("verdict", "adopt")
WEAK = ("keep", "alone", "describe")
"""Of two stances that a clause takes to one option, a strong one counts before any other, and a
weak one after."""

KINDS = ("name", "act", "hint")
Named = list[tuple[str, str, Mention]]
"""Option, kind and mention."""


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
    rule: str
    """The rule of `stance.RULES` that gave the stance."""
    time: str
    """now, later, if or try (where plain prompting fails)."""
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
    def against(self) -> bool:
        """Whether it speaks against the option."""
        return self.stance in ("reject", "fault")


def claims(answer: Answer, rubric: Rubric) -> list[Claim]:
    """The table, in the order of the answer; at most one row an option and clause."""
    rows: list[Claim] = []
    order: list[str] = []
    options = tuple(option.id for option in rubric.options)
    for clause in answer.clauses:
        named = [
            (option.id, kind, mention)
            for option in rubric.options
            for kind in KINDS
            for mention in spot(answer, clause, f"option.{option.id}.{kind}")
            if not _mistaken(answer, clause, option.id, mention)
        ]
        order = named_in_order(named) or order
        if not named or len(named_in_order(named)) == len(PLACES):
            named += _by_order(answer, clause, order)
        if not named and len(options) == 2 and rows:
            named = _the_other(answer, clause, rows[-1].option, options)
        for option in rubric.options:
            found = [
                _claim(answer, clause, option.id, kind, mention, named, options)
                for name, kind, mention in named
                if name == option.id
            ]
            if found:
                rows.append(max(found, key=_strength))
    return sorted(_without_lists(rows), key=lambda c: c.mention.start)


PLACES = ("first_of_two", "second_of_two")
"""Entries that mean an option by its place among those named before."""


def _without_lists(rows: list[Claim]) -> list[Claim]:
    """`X and Y: I take the former`: naming both took neither."""
    pointed = [row.clause for row in rows if row.mention.entry in PLACES and not row.against]
    return [
        replace(row, stance="describe", rule="described", cue="listed")
        if any(0 <= at - row.clause <= 1 for at in pointed) and row.mention.entry not in PLACES
        else row
        for row in rows
    ]


def named_in_order(named: Named) -> list[str]:
    """The options of a clause in the order that they are named, if there is more than one."""
    ranked = sorted(named, key=lambda row: row[2].first)
    found = list(dict.fromkeys(option for option, kind, _ in ranked if kind != "hint"))
    return found if len(found) > 1 else []


def _by_order(answer: Answer, clause: Clause, order: list[str]) -> Named:
    """`the former`, `the second one`: an option by its place among those named before."""
    if len(order) != 2:
        return []
    return [
        (option, "name", mention)
        for option, entry in zip(order, PLACES, strict=True)
        for mention in spot(answer, clause, entry)
    ]


def _the_other(answer: Answer, clause: Clause, last: str, options: tuple[str, ...]) -> Named:
    """`the other one`, where there are two: not the one spoken of last."""
    other = next(option for option in options if option != last)
    return [(other, "name", mention) for mention in spot(answer, clause, "the_other")]


def _mistaken(answer: Answer, clause: Clause, option: str, mention: Mention) -> bool:
    """Whether a mention begins within a phrase that only looks like the option."""
    masks = spot(answer, clause, f"option.{option}.not_meant")
    return any(mask.first <= mention.first < mask.last for mask in masks)


def _strength(claim: Claim) -> tuple[int, int, int]:
    strength = (claim.stance in STRONG) - (claim.stance in WEAK)
    if claim.kind == "hint":
        strength = -2
    return strength, -KINDS.index(claim.kind), -claim.mention.start


def _claim(
    answer: Answer,
    clause: Clause,
    option: str,
    kind: str,
    mention: Mention,
    named: Named,
    options: tuple[str, ...],
) -> Claim:
    others = tuple(m for name, _, m in named if name != option)
    rivals = tuple(name for name in options if name != option)
    stance, rule, cue = stance_of(Place(answer, clause, option, kind, mention, others, rivals))
    if stance == "reject" and conditional(answer, clause):
        stance = "describe"
    return Claim(
        option=option,
        kind=kind,
        stance=stance,
        rule=rule,
        time=time_of(answer, clause, taken=stance in TAKEN),
        own=not reported(answer, clause, mention),
        mention=mention,
        clause=clause.index,
        sentence=clause.sentence,
        cue=cue,
        confused=confused_with(answer, clause, option, mention) if kind == "name" else None,
    )
