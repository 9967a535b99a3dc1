"""A contest between outcomes: several candidates, `both`, and `none`, each with its points.

The choice and the cause are both found this way, each by a table of the rubric that says what a
count adds to its candidate, to the rivals, and to taking both.
"""

from __future__ import annotations

from collections.abc import Mapping

from hotseat.bank.models import BOTH, NONE
from hotseat.rubrics.models import Contest
from hotseat.scoring.tally import Tally, tally

Counts = dict[str, int]
"""What was counted, in hundredths, by name."""


def contest(each: Mapping[str, Counts], whole: Counts, table: Contest) -> dict[str, Tally]:
    """The points of every outcome: each candidate, `both` and `none`.

    Args:
        each: what was counted for each candidate.
        whole: what was counted in the answer as a whole; it bears on `both` and `none`.
        table: the points.
    """
    standing = {name: _candidate(name, each, table) for name in each}
    standing[BOTH] = _both(each, whole, table)
    standing[NONE] = tally(whole, table.none)
    return standing


def winner(standing: Mapping[str, Tally]) -> str:
    """The outcome with most points; of equal ones a candidate goes first, then by name."""
    return min(standing, key=lambda n: (-standing[n].total, n in (BOTH, NONE), n))


def _candidate(name: str, each: Mapping[str, Counts], table: Contest) -> Tally:
    counts, points = dict(each[name]), {n: signal.own for n, signal in table.signals.items()}
    for rival, found in each.items():
        if rival != name:
            counts |= {f"{n} of {rival}": count for n, count in found.items()}
            points |= {f"{n} of {rival}": signal.other for n, signal in table.signals.items()}
    return tally(counts, points)


def _both(each: Mapping[str, Counts], whole: Counts, table: Contest) -> Tally:
    counts, points = dict(whole), dict(table.both)
    for name, signal in table.signals.items():
        found = sorted((counted.get(name, 0) for counted in each.values()), reverse=True)[:2]
        counts |= {f"{name}, on average": sum(found) // 2, f"{name}, at least": min(found)}
        points |= {f"{name}, on average": signal.both, f"{name}, at least": signal.least}
    return tally(counts, points)
