"""Causes: what kind of problem the writer says it is, from names and signs in clauses."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.bank.models import BOTH, NONE
from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.scene import Scene
from hotseat.scoring.spot import Mention, has, spot
from hotseat.scoring.when import conditional

NAMED = 2.0
SIGN = 1.0
TIED = 0.5
"""Added where the clause leans on the scenario."""
IN_CONDITION = 0.3
"""Share that counts where the clause is a condition."""
WITH_OPTION = 0.6
"""Share that counts where the clause talks of an option: a reason rather than a diagnosis."""
BOTH_SHARE = 0.3
ENOUGH = 0.85
MOST = 4
"""Signs of one cause that count towards its weight."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One clause that speaks for a cause."""

    cause: str
    mention: Mention
    clause: int
    sentence: int
    weight: float
    tied: bool
    """Whether the clause or its sentence leans on the scenario."""
    plain: bool
    """Whether it stands for itself: no condition, no option in the clause."""


def signs(answer: Answer, rubric: Rubric, scene: Scene) -> list[Sign]:
    """Every clause that speaks for a cause, in order; at most one row a cause and clause."""
    rows: list[Sign] = []
    for clause in answer.clauses:
        if clause.asks:
            continue
        for cause in rubric.causes:
            row = _sign(answer, rubric, scene, clause, cause.id)
            if row:
                rows.append(row)
    return rows


def _sign(answer: Answer, rubric: Rubric, scene: Scene, clause: Clause, cause: str) -> Sign | None:
    named = [(m, NAMED) for m in spot(answer, clause, f"cause.{cause}.named")]
    found = named + [(m, SIGN) for m in spot(answer, clause, f"cause.{cause}.signs")]
    found = [(m, w) for m, w in found if not m.denied]
    others = [c.id for c in rubric.causes if c.id != cause]
    if len(others) == 1:
        turned = spot(answer, clause, f"cause.{others[0]}.named")
        found += [(m, SIGN) for m in turned if m.denied]
    if not found:
        return None
    mention, weight = max(found, key=lambda pair: (pair[1], -pair[0].start))
    weight += 0.25 * (len({m.pattern for m, _ in found}) - 1)
    tied = scene.ties(answer, clause.sentence)
    if tied:
        weight += TIED
    with_option = any(
        has(answer, clause, f"option.{o.id}.{kind}") for o in rubric.options for kind in ("name",)
    )
    guarded = conditional(answer, clause) or has(answer, clause, "hypothetical")
    if guarded:
        weight *= IN_CONDITION
    elif with_option:
        weight *= WITH_OPTION
    return Sign(
        cause, mention, clause.index, clause.sentence, weight, tied, not guarded and not with_option
    )


def weigh(rows: list[Sign], rubric: Rubric) -> dict[str, float]:
    """The weight of each cause: its strongest signs, so that length alone earns nothing."""
    return {
        cause.id: sum(sorted((r.weight for r in rows if r.cause == cause.id), reverse=True)[:MOST])
        for cause in rubric.causes
    }


def stated(total: dict[str, float], lean: dict[str, float]) -> str:
    """The cause that the writer states: an id, `both` or `none`. `lean` is what the choice
    adds to the cause that calls for it; with `both` in it, both causes may stand.
    """
    ranked = sorted(total, key=lambda c: (-(total[c] + lean.get(c, 0.0)), c))
    first, second = ranked[0], ranked[-1]
    if total[first] < ENOUGH:
        first = max(total, key=lambda c: (total[c], c))
        if total[first] < ENOUGH:
            return NONE
    if lean.get(BOTH) and total[second] >= ENOUGH and total[second] >= BOTH_SHARE * total[first]:
        return BOTH
    return first
