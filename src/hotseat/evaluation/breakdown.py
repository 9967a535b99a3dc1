"""Where scorer and expert agree on `overall` and where not: by band, by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from hotseat.evaluation import measures
from hotseat.evaluation.label import BEST_MARK, MARKS, Label
from hotseat.evaluation.labelled import Labelled
from hotseat.evaluation.report import Cards, Labels, mark_pairs, of_kind, overall_pairs

BANDS = {"low": (1, 2), "middle": (3, 3), "high": (4, 5)}
"""The least and the best `overall` of the expert in each band."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How near we come to the expert's `overall` in some answers, one at least."""

    n: int
    exact: float
    within_one: float
    difference: float
    """The mean of ours minus the expert's: above 0 where we give more."""


@dataclass(frozen=True, slots=True)
class QuestionAgreement:
    """The agreement on the answers to one question."""

    question: str
    overall: Agreement
    mean_of_marks: float | None
    """The mean kappa of the marks of which the expert gave more than one level here; None
    without any, as there kappa says nothing.
    """

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        named = {"question": self.question, "mean_of_marks": self.mean_of_marks}
        return named | asdict(self.overall)


def bands(labels: Labels, cards: Cards) -> dict[str, dict[str, Agreement]]:
    """For each kind of question the bands that have answers, low ones first."""
    out: dict[str, dict[str, Agreement]] = {}
    for kind in ("decision", "concept"):
        chosen = of_kind(labels, kind)
        for band, (low, high) in BANDS.items():
            inside = [label for label in chosen if low <= label.overall <= high]
            if inside:
                out.setdefault(kind, {})[band] = _agreement(inside, cards)
    return out


def questions(labelled: Labelled, cards: Cards) -> tuple[list[QuestionAgreement], int]:
    """Each question, worst first: by the share within one, the exact share and the difference.
    Then how many sealed questions there are, of which nothing is shown.
    """
    groups: dict[str, list[Label]] = {}
    for label in labelled.labels.values():
        groups.setdefault(label.question, []).append(label)
    shown = [
        QuestionAgreement(name, _agreement(labels, cards), _mean_of_marks(labels, cards))
        for name, labels in groups.items()
        if name not in labelled.sealed
    ]
    return sorted(shown, key=_goodness), len(groups) - len(shown)


def _goodness(each: QuestionAgreement) -> tuple[float, float, float, str]:
    overall = each.overall
    return overall.within_one, overall.exact, -abs(overall.difference), each.question


def _agreement(labels: Sequence[Label], cards: Cards) -> Agreement:
    pairs = overall_pairs(labels, cards)
    return Agreement(
        n=len(pairs),
        exact=measures.share_within(pairs, 0),
        within_one=measures.share_within(pairs, 1),
        difference=fmean(ours - expert for expert, ours in pairs),
    )


def _mean_of_marks(labels: Sequence[Label], cards: Cards) -> float | None:
    varied = [name for name in MARKS if len({x.marks.get(name) for x in labels}) > 1]
    kappas = [
        measures.weighted_kappa(mark_pairs(labels, cards, name), 0, BEST_MARK) for name in varied
    ]
    return fmean(kappas) if kappas else None
