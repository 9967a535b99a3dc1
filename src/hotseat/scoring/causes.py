"""Causes: what kind of problem the writer says it is, from names and signs in clauses."""

from __future__ import annotations

from dataclasses import dataclass

from hotseat.rubrics.models import Rubric
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.scene import Scene
from hotseat.scoring.spot import Mention, has, spot
from hotseat.scoring.when import conditional

NAMED = 200
SIGN = 100
TIED = 50
"""Added where the clause leans on the scenario."""
IN_CONDITION = 30
"""Percent that count where the clause is a condition."""
WITH_OPTION = 60
"""Percent that count where the clause talks of an option: a reason, not a diagnosis."""
MOST = 4
"""Signs of one cause that count towards its weight."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One clause that speaks for a cause."""

    cause: str
    mention: Mention
    clause: int
    sentence: int
    weight: int
    """In hundredths."""
    tied: bool
    """Whether the clause or its sentence leans on the scenario."""
    named: bool
    """Whether the cause is called by its name."""
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
    weight += 25 * (len({m.pattern for m, _ in found}) - 1)
    tied = scene.ties(answer, clause.sentence)
    if tied:
        weight += TIED
    with_option = any(has(answer, clause, f"option.{o.id}.name") for o in rubric.options)
    guarded = conditional(answer, clause) or has(answer, clause, "hypothetical")
    if guarded:
        weight = weight * IN_CONDITION // 100
    elif with_option:
        weight = weight * WITH_OPTION // 100
    return Sign(
        cause=cause,
        mention=mention,
        clause=clause.index,
        sentence=clause.sentence,
        weight=weight,
        tied=tied,
        named=mention.entry.endswith(".named"),
        plain=not guarded and not with_option,
    )


def weigh(rows: list[Sign], rubric: Rubric) -> dict[str, int]:
    """The weight of each cause in hundredths: its strongest signs, so that length alone earns
    nothing.
    """
    return {
        cause.id: sum(sorted((r.weight for r in rows if r.cause == cause.id), reverse=True)[:MOST])
        for cause in rubric.causes
    }
