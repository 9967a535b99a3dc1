"""Which question comes next: shuffled by a seed, the same for the same seed everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from hotseat.bank.models import Question


def select(
    questions: Iterable[Question],
    *,
    kind: str | None = None,
    tag: str | None = None,
    level: str | None = None,
) -> list[Question]:
    """The questions that fit all that is asked for, in the order given."""
    return [
        q
        for q in questions
        if kind in (None, q.kind) and level in (None, q.level) and (tag is None or tag in q.tags)
    ]


def shuffled(questions: Iterable[Question], seed: int) -> list[Question]:
    """The questions in an order that hangs on the seed and each question's id alone: a
    question more or less does not move the others.
    """
    return sorted(questions, key=lambda q: (draw(seed, q.id), q.id))


def next_question(
    questions: Iterable[Question], *, seed: int, asked: Sequence[str] = ()
) -> Question | None:
    """The first question that has been asked least often, never the one just asked.

    `asked` holds the ids so far, oldest first. None if there is no other question. Each
    round has an order of its own, and the twin of the last question waits if it can.
    """
    pool = list(questions)
    last = asked[-1] if asked else None
    others = [q for q in pool if q.id != last]
    if not others:
        return None
    counts = {q.id: asked.count(q.id) for q in others}
    least = min(counts.values())
    fresh = shuffled((q for q in others if counts[q.id] == least), seed + least)
    return next((q for q in fresh if not q.twin or q.twin != last), fresh[0])


def draw(seed: int, question_id: str) -> bytes:
    """The lot of a question: the same for the same seed everywhere."""
    return hashlib.blake2b(f"{seed}:{question_id}".encode(), digest_size=8).digest()
