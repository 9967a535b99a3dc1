"""Which question comes next: shuffled by a seed, the same for the same seed everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

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


def matches(question: Question, wanted: str) -> bool:
    """Whether each word of `wanted` is in the question's title, id, tags, kind or level."""
    place = " ".join(
        (question.title, question.id, question.kind, question.level, *question.tags)
    ).casefold()
    return all(word in place for word in wanted.casefold().split())


def shuffled(questions: Iterable[Question], seed: int) -> list[Question]:
    """The questions in an order that hangs on the seed and each question's id alone: a
    question more or less does not move the others.
    """
    return sorted(questions, key=lambda q: (draw(seed, q.id), q.id))


def next_question(
    questions: Iterable[Question],
    *,
    seed: int,
    counts: Mapping[str, int] | None = None,
    last: str | None = None,
) -> Question | None:
    """The first question that has been asked least often, never the one just asked.

    `counts` says how often each id has been asked, `last` which was the last. None if there
    is no other question. Each round has an order of its own, and the twin of the last question
    waits if it can.
    """
    others = [q for q in questions if q.id != last]
    if not others:
        return None
    times = {q.id: (counts or {}).get(q.id, 0) for q in others}
    least = min(times.values())
    fresh = shuffled((q for q in others if times[q.id] == least), seed + least)
    return next((q for q in fresh if not q.twin or q.twin != last), fresh[0])


def draw(seed: int, question_id: str) -> bytes:
    """The lot of a question: the same for the same seed everywhere."""
    return hashlib.blake2b(f"{seed}:{question_id}".encode(), digest_size=8).digest()
