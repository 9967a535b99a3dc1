"""Evidence and moves stand where they say, in the text as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.scoring.conftest import Sample, asked

from hotseat.interview.library import Library
from hotseat.scoring import Evidence, Scorecard, score
from hotseat.scoring.shown import HELD_BACK


def evidence(card: Scorecard) -> Iterator[Evidence]:
    """All evidence of a scorecard, near misses included."""
    for mark in card.marks.values():
        yield from mark.evidence
        if mark.nearest_miss:
            yield mark.nearest_miss
    for finding in (*card.points.values(), *card.misconceptions.values()):
        yield from finding.evidence
        if finding.nearest_miss:
            yield finding.nearest_miss


def check(card: Scorecard, text: str) -> int:
    """Every span holds its text; the number of spans."""
    count = 0
    for found in evidence(card):
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        count += 1
    for _, start, end in card.spans:
        assert 0 <= start < end <= len(text)
    return count


def test_spans_of_all_samples(samples: list[Sample]) -> None:
    assert sum(check(card, answer.text) for _, answer, card in samples) > 1_000


def test_evidence_of_a_mark_stands_in_the_order_of_the_answer(samples: list[Sample]) -> None:
    for question, _, card in samples:
        for name, mark in card.marks.items():
            starts = [found.start for found in mark.evidence]
            assert starts == sorted(starts), (question.id, name)


def test_moves_are_the_spans_without_repetition(samples: list[Sample]) -> None:
    for _, _, card in samples:
        starts = [start for _, start, _ in card.spans]
        assert starts == sorted(starts)
        names = [name for name, _, _ in card.spans]
        joined = [n for at, n in enumerate(names) if at == 0 or names[at - 1] != n]
        assert list(card.moves) == joined


def test_the_moves_of_a_full_answer(library: Library) -> None:
    text = (
        "The price list changes every week, so this is a knowledge problem. I would go with RAG. "
        "Fine-tuning is good at the house style. If the tone slips later, I would add "
        "fine-tuning on the letters."
    )
    card = library.score(text, asked())
    assert card.moves[0] == "diagnose"
    assert set(card.moves) == {"diagnose", "recommend", "acknowledge", "combine"}
    first: dict[str, int] = {}
    for name, start, _ in card.spans:
        first.setdefault(name, start)
    assert first["diagnose"] < first["recommend"] < first["acknowledge"] <= first["combine"]


def test_moves_of_an_answer_that_recommends_first(library: Library) -> None:
    card = library.score("RAG. The price list changes every week.", asked())
    assert card.moves[0] == "recommend"


@pytest.mark.parametrize("title", ["knowledge problem", "a matter of busy hands", "The Gap"])
def test_a_cause_is_told_by_its_title_with_an_article_or_without(
    library: Library, title: str
) -> None:
    question = asked()
    rubric = library.rubric(question)
    causes = tuple(replace(cause, title=title) for cause in rubric.causes)
    text = "The price list changes every week, so this is a knowledge problem. I would go with RAG."
    card = score(text, question, replace(rubric, causes=causes))
    whys = {found.why for found in card.marks["diagnosis"].evidence}
    assert f"speaks of the cause '{title}', tied to the scenario" in whys


def test_every_trait_that_holds_a_diagnosis_back_has_words(library: Library) -> None:
    points = library.rubric(asked()).criteria["diagnosis"].points
    assert {name for name, worth in points.items() if worth < 0} == set(HELD_BACK)


def test_what_holds_a_diagnosis_back_is_told_in_words(samples: list[Sample]) -> None:
    own = {name.replace("_", " ") for name in HELD_BACK}
    told = {mark.blocked_by for _, _, card in samples for mark in card.marks.values()}
    assert told & set(HELD_BACK.values())
    assert not told & own
