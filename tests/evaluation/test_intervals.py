"""Bootstrap intervals: against theory, the same every time, and of the right figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.marked import card, concept, concept_card, label

from hotseat.evaluation.intervals import bootstrap, intervals
from hotseat.evaluation.report import figures


def mean(items: Sequence[int]) -> dict[str, float]:
    return {"mean": sum(items) / len(items)}


def test_the_interval_of_a_share_is_that_of_the_textbook() -> None:
    # Half of 100: the standard error is 0.05, and 90 % lie within 1.645 of it.
    low, high = bootstrap([0, 1] * 50, mean)["mean"]
    assert low == pytest.approx(0.5 - 1.645 * 0.05, abs=0.02)
    assert high == pytest.approx(0.5 + 1.645 * 0.05, abs=0.02)
    wide_low, wide_high = bootstrap([0, 1] * 10, mean)["mean"]
    assert wide_high - wide_low > 1.5 * (high - low)
    assert bootstrap([1] * 9, mean)["mean"] == (1.0, 1.0)


def test_the_main_figures_have_intervals() -> None:
    labels = {f"a{n}": label(f"a{n}", n % 3, 1 + n % 5) for n in range(30)}
    cards = {
        name: card((n * n) % 3, 1 + (n * n) % 5, "train" if n % 3 else "bicycle")
        for n, name in enumerate(labels)
    }
    labels["a0"] = replace(labels["a0"], choice=None)
    labels["c"] = concept("c", (1,), (0,), 3)
    found = intervals(labels, cards | {"c": concept_card((0,), (1,), 1)})
    assert list(found) == ["mean_of_marks", "mean_without_combine", "overall", "choice_accuracy"]
    whole = figures(labels, cards)
    assert all(low < whole[name] < high for name, (low, high) in found.items())
    assert intervals(labels, cards) == found


def test_what_is_not_there_has_no_interval() -> None:
    assert intervals({}, {}) == {}
    assert intervals({"c": concept("c", (1,), (0,), 3)}, {}) == {}
    silent = replace(label("a", 2, 5), choice=None)
    assert "choice_accuracy" not in intervals({"a": silent}, {"a": card(2, 5)})
