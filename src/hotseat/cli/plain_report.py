"""What an answer or a sitting was worth, in words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.cli.plain_time import words
from hotseat.files.clean import shorten
from hotseat.interview.columns import columns, guessed, pace, totals
from hotseat.interview.spent import paused
from hotseat.interview.words import count, exactly, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hotseat.bank.models import Question
    from hotseat.interview.closing import Closing
    from hotseat.interview.columns import Column
    from hotseat.interview.feedback import Line
    from hotseat.interview.result import Result
    from hotseat.interview.sitting import Run
    from hotseat.interview.turn import Answer
    from hotseat.scoring.scorecard import Evidence

LABEL = "Practice feedback by fixed rules. Not an assessment of a person."
_GRADES = ("generic", "wrong", "thin", "fair", "strong")
_QUOTE = 120


def feedback_lines(result: Result) -> Iterator[str]:
    """The marks, one thing to add, the follow-up, the numbers last."""
    question, card, said = result.question, result.card, result.feedback
    yield f"Feedback: {question.title or question.id}"
    yield _times(result)
    if card is None:
        yield totals(result)
        return
    yield ""
    if card.points:
        for line in said.lines:
            yield f"{line.word.capitalize()}: {line.title}{because(line)}"
    else:
        found = columns(result)
        for line in said.lines:
            yield f"{line.title}: {_level(line)}{_beside(line, found)}{because(line)}"
    for advisory in said.advisories:
        yield f"Note: {advisory}"
    yield ""
    yield f"Add one thing: {said.one_thing or 'nothing; all parts are there and tied to the case.'}"
    if said.follow_up and result.answer.follow_up is None:
        yield f"Follow-up: {said.follow_up}"
    if rest := " ".join(filter(None, (guessed(result), pace(result)))):
        yield rest
    yield f"{words(totals(result))}."
    yield LABEL


def _times(result: Result) -> str:
    answer = result.answer
    first = answer.follow_up.answer if answer.follow_up else answer
    spent = exactly(first.seconds)
    if first.timing.limit:
        spent += f" of {exactly(first.timing.limit)}"
    parts = (
        f"{ordinal(result.tries).capitalize()} try",
        spent,
        paused(first, lambda s: f"for {exactly(s)}"),
    )
    return f"{', '.join(filter(None, parts))}."


def _level(line: Line) -> str:
    return f"{line.word}, level {line.level} of {line.of}."


def _beside(line: Line, found: Sequence[Column]) -> str:
    """The other levels of the same mark: foreseen, on time, before."""
    others = [
        f"{column.title} {column.levels[line.id]}"
        for column in found[:-1]
        if line.id in column.levels
    ]
    return f" {', '.join(others).capitalize()}." if others else ""


def because(line: Line) -> str:
    """The one thing about a mark that is worth a few words, behind it."""
    if line.level < line.of and line.blocked_by:
        return f" Held back: {line.blocked_by}."
    if line.telling is not None:
        return f' Counted: "{shorten(line.telling.text)}".'
    if line.nearest_miss is not None:
        return f' Nearest: "{shorten(line.nearest_miss.text)}".'
    return ""


def why_lines(result: Result) -> Iterator[str]:
    """For every mark: the words that counted, the rule, the nearest miss, the next step."""
    for line in result.feedback.lines:
        level = f"{line.title}: {_level(line)}" if line.meaning else f"{line.word}: {line.title}"
        yield f"{level} {line.meaning}".rstrip()
        for found in line.evidence:
            yield _evidence("Counted", found)
        if line.blocked_by:
            yield f"Held back: {line.blocked_by}."
        if line.nearest_miss is not None:
            yield _evidence("Nearest miss", line.nearest_miss)
        elif not line.evidence:
            yield "No words of the answer came near."
        if line.next_step:
            yield f"To reach {line.next_word}: {line.next_step}"
        yield ""
    card = result.card
    if card is not None:
        yield f"Rubric {card.rubric} {card.rubric_hash[:8]}, hotseat {card.version}."


def _evidence(label: str, found: Evidence) -> str:
    why = f": {said}" if (said := found.why.strip().rstrip(".")) else ""
    return f'{label}: "{shorten(found.text, _QUOTE)}"{why} ({found.rule}).'


def answer_lines(question: Question) -> Iterator[str]:
    """The bank's own answers from weak to strong."""
    order = {grade: place for place, grade in enumerate(_GRADES)}
    for sample in sorted(question.answers, key=lambda a: (order.get(a.grade, 0), a.overall)):
        yield f"{sample.grade.capitalize()}, {sample.overall} of 5:"
        yield sample.text.strip()
        yield ""
    if not question.answers:
        yield "This question brings no model answers."


def closing_lines(run: Run, said: Closing, results: Sequence[Result]) -> Iterator[str]:
    """The report of a sitting: each answer, each mark over all, what to work on."""
    answered = count(sum(r.card is not None for r in results), "answer")
    budget = "" if run.budget is None else f" of {exactly(run.budget)}"
    yield f"{words(run.title)}, report. {answered}, {exactly(run.spent)}{budget}."
    yield ""
    for number, result in enumerate(results, start=1):
        yield f"{number}. {_one(result, said)}"
    if said.marks:
        yield ""
    for mark in said.marks:
        yield f"{mark.title}: {mark.words}."
    yield from said.sentences
    if said.not_reached:
        yield f"Not reached: {', '.join(said.not_reached)}."
    yield LABEL


def _one(result: Result, said: Closing) -> str:
    title = result.question.title or result.question.id
    if result.card is None:
        return f"{title}: not answered."
    counted = result.counted
    if counted is None:
        return f"{title}: no words on time."
    marks = counted.marks
    titles: Mapping[str, str] = {line.id: line.title for line in result.feedback.main}
    levels = [f"{titles[i]} {marks[i].level}" for i in said.criteria if i in titles and i in marks]
    points = f"{counted.total} of 100"
    return ", ".join([f"{title}: {points}", *levels, *_spent(result.answer)]) + "."


def _spent(answer: Answer) -> Iterator[str]:
    """The time of the answer itself, and apart from it that of the follow-up."""
    if answer.follow_up is None:
        yield exactly(answer.seconds)
        return
    yield exactly(answer.follow_up.answer.seconds)
    yield f"follow-up {exactly(answer.seconds)}"


def due_line(number: int, minutes: int) -> str:
    """How much comes back today."""
    if not number:
        return "nothing is due today"
    return f"{count(number, 'question')}, about {count(minutes, 'minute')}"
