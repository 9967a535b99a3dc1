"""Texts to mark, made of the graded answers of the question bank."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from hotseat.bank.models import Question
from hotseat.interview.library import Library

WORDS = 150
LEAST_ANSWERS = 20
SHORT = 25
"""Words of a short answer."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def decision_answers(library: Library) -> list[tuple[Question, str]]:
    """Texts of 148 to 150 words: the strong answers cut, and a wrong one with a fair one behind."""
    found = []
    for question in library.bank.questions.values():
        if question.kind == "decision":
            graded = {answer.grade: answer.text for answer in reversed(question.answers)}
            weaker = " ".join(graded[g] for g in ("wrong", "fair") if g in graded)
            texts = (graded.get("strong", ""), weaker)
            found += [(question, cut) for text in texts if (cut := _cut(text)) is not None]
    assert len({text for _, text in found}) >= LEAST_ANSWERS
    return found


def _cut(text: str) -> str | None:
    """The first 150 words with all that stands between them; None if there are fewer."""
    pieces = text.split(" ")
    kept = words = 0
    for piece in pieces:
        words += len(piece.split())
        if words > WORDS:
            break
        kept += 1
    cut = " ".join(pieces[:kept])
    return cut if len(cut.split()) >= WORDS - 2 else None


def many_answers(library: Library, count: int) -> Iterator[tuple[str, str]]:
    """So many questions, each with a graded answer, from the second round on with one of another
    question behind it; no two are alike.
    """
    graded = [(q.id, a.text) for q in library.bank.questions.values() for a in q.answers]
    for n in range(count):
        turn, at = divmod(n, len(graded))
        question, text = graded[at]
        other = graded[(at + 31 * turn) % len(graded)][1] if turn else ""
        yield question, f"{text}\n\n{other}"


def short_answers(library: Library, count: int, full_at: int) -> Iterator[tuple[str, str]]:
    """So many questions with about 25 words of graded answers each, drawn in a fixed order. Each
    brings a word that was never there before, and the first `full_at` bring ten: what is kept
    of words, up to a limit, has reached it then.
    """
    questions = list(library.bank.questions.values())
    texts = [answer.text for question in questions for answer in question.answers]
    sentences = [s for text in texts for s in _SENTENCE.split(text)]
    draw = random.Random(7)
    made_up = 0
    for n in range(count):
        words: list[str] = []
        while len(words) < SHORT:
            words += draw.choice(sentences).split()
        fresh = 10 if n < full_at else 1
        names = " ".join(_name(made_up + at) for at in range(fresh))
        made_up += fresh
        yield questions[n % len(questions)].id, f"{' '.join(words[:SHORT])}. {names}."


def _name(number: int) -> str:
    """A word for a number."""
    word = "vuzo"
    for _ in range(5):
        number, letter = divmod(number, 20)
        word += "bcdfghjklmnpqrstvwxz"[letter]
    return word
