"""Fuzzing the scorer: any answer to a decision and to a concept question as they ship."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from scripts.fuzz.frame import Target, parted, within

from hotseat.bank.models import Question
from hotseat.interview.library import Library
from hotseat.scoring import MAX_CHARACTERS, AnswerTooLongError, Evidence, Scorecard

SECONDS = 2.0
AGAIN = 4
"""Of so many answers, one is marked twice."""
PIECES = (
    *("RAG", "fine-tuning", "tune it", "look it up", "not", "no", "but", "both", "because", "if"),
    *("later", "instead of", "the price list", "changes every week", "tone", "neither", "then"),
    *("my colleague says", "I would", "go with", ", ", ". ", "? ", "! ", ": ", "; ", " - ", " -> "),
    *("\n", "\r\n", "\n- ", "\n1. ", "\n\n", "(", ")", "'", '"', "n't", "e.g. ", "\u2014", " "),
    *("\u200b", "\u0301", "\u00ad", "\ufb01", "\x00", "\u202e", "\U0001f600", "\u05d0", "İ", "ß"),
    *("the weights", "retrieval", "retreival", "passages", "the prompt", "rather than", "unless"),
)
KINDS = ("decision", "concept")


@cache
def _asked() -> tuple[Library, dict[str, Question]]:
    library = Library.open()
    questions = library.bank.questions.values()
    asked = {kind: next(q for q in questions if q.kind == kind) for kind in KINDS}
    for question in asked.values():
        library.rubric(question)  # Compiled here, so that no answer is charged with it.
    return library, asked


def check(data: bytes) -> None:
    """Mark it; some twice."""
    library, questions = _asked()
    kind, body = parted(data, KINDS)
    answer = body.decode("utf-8", "surrogateescape")
    with within(SECONDS):
        try:
            card = library.score(answer, questions[kind])
        except AnswerTooLongError:
            assert len(answer) > MAX_CHARACTERS
            return
    told = json.dumps(card.to_json("x"))
    assert told.isascii()
    if len(data) % AGAIN == 0:
        assert told == json.dumps(library.score(answer, questions[kind]).to_json("x"))
    assert 1 <= card.overall <= 5
    assert 0 <= card.total <= 100
    _check_places(card, answer)


def _check_places(card: Scorecard, answer: str) -> None:
    for found in _evidence(card):
        assert 0 <= found.start < found.end <= len(answer)
        assert found.text == answer[found.start : found.end]
    for _, start, end in card.spans:
        assert 0 <= start < end <= len(answer)


def _evidence(card: Scorecard) -> Iterator[Evidence]:
    for mark in card.marks.values():
        yield from (*mark.evidence, *filter(None, [mark.nearest_miss]))
    for finding in (*card.points.values(), *card.misconceptions.values()):
        yield from (*finding.evidence, *filter(None, [finding.nearest_miss]))


TARGET = Target("answers", check, PIECES, most=800)
