"""What past answers say in figures."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

import pytest
from tests.interview.histories import CRITERIA, generated, summary

from hotseat.interview.statistics import (
    BIAS_LEAST,
    TREND_LEAST,
    since,
    statistics_of,
    trend,
    within,
)
from hotseat.records.models import Summary, Timing


def naive(rows: list[Summary]) -> dict[str, Any]:
    """The same figures, added up one attempt after the other with nothing of ours."""
    found: dict[str, Any] = defaultdict(float)
    days: dict[str, int] = {}
    shares: list[float] = []
    for row in rows:
        found["answers"] += 1
        found["seconds"] += row.seconds
        days[row.day] = days[row.day] + 1 if row.day in days else 1
        if row.total is None and row.full_total is None:
            found["blank"] += 1
        if row.total is not None:
            found["totals"] += row.total
            found["totalled"] += 1
        for name in ("diagnosis", "recommendation", "other_technique", "combine"):
            if name in row.levels:
                found[f"{name}_sum"] += row.levels[name]
                found[f"{name}_n"] += 1
                if name in row.predicted:
                    found[f"{name}_off"] += row.predicted[name] - row.levels[name]
                    found[f"{name}_guesses"] += 1
        if row.timing.overtime and row.full_total is not None:
            found["over"] += 1
            found["gain"] += row.full_total - (0 if row.total is None else row.total)
        for part in ("think", "answer", "overtime", "paused"):
            found[part] += getattr(row.timing, part)
        if row.recommended_at is not None:
            shares.append(row.recommended_at)
    shares.sort()
    half = len(shares) // 2
    found["median"] = shares[half] if len(shares) % 2 else (shares[half - 1] + shares[half]) / 2
    return {**found, "days": days, "shares": len(shares)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_attempts_against_a_separate_computation(seed: int) -> None:
    rows = generated(200, seed)
    wanted = naive(rows)
    mixed = random.Random(seed).sample(rows, len(rows))
    found = statistics_of(mixed, CRITERIA)

    assert (found.answers, found.blank) == (200, wanted["blank"])
    assert found.seconds == pytest.approx(wanted["seconds"])
    assert found.calendar == wanted["days"]
    assert list(found.calendar) == sorted(found.calendar)
    assert found.days == len(wanted["days"])
    assert found.totals.n == wanted["totalled"]
    assert found.totals.mean == pytest.approx(wanted["totals"] / wanted["totalled"])
    assert [each.id for each in found.series] == list(CRITERIA)[:4]
    means = {}
    for each in found.series:
        assert each.n == wanted[f"{each.id}_n"]
        means[each.id] = wanted[f"{each.id}_sum"] / each.n
        assert each.mean == pytest.approx(means[each.id])
    assert found.weakest == min(means, key=lambda name: means[name])
    assert len(found.bias) == 4
    for bias in found.bias:
        assert bias.n == wanted[f"{bias.id}_guesses"]
        assert bias.mean == pytest.approx(wanted[f"{bias.id}_off"] / bias.n)
    assert found.pace.n == wanted["shares"]
    assert found.pace.median == pytest.approx(wanted["median"])
    assert found.overtime.n == wanted["over"]
    assert found.overtime.gain == pytest.approx(wanted["gain"] / wanted["over"])
    for part in ("think", "answer", "overtime", "paused"):
        assert getattr(found.timing, part) == pytest.approx(wanted[part] / 200)
    assert [row.id for row in found.last] == [200, 199, 198, 197, 196]


def test_no_attempts_give_empty_figures() -> None:
    found = statistics_of([], CRITERIA)
    assert (found.answers, found.days, found.seconds, found.weakest) == (0, 0, 0, "")
    assert [(each.n, each.mean, each.last, each.trend) for each in found.series] == [
        (0, None, "", "")
    ] * 4
    assert (found.pace.median, found.overtime.gain, found.timing.think) == (None, None, None)
    assert (found.bias, found.calendar, found.last) == ((), {}, ())


def test_levels_stand_oldest_first_with_the_last_in_words() -> None:
    rows = [summary(n, levels={"diagnosis": level}) for n, level in ((3, 1), (1, 0), (2, 2))]
    [diagnosis, *others] = statistics_of(rows, CRITERIA).series
    assert diagnosis.levels == (0, 2, 1)
    assert (diagnosis.last, diagnosis.mean, diagnosis.of) == ("named", 1, 2)
    assert all(each.n == 0 for each in others)


def test_a_level_that_the_rubric_no_longer_has_counts_as_the_best() -> None:
    [diagnosis, *_] = statistics_of([summary(levels={"diagnosis": 3})], CRITERIA).series
    assert (diagnosis.levels, diagnosis.last) == ((2,), "grounded")


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        ([0, 0, 1, 1, 2, 2], "up"),
        ([2, 2, 0, 0, 1, 1], "down"),
        ([1, 1, 0, 2, 1, 1], "level"),
        ([0, 1, 2, 2, 0, 1], "level"),
        ([0, 0, 2, 2, 2], ""),
        ([], ""),
        ([0, 0, 0, 0, 9, 9, 9, 0, 0, 1], "up"),
        ([0, 0, 0, 0] + [1] * 4 + [0, 0, 0, 0.9], "level"),
    ],
)
def test_a_trend_compares_the_last_third_with_the_first(levels: list[float], wanted: str) -> None:
    assert len(levels) >= TREND_LEAST or not wanted
    assert trend(levels) == wanted


def test_the_weakest_is_the_lowest_mean_and_the_first_of_equals() -> None:
    levels = {"diagnosis": 2, "recommendation": 1, "other_technique": 1, "combine": 2, "order": 0}
    assert statistics_of([summary(levels=levels)], CRITERIA).weakest == "recommendation"
    best = dict.fromkeys(CRITERIA, 2)
    assert statistics_of([summary(levels=best)], CRITERIA).weakest == ""


@pytest.mark.parametrize(
    ("off", "wanted"),
    [
        ([1] * 5, "you overrate Other technique by about one level"),
        ([-1] * 5, "you underrate Other technique by about one level"),
        ([1, 1, 1, 0, 0], "you overrate Other technique by about half a level"),
        ([2, 2, 2, 1, 1], "you overrate Other technique by about one and a half levels"),
        ([2] * 5, "you overrate Other technique by about two levels"),
        ([1, 1, 0, 0, 0], ""),
        ([2] * 4, ""),
        ([2, -2, 2, -2, 1], ""),
    ],
)
def test_bias_is_put_in_words_when_it_is_large_and_guesses_are_many(
    off: list[int], wanted: str
) -> None:
    rows = [
        summary(
            n,
            levels={"other_technique": 0 if each > 0 else 2},
            predicted={"other_technique": each if each > 0 else 2 + each},
        )
        for n, each in enumerate(off, start=1)
    ]
    [bias] = statistics_of(rows, CRITERIA).bias
    assert bias.words == wanted
    assert (bias.n >= BIAS_LEAST) or not wanted


def test_a_guess_without_a_mark_and_a_mark_without_a_guess_are_no_bias() -> None:
    rows = [
        summary(1, predicted={"diagnosis": 2}),
        summary(2, levels={"diagnosis": 2}),
        summary(3, levels={"combine": 2}, predicted={"diagnosis": 2}),
    ]
    assert statistics_of(rows, CRITERIA).bias == ()


def test_overtime_is_over_those_who_typed_on_and_nothing_on_time_counts_as_nothing() -> None:
    rows = [
        summary(1, total=40, full_total=50, timing=Timing(answer=300, overtime=20)),
        summary(2, total=None, full_total=30, timing=Timing(answer=300, overtime=90)),
        summary(3, total=None, full_total=None, timing=Timing(answer=300, overtime=90)),
        summary(4, total=90, full_total=90, timing=Timing(answer=300)),
    ]
    found = statistics_of(rows, CRITERIA).overtime
    assert (found.on_time, found.full, found.gain, found.n) == (20, 40, 20, 2)


def test_times_are_over_the_answers_whose_time_was_recorded() -> None:
    rows = [summary(1), summary(2, timing=Timing(think=10, answer=50, paused=4))]
    found = statistics_of(rows, CRITERIA).timing
    assert (found.think, found.answer, found.overtime, found.paused, found.n) == (10, 50, 0, 4, 1)


def test_a_concept_question_counts_for_days_and_totals_and_not_for_the_marks() -> None:
    found = statistics_of([summary(total=80, levels={})], CRITERIA)
    assert (found.answers, found.days, found.totals.mean, found.blank) == (1, 1, 80, 0)
    assert all(each.n == 0 for each in found.series)
    assert found.weakest == ""


def test_a_range_of_days_ends_today_and_counts_it() -> None:
    rows = [summary(n, day=f"2026-03-{n:02}") for n in range(1, 31)]
    assert [row.id for row in within(rows, 3, "2026-03-30")] == [28, 29, 30]
    assert within(rows, None, "2026-03-30") == rows
    assert since(30, "2026-03-30") == "2026-03-01"
    assert since(90, "0001-01-05") is None
    assert since(None, "2026-03-30") is None
