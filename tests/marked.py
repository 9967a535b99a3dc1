"""Labels, scorecards and sets of answers made by hand."""

from __future__ import annotations

from dataclasses import replace

from hotseat.bank.models import Question
from hotseat.evaluation.label import MARKS, Label
from hotseat.evaluation.labelled import Labelled, LabelledAnswer
from hotseat.scoring.scorecard import Evidence, Finding, Mark, Scorecard

EVIDENCE = Evidence(0, 7, "a train", "topic.yaml:3", "exact", "affirm", "names it")


def label(name: str, levels: int, overall: int, question: str = "to-rome") -> Label:
    """A decision label with one level for all marks."""
    marks = dict.fromkeys(MARKS, levels)
    return Label(name, question, "decision", overall, marks, choice="train", cause="distance")


def concept(name: str, points: tuple[int, ...], wrong: tuple[int, ...], overall: int) -> Label:
    """The label of a concept answer."""
    return Label(name, "why", "concept", overall, {}, points=points, misconceptions=wrong)


def card(level: int, overall: int, choice: str = "train") -> Scorecard:
    """A decision scorecard with one level for all marks."""
    return Scorecard(
        question="to-rome",
        kind="decision",
        rubric="decision",
        rubric_hash="",
        version="",
        choice=choice,
        cause="distance",
        moves=(),
        marks={name: Mark(level, 2, (EVIDENCE,)) for name in reversed(MARKS)},
        points={},
        misconceptions={},
        total=0,
        overall=overall,
    )


def with_level(scorecard: Scorecard, name: str, level: int) -> Scorecard:
    """The scorecard with another level of one mark."""
    marks = dict(scorecard.marks)
    return replace(scorecard, marks=marks | {name: replace(marks[name], level=level)})


def concept_card(points: tuple[int, ...], wrong: tuple[int, ...], overall: int) -> Scorecard:
    """The scorecard of a concept answer."""
    return replace(
        card(0, overall),
        kind="concept",
        choice=None,
        cause=None,
        marks={},
        points={str(n): Finding(bool(v)) for n, v in enumerate(points)},
        misconceptions={str(n): Finding(bool(v)) for n, v in enumerate(wrong)},
    )


def set_of(labels: list[Label], texts: list[str], sealed: frozenset[str] = frozenset()) -> Labelled:
    """A set with these labels and, in the same order, the texts of their answers."""
    answers = {
        x.id: LabelledAnswer(x.id, x.question, text) for x, text in zip(labels, texts, strict=True)
    }
    ids = {x.question for x in labels}
    questions = {
        i: Question(i, "decision", "How to get there?", "p", "travel", options=("train",))
        for i in ids
    }
    return Labelled(questions, answers, {x.id: x for x in labels}, sealed)
