"""The door: an answer, a question and a rubric become a scorecard."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from hotseat._version import __version__
from hotseat.bank.models import Question
from hotseat.errors import EXIT_INVALID, HotseatError
from hotseat.rubrics.models import Rubric
from hotseat.scoring.concept import said_stems, score_concept
from hotseat.scoring.guards import guard
from hotseat.scoring.mark import marks
from hotseat.scoring.moves import moves
from hotseat.scoring.overall import overall_of
from hotseat.scoring.read import read
from hotseat.scoring.reading import read_decision
from hotseat.scoring.scene import scene_of
from hotseat.scoring.scorecard import Scorecard

MAX_CHARACTERS = 50_000
"""The longest answer that is scored, in code points."""


class AnswerTooLongError(HotseatError):
    """An answer beyond `MAX_CHARACTERS`."""

    exit_code = EXIT_INVALID

    def __init__(self, size: int) -> None:
        super().__init__(
            f"the answer has {size:,} characters; at most {MAX_CHARACTERS:,} are scored"
        )


def score(answer: str, question: Question, rubric: Rubric) -> Scorecard:
    """Mark one answer.

    Args:
        answer: any text up to `MAX_CHARACTERS` code points.
        question: what was asked.
        rubric: compiled for the question's kind and topic.

    Returns:
        The scorecard; evidence counts code points of `answer`. The same three give the same
        scorecard, byte for byte.

    Raises:
        AnswerTooLongError: the answer is longer than `MAX_CHARACTERS`.
    """
    if len(answer) > MAX_CHARACTERS:
        raise AnswerTooLongError(len(answer))
    scene = scene_of(question, rubric)
    text = read(answer, rubric, scene.stems | said_stems(question))
    digest = rubric_hash(question, rubric)
    if question.kind == "concept":
        return score_concept(text, question, rubric, scene, digest)
    caps = guard(text, scene, rubric)
    reading = read_decision(caps.answer, question, rubric, scene)
    steps = moves(reading)
    found = {name: caps.apply(mark) for name, mark in marks(reading, steps).items()}
    total, overall = overall_of({name: m.level for name, m in found.items()}, rubric)
    overall, total = caps.overall(overall, total)
    shown = [m for m in steps if not caps.empty]
    return Scorecard(
        question=question.id,
        kind=question.kind,
        rubric=rubric.id,
        rubric_hash=digest,
        version=__version__,
        choice=reading.choice.option if not caps.empty else "none",
        cause=reading.cause if not caps.empty else "none",
        moves=_sequence([m.name for m in shown]),
        marks=found,
        points={},
        misconceptions={},
        total=total,
        overall=overall,
        advisories=caps.advisories,
        spans=tuple((m.name, m.mention.start, m.mention.end) for m in shown),
        standing={} if caps.empty else reading.choice.standing,
        cause_standing={} if caps.empty else reading.cause_standing,
    )


def rubric_hash(question: Question, rubric: Rubric) -> str:
    """What answers to a question are marked by, as a short hash: rubric, lexica and question."""
    return _digest(
        rubric.digest,
        question.id,
        question.prompt,
        question.cause,
        repr((question.options, question.facts, question.points, question.misconceptions)),
    )


def _sequence(names: list[str]) -> tuple[str, ...]:
    """Moves in order, repetitions in a row joined."""
    out: list[str] = []
    for name in names:
        if not out or out[-1] != name:
            out.append(name)
    return tuple(out)


@lru_cache(maxsize=512)
def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
