"""Swapped seats: which shipped answer to mark next, and how well a person's marks agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotseat.bank.choose import draw
from hotseat.interview.agreement import percent
from hotseat.interview.statistics import BIAS_LEAST, BIAS_STEP
from hotseat.scoring.overall import overall_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hotseat.bank.models import GradedAnswer, Question
    from hotseat.interview.agreement import Agreement
    from hotseat.interview.session import Session
    from hotseat.records.models import Seat
    from hotseat.rubrics.models import Rubric


@dataclass(frozen=True, slots=True)
class ToMark:
    """A shipped answer that waits for a person's marks."""

    question: Question
    answer: GradedAnswer


def next_seat(questions: Iterable[Question], seats: Sequence[Seat], seed: int) -> ToMark | None:
    """The scenario and the answer to mark next: of those marked least often, one of the grade
    met least often, of the question met least often; never the last question again, nor its
    twin, as long as there is another. None where no scenario brings graded answers.

    Answers known to be read wrongly are left out: the levels expected of them would mislead.
    """
    of_grade = Counter(seat.grade for seat in seats)
    of_question = Counter(seat.question_id for seat in seats)
    of_pair = Counter((seat.question_id, seat.grade) for seat in seats)
    last = seats[-1].question_id if seats else None

    def rank(item: tuple[Question, GradedAnswer, int, int]) -> tuple[object, ...]:
        question, answer, place, several = item
        # Answers of one grade take turns, so how often each was marked follows from all of them.
        all_of_them = of_pair[question.id, answer.grade]
        times = (all_of_them + several - 1 - place) // several
        again = 2 if question.id == last else int(bool(last) and question.twin == last)
        lot = draw(seed + times, f"{question.id}/{answer.grade!a}")
        return again, times, of_grade[answer.grade], of_question[question.id], lot, place

    chosen = min(_candidates(questions), key=rank, default=None)
    return ToMark(*chosen[:2]) if chosen else None


def _candidates(questions: Iterable[Question]) -> list[tuple[Question, GradedAnswer, int, int]]:
    """Each answer with its place among those of its grade, and how many these are."""
    found = []
    for question in questions:
        usable = [a for a in question.answers if not a.todo] if question.kind == "decision" else []
        several = Counter(answer.grade for answer in usable)
        place: Counter[str] = Counter()
        for answer in usable:
            found.append((question, answer, place[answer.grade], several[answer.grade]))
            place[answer.grade] += 1
    return found


def sentence(seat: Seat, found: Agreement, titles: Mapping[str, str]) -> str:
    """What to say after an answer was marked; `found` is over it and all before."""
    both = [name for name in seat.given if name in seat.expected]
    same = sum(seat.given[name] == seat.expected[name] for name in both)
    said = [f"You agree with the expected marks on {same} of {len(both)}."]
    if found.answers > 1 and found.exact is not None:
        said.append(f"Over {found.answers} answers it is {percent(found.equal, found.n)}.")
    biased = [
        (abs(one.bias), titles[name], one.bias)
        for name, one in found.by.items()
        if name in titles and one.n >= BIAS_LEAST and abs(one.bias) >= BIAS_STEP
    ]
    if biased:
        _, title, bias = max(biased)
        said.append(f"You are {'harder' if bias < 0 else 'easier'} on {title}.")
    return " ".join(said)


def overall_given(
    given: Mapping[str, int], expected: Mapping[str, int], rubric: Rubric
) -> int | None:
    """The overall that the rubric's table gives for a person's levels; None where one was left
    out. Criteria that the person is not asked for are as expected, but never above the best level
    given: what has no diagnosis cannot have it in the right place.
    """
    asked = {name for name, criterion in rubric.criteria.items() if criterion.main}
    if not asked <= set(given):
        return None
    best = max(given.values(), default=0)
    levels = {n: given.get(n, min(expected.get(n, 0), best)) for n in rubric.criteria}
    return overall_of(levels, rubric)[1]


# What is kept


def so_far(session: Session) -> list[Seat]:
    """The answers of the topic that were marked in the interviewer's place, the oldest first.

    Raises:
        RecordsError: the records cannot be read.
    """
    kept = session.store.seats() if session.store else []
    return list(filter(session.counts_seat, kept + session.unkept_seats))


def keep(session: Session, seat: Seat) -> None:
    """Keep the marks of an answer, and those that could not be kept before.

    Raises:
        RecordsError: it cannot be written now; the next call tries again.
    """
    session.unkept_seats.append(seat)
    while session.store is not None and session.unkept_seats:
        session.store.add_seat(session.unkept_seats[0])
        del session.unkept_seats[0]
