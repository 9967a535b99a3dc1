"""How far a person marks shipped answers as is expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.evaluation.measures import weighted_kappa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hotseat.records.models import Seat

KAPPA_LEAST = 10
"""Kappa over fewer answers says next to nothing."""
_BEST = 2


@dataclass(frozen=True, slots=True)
class OnOne:
    """Agreement on one criterion."""

    n: int
    equal: int
    """Answers with the same level."""
    off: float
    """Mean distance of the two levels."""
    bias: float
    """Mean of level given less level expected: below 0 is harder."""
    kappa: float | None
    """With quadratic weights; None where there are too few answers to say, or where both gave one
    level throughout: nobody knows then what chance would have done.
    """

    @property
    def exact(self) -> float:
        """The share with the same level."""
        return self.equal / self.n

    @property
    def percent(self) -> str:
        """The same in words."""
        return percent(self.equal, self.n)

    @property
    def few(self) -> bool:
        """Whether that is why there is no kappa."""
        return self.n < KAPPA_LEAST


@dataclass(frozen=True, slots=True)
class Agreement:
    """How marks that a person gave stand to those expected."""

    answers: int
    exact: float | None
    """Share of all levels that are the same; None without any."""
    by: Mapping[str, OnOne]
    """By criterion."""

    @property
    def n(self) -> int:
        """Levels given, where one was expected."""
        return sum(one.n for one in self.by.values())

    @property
    def equal(self) -> int:
        """Those of them that are the ones expected."""
        return sum(one.equal for one in self.by.values())


NOTHING = Agreement(0, None, {})
"""Before any answer was marked."""


def percent(equal: int, n: int) -> str:
    """A share in words: `0%` and `100%` only where it is none or all of them."""
    if equal in (0, n):
        return "100%" if equal else "0%"
    return f"{min(max(round(100 * equal / n), 1), 99)}%"


def kappa_words(one: OnOne) -> str:
    """The kappa for a narrow column, or why there is none."""
    if one.kappa is not None:
        return f"{one.kappa:.2f}"
    return "too few" if one.few else "one level"


def agreement(seats: Iterable[Seat]) -> Agreement:
    """Over these answers; a mark that was left out does not count, nor an answer without any."""
    return between((seat.given, seat.expected) for seat in seats)


def between(marks: Iterable[tuple[Mapping[str, int], Mapping[str, int]]]) -> Agreement:
    """Over these answers, each with the levels of the one and of the other by criterion; what
    only one of them marked does not count.
    """
    pairs: dict[str, list[tuple[int, int]]] = {}
    answers = 0
    for one, other in marks:
        both = [name for name in one if name in other]
        answers += bool(both)
        for name in both:
            pairs.setdefault(name, []).append((one[name], other[name]))
    return of_pairs(answers, pairs)


def of_pairs(answers: int, pairs: Mapping[str, Sequence[tuple[int, int]]]) -> Agreement:
    """Over the levels of the one and of the other, by criterion."""
    everything = [pair for found in pairs.values() for pair in found]
    same = sum(a == b for a, b in everything)
    return Agreement(
        answers,
        same / len(everything) if everything else None,
        {name: _on_one(found) for name, found in pairs.items()},
    )


def _on_one(pairs: Sequence[tuple[int, int]]) -> OnOne:
    n = len(pairs)
    seen = [level for pair in pairs for level in pair]
    several = len(set(seen)) > 1
    low, high = min(0, *seen), max(_BEST, *seen)
    return OnOne(
        n=n,
        equal=sum(a == b for a, b in pairs),
        off=sum(abs(a - b) for a, b in pairs) / n,
        bias=sum(a - b for a, b in pairs) / n,
        kappa=weighted_kappa(pairs, low, high) if n >= KAPPA_LEAST and several else None,
    )
