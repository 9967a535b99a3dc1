"""The figures of agreement between scorecards and expert marks, by their published names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hotseat.evaluation import measures
from hotseat.evaluation.label import BEST_MARK, BEST_OVERALL, LEAST_OVERALL, MARKS, Label
from hotseat.evaluation.labelled import Labelled
from hotseat.interview.library import Library
from hotseat.scoring.scorecard import Finding, Scorecard

Figures = dict[str, float | int]
Labels = Mapping[str, Label]
Cards = Mapping[str, Scorecard]


def score_all(labelled: Labelled, library: Library) -> dict[str, Scorecard]:
    """A scorecard for each answer.

    Raises:
        InvalidFileError: a rubric cannot be used.
    """
    return {
        answer.id: library.score(answer.text, labelled.questions[answer.question])
        for answer in labelled.answers.values()
    }


def figures(labels: Labels, cards: Cards) -> Figures:
    """All figures, in their fixed order. A missing scorecard counts as the level farthest from
    the expert's.
    """
    out: Figures = dict(_decisions(of_kind(labels, "decision"), cards))
    out |= dict(_concepts(of_kind(labels, "concept"), cards))
    out["answers"] = len(labels)
    out["missing"] = sum(i not in cards for i in labels)
    out["unknown"] = sum(i not in labels for i in cards)
    return out


def confusions(labels: Labels, cards: Cards) -> dict[str, tuple[tuple[int, ...], ...]]:
    """For each mark and `overall`, how often each level of the expert (a row) met each of ours."""
    chosen = of_kind(labels, "decision")
    if not chosen:
        return {}
    tables = {
        name: measures.confusion(mark_pairs(chosen, cards, name), 0, BEST_MARK) for name in MARKS
    }
    pairs = overall_pairs(chosen, cards)
    return tables | {"overall": measures.confusion(pairs, LEAST_OVERALL, BEST_OVERALL)}


def of_kind(labels: Labels, kind: str) -> list[Label]:
    """The labels of answers to questions of one kind."""
    return [label for label in labels.values() if label.kind == kind]


def means(kappas: Mapping[str, float]) -> dict[str, float]:
    """The mean kappa of all marks, and of all but `combine`: people who were not asked for a
    condition rarely name one, and kappa says little of what is rare.
    """
    rest = [kappa for name, kappa in kappas.items() if name != "combine"]
    return {
        "mean_of_marks": sum(kappas.values()) / len(kappas),
        "mean_without_combine": sum(rest) / len(rest),
    }


def mark_pairs(labels: Sequence[Label], cards: Cards, name: str) -> list[tuple[int, int]]:
    """The expert's level of one mark and ours, for each label."""
    return [(x.marks[name], _level(x, cards.get(x.id), name)) for x in labels]


def overall_pairs(labels: Sequence[Label], cards: Cards) -> list[tuple[int, int]]:
    """The expert's `overall` and ours, for each label."""
    return [
        (
            x.overall,
            cards[x.id].overall
            if x.id in cards
            else measures.farthest(x.overall, LEAST_OVERALL, BEST_OVERALL),
        )
        for x in labels
    ]


def named_pairs(labels: Sequence[Label], cards: Cards, name: str) -> list[tuple[str, str | None]]:
    """The expert's `choice` or `cause` and ours, for each label that says it."""
    known = [(x.id, getattr(x, name)) for x in labels]
    return [(said, getattr(cards.get(i), name, None)) for i, said in known if said is not None]


def _level(label: Label, card: Scorecard | None, name: str) -> int:
    if card is None:
        return measures.farthest(label.marks[name], 0, BEST_MARK)
    return card.marks[name].level


def _decisions(labels: Sequence[Label], cards: Cards) -> Iterator[tuple[str, float | int]]:
    kappas = {
        name: measures.weighted_kappa(mark_pairs(labels, cards, name), 0, BEST_MARK)
        for name in MARKS
    }
    yield from kappas.items()
    if not labels:
        return
    yield from means(kappas).items()
    overall = overall_pairs(labels, cards)
    yield "overall", measures.weighted_kappa(overall, LEAST_OVERALL, BEST_OVERALL)
    yield "overall_within_one", measures.share_within(overall, 1)
    for name in ("choice", "cause"):
        if pairs := named_pairs(labels, cards, name):
            yield f"{name}_accuracy", measures.accuracy(pairs)


def _concepts(labels: Sequence[Label], cards: Cards) -> Iterator[tuple[str, float | int]]:
    if not labels:
        return
    for name in ("points", "misconceptions"):
        pairs = [pair for x in labels for pair in _statement_pairs(x, cards.get(x.id), name)]
        yield f"concept_{name}_kappa", measures.weighted_kappa(pairs, 0, 1)
        yield f"concept_{name}_missed", measures.missed(pairs)
        yield f"concept_{name}_false", measures.invented(pairs)
    overall = overall_pairs(labels, cards)
    yield "concept_overall", measures.weighted_kappa(overall, LEAST_OVERALL, BEST_OVERALL)


def _statement_pairs(label: Label, card: Scorecard | None, name: str) -> Iterator[tuple[int, int]]:
    """By the order of the question; what the scorecard does not have counts as wrong."""
    found: list[Finding] = list(getattr(card, name).values()) if card is not None else []
    for at, value in enumerate(getattr(label, name)):
        yield value, int(found[at].found) if at < len(found) else 1 - value
