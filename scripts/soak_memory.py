"""The memory of a process, action by action: whether it stays as it was."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from scripts.soak_ledger import BrokenError

WARM, LONG = 150, 500
"""Actions until a process has all it needs, and from how many on its memory is compared."""
GROWTH = 10.0
"""Percent by which its memory may grow in 1,000 actions."""


def used(pid: int) -> float:
    """What a process holds in memory now, in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass(frozen=True)
class Memory:
    """What one process used, in MiB, after each action."""

    used: Sequence[float]

    @property
    def thirds(self) -> tuple[float, float]:
        """The median of the first and of the last third, once it has all it needs."""
        warm = self.used[WARM:] if len(self.used) >= LONG else self.used
        third = max(1, len(warm) // 3)
        return median(warm[:third]), median(warm[-third:])

    @property
    def percent(self) -> float:
        """By how much of the first third it grows in 1,000 actions."""
        first, last = self.thirds
        between = (len(self.used) - (WARM if len(self.used) >= LONG else 0)) * 2 / 3
        return 100 * (last - first) / first * 1000 / max(1, between)

    @property
    def told(self) -> dict[str, object]:
        """The figures."""
        first, last = self.thirds
        return {
            "actions": len(self.used),
            "first_third_mib": round(first, 1),
            "last_third_mib": round(last, 1),
            "percent_per_1000": round(self.percent, 1),
            "by_100_mib": [round(median(self.used[n : n + 100])) for n in self._hundreds],
        }

    @property
    def _hundreds(self) -> range:
        return range(0, len(self.used), 100)

    def check(self) -> None:
        """See that a process that did much does not grow.

        Raises:
            BrokenError: it does.
        """
        if len(self.used) >= LONG and self.percent > GROWTH:
            raise BrokenError(f"its memory grows: {self.told}")
