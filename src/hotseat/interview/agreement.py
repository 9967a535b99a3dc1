"""How far a person marks shipped answers as their bank does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotseat.records.models import Seat


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over all seats that were swapped."""

    equal: int = 0
    """Levels given that are those expected."""
    n: int = 0
    """Levels given, where one was expected."""
    answers: int = 0
    """Answers that were marked."""

    @property
    def share(self) -> float | None:
        """The share that is equal; None without any."""
        return self.equal / self.n if self.n else None


def agreement(seats: Iterable[Seat]) -> Agreement:
    """Over these seats; a level that one side lacks does not count."""
    equal = count = answers = 0
    for seat in seats:
        both = seat.given.keys() & seat.expected.keys()
        equal += sum(seat.given[name] == seat.expected[name] for name in both)
        count += len(both)
        answers += bool(both)
    return Agreement(equal, count, answers)
