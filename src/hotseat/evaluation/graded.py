"""The graded answers of a question, marked: which are far off, and what none of them says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hotseat.bank.models import Question
from hotseat.errors import Problem
from hotseat.evaluation.fault import Fault
from hotseat.evaluation.swapped import recommends
from hotseat.evaluation.verdict import Verdict, judged
from hotseat.files.yamlfile import Document
from hotseat.interview.library import Library
from hotseat.rubrics.samples import Sampled, sampled
from hotseat.scoring import MAX_CHARACTERS, AnswerTooLongError
from hotseat.scoring.read import Answer, read

MOST_LINES = 12
"""Lines that one message names."""


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of the answers of one question."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    """The `overall` that each answer should get, and the one that it gets."""
    fitting: list[int] = field(default_factory=list)
    """The places of the answers that recommend what fits."""
    off: list[Fault] = field(default_factory=list)
    """Answers whose `overall` is off by more than one, or a level of whose `marks` is, or with a
    `todo` that is done."""
    known: list[Fault] = field(default_factory=list)
    """Answers that are off with a `todo` that says why, as warnings."""
    idle: list[Fault] = field(default_factory=list)
    """Key points with patterns that are in none of the answers, as warnings."""
    invalid: list[Problem] = field(default_factory=list)
    """Answers that cannot be marked."""


def mark_answers(question: Question, document: Document, library: Library) -> Graded:
    """Mark the graded answers of a question; `document` is the file that it stands in.

    Raises:
        InvalidFileError: the rubric cannot be used.
    """
    graded = Graded()
    for at, answer in enumerate(question.answers):
        try:
            card = library.score(answer.text, question)
        except AnswerTooLongError as error:
            place = document.place(("answers", at, "text"))
            graded.invalid.append(document.source.problem(*place, error.message))
            continue
        found = judged(answer, card, question, library)
        graded.pairs.append((answer.overall, found.got))
        if recommends(card):
            graded.fitting.append(at)
        if found.off or answer.todo:
            known = found.off and bool(answer.todo)
            fault = _fault(question, document, at, found, known=known)
            (graded.known if known else graded.off).append(fault)
    graded.idle.extend(_idle_points(question, document, library))
    return graded


def _fault(
    question: Question, document: Document, at: int, found: Verdict, *, known: bool
) -> Fault:
    answer = question.answers[at]
    message = f"the {answer.grade} answer to {question.id!r} gets {found.words()}"
    hint = "" if answer.todo else "hotseat score --explain shows what was found in it"
    if known:
        message += f" (known: {answer.todo})"
    elif answer.todo:
        message += ": take its 'todo' out"
    key = "todo" if answer.todo else "marks" if found.missed else "overall"
    place = document.place(("answers", at, key))
    about = {"question": question.id, "grade": answer.grade} | found.to_json()
    return Fault(document.source.problem(*place, message, hint, warning=known), about)


def _idle_points(question: Question, document: Document, library: Library) -> list[Fault]:
    texts = [answer.text for answer in question.answers if len(answer.text) <= MAX_CHARACTERS]
    if not texts or not question.points:
        return []
    rubric = library.rubric(question)
    answers = [read(text, rubric) for text in texts]
    found: list[Fault] = []
    for at, point in enumerate(question.points):
        if point.say:
            entry = sampled(document, ("points", at))
            if idle := _idle(entry, answers):
                found.append(_idle_fault(question.id, point.id, entry, idle))
    return found


def _idle(entry: Sampled, answers: list[Answer]) -> list[int]:
    """The numbers of the patterns that are in no answer."""
    used = {
        pattern
        for answer in answers
        for clause in answer.clauses
        for pattern in answer.live.held(entry.patterns, clause.words)
    }
    return [number for number, pattern in enumerate(entry.patterns) if pattern not in used]


def _idle_fault(question: str, point: str, entry: Sampled, idle: list[int]) -> Fault:
    lines = [entry.document.place((*entry.loc, "say", number))[0] for number in idle]
    shown = [str(line) for line in dict.fromkeys(lines)]
    more = ", ..." if len(shown) > MOST_LINES else ""
    message = (
        f"{len(idle)} of {len(entry.patterns)} patterns of point {point!r} are in no graded "
        f"answer: line {', '.join(shown[:MOST_LINES])}{more}"
    )
    patterns = [entry.patterns[number].text for number in idle]
    about = {"question": question, "point": point, "patterns": patterns, "lines": lines}
    problem = entry.problem(("say", idle[0]), message, warning=True)
    # One line for each point is enough to read.
    return Fault(replace(problem, excerpt=""), about)
