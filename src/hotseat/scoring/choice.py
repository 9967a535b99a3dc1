"""The choice: which option the writer ends on, `both`, or `none`, read off the claims."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.bank.models import BOTH, NONE
from hotseat.rubrics.models import Rubric
from hotseat.scoring.claims import Claim
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.spot import Mention, has, spot

ENOUGH = 0.85
"""Standing below which nothing is chosen."""
BOTH_EACH = 1.4
"""Standing that each option needs for `both` without the word."""
BOTH_SPLIT = 0.6
"""The same where the writer says that there are two problems."""
BOTH_SHARE = 0.35
"""Share of the stronger option's standing that the weaker needs for `both`."""
LATER = 0.15
"""What is put off counts this share of its weight."""
AWAITED = 0.7
"""What a put-off option gets back where the cause calls for it and no other is taken."""
FIRM = ("verdict", "adopt")
DETAIL = 0.3
"""What a refusal in plain words counts against an option that is taken by name: it speaks of
a detail of how, not of whether."""
CORRECTED = 0.2
"""What stood before a self-correction counts this share of its weight."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen and how the options stood."""

    option: str
    standing: dict[str, float]
    both_said: Mention | None
    """Where the writer takes both in so many words."""


def choose(answer: Answer, rows: list[Claim], rubric: Rubric, lean: dict[str, float]) -> Choice:
    """Add up the claims; `lean` is what the stated causes add to their options."""
    fixed = _corrected(answer)
    standing = {option.id: 0.0 for option in rubric.options}
    put_off = dict.fromkeys(standing, 0.0)
    refused = dict.fromkeys(standing, 0)
    firm = {row.option for row in rows if _firm(row) and row.kind == "name"}
    for row in rows:
        weight = row.weight * (CORRECTED if row.clause < fixed else 1.0)
        if row.time != "now" and weight > 0:
            put_off[row.option] += weight
            weight *= LATER
        if weight < 0 and row.kind != "name" and row.option in firm:
            weight *= DETAIL
        standing[row.option] += weight
        refused[row.option] += row.stance == "reject" and row.kind == "name" and row.own
    taken = {row.option for row in rows if _firm(row)}
    for option in standing:
        if lean.get(option) and put_off[option] > 0 and not taken - {option}:
            standing[option] += AWAITED * put_off[option]
    ranked = sorted(standing, key=lambda o: (-(standing[o] + lean.get(o, 0.0)), o))
    first, second = ranked[0], ranked[1]
    said = _both_said(answer, rubric)
    if said and standing[second] > -1.0:
        return Choice(BOTH, standing, said)
    if _both_in_parts(answer, rows, standing, refused[second], first, second):
        return Choice(BOTH, standing, None)
    meant = lean or taken or any(row.kind == "act" and not row.against for row in rows)
    spoken = {row.option for row in rows if not row.against}
    if meant and first in spoken and standing[first] + lean.get(first, 0.0) >= ENOUGH:
        return Choice(first, standing, None)
    last = max(put_off, key=lambda o: (put_off[o], o))
    if put_off[last] >= 2 * ENOUGH:
        return Choice(last, standing, None)
    return Choice(NONE, standing, None)


def _firm(row: Claim) -> bool:
    """Whether a row takes its option now, in the writer's own voice."""
    return row.own and row.time == "now" and row.stance in FIRM


def _both_in_parts(
    answer: Answer,
    rows: list[Claim],
    standing: dict[str, float],
    refused: int,
    first: str,
    second: str,
) -> bool:
    """Whether both are taken, each for its part, without saying `both`."""
    if len({row.option for row in rows if row.stance == "alone"}) > 1:
        return True
    split = any(has(answer, clause, "two_parts") for clause in answer.clauses)
    beside = {row.sentence for row in rows if row.option == first and _firm(row)}
    if not any(
        row.option == second
        and _firm(row)
        and (row.kind == "name" or split or row.sentence in beside)
        for row in rows
    ):
        return False
    each = (BOTH_SPLIT if split else BOTH_EACH) * (1 + refused)
    share = 0.0 if split else BOTH_SHARE
    return standing[second] >= each and standing[second] >= share * standing[first]


def _corrected(answer: Answer) -> int:
    """The clause of the last self-correction; what stood before it was taken back."""
    return max((c.index for c in answer.clauses if has(answer, c, "correction")), default=0)


def _both_said(answer: Answer, rubric: Rubric) -> Mention | None:
    for clause in answer.clauses:
        if clause.asks or has(answer, clause, "others_view") or has(answer, clause, "condition"):
            continue
        if has(answer, clause, "later"):
            continue
        for mention in spot(answer, clause, "both"):
            if speaks_of_options(answer, clause, mention, rubric):
                return mention
    return None


def speaks_of_options(answer: Answer, clause: Clause, mention: Mention, rubric: Rubric) -> bool:
    """Whether `both` and its kin mean the options: named beside it, or taken by it."""
    if mention.denied:
        return False
    named = sum(has(answer, clause, f"option.{option.id}.name") for option in rubric.options)
    led = {m.first for m in spot(answer, clause, "lead_in")}
    subject = any(m.first >= mention.last for m in spot(answer, clause, "predicate"))
    leads = not subject and all(at in led for at in range(mention.first))
    return named >= 2 or leads or has(answer, clause, "decide") or has(answer, clause, "verdict")
