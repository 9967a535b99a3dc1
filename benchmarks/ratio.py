"""Times of ours beside those of a base, taken in turn in one run, and the limit on their ratio."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median


@dataclass
class Ratio:
    """What one thing takes as a multiple of what its base takes."""

    name: str
    base: str
    limit: float
    ours: list[float] = field(default_factory=list)
    """Seconds, one for each repetition."""
    bases: list[float] = field(default_factory=list)

    @property
    def of_medians(self) -> float:
        """The ratio of the medians."""
        return median(self.ours) / median(self.bases)

    @property
    def of_minima(self) -> float:
        """The ratio of the minima, which other work on the machine disturbs least."""
        return min(self.ours) / min(self.bases)

    @property
    def beyond(self) -> bool:
        """Whether the limit is passed: by both, as noise alone may lift either."""
        return min(self.of_medians, self.of_minima) > self.limit

    def line(self) -> str:
        """One line for the report."""
        return (
            f"{self.name:18} {_ms(median(self.ours))} | {self.base:13} {_ms(median(self.bases))} | "
            f"ratio {self.of_medians:5.2f}, of minima {self.of_minima:5.2f} | "
            f"limit {self.limit:5.2f} {'BEYOND' if self.beyond else 'kept'}  (n={len(self.ours)})"
        )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:7.1f} ms"


def verdict(ratios: list[Ratio]) -> int:
    """Print a line for each and give the exit code: 1 if any is beyond its limit."""
    for ratio in ratios:
        print(ratio.line())
    return int(any(ratio.beyond for ratio in ratios))
