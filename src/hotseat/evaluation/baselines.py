"""What scorers without any understanding would reach: by length, by words of the lexicon."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from hotseat.evaluation import measures
from hotseat.evaluation.label import BEST_MARK, BEST_OVERALL, LEAST_OVERALL, MARKS, Label
from hotseat.evaluation.labelled import Labelled
from hotseat.evaluation.report import means, of_kind
from hotseat.interview.library import Library
from hotseat.scoring.read import read


def baselines(labelled: Labelled, library: Library) -> dict[str, dict[str, float]]:
    """For each scorer the kappa of each mark, their means and `overall`; decision answers only."""
    labels = [x for x in of_kind(labelled.labels, "decision") if x.id in labelled.answers]
    if not labels:
        return {}
    sizes = [len(labelled.answers[x.id].text.split()) for x in labels]
    hits = [_lexicon_hits(x, labelled, library) for x in labels]
    return {"length": _figures(labels, sizes), "lexicon_hits": _figures(labels, hits)}


def _lexicon_hits(label: Label, labelled: Labelled, library: Library) -> int:
    rubric = library.rubric(labelled.questions[label.question])
    answer = read(labelled.answers[label.id].text, rubric)
    return sum(
        len(answer.live.find(entry, clause.words))
        for entry in answer.live.entries
        for clause in answer.clauses
    )


def _figures(labels: Sequence[Label], sizes: Sequence[int]) -> dict[str, float]:
    out = {name: _kappa(labels, sizes, _mark(name), 0, BEST_MARK) for name in MARKS}
    out |= means(out)
    out["overall"] = _kappa(labels, sizes, lambda x: x.overall, LEAST_OVERALL, BEST_OVERALL)
    return out


def _mark(name: str) -> Callable[[Label], int]:
    return lambda label: label.marks[name]


def _kappa(
    labels: Sequence[Label],
    sizes: Sequence[int],
    level: Callable[[Label], int],
    low: int,
    high: int,
) -> float:
    """Every question left out in turn: its answers get the level that answers of their size rank
    for among all others, so that no question sets its own limits.
    """
    limits: dict[str, list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for label, size in zip(labels, sizes, strict=True):
        if label.question not in limits:
            others = [
                (level(x), s)
                for x, s in zip(labels, sizes, strict=True)
                if x.question != label.question
            ]
            limits[label.question] = limits_of(others, low, high)
        pairs.append((level(label), low + bisect_right(limits[label.question], size)))
    return measures.weighted_kappa(pairs, low, high)


def limits_of(pairs: Sequence[tuple[int, int]], low: int, high: int) -> list[int]:
    """The sizes at which each level above `low` begins, so that as many answers get each level
    as the expert gave it.

    Args:
        pairs: level and size of each answer.
        low: the least level.
        high: the best level.
    """
    sizes = sorted(size for _, size in pairs)
    limits: list[int] = []
    for step in range(low + 1, high + 1):
        below = sum(level < step for level, _ in pairs)
        # Past the end: no answer was given this level, so none gets it.
        limits.append(sizes[below] if below < len(sizes) else 1 + max(sizes, default=0))
    return limits
