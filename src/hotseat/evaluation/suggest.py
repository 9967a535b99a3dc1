"""Words that strong answers share and weak ones lack, and that no entry of the topic finds yet.

Answers are compared for each cause of the topic: the strong ones (strong, fair) to its questions
against the weak ones to any question and the strong ones to questions of other causes. With `a` of
`A` strong and `b` of `B` other answers that have a phrase, its score is the logarithm of its odds,
smoothed by a half, over the deviation of that (after Monroe, Colaresi and Quinn, "Fightin' Words",
Political Analysis 16, 2008):

    odds  = log((a + .5) / (A - a + .5)) - log((b + .5) / (B - b + .5))
    score = odds / sqrt(1 / (a + .5) + 1 / (A - a + .5) + 1 / (b + .5) + 1 / (B - b + .5))

`a` counts only answers in which none of its words is found; `b` counts them all.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hotseat.bank.models import BOTH
from hotseat.evaluation.gaps import Phrase, Read, Spot, spots

LEAST = 2
"""Strong answers that have it, and questions that they answer: fewer are the scenario's words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase, with what speaks for it."""

    words: str
    """As they are said most often; of two, others may stand between, as in a pattern."""
    phrase: Phrase
    entry: str
    """The entry that most of its places would gain, such as `causes.X.signs`."""
    score: float
    strong: int
    of_strong: int
    other: int
    of_other: int
    """How many answers of each side have it, and how many there are."""
    places: tuple[Spot, ...]

    def to_json(self, around: int = 4) -> dict[str, Any]:
        """As plain data."""
        return {
            "words": self.words,
            "stems": list(self.phrase),
            "entry": self.entry,
            "score": round(self.score, 3),
            "strong": self.strong,
            "of_strong": self.of_strong,
            "other": self.other,
            "of_other": self.of_other,
            "places": [
                {
                    "question": spot.read.question.id,
                    "answer": spot.read.number,
                    "grade": spot.read.grade,
                    "around": spot.text(around),
                }
                for spot in self.places
            ],
        }


def score_of(a: int, all_a: int, b: int, all_b: int) -> float:
    """The score of a phrase that `a` of `all_a` answers have, and `b` of `all_b` others."""
    cells = (a + 0.5, all_a - a + 0.5, b + 0.5, all_b - b + 0.5)
    odds = math.log(cells[0] / cells[1]) - math.log(cells[2] / cells[3])
    return odds / math.sqrt(sum(1 / cell for cell in cells))


def suggest(reads: Sequence[Read]) -> list[Suggestion]:
    """All suggestions for one topic, best first."""
    if not reads:
        return []
    stems = reads[0].reading.rubric.function_stems
    by_read = [(read, list(spots(read, stems))) for read in reads]
    causes = dict.fromkeys(read.question.cause for read in reads)
    found = [each for cause in causes if cause != BOTH for each in _of_cause(cause, by_read)]
    best: dict[Phrase, Suggestion] = {}
    for each in sorted(found, key=_rank):
        best.setdefault(each.phrase, each)
    return list(_widest(best.values()))


def _rank(each: Suggestion) -> tuple[float, int, Phrase]:
    return -each.score, -len(each.phrase), each.phrase


def _of_cause(
    cause: str, by_read: Sequence[tuple[Read, list[tuple[Phrase, Spot]]]]
) -> Iterator[Suggestion]:
    silent: dict[Phrase, list[Spot]] = defaultdict(list)
    others: Counter[Phrase] = Counter()
    all_strong = all_other = 0
    for read, found in by_read:
        if read.strong and read.question.cause == cause:
            all_strong += 1
            for phrase, spot in found:
                if spot.silent:
                    silent[phrase].append(spot)
        elif not read.strong or read.question.cause != BOTH:
            all_other += 1
            others.update({phrase for phrase, _ in found})
    for phrase, places in silent.items():
        answers = {(spot.read.question.id, spot.read.number) for spot in places}
        if min(len(answers), len({question for question, _ in answers})) < LEAST:
            continue
        score = score_of(len(answers), all_strong, others[phrase], all_other)
        if score > 0:
            yield Suggestion(
                _most(spot.words for spot in places),
                phrase,
                _most(spot.entry for spot in places),
                score,
                len(answers),
                all_strong,
                others[phrase],
                all_other,
                tuple(places),
            )


def _most(items: Iterable[str]) -> str:
    """The most frequent one; of several the first in the alphabet."""
    counts: Mapping[str, int] = Counter(items)
    return min(counts, key=lambda item: (-counts[item], item))


def _widest(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Without those whose words a better one, or one of as many answers, has as well."""
    kept: list[Suggestion] = []
    for each in found:
        if not any(_within(each.phrase, k.phrase) or _within(k.phrase, each.phrase) for k in kept):
            kept.append(each)
            yield each


def _within(part: Phrase, whole: Phrase) -> bool:
    return set(part) <= set(whole)
