"""Which question comes next."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hotseat.bank.choose import next_question, select, shuffled
from hotseat.bank.models import Question

POOL = [
    Question(id=f"q{n}", kind="decision", prompt="x", pack="p", topic="p", tags=("even",) * (n % 2))
    for n in range(8)
]
CONCEPT = Question(id="c", kind="concept", prompt="x", pack="p", topic="p", level="senior")


def test_select_by_kind_tag_and_level() -> None:
    pool = [*POOL, CONCEPT]
    assert select(pool) == pool
    assert select(pool, kind="concept") == [CONCEPT]
    assert select(pool, level="senior", kind="decision") == []
    assert [q.id for q in select(pool, tag="even")] == ["q1", "q3", "q5", "q7"]


def test_the_order_hangs_on_the_seed_alone() -> None:
    order = [q.id for q in shuffled(POOL, 1)]
    assert order == [q.id for q in shuffled(reversed(POOL), 1)]
    assert order != [q.id for q in shuffled(POOL, 2)]
    assert order == ["q6", "q3", "q1", "q2", "q0", "q5", "q7", "q4"]


def test_a_question_more_does_not_move_the_others() -> None:
    assert [q for q in shuffled([*POOL, CONCEPT], 5) if q is not CONCEPT] == shuffled(POOL, 5)


@given(st.integers(), st.integers(2, 8))
def test_each_round_asks_all_and_none_twice_in_a_row(seed: int, size: int) -> None:
    asked: list[str] = []
    for _ in range(3 * size):
        last = asked[-1] if asked else None
        question = next_question(POOL[:size], seed=seed, counts=Counter(asked), last=last)
        assert question is not None
        asked.append(question.id)
    assert all(a != b for a, b in pairwise(asked))
    counts = [asked.count(q.id) for q in POOL[:size]]
    assert max(counts) - min(counts) <= 1


def test_the_only_question_is_not_asked_again() -> None:
    assert next_question([CONCEPT], seed=1) is CONCEPT
    assert next_question([CONCEPT], seed=1, counts={"c": 1}, last="c") is None
    assert next_question([], seed=1) is None


def test_a_twin_waits_if_it_can() -> None:
    one, two = (
        Question(id=a, kind="decision", prompt="x", pack="p", topic="p", twin=b)
        for a, b in (("one", "two"), ("two", "one"))
    )
    for seed in range(20):
        for pool, expected in (([one, two, CONCEPT], CONCEPT), ([one, two], two)):
            assert next_question(pool, seed=seed, counts={"one": 1}, last="one") is expected
