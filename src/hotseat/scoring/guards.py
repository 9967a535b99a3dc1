"""Guards: texts that use the right words without saying anything. They cap and say so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hotseat.rubrics.models import Rubric
from hotseat.scoring.overall import STRETCH
from hotseat.scoring.read import Answer, Clause
from hotseat.scoring.scene import PASTED, Scene
from hotseat.scoring.scorecard import Mark
from hotseat.scoring.spot import spot

COPIED = 0.6
"""Share of a sentence's words that stand in the prompt just so."""
HEAP_WORDS = 12
HEAP_GLUE = 0.09
"""A heap has fewer glue words than this share, and"""
HEAP_LINE = 1.8
"""fewer words a line than this, or no stop at all."""
HEAP_COMMAS = 0.35
"""A list of phrases has more commas than this share of its words, whatever the words are, and"""
LIST_COMMAS = 4
"""more than so many."""
BUZZ = 3
"""A heap of buzzwords has at least so many,"""
BUZZ_SHARE = 0.08
"""at least this share of its words, and"""
BUZZ_GLUE = 0.24
"""fewer glue words than this share."""
SCRAMBLED = 2
"""Pairs of words that never stand side by side of which a scrambled text has as many, and"""
SCRAMBLED_SHARE = 0.015
"""at least this share of its words."""
SHORT = 12
"""Words below which there is hardly anything to judge."""
HEAP_NOTE = "A list of keywords or buzzwords makes no claim: write sentences."
SCRAMBLED_NOTE = "The words do not form sentences: marks are capped."
CAPPED = frozenset((HEAP_NOTE, SCRAMBLED_NOTE))
"""What an advisory says where the text as a whole is held down."""


@dataclass(frozen=True, slots=True)
class Caps:
    """The answer as far as it counts, and what holds its marks down."""

    answer: Answer
    empty: bool
    most: int
    """Highest level of any mark."""
    best: int
    """Highest overall."""
    blocked: str | None
    advisories: tuple[str, ...]

    def apply(self, mark: Mark) -> Mark:
        """A mark held down to the cap."""
        level = 0 if self.empty else min(self.most, mark.level)
        if level == mark.level:
            return mark
        evidence = () if level == 0 else mark.evidence
        return replace(mark, level=level, evidence=evidence, blocked_by=self.blocked)

    def overall(self, overall: int, total: int) -> tuple[int, int]:
        """Overall and total held down to the cap."""
        best = 1 if self.empty else self.best
        if overall <= best:
            return overall, total
        return best, best * STRETCH - 1


def guard(answer: Answer, scene: Scene, rubric: Rubric) -> Caps:
    """What of an answer counts, and how far."""
    notes: list[str] = []
    kept, copied = _without_prompt(answer, scene)
    if copied:
        notes.append("Sentences copied from the question are left out.")
    if answer.duplicates:
        notes.append("Repeated sentences are read once.")
    if not kept.clauses:
        if not copied:
            notes.append("There is nothing to mark.")
        return Caps(kept, True, 0, 1, "nothing but the question", tuple(notes))
    if _heap(answer, rubric):
        notes.append(HEAP_NOTE)
        return Caps(kept, True, 0, 1, "a list of keywords", tuple(notes))
    if _scrambled(answer):
        notes.append(SCRAMBLED_NOTE)
        return Caps(kept, False, 1, 2, "words out of order", tuple(notes))
    if kept.words < SHORT:
        notes.append("Very short: there is little to judge.")
    return Caps(kept, False, 2, 5, None, tuple(notes))


def _without_prompt(answer: Answer, scene: Scene) -> tuple[Answer, bool]:
    copied = {
        number
        for number in {c.sentence for c in answer.clauses}
        if _copied(answer.sentence(number), scene)
    }
    if not copied:
        return answer, False
    kept = tuple(c for c in answer.clauses if c.sentence not in copied)
    numbers = {n: at for at, n in enumerate(dict.fromkeys(c.sentence for c in kept))}
    kept = tuple(
        replace(c, index=at, sentence=numbers[c.sentence], memo={}) for at, c in enumerate(kept)
    )
    size = sum(len(c.words.tokens) for c in kept)
    return replace(answer, clauses=kept, words=size), True


def _copied(parts: tuple[Clause, ...], scene: Scene) -> bool:
    words = [t.text for c in parts for t in c.words.tokens]
    if len(words) < PASTED:
        return parts[0].asks and " ".join(words) in scene.prompt
    hit = [False] * len(words)
    for at in range(len(words) - PASTED + 1):
        if tuple(words[at : at + PASTED]) in scene.runs:
            hit[at : at + PASTED] = [True] * PASTED
    return sum(hit) >= COPIED * len(words)


def _heap(answer: Answer, rubric: Rubric) -> bool:
    words = [t.stem for c in answer.clauses for t in c.words.tokens]
    if answer.commas > max(HEAP_COMMAS * len(words), LIST_COMMAS):
        return True
    if len(words) < HEAP_WORDS:
        return False
    glue = sum(word in rubric.glue_stems for word in words) / len(words)
    buzz = sum(len(spot(answer, clause, "buzzword")) for clause in answer.clauses)
    if buzz >= BUZZ and buzz >= BUZZ_SHARE * len(words) and glue < BUZZ_GLUE:
        return True
    if glue >= HEAP_GLUE:
        return False
    lines = len({c.sentence for c in answer.clauses})
    return lines == 1 or len(words) < HEAP_LINE * lines


def _scrambled(answer: Answer) -> bool:
    bad = sum(
        not clause.words.tokens[pair.first + 1].comma
        for clause in answer.clauses
        for pair in spot(answer, clause, "out_of_order")
    )
    return bad >= SCRAMBLED and bad >= SCRAMBLED_SHARE * answer.words
