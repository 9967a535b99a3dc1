"""Swapped seats: what is marked next, and how agreement is counted."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from tests.fake_clock import FakeClock

from hotseat.bank.models import GradedAnswer, Question
from hotseat.interview.agreement import KAPPA_LEAST, agreement
from hotseat.interview.drafts import DraftKeeper
from hotseat.interview.library import Library
from hotseat.interview.seats import (
    keep,
    next_seat,
    overall_given,
    sentence,
    so_far,
)
from hotseat.interview.session import Session
from hotseat.interview.statistics import BIAS_LEAST
from hotseat.records.errors import RecordsError
from hotseat.records.models import Seat
from hotseat.records.store import Store

AT = datetime(2026, 3, 4, tzinfo=UTC)
GRADES = ("strong", "fair", "thin", "generic", "wrong")
TITLES = {"diagnosis": "Diagnosis", "combine": "When to combine"}


def question(name: str, *grades: str, **changes: object) -> Question:
    answers = tuple(GradedAnswer(g, 3, f"{name} {g} {i}") for i, g in enumerate(grades or GRADES))
    made = Question(name, "decision", "How?", "p", "travel", answers=answers)
    return replace(made, **changes)  # type: ignore[arg-type]


def seat(
    question_id: str = "a",
    grade: str = "fair",
    given: Mapping[str, int] | None = None,
    expected: Mapping[str, int] | None = None,
) -> Seat:
    return Seat(question_id, grade, AT, given or {}, expected or {})


def marked(questions: list[Question], times: int, seed: int = 3) -> list[tuple[Seat, str]]:
    """Mark so many answers, one after the other."""
    done: list[tuple[Seat, str]] = []
    for _ in range(times):
        found = next_seat(questions, [each for each, _ in done], seed)
        assert found is not None
        done.append((seat(found.question.id, found.answer.grade), found.answer.text))
    return done


def test_every_answer_is_marked_once_before_any_is_marked_again() -> None:
    questions = [question(name) for name in "abcd"]
    done = [text for _, text in marked(questions, 40)]
    assert len(set(done[:20])) == 20
    assert Counter(done) == dict.fromkeys(set(done), 2)


def test_grades_come_evenly_and_questions_too() -> None:
    done = marked([question(name) for name in "abcd"], 20)
    for upto in range(1, 21):
        grades = Counter(each.grade for each, _ in done[:upto])
        assert max(grades.values()) - min(grades[g] for g in GRADES) <= 1
    assert Counter(each.question_id for each, _ in done) == dict.fromkeys("abcd", 5)


def test_the_same_question_never_comes_twice_in_a_row() -> None:
    for seed in range(20):
        done = marked([question("a"), question("b", "strong")], 12, seed)
        assert all(a.question_id != b.question_id for (a, _), (b, _) in pairwise(done))


def test_a_twin_waits_if_it_can() -> None:
    questions = [question("a", twin="b"), question("b", twin="a"), question("c")]
    for seed in range(20):
        names = [each.question_id for each, _ in marked(questions, 2, seed)]
        assert set(names) != {"a", "b"}


def test_answers_of_one_grade_take_turns() -> None:
    questions = [question("a", "strong", "strong", "strong"), question("b", "thin")]
    done = [text for each, text in marked(questions, 12) if each.question_id == "a"]
    assert len(set(done[:3])) == 3
    assert done[:3] == done[3:]


def test_the_only_question_is_asked_again() -> None:
    assert len({text for _, text in marked([question("a")], 5)}) == 5


def test_it_hangs_on_the_seed_alone() -> None:
    questions = [question(name) for name in "abcdefgh"]
    orders = {seed: [text for _, text in marked(questions, 10, seed)] for seed in range(9)}
    assert orders[3] == [text for _, text in marked(questions[::-1], 10, 3)]
    assert len({tuple(order) for order in orders.values()}) > 5


def test_concepts_and_answers_known_to_be_read_wrongly_are_left_out() -> None:
    known = GradedAnswer("strong", 5, "read wrongly", todo="why")
    assert next_seat([question("a", kind="concept")], (), 0) is None
    assert next_seat([question("a", answers=(known,))], (), 0) is None
    assert next_seat([], (), 0) is None


def test_the_built_in_bank_has_something_to_mark() -> None:
    questions = list(Library.open().bank.questions.values())
    found = next_seat(questions, (), 0)
    assert found is not None
    assert found.answer in found.question.answers


def test_agreement_counts_by_criterion_what_both_marked() -> None:
    found = agreement(
        [
            seat(given={"diagnosis": 2, "combine": 0}, expected={"diagnosis": 2, "combine": 2}),
            seat(given={"diagnosis": 0}, expected={"diagnosis": 1, "combine": 1}),
        ]
    )
    assert found.answers == 2
    assert found.exact == pytest.approx(1 / 3)
    diagnosis, combine = found.by["diagnosis"], found.by["combine"]
    assert (diagnosis.n, diagnosis.exact, diagnosis.off, diagnosis.bias) == (2, 0.5, 0.5, -0.5)
    assert (combine.n, combine.exact, combine.off, combine.bias) == (1, 0, 2, -2)
    assert agreement([]).exact is None


def test_kappa_is_that_of_another_computation() -> None:
    """By the definition with matrices: weights, what was seen, what chance gives."""
    dice = random.Random(7)
    for n in (KAPPA_LEAST, 25, 80):
        pairs = [(dice.randrange(3), dice.choice((0, 1, 1, 2))) for _ in range(n)]
        seats = [seat(given={"x": a}, expected={"x": b}) for a, b in pairs]
        seen = [[pairs.count((a, b)) / n for b in range(3)] for a in range(3)]
        rows = [sum(row) for row in seen]
        columns = [sum(row[b] for row in seen) for b in range(3)]
        cells = [(a, b) for a in range(3) for b in range(3)]
        agreed = sum(seen[a][b] * (1 - (a - b) ** 2 / 4) for a, b in cells)
        chance = sum(rows[a] * columns[b] * (1 - (a - b) ** 2 / 4) for a, b in cells)
        kappa = agreement(seats).by["x"].kappa
        assert kappa == pytest.approx((agreed - chance) / (1 - chance))


def test_kappa_of_too_few_is_not_told() -> None:
    few = [seat(given={"x": i % 3}, expected={"x": i % 3}) for i in range(KAPPA_LEAST)]
    assert agreement(few[1:]).by["x"].kappa is None
    assert agreement(few).by["x"].kappa == 1


def test_the_sentence_says_this_answer_then_all_then_what_is_marked_harder() -> None:
    hard = seat(given={"diagnosis": 1, "combine": 2}, expected={"diagnosis": 2, "combine": 2})
    assert sentence(hard, agreement([hard]), TITLES) == (
        "You agree with the expected marks on 1 of 2."
    )
    many = [hard] * BIAS_LEAST
    assert sentence(hard, agreement(many), TITLES) == (
        "You agree with the expected marks on 1 of 2. Over 5 answers it is 50%. "
        "You are harder on Diagnosis."
    )
    few = sentence(hard, agreement(many[1:]), TITLES)
    assert "harder" not in few
    soft = seat(given={"combine": 2}, expected={"combine": 0})
    assert sentence(soft, agreement([*many, *[soft] * BIAS_LEAST]), TITLES).endswith(
        "You are easier on When to combine."
    )


def test_overall_is_that_of_the_table_and_wants_all_parts() -> None:
    library = Library.open()
    asked = library.bank.questions["d01-support-voice"]
    rubric, text = library.rubric(asked), asked.answers[0].text
    card = library.score(text, asked)
    expected = {name: mark.level for name, mark in card.marks.items()}
    main = {name: expected[name] for name, c in rubric.criteria.items() if c.main}
    assert overall_given(main, expected, rubric) == card.overall
    assert overall_given(dict.fromkeys(main, 0), expected, rubric) == 1
    del main["combine"]
    assert overall_given(main, expected, rubric) is None


def test_what_cannot_be_kept_now_is_kept_with_the_next(tmp_path: Path) -> None:
    clock = FakeClock()
    session = Session(clock, DraftKeeper(clock))
    keep(session, seat("a"))
    assert [each.question_id for each in so_far(session)] == ["a"]
    store = Store.open(tmp_path / "hotseat.db")
    store.close()
    session.use(store)
    with pytest.raises(RecordsError):
        keep(session, seat("b"))
    store = Store.open(tmp_path / "hotseat.db")
    session.use(store)
    keep(session, seat("c"))
    assert [each.question_id for each in store.seats()] == ["a", "b", "c"]
    assert so_far(session) == store.seats()
    store.close()
