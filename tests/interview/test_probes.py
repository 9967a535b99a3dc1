"""The follow-up is aimed at the weakest part and never asks for what was said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotseat.bank.models import GradedAnswer, Question
from hotseat.interview.library import Library
from hotseat.interview.probes import ProbeQuestion, choose
from hotseat.scoring import Finding, Mark, Scorecard, score
from hotseat.scoring.read import read
from hotseat.scoring.spot import has

LIBRARY = Library.open()
HOTEL = LIBRARY.bank.questions["d15-hotel-concierge"]
BOTH_WANTED = LIBRARY.bank.questions["d07-code-review"]
CONCEPT = LIBRARY.bank.questions["c08-hallucination"]
RUBRIC = LIBRARY.rubric(HOTEL)
PARTS = ("diagnosis", "recommendation", "other_technique", "combine")
GRADED = [
    (question, graded)
    for question in LIBRARY.bank.questions.values()
    for graded in question.answers
    if question.kind == "decision"
]


def card(
    levels: Mapping[str, int], choice: str = "rag", cause: str = "knowledge", *moves: str
) -> Scorecard:
    """Marks at their best but for those given."""
    marks = {name: Mark(levels.get(name, 2), 2) for name in RUBRIC.criteria}
    return Scorecard(
        question="q",
        kind="decision",
        rubric="decision",
        rubric_hash="",
        version="",
        choice=choice,
        cause=cause,
        moves=moves,
        marks=marks,
        points={},
        misconceptions={},
        total=0,
        overall=1,
    )


def asked(scorecard: Scorecard, question: Question = HOTEL, answer: str = "") -> ProbeQuestion:
    """The probe that is chosen, which there must be."""
    found = choose(question, LIBRARY.rubric(question), scorecard, answer)
    assert found is not None
    return found


def common(part: str, said: str) -> str:
    """The rubric's probe."""
    return RUBRIC.criteria[part].probe_for(said)


@pytest.fixture(scope="module")
def chosen() -> list[tuple[Question, GradedAnswer, Scorecard, ProbeQuestion | None]]:
    """Every other graded answer of a decision with its scorecard and probe."""
    found = []
    for question, graded in GRADED[::2]:
        scorecard = LIBRARY.score(graded.text, question)
        probe = choose(question, LIBRARY.rubric(question), scorecard, graded.text)
        found.append((question, graded, scorecard, probe))
    return found


def test_each_graded_answer_is_probed_where_it_is_weakest(
    chosen: list[tuple[Question, GradedAnswer, Scorecard, ProbeQuestion | None]],
) -> None:
    for question, graded, scorecard, probe in chosen:
        levels = {name: scorecard.marks[name].level for name in PARTS}
        if probe is None:
            assert set(levels.values()) == {2}, (question.id, graded.grade)
        else:
            assert levels[probe.criterion] == min(levels.values()) < 2, (question.id, graded.grade)


def test_who_takes_what_does_not_fit_is_not_asked_what_to_take(
    chosen: list[tuple[Question, GradedAnswer, Scorecard, ProbeQuestion | None]],
) -> None:
    wrong = [row for row in chosen if row[2].choice not in (*row[0].options, "none")]
    assert len(wrong) > 40
    for question, _, _, probe in wrong:
        assert probe is not None
        assert probe.text != common("recommendation", "missing")
        assert probe.criterion in ("diagnosis", "recommendation") or not probe.authored, question.id


def test_where_nothing_was_said_the_question_asks_itself() -> None:
    probe = asked(card({"diagnosis": 0}, "none", "none"))
    assert (probe.criterion, probe.text) == ("diagnosis", HOTEL.probes["diagnosis"])
    assert probe.authored
    probe = asked(card({"recommendation": 0}, "none"))
    assert probe.text == HOTEL.probes["recommendation"]


def test_a_named_cause_is_asked_for_its_fact_and_not_again_for_the_cause() -> None:
    probe = asked(card({"diagnosis": 1}, "rag", "knowledge", "diagnose"))
    assert probe.text == common("diagnosis", "partial")
    assert not probe.authored


def test_a_cause_that_only_the_choice_implies_was_not_said() -> None:
    probe = asked(card({"diagnosis": 1}, "rag", "knowledge", "recommend"))
    assert probe.text == HOTEL.probes["diagnosis"]
    bare = replace(HOTEL, probes={})
    probe = asked(card({"diagnosis": 1}, "rag", "knowledge", "recommend"), bare)
    assert probe.text == common("diagnosis", "missing")


def test_a_named_technique_is_asked_for_its_reason_and_not_where_the_answer_comes_from() -> None:
    probe = asked(card({"recommendation": 1}))
    assert probe.text == common("recommendation", "partial")


def test_the_other_parts_are_put_a_turn_of_the_case_at_both_levels() -> None:
    for part in ("other_technique", "combine"):
        for level in (0, 1):
            assert asked(card({part: level})).text == HOTEL.probes[part]


