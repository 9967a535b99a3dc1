"""What is counted for each mark in a few answers made by hand; the choice is set, not found, so
that the rubric's points have no part in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.scoring.conftest import asked
from tests.scoring.reader import reading_of

from hotseat.bank.models import Question
from hotseat.rubrics.models import Rubric
from hotseat.scoring.choice import Choice
from hotseat.scoring.moves import moves
from hotseat.scoring.traits import Traits

CAUSE = "The price list changes every week, so this is a knowledge problem."
TAKES = "I would use RAG."
OTHER = "Fine-tuning gives the house style."
WHEN = "If the tone slips later, I would add fine-tuning on the letters."
FULL = f"{CAUSE} {TAKES} {OTHER} {WHEN}"
BOTH_CASE = replace(asked(), cause="both", options=("both",))


def traits(
    text: str, rubric: Rubric, choice: str = "rag", question: Question | None = None
) -> Traits:
    reading = reading_of(text, question or asked(), rubric)
    reading = replace(reading, choice=Choice(choice, {}, None))
    return Traits(reading, moves(reading))


def told(counts: Mapping[str, int]) -> dict[str, int]:
    """What was counted at all."""
    return {name: count for name, count in counts.items() if count}


def test_an_answer_that_says_nothing_counts_for_nothing(rubric: Rubric) -> None:
    found = traits("The sea is wide.", rubric, "none")
    assert told(found.diagnosis()) == {"chose_none": 100}
    assert told(found.recommendation()) == {}
    assert told(found.other_technique()) == {"chose_none": 100}
    assert told(found.combine()) == {"chose_none": 100}
    assert told(found.order()) == {"chose_none": 100, "undiagnosed": 100}
    assert told(found.specificity()) == {}


def test_a_bare_choice_counts_by_its_fit_alone(rubric: Rubric) -> None:
    found = traits(TAKES, rubric)
    assert told(found.diagnosis()) == {"fits": 100}
    assert told(found.recommendation()) == {"firm": 100}
    assert told(found.other_technique()) == {}
    assert told(found.order()) == {"fits": 100, "undiagnosed": 100}


def test_no_text_at_all_can_be_counted(rubric: Rubric) -> None:
    found = traits("", rubric, "none")
    assert told(found.specificity()) == {}
    assert told(found.order()) == {"chose_none": 100, "undiagnosed": 100}


def test_a_diagnosis_by_name_and_by_sign_tied_to_the_scenario(rubric: Rubric) -> None:
    found = traits(f"{CAUSE} {TAKES}", rubric).diagnosis()
    assert (found["right"], found["plain"], found["grounded"]) == (141, 141, 141)
    assert (found["named"], found["early"], found["before"]) == (100, 100, 100)
    assert found["scenario"] > 100
    assert (found["wrong"], found["led"]) == (0, 0)
    assert 0 < found["leads"] <= 150


def test_the_same_words_are_wrong_under_another_cause(rubric: Rubric) -> None:
    flipped = asked("behavior", "fine_tuning")
    found = traits(f"{CAUSE} {TAKES}", rubric, "rag", flipped).diagnosis()
    assert (found["right"], found["wrong"]) == (0, 141)
    assert (found["leads"], found["named"], found["before"]) == (0, 0, 0)
    assert found["led"] > 0
    assert (found["fits"], found["against"]) == (0, 100)


def test_a_general_diagnosis_is_not_grounded(rubric: Rubric) -> None:
    found = traits(f"It is a knowledge problem. {TAKES}", rubric).diagnosis()
    assert (found["named"], found["plain"], found["grounded"], found["scenario"]) == (
        100,
        100,
        0,
        0,
    )


def test_a_cause_in_a_condition_is_not_plain(rubric: Rubric) -> None:
    found = traits("If it is a knowledge problem, we will see.", rubric).diagnosis()
    assert (found["right"], found["plain"], found["early"]) == (100, 0, 0)


def test_both_unasked_and_against(rubric: Rubric) -> None:
    assert traits(FULL, rubric, "both").diagnosis()["both_unasked"] == 100
    assert traits(FULL, rubric, "both").diagnosis()["against"] == 0
    assert traits(FULL, rubric, "both", BOTH_CASE).diagnosis()["both_unasked"] == 0
    assert traits(FULL, rubric, "fine_tuning").diagnosis()["against"] == 100
    assert traits(FULL, rubric, "fine_tuning", BOTH_CASE).diagnosis()["against"] == 0


def test_a_case_of_both_causes_counts_the_weaker_side(rubric: Rubric) -> None:
    one = traits(CAUSE, rubric, "both", BOTH_CASE).diagnosis()
    two = traits(f"{CAUSE} The tone is off.", rubric, "both", BOTH_CASE).diagnosis()
    assert (one["both_asked"], one["both_sides"]) == (100, 0)
    assert two["both_sides"] == 100
    assert two["wrong"] == 0
    assert traits(f"{CAUSE} The tone is off.", rubric).diagnosis()["both_sides"] == 0


def test_a_recommendation_with_its_reason(rubric: Rubric) -> None:
    found = traits("I would use RAG because the price list changes every week.", rubric)
    counts = found.recommendation()
    assert (counts["firm"], counts["reason"], counts["reason_tied"]) == (100, 100, 100)
    general = traits("I would use RAG because it is easy.", rubric).recommendation()
    assert (general["firm"], general["reason"], general["reason_tied"]) == (100, 100, 0)
    assert traits(TAKES, rubric).recommendation()["reason"] == 0


def test_parts_need_both_options_taken(rubric: Rubric) -> None:
    two = "I would use RAG for the prices. I would fine-tune for the letters."
    assert traits(two, rubric, "both").recommendation()["parts"] == 100
    assert traits(TAKES, rubric, "both").recommendation()["parts"] == 0
    assert traits(two, rubric, "rag").recommendation()["parts"] == 0


def test_what_is_said_of_the_other_technique(rubric: Rubric) -> None:
    found = traits(FULL, rubric).other_technique()
    assert (found["named"], found["gives"] > 0, found["put_off"]) == (100, True, 100)
    assert found["sentences"] == 141
    assert found["refused"] == 0
    assert found["grounded"] == 141
    assert found["weighed"] == 100
    none = traits(f"{CAUSE} {TAKES}", rubric).other_technique()
    assert (none["sentences"], none["named"], none["acknowledged"]) == (0, 0, 0)
    assert none["diagnosed"] == 141


def test_a_refused_technique_is_counted_as_such(rubric: Rubric) -> None:
    found = traits(f"{TAKES} I would not fine-tune.", rubric).other_technique()
    assert (found["refused"], found["put_off"], found["described"]) == (100, 0, 0)


def test_both_has_counts_of_its_own(rubric: Rubric) -> None:
    text = "I would use RAG and fine-tuning. RAG alone would not change the tone."
    found = traits(text, rubric, "both").other_technique()
    assert set(found) == {n for n in found if n.startswith("both")} | {"confused"}
    assert (found["both"], found["both_alone"], found["both_sentences"]) == (100, 100, 100)
    combined = traits(text, rubric, "both").combine()
    assert set(combined) == {n for n in combined if n.startswith("both")} | {"confused"}
    assert combined["both"] == 100


def test_the_other_is_put_off_under_a_condition_at_the_end(rubric: Rubric) -> None:
    found = traits(FULL, rubric).combine()
    for name in ("put_off", "put_off_named", "put_off_last", "put_off_grounded", "said_when"):
        assert found[name] == 100, name
    assert (found["conditions"], found["condition_last"]) == (100, 100)
    assert found["kept"] == 0


def test_a_condition_at_the_beginning_is_not_at_the_end(rubric: Rubric) -> None:
    found = traits(f"{WHEN} {CAUSE} {TAKES}", rubric).combine()
    assert (found["put_off"], found["put_off_last"], found["condition_last"]) == (100, 0, 0)


def test_an_answer_without_a_when_combines_nothing(rubric: Rubric) -> None:
    found = traits(f"{CAUSE} {TAKES} {OTHER}", rubric).combine()
    assert (found["put_off"], found["conditions"], found["said_when"]) == (0, 0, 0)


def test_the_order_of_both_is_counted(rubric: Rubric) -> None:
    ordered = traits("First RAG, then fine-tuning.", rubric, "both", BOTH_CASE).combine()
    assert (ordered["both_ordered"], ordered["both_fits"]) == (100, 100)
    assert traits("RAG and fine-tuning.", rubric, "both").combine()["both_ordered"] == 0


ORDER = [
    (f"{CAUSE} {TAKES}", {"before", "plain_before", "much_before", "scenario_before"}),
    ("I would use RAG because the price list changes every week.", {"same", "taken_at_once"}),
    (f"{TAKES} {CAUSE}", {"next", "taken_at_once"}),
    (f"{TAKES} The sea is wide. {CAUSE}", {"after", "plain_after", "taken_at_once"}),
    (CAUSE, {"untaken"}),
    (TAKES, {"undiagnosed"}),
]
PLACES = frozenset(
    (
        *("before", "same", "next", "after", "plain_before", "plain_after", "much_before"),
        *("scenario_before", "taken_at_once", "untaken", "undiagnosed"),
    )
)


@pytest.mark.parametrize(("text", "places"), ORDER, ids=[" ".join(sorted(p)) for _, p in ORDER])
def test_where_the_diagnosis_stands(rubric: Rubric, text: str, places: set[str]) -> None:
    found = traits(text, rubric).order()
    assert told(found).keys() & PLACES == places


def test_specificity_counts_different_things_once(rubric: Rubric) -> None:
    one = traits("The price moves. The price moves again. The sea is wide.", rubric).specificity()
    assert (one["things"], one["first_things"]) == (25, 100)
    assert (one["mentions"], one["sentences"]) == (141, 141)
    assert one["share"] == 66
    more = traits("The shop has a letter on the price.", rubric).specificity()
    assert more["things"] == 75
    assert more["share"] == 100
    assert more["density"] == 1000 * 3 // 20


def test_every_count_is_a_whole_number_from_zero_up(rubric: Rubric) -> None:
    for choice in ("rag", "fine_tuning", "both", "none"):
        for question in (asked(), asked("behavior", "fine_tuning"), BOTH_CASE):
            found = traits(FULL, rubric, choice, question)
            for mark in rubric.criteria:
                counts = getattr(found, mark)()
                assert all(type(count) is int and 0 <= count <= 300 for count in counts.values())


def test_the_rubric_gives_points_only_for_what_is_counted(rubric: Rubric) -> None:
    """A name in `points` that no answer has would never count."""
    for mark, criterion in rubric.criteria.items():
        counted: set[str] = set()
        for text in (FULL, CAUSE, TAKES):
            for choice in ("rag", "both", "none"):
                counted |= getattr(traits(text, rubric, choice), mark)().keys()
        assert criterion.points.keys() <= counted, mark


PONDERED = f"{CAUSE} {TAKES} My partner would train it on the letters."


def test_a_sentence_goes_on_about_the_other_by_a_pronoun(rubric: Rubric) -> None:
    once = traits(PONDERED, rubric).other_technique()["sentences"]
    twice = f"{PONDERED} It would greet the customers the way we do."
    assert traits(twice, rubric).other_technique()["sentences"] > once
    aside = f"{PONDERED} I see the point. In the shop it would greet the customers as we do."
    assert traits(aside, rubric).other_technique()["sentences"] > once
    for other in ("It has seen no list.", "RAG would greet them.", "We would greet them."):
        assert traits(f"{PONDERED} {other}", rubric).other_technique()["sentences"] == once


def test_what_is_put_off_by_a_pronoun_counts_like_what_is_named(rubric: Rubric) -> None:
    weighed = f"{PONDERED} It would greet the customers as we do. It could not know a price."
    late = traits(f"{weighed} If the letters get stiff, I would add that.", rubric).combine()
    assert late["put_off_last"] == late["put_off_grounded"] == late["said_when"] == 100
    when = traits(f"{weighed} When the letters are found stiff, I would add that.", rubric)
    assert when.combine()["put_off_last"] == when.other_technique()["put_off"] == 100
    now = traits(f"{weighed} I would add that to the letters.", rubric).combine()
    assert not now["put_off_last"]
    refused = f"{CAUSE} {TAKES} I would not train it, it would be old after the next week."
    assert not traits(refused, rubric).combine()["said_when"]
