"""Text to scorecard: pure, deterministic, without files, clock or screen."""

from hotseat.scoring.engine import MAX_CHARACTERS, AnswerTooLongError, rubric_hash, score
from hotseat.scoring.scorecard import Evidence, Finding, Mark, Scorecard

__all__ = [
    "MAX_CHARACTERS",
    "AnswerTooLongError",
    "Evidence",
    "Finding",
    "Mark",
    "Scorecard",
    "rubric_hash",
    "score",
]
