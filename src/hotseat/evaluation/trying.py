"""Answers that an author tries: what each gets, and what changed since it was tried before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotseat.bank.models import MISCONCEPTION, GradedAnswer, Question
from hotseat.evaluation.verdict import Verdict, compared
from hotseat.interview.disputes import Part, parts_of
from hotseat.interview.library import Library
from hotseat.scoring import Evidence, Scorecard


@dataclass(frozen=True, slots=True)
class Trial:
    """An answer to be tried."""

    name: str
    """What to call it; it is known by that among the others."""
    question: Question
    text: str
    graded: GradedAnswer | None = None
    """What it should get, if that is said."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What it got."""

    trial: Trial
    overall: int
    choice: str | None
    cause: str | None
    parts: tuple[Part, ...]
    found: Mapping[str, tuple[Evidence, ...]]
    """The evidence of each part, by its id."""
    verdict: Verdict | None
    """None where nothing is expected."""

    @property
    def fails(self) -> bool:
        """Whether a test of the bank would say so: it does not hold, or its `todo` is done."""
        known = bool(self.trial.graded and self.trial.graded.todo)
        return self.verdict is not None and self.verdict.off != known


@dataclass(frozen=True, slots=True)
class Change:
    """What changed about one part of an answer."""

    part: Part
    """As it is now."""
    before: int
    gained: tuple[Evidence, ...]
    lost: tuple[Evidence, ...]


def try_answer(trial: Trial, library: Library) -> Tried:
    """Mark an answer.

    Raises:
        InvalidFileError: the rubric cannot be used.
        AnswerTooLongError: the answer is too long.
    """
    card = library.score(trial.text, trial.question)
    parts = parts_of(trial.question, card.to_json(), library.rubric(trial.question))
    verdict = compared(trial.graded, card.overall, parts) if trial.graded else None
    found = dict(_evidence(card))
    return Tried(trial, card.overall, card.choice, card.cause, parts, found, verdict)


def _evidence(card: Scorecard) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for name, mark in card.marks.items():
        yield name, mark.evidence
    for name, finding in card.points.items():
        yield name, finding.evidence
    for name, finding in card.misconceptions.items():
        yield MISCONCEPTION + name, finding.evidence


def paired(before: Sequence[Tried], now: Sequence[Tried]) -> list[Tried | None]:
    """For each answer of now what it was before: one of the same words, else of the same name."""
    texts: dict[tuple[str, str], list[Tried]] = {}
    for tried in before:
        texts.setdefault((tried.trial.question.id, tried.trial.text), []).append(tried)
    found: list[Tried | None] = []
    for tried in now:
        same = texts.get((tried.trial.question.id, tried.trial.text))
        found.append(same.pop(0) if same else None)
    taken = {id(tried) for tried in found}
    names = {t.trial.name: t for t in before if id(t) not in taken}
    return [was or names.pop(tried.trial.name, None) for tried, was in zip(now, found, strict=True)]


def changes(before: Tried, now: Tried) -> list[Change]:
    """The parts with another level or other words that count. Words are told apart by what they
    say, not by where they or their patterns stand: that moves with each line that is typed.
    """
    levels = {part.id: part.level for part in before.parts}
    found: list[Change] = []
    for part in now.parts:
        old, new = before.found.get(part.id, ()), now.found.get(part.id, ())
        gained, lost = _without(new, old), _without(old, new)
        was = levels.get(part.id, part.level)
        if was != part.level or gained or lost:
            found.append(Change(part, was, gained, lost))
    return found


def _without(some: Sequence[Evidence], others: Sequence[Evidence]) -> tuple[Evidence, ...]:
    left = Counter(each.text for each in others)
    out: list[Evidence] = []
    for each in some:
        left[each.text] -= 1
        if left[each.text] < 0:
            out.append(each)
    return tuple(out)
