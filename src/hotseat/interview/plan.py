"""Which questions a mock interview asks: mixed over causes and levels, no case twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hotseat.bank.choose import draw

if TYPE_CHECKING:
    from hotseat.bank.models import Question


def interleaved(
    questions: Sequence[Question],
    count: int,
    *,
    seed: int,
    asked: Mapping[str, int] | None = None,
) -> list[Question]:
    """So many questions, fewer if there are no more; scenarios first, twins never together.

    Each next one is of the cause, then of the level, that came least so far and not just now;
    then the one that was asked least often before; then by the seed.
    """
    chosen: list[Question] = []
    pool = list(questions)
    while len(chosen) < count and pool:
        best = min(
            pool, key=lambda q: (_strain(q, chosen), (asked or {}).get(q.id, 0), draw(seed, q.id))
        )
        chosen.append(best)
        taken = {q.id for q in chosen} | {q.twin for q in chosen}
        pool = [q for q in pool if q.id not in taken and q.twin not in taken - {""}]
    return chosen


def _strain(question: Question, before: Sequence[Question]) -> tuple[object, ...]:
    causes = Counter(q.cause for q in before)
    levels = Counter(q.level for q in before)
    last = before[-1] if before else None
    return (
        question.kind != "decision",
        last is not None and last.cause == question.cause,
        causes[question.cause],
        last is not None and last.level == question.level,
        levels[question.level],
    )
