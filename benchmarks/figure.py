"""One measured figure beside its limit."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, the limit, and on which side of it the figure must be."""

    name: str
    value: float
    limit: float
    told: str
    """What stands behind it: times, sizes, counts."""
    unit: str = ""
    at_least: bool = False

    @property
    def beyond(self) -> bool:
        """Whether the limit is broken."""
        return self.value < self.limit if self.at_least else self.value > self.limit

    def line(self) -> str:
        """One line for the report."""
        side = "least" if self.at_least else "most"
        verdict = "BEYOND" if self.beyond else "kept"
        value, limit = f"{self.value:.2f}{self.unit}", f"{self.limit:g}{self.unit}"
        return f"{self.name:22} {value:>9} | at {side} {limit:7} {verdict:6} | {self.told}"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of some work in this process: what others do hardly counts."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
