"""One line of `labels.jsonl`: what an expert gave an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hotseat.bank.models import Question
from hotseat.errors import Problem, nearest_names
from hotseat.files.clean import shorten
from hotseat.files.jsonl import Row, kind_of

MARKS = ("diagnosis", "order", "recommendation", "other_technique", "combine", "specificity")
"""The marks of a decision answer, in the order of the figures."""
PARTS = ("diagnosis", "recommendation", "other_technique", "combine")
"""The marks that words of the answer are quoted for, of those that the engine quotes for."""
BEST_MARK = 2
LEAST_OVERALL, BEST_OVERALL = 1, 5

_KEYS = {
    "decision": ("marks", "choice", "cause"),
    "concept": ("points", "misconceptions"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """The expert's marks of one answer; `marks` is empty for a concept answer."""

    id: str
    question: str
    kind: str
    overall: int
    marks: Mapping[str, int]
    choice: str | None = None
    """None where the label does not say."""
    cause: str | None = None
    points: tuple[int, ...] = ()
    """1 for each key point that is made, in the order of the question."""
    misconceptions: tuple[int, ...] = ()
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The words that earned a part of a decision answer its mark, where the label has them."""


def label_of(row: Row, question: Question) -> Label | list[Problem]:
    """The label in a line, or everything that is wrong with it."""
    problems = list(_problems(row, question))
    if problems:
        return problems
    data = row.data
    return Label(
        id=data["id"],
        question=data["question"],
        kind=question.kind,
        overall=data["overall"],
        marks={name: data["marks"][name] for name in MARKS} if "marks" in data else {},
        choice=data.get("choice"),
        cause=data.get("cause"),
        points=tuple(data.get("points", ())),
        misconceptions=tuple(data.get("misconceptions", ())),
        quotes=_quotes(data) if question.kind == "decision" else {},
    )


def _quotes(data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    # An empty quote would stand everywhere.
    found = {part: [q for q in data.get("quotes", {}).get(part, ()) if q] for part in MARKS}
    return {part: tuple(quotes) for part, quotes in found.items() if quotes}


def _problems(row: Row, question: Question) -> Iterator[Problem]:
    data, kind = row.data, question.kind
    for other, keys in _KEYS.items():
        wrong = [key for key in keys if key in data and other != kind]
        if wrong:
            yield row.problem(f"{wrong[0]!r} is for a {other} answer; the question is a {kind}")
    yield from _number(row, data, "overall", LEAST_OVERALL, BEST_OVERALL)
    if kind == "decision":
        yield from _marks(row)
        for key in ("choice", "cause"):
            if not isinstance(data.get(key, ""), str):
                yield row.problem(f"{key!r} should be text, not {kind_of(data[key])}")
        yield from _quote_problems(row)
        return
    for key in _KEYS["concept"]:
        values = data.get(key)
        if not isinstance(values, list) or any(_outside(v, 0, 1) for v in values):
            yield row.problem(f"{key!r} should be a list of 0 and 1")


def _marks(row: Row) -> Iterator[Problem]:
    marks = row.data.get("marks")
    if not isinstance(marks, dict):
        yield row.problem("'marks' should be an object with the level of each mark")
        return
    for name in MARKS:
        yield from _number(row, marks, name, 0, BEST_MARK)
    yield from _unknown(row, marks, MARKS, "there is no mark")


def _quote_problems(row: Row) -> Iterator[Problem]:
    quotes = row.data.get("quotes", {})
    if not isinstance(quotes, dict):
        yield row.problem(f"'quotes' should be an object, not {kind_of(quotes)}")
        return
    for part, values in quotes.items():
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            yield row.problem(f"the quotes for {shorten(part)!r} should be a list of text")
    yield from _unknown(row, quotes, MARKS, "there are no quotes for")


def _unknown(
    row: Row, data: dict[str, Any], known: tuple[str, ...], said: str
) -> Iterator[Problem]:
    for name in sorted(data.keys() - set(known)):
        near = nearest_names(name, known, 1)
        hint = f"did you mean {near[0]}?" if near else ""
        yield row.problem(f"{said} {shorten(name)!r}", hint)


def _number(row: Row, data: dict[str, Any], key: str, low: int, high: int) -> Iterator[Problem]:
    if key not in data:
        yield row.problem(f"missing key {key!r}")
    elif _outside(data[key], low, high):
        yield row.problem(f"{key!r} should be a whole number from {low} to {high}")


def _outside(value: Any, low: int, high: int) -> bool:
    # JSON's true and false are numbers to Python.
    return not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high