def test_what_builds_on_the_right_choice_is_not_asked_of_another() -> None:
    for part in ("other_technique", "combine"):
        probe = asked(card({part: 1}, "fine_tuning"))
        assert probe.text == common(part, "partial")
        assert asked(card({part: 1}, "both")).text == common(part, "both")


def test_who_takes_both_where_both_are_wanted_is_not_asked_for_the_other() -> None:
    bare = replace(BOTH_WANTED, probes={})
    probe = asked(card({"other_technique": 0}, "both", "both"), bare)
    assert probe.text == common("other_technique", "both")


def test_a_probe_that_names_the_right_option_is_not_for_who_did_not_take_it() -> None:
    leading = replace(HOTEL, probes={"recommendation": "Would RAG not be the thing here?"})
    probe = asked(card({"recommendation": 0}, "fine_tuning"), leading)
    assert probe.text == common("recommendation", "wrong")
    probe = asked(card({"recommendation": 0}, "none"), leading)
    assert probe.text == common("recommendation", "missing")
    assert asked(card({"recommendation": 0}, "rag"), leading).authored


def test_a_probe_whose_own_words_stand_in_one_sentence_was_answered() -> None:
    own = replace(HOTEL, probes={"combine": "What if the replies turn sour at breakfast?"})
    weak = card({"combine": 0})
    said = "I would retrieve. If it turns sour at breakfast, I would still not train."
    assert asked(weak, own, said).text == common("combine", "missing")
    apart = "I would retrieve. It turns pages. Nobody is sour. There is breakfast."
    assert asked(weak, own, apart).authored


def test_the_weakest_goes_first_and_of_equals_the_first_in_the_rubric() -> None:
    assert asked(card({"diagnosis": 1, "combine": 0})).criterion == "combine"
    assert asked(card({"other_technique": 0, "combine": 0})).criterion == "other_technique"


def test_at_the_best_nothing_is_asked_and_order_and_specificity_never_are() -> None:
    assert choose(HOTEL, RUBRIC, card({}), "") is None
    assert choose(HOTEL, RUBRIC, card({"order": 0, "specificity": 0}), "") is None


def test_a_rubric_without_a_probe_for_the_weakest_asks_about_the_next() -> None:
    criteria = dict(RUBRIC.criteria)
    criteria["diagnosis"] = replace(criteria["diagnosis"], probe="", probes={})
    probe = choose(
        replace(HOTEL, probes={}),
        replace(RUBRIC, criteria=criteria),
        card({"diagnosis": 0, "combine": 1}, "rag", "none"),
        "",
    )
    assert probe is not None
    assert probe.criterion == "combine"


def points(*made: str) -> Scorecard:
    """A concept scorecard with these key points made."""
    found = {p.id: Finding(p.id in made) for p in CONCEPT.points}
    return replace(card({}), kind="concept", choice=None, cause=None, marks={}, points=found)


def test_a_concept_asks_for_the_first_point_that_was_not_made() -> None:
    probe = asked(points("reduces", "invents"), CONCEPT)
    assert (probe.criterion, probe.text) == ("ignores-context", CONCEPT.probes["ignores-context"])
    assert CONCEPT.points[1].statement not in probe.why
    everything = points(*(p.id for p in CONCEPT.points))
    assert choose(CONCEPT, LIBRARY.rubric(CONCEPT), everything, "") is None


def test_a_point_without_a_probe_is_asked_for_in_general() -> None:
    probe = asked(points("reduces"), replace(CONCEPT, probes={}))
    assert probe.text == LIBRARY.rubric(CONCEPT).probe
    assert probe.text


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.sampled_from((HOTEL, BOTH_WANTED, CONCEPT)))
def test_any_text_gets_a_probe_or_none(text: str, question: Question) -> None:
    rubric = LIBRARY.rubric(question)
    scorecard = score(text, question, rubric)
    probe = choose(question, rubric, scorecard, text)
    assert probe == choose(question, rubric, scorecard, text)
    if probe is not None:
        assert probe.text


def test_the_banks_probes_ask_one_thing() -> None:
    twice = re.compile(r"\b(why|what|how|which|where)\b.*, and (why|what|how|which|where|when)\b")
    for question in LIBRARY.bank.questions.values():
        for text in question.probes.values():
            bare = re.sub(r'"[^"]*"', "", text)
            assert bare.count("?") <= 1, (question.id, text)
            assert not twice.search(bare), (question.id, text)


def test_the_banks_probes_for_a_recommendation_name_no_option() -> None:
    for question in LIBRARY.bank.questions.values():
        probe = question.probes.get("recommendation", "")
        text = read(probe, RUBRIC)
        for option in RUBRIC.options:
            named = any(has(text, clause, f"option.{option.id}.name") for clause in text.clauses)
            assert not named, (question.id, probe)
