"""Good answers under questions that call for something else, and texts without sense: neither may
score. A scorer that counts keywords fails here first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from hotseat.bank.check import GOOD_GRADES
from hotseat.bank.choose import draw
from hotseat.bank.models import BOTH, Question
from hotseat.bank.twins import same_prompt
from hotseat.evaluation.fault import Fault
from hotseat.files.yamlfile import Document
from hotseat.interview.library import Library
from hotseat.interview.twins import groups
from hotseat.rubrics.samples import Samples
from hotseat.scoring import Scorecard

LEAST = 0.95
"""The share of swapped answers that have to lose their recommendation."""
HEAP = 40
"""Keywords in a heap."""
LEAST_HEAP = 6
"""Fewer make a short answer and no heap: so a topic that is just begun is not blamed for it."""
_SIGNS = frozenset("|()<>!=*~_#")
"""What makes more of a pattern than the words that it says."""


@dataclass(slots=True)
class Swaps:
    """What came of good answers under other questions, and of heaps of keywords."""

    tried: int = 0
    """Answers whose recommendation fits their own question, each under one other."""
    lost: int = 0
    """Those that recommend nothing that fits there."""
    kept: list[Fault] = field(default_factory=list)
    """The others, as warnings; `twins` are failures."""
    twins: list[Fault] = field(default_factory=list)
    """Answers that fit a question and its twin alike, and questions with the prompt of their twin:
    no fact is flipped, or none is read.
    """
    heaps: list[Fault] = field(default_factory=list)
    """Decision questions at which a heap of the topic's keywords gets more than 1."""

    @property
    def share(self) -> float:
        """The share that lost its recommendation; 1 where nothing was swapped."""
        return self.lost / self.tried if self.tried else 1.0

    def add(self, other: Swaps) -> None:
        """Count those of another topic as well."""
        self.tried += other.tried
        self.lost += other.lost
        self.kept += other.kept
        self.twins += other.twins
        self.heaps += other.heaps


def swap(
    decisions: Sequence[tuple[Question, Document]],
    fits: Mapping[str, Collection[int]],
    library: Library,
) -> Swaps:
    """Put good answers under other questions of their topic: under the twin that calls for another
    option, where there is none under any question that does.

    Args:
        decisions: decision questions of one topic with their files.
        fits: by question, the places of its answers that recommend what fits.
        library: marks them.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    questions = {question.id: question for question, _ in decisions}
    related = groups(questions)
    swaps = Swaps()
    for question, document in decisions:
        twin = questions.get(question.twin, question)
        if twin is not question and same_prompt(question, twin):
            swaps.twins.append(_same(question, twin, document))
        others = [q for q in questions.values() if _opposed(q, question)]
        twins = [q for q in others if q.id in related[question.id]]
        other = min(twins or others, key=lambda q: draw(0, question.id + q.id), default=None)
        if other is None:
            continue
        for at in fits[question.id]:
            answer = question.answers[at]
            if answer.grade not in GOOD_GRADES or answer.todo:
                continue
            swaps.tried += 1
            if not recommends(library.score(answer.text, other)):
                swaps.lost += 1
            elif twins:
                swaps.twins.append(_kept(question, other, document, at, twin=True))
            else:
                swaps.kept.append(_kept(question, other, document, at, twin=False))
    return swaps


def heap(
    decisions: Sequence[tuple[Question, Document]], samples: Samples, library: Library
) -> list[Fault]:
    """The decision questions that a heap of the topic's keywords does not fail."""
    words = keywords(samples)
    found: list[Fault] = []
    if len(words) < LEAST_HEAP:
        return found
    for question, document in decisions:
        drawn = sorted(words, key=lambda word: draw(0, question.id + word))[:HEAP]
        got = library.score(", ".join(drawn), question).overall
        if got > 1:
            message = f"a heap of the topic's keywords gets overall {got} at {question.id!r}, not 1"
            problem = document.source.problem(*document.place(("id",)), message)
            found.append(Fault(problem, {"question": question.id, "got": got}))
    return found


def keywords(samples: Samples) -> list[str]:
    """The plain words that the topic's options and causes are known by, each once."""
    words: dict[str, None] = {}
    for entry in samples.entries.values():
        if entry.loc[0] not in ("options", "causes"):
            continue
        for pattern in entry.patterns:
            if not _SIGNS & set(pattern.text) and "..." not in pattern.text:
                words[pattern.text] = None
    return list(words)


def _opposed(one: Question, other: Question) -> bool:
    """Whether two questions accept nothing in common."""
    options = {*one.options, *other.options}
    return BOTH not in options and set(one.options).isdisjoint(other.options)


def recommends(card: Scorecard) -> bool:
    """Whether an answer has a recommendation that fits its question; none to a concept has."""
    return "recommendation" in card.marks and card.marks["recommendation"].level > 0


def _same(question: Question, twin: Question, document: Document) -> Fault:
    message = f"{question.id!r} has the same prompt as its twin {twin.id!r}: no fact is flipped"
    problem = document.source.problem(*document.place(("twin",)), message)
    return Fault(problem, {"question": question.id, "under": twin.id})


def _kept(question: Question, other: Question, document: Document, at: int, *, twin: bool) -> Fault:
    grade = question.answers[at].grade
    what = "its twin" if twin else ""
    message = (
        f"the {grade} answer to {question.id!r} recommends what fits "
        f"{' '.join((what, repr(other.id))).strip()} as well"
    )
    place = document.place(("answers", at, "text"))
    problem = document.source.problem(*place, message, warning=not twin)
    return Fault(problem, {"question": question.id, "grade": grade, "under": other.id})
