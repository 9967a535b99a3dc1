"""What everyone is asked besides the question: the same for all, ticked as it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.desk.criteria import main_parts

if TYPE_CHECKING:
    from hotseat.bank.models import Question
    from hotseat.rubrics.models import Rubric


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up, as it is asked."""

    id: str
    """The criterion, or key point, that it is about."""
    text: str


def probes_of(question: Question, rubric: Rubric) -> tuple[Probe, ...]:
    """The question's own follow-ups, and the rubric's for what it brings none on."""
    found = dict(question.probes)
    if question.kind == "decision":
        for part in main_parts(question, rubric):
            words = rubric.criteria[part.id].probe
            if words:
                found.setdefault(part.id, words)
    return tuple(Probe(name, " ".join(words.split())) for name, words in found.items())
