"""The probes of a question: the same for everyone who is asked it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.rubrics.models import Rubric


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up that an interviewer can put."""

    id: str
    """The criterion, or the key point, that it is aimed at; what `Sheet.asked` holds."""
    text: str


def probes_of(question: Question, rubric: Rubric) -> tuple[Probe, ...]:
    """The probes of a question in the order of its parts; the rubric's where it has none."""
    if question.kind == "concept":
        found = ((p.id, question.probes.get(p.id, "")) for p in question.points)
    else:
        main = (c for c in rubric.criteria.values() if c.main)
        found = ((c.id, question.probes.get(c.id) or c.probe) for c in main)
    return tuple(Probe(each, text) for each, text in found if text)
