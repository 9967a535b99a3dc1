"""One thing that a test of a bank found, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hotseat.errors import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """A sample that does not hold or a pattern that is odd."""

    problem: Problem
    about: Mapping[str, Any] = field(default_factory=dict)
    """What it is about, as plain data."""

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        place = {name: getattr(self.problem, name) for name in ("path", "line", "column")}
        return place | dict(self.about) | {"message": self.problem.message}
