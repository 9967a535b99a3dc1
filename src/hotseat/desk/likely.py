"""Which questions an interview is likely to be about: those whose rare words were said in it."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hotseat.bank.models import Question
    from hotseat.desk.models import Transcript

MOST = 3
"""How many are named at most."""
LEAST_WORDS = 3
"""Telling words that have to be shared."""
LEAST_SHARE = 0.15
"""Of the weight of all telling words of a prompt, how much has to be shared."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*\d")


def likely_questions(
    transcript: Transcript, candidate: str, questions: Sequence[Question]
) -> tuple[str, ...]:
    """The ids of the questions that the interviewer's words point to, the likeliest first.

    Where only the candidate speaks, nobody's words are the interviewer's, and none is named.
    A word counts the more the fewer questions have it.
    """
    said = _words(turn.text for turn in transcript.turns if turn.speaker != candidate)
    of_each = {q.id: _words((q.title, q.prompt)) for q in questions}
    having = Counter(word for words in of_each.values() for word in words)
    found = []
    for place, (number, words) in enumerate(of_each.items()):
        telling = {w: log(len(of_each) / having[w]) for w in words if 4 * having[w] <= len(of_each)}
        shared = said & telling.keys()
        weight, got = (sum(telling[word] for word in sorted(each)) for each in (telling, shared))
        if len(shared) >= LEAST_WORDS and got >= LEAST_SHARE * weight:
            # Neither long questions nor short ones are to come first for their length.
            found.append((-got * got / weight, place, number))
    return tuple(number for _, _, number in sorted(found)[:MOST])


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.casefold())}
