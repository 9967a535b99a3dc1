"""Whether our evidence stands where the expert's quotes stand, without pointing at everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from hotseat.evaluation.label import PARTS, Label
from hotseat.evaluation.labelled import Labelled
from hotseat.evaluation.report import Cards

ONE_IN = 3
"""Evidence for one mark that covers more than one in so many characters points at nothing."""
ALL = "all"
"""The name of all parts together."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuoteAgreement:
    """Marks that expert and scorer both gave, and the shares of them whose evidence is good."""

    n: int
    share: float
    """Both of what follows."""
    overlapping: float
    """Some of our evidence overlaps one of the expert's quotes."""
    brief: float
    """Our evidence covers at most a third of the answer."""


def quotes(labelled: Labelled, cards: Cards) -> dict[str, QuoteAgreement]:
    """For each part of a decision answer that has such marks, and for `all` of them together."""
    found = {part: list(_checks(part, labelled, cards)) for part in PARTS}
    found[ALL] = [check for checks in found.values() for check in checks]
    return {part: _agreement(checks) for part, checks in found.items() if checks}


def _agreement(checks: Sequence[tuple[bool, bool]]) -> QuoteAgreement:
    return QuoteAgreement(
        n=len(checks),
        share=fmean(overlapping and brief for overlapping, brief in checks),
        overlapping=fmean(overlapping for overlapping, _ in checks),
        brief=fmean(brief for _, brief in checks),
    )


def _checks(part: str, labelled: Labelled, cards: Cards) -> Iterator[tuple[bool, bool]]:
    """Whether it overlaps and whether it is brief, for each mark of this part that counts."""
    for label in labelled.labels.values():
        card, answer = cards.get(label.id), labelled.answers.get(label.id)
        if card is None or answer is None:
            continue
        quoted = list(_quoted(label, part, answer.text))
        if not quoted or not label.marks[part] or not card.marks[part].level:
            continue
        spans = [(e.start, e.end) for e in card.marks[part].evidence]
        overlapping = any(a < d and c < b for a, b in spans for c, d in quoted)
        yield overlapping, ONE_IN * covered(spans) <= len(answer.text)


def _quoted(label: Label, part: str, text: str) -> Iterator[Span]:
    """Every place of every quote; one that is not in the answer word for word has none."""
    for quote in label.quotes.get(part, ()):
        start = text.find(quote)
        while start >= 0:
            yield start, start + len(quote)
            start = text.find(quote, start + 1)


def covered(spans: Iterable[Span]) -> int:
    """How many characters are in one span at least."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
