"""Which levels a graded answer may name in `marks`, and whether those that it names can be."""

from __future__ import annotations

from collections.abc import Mapping

from hotseat.bank.models import MISCONCEPTION, GradedAnswer, Question
from hotseat.files.clean import shorten
from hotseat.files.yamlfile import Document, Loc
from hotseat.rubrics.load import load_criteria


def best_levels(question: Question) -> Mapping[str, int]:
    """The best level of everything that is marked in answers to a question.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    if question.kind == "decision":
        return {c.id: len(c.levels) - 1 for c in load_criteria(question.kind).values()}
    points = {point.id: 1 for point in question.points}
    return points | {MISCONCEPTION + each.id: 1 for each in question.misconceptions}


def check_marks(document: Document, loc: Loc, answer: GradedAnswer, question: Question) -> None:
    """Add to the document's problems what is wrong with the `marks` of the answer at `loc`.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    if not answer.marks:
        return
    known = best_levels(question)
    for name, level in answer.marks.items():
        place = (*loc, "marks", name)
        if name not in known:
            near = document.nearest(name, known)
            hint = f"did you mean {near}?" if near else f"they are {', '.join(list(known)[:20])}"
            document.add(place, f"nothing that is marked is called {shorten(name)!r}", hint)
        elif not 0 <= level <= known[name]:
            document.add(place, f"{shorten(name)!r} has levels from 0 to {known[name]}")
