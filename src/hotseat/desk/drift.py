"""How often a person moved toward the tool's level after it was shown, read from the log.

The log keeps levels and no words, so interviews that were purged count as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ENOUGH = 10
"""With fewer cases than this nothing is said of how often."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of levels that differed from the tool's when it was shown."""

    toward: int = 0
    away: int = 0
    stayed: int = 0
    """Not changed after it, or as far from the tool's level as before."""

    @property
    def count(self) -> int:
        """How many there are."""
        return self.toward + self.away + self.stayed

    @property
    def too_few(self) -> bool:
        """Whether they are too few to say anything."""
        return self.count < ENOUGH

    def sentence(self) -> str:
        """The same for people."""
        if not self.count:
            return "The tool's level was never shown where it differed from yours."
        begun = f"The tool's level was shown {_times(self.count)} where it differed from yours"
        if self.too_few:
            return f"{begun}: too few to say how often you moved toward it."
        return (
            f"{begun}. You then moved toward it {_times(self.toward)}, away from it "
            f"{_times(self.away)}, and stayed {_times(self.stayed)}."
        )


@dataclass(frozen=True, slots=True)
class Drift:
    """The moves, in all and by criterion."""

    all: Moves = Moves()
    by_criterion: Mapping[str, Moves] = field(default_factory=dict)
    """Sorted by the names of the criteria."""


def drift(entries: Iterable[Mapping[str, Any]]) -> Drift:
    """Read the moves from entries of the log, the oldest first.

    What counts is the last level that was given after the tool's was shown. Calibration answers
    do not count: there the level that is shown is an expert's.
    """
    calibration: set[str] = set()
    open_ones: dict[tuple[str, str, str], tuple[int, int, int]] = {}
    done: list[tuple[str, int, int, int]] = []
    for entry in entries:
        act, interview = entry.get("act"), str(entry.get("interview"))
        if act == "import":
            (calibration.add if entry.get("calibration") else calibration.discard)(interview)
        if interview in calibration or act not in ("shown", "changed"):
            continue
        place = (interview, str(entry.get("question")), str(entry.get("criterion")))
        level, tool = entry.get("level"), entry.get("tool")
        if act == "changed":
            if place in open_ones and isinstance(level, int):
                first, _, shown = open_ones[place]
                open_ones[place] = (first, level, shown)
            continue
        if place in open_ones:
            done.append((place[2], *open_ones.pop(place)))
        mode = entry.get("suggest", "after")
        if mode == "after" and isinstance(level, int) and isinstance(tool, int) and level != tool:
            open_ones[place] = (level, level, tool)
    done += [(place[2], *levels) for place, levels in open_ones.items()]
    names = sorted({name for name, *_ in done})
    return Drift(
        _moves(levels for _, *levels in done),
        {name: _moves(levels for each, *levels in done if each == name) for name in names},
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _moves(cases: Iterable[list[int]]) -> Moves:
    toward = away = stayed = 0
    for first, last, tool in cases:
        nearer = abs(first - tool) - abs(last - tool)
        toward += nearer > 0
        away += nearer < 0
        stayed += nearer == 0
    return Moves(toward, away, stayed)
