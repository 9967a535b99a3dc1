"""What past scorecards say by criterion: a row of levels, the last one first in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hotseat.rubrics.models import Rubric

_BARS = "▁▄▆"
_TRENDS = {-1: "↓", 0: "→", 1: "↑"}


@dataclass(frozen=True, slots=True)
class Track:
    """The levels of one criterion over the last answers, oldest first."""

    id: str
    title: str
    levels: tuple[int, ...]
    of: int
    word: str
    """The last level in the rubric's words."""

    @property
    def bars(self) -> str:
        """The levels as bars of three heights."""
        return "".join(_BARS[min(2 * level // max(self.of, 1), 2)] for level in self.levels)

    @property
    def trend(self) -> str:
        """Up, level or down from the first to the last."""
        if len(self.levels) < 2:
            return ""
        change = self.levels[-1] - self.levels[0]
        return _TRENDS[(change > 0) - (change < 0)]

    @property
    def mean(self) -> float:
        """The mean level as a share of the best."""
        return sum(self.levels) / (len(self.levels) * max(self.of, 1))


def tracks(cards: Sequence[Mapping[str, Any]], rubric: Rubric) -> tuple[Track, ...]:
    """A track for each main criterion; `cards` are scorecards as JSON, oldest first."""
    found: list[Track] = []
    for criterion in rubric.criteria.values():
        levels = [level for card in cards if (level := _level(card, criterion.id)) is not None]
        if criterion.main and levels:
            best = len(criterion.levels) - 1
            kept = tuple(min(level, best) for level in levels)
            word = criterion.levels[kept[-1]]
            found.append(Track(criterion.id, criterion.title, kept, best, word))
    return tuple(found)


def weakest(found: Sequence[Track]) -> str:
    """Id of the criterion to work on; empty where all are at their best."""
    below = [track for track in found if track.mean < 1]
    return min(below, key=lambda track: track.mean).id if below else ""


def _level(card: Mapping[str, Any], criterion: str) -> int | None:
    mark = card.get("marks", {}).get(criterion)
    level = mark.get("level") if isinstance(mark, Mapping) else None
    return level if isinstance(level, int) and level >= 0 else None
