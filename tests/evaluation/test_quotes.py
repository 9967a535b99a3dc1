"""Our evidence against the words that the expert quoted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.marked import EVIDENCE, card, label, set_of, with_level

from hotseat.evaluation.quotes import QuoteAgreement, covered, quotes
from hotseat.scoring.scorecard import Scorecard

TEXT = "It is far. I would take a train."
TRAIN = (24, 31)


def found_by(
    spans: list[tuple[int, int]], quoted: tuple[str, ...], level: int = 2, text: str = TEXT
) -> dict[str, QuoteAgreement]:
    """One answer in which the recommendation has this evidence and these quotes."""
    wanted = replace(label("a", level, 5), quotes={"recommendation": quoted})
    return quotes(set_of([wanted], [text]), {"a": with_spans(card(2, 5), spans)})


def with_spans(scorecard: Scorecard, spans: list[tuple[int, int]]) -> Scorecard:
    """The scorecard with other evidence for the recommendation."""
    evidence = tuple(replace(EVIDENCE, start=start, end=end) for start, end in spans)
    mark = replace(scorecard.marks["recommendation"], evidence=evidence)
    return replace(scorecard, marks={**scorecard.marks, "recommendation": mark})


@pytest.mark.parametrize(
    ("spans", "quoted", "overlapping", "brief"),
    [
        ([TRAIN], ("take a train",), 1, 1),
        ([TRAIN], ("It is far",), 0, 1),
        # Of several quotes and several spans one pair is enough.
        ([(0, 2), TRAIN], ("far", "train"), 1, 1),
        # They touch, but share no character.
        ([(11, 24)], ("a train",), 0, 0),
        ([(0, 32)], ("a train",), 1, 0),
        # 11 of 32 are more than a third, 10 are not.
        ([(21, 32)], ("a train",), 1, 0),
        ([(22, 32)], ("a train",), 1, 1),
        # What two spans share counts once.
        ([(22, 30), (24, 32)], ("a train",), 1, 1),
        ([], ("a train",), 0, 1),
    ],
)
def test_one_mark(
    spans: list[tuple[int, int]], quoted: tuple[str, ...], overlapping: int, brief: int
) -> None:
    wanted = QuoteAgreement(1, min(overlapping, brief), overlapping, brief)
    assert found_by(spans, quoted) == {"recommendation": wanted, "all": wanted}


def test_every_place_of_a_quote_counts() -> None:
    text = "A train, and then another train: so it is, as I said before, by train."
    assert found_by([(text.rindex("train"), len(text) - 1)], ("train",), text=text)["all"].share


@pytest.mark.parametrize("quoted", [(), ("by train",)])
def test_without_a_quote_in_the_answer_nothing_is_judged(quoted: tuple[str, ...]) -> None:
    assert found_by([TRAIN], quoted) == {}


def test_both_must_have_given_the_mark() -> None:
    assert found_by([TRAIN], ("train",), level=0) == {}
    given = replace(label("a", 1, 5), quotes={"recommendation": ("train",)})
    none = with_level(card(2, 5), "recommendation", 0)
    assert quotes(set_of([given], [TEXT]), {"a": none}) == {}
    assert quotes(set_of([given], [TEXT]), {}) == {}


def test_shares_are_over_all_marks() -> None:
    both = {"recommendation": ("train",), "diagnosis": ("far",), "combine": ("train",)}
    labels = [replace(label(name, 2, 5), quotes=both) for name in "ab"]
    one = with_spans(card(2, 5), [TRAIN])
    two = with_spans(card(2, 5), [(0, 32)])
    found = quotes(set_of(labels, [TEXT, TEXT]), {"a": one, "b": two})
    assert list(found) == ["diagnosis", "recommendation", "combine", "all"]
    assert found["recommendation"] == QuoteAgreement(2, 0.5, 1.0, 0.5)
    # The other evidence stands at 0 to 7: before "train", beside "far".
    assert (found["combine"].share, found["diagnosis"].share) == (0.0, 1.0)
    assert found["all"] == QuoteAgreement(6, 0.5, 4 / 6, 5 / 6)


def test_what_spans_cover() -> None:
    assert covered([]) == 0
    assert covered([(5, 9), (0, 3)]) == 7
    assert covered([(0, 9), (2, 4), (8, 12), (12, 13)]) == 13
