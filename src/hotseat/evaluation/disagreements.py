"""The answers on which scorer and expert are far apart, with what the scorer went by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hotseat.evaluation.label import Label
from hotseat.evaluation.labelled import Labelled
from hotseat.evaluation.report import Cards
from hotseat.files.clean import shorten
from hotseat.scoring.scorecard import Evidence, Scorecard

FAR = 2
"""Levels between expert and scorer that count as far apart."""
_BEGINNING = 160


@dataclass(frozen=True, slots=True)
class Difference:
    """One mark, or `overall`, that is far off."""

    mark: str
    expert: int
    ours: int
    found: tuple[Evidence, ...] = ()
    blocked_by: str | None = None
    nearest_miss: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One answer with all that is far off in it."""

    id: str
    question: str
    differences: tuple[Difference, ...]
    choice: str | None
    cause: str | None
    beginning: str
    """The first words of the answer, on one line."""

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "id": self.id,
            "question": self.question,
            "choice": self.choice,
            "cause": self.cause,
            "beginning": self.beginning,
            "differences": [_plain(d) for d in self.differences],
        }


def disagreements(labelled: Labelled, cards: Cards) -> tuple[list[Disagreement], int]:
    """The answers that are far off, in the order of the labels, and how many more there are
    among the sealed questions, of which nothing is shown.
    """
    shown: list[Disagreement] = []
    sealed = 0
    for label in labelled.labels.values():
        card = cards.get(label.id)
        differences = tuple(_differences(label, card)) if card is not None else ()
        if card is None or not differences:
            continue
        if label.question in labelled.sealed:
            sealed += 1
            continue
        text = shorten(labelled.answers[label.id].text, _BEGINNING)
        shown.append(
            Disagreement(label.id, label.question, differences, card.choice, card.cause, text)
        )
    return shown, sealed


def _differences(label: Label, card: Scorecard) -> Iterator[Difference]:
    for name, expert in label.marks.items():
        mark = card.marks[name]
        if abs(expert - mark.level) >= FAR:
            yield Difference(
                name, expert, mark.level, mark.evidence, mark.blocked_by, mark.nearest_miss
            )
    if abs(label.overall - card.overall) >= FAR:
        blocked = "; ".join(card.advisories) or None
        found = tuple(e for f in card.points.values() for e in f.evidence)
        yield Difference("overall", label.overall, card.overall, found, blocked)


def _plain(difference: Difference) -> dict[str, Any]:
    nearest = difference.nearest_miss
    return {
        "mark": difference.mark,
        "expert": difference.expert,
        "ours": difference.ours,
        "found": [{"text": e.text, "rule": e.rule, "why": e.why} for e in difference.found],
        "blocked_by": difference.blocked_by,
        "nearest_miss": None if nearest is None else {"text": nearest.text, "rule": nearest.rule},
    }
