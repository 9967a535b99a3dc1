"""What counts as a diagnosis, what ties it to the scenario, and what all but counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hotseat.interview.library import Library
from hotseat.scoring.scene import scene_of

TAKES = "So I would use RAG for the concierge and the guests."


def diagnosis(library: Library, answer: str) -> int:
    """The level of the diagnosis, for a scenario that is about knowledge."""
    return (
        library.score(answer, library.bank.question("d15-hotel-concierge")).marks["diagnosis"].level
    )


def test_a_choice_that_fits_implies_no_cause_beside_another(library: Library) -> None:
    assert diagnosis(library, f"The concierge and the guests, hm. {TAKES}") == 1
    assert diagnosis(library, f"It is a tone problem of the concierge. {TAKES}") == 0


def test_what_an_option_is_called_is_no_word_of_the_scenario(library: Library) -> None:
    question = library.bank.question("d15-hotel-concierge")
    both = replace(question, prompt="A ferry line asks: RAG or fine-tuning for its timetable?")
    stems = scene_of(both, library.rubric(both)).stems
    assert "timet" in stems
    assert stems.isdisjoint({"rag", "fine", "tune"})


def test_what_the_other_gives_is_shown_where_the_other_is_not_named(library: Library) -> None:
    question = library.bank.question("d15-hotel-concierge")
    mark = library.score(f"{TAKES} The tone would be consistent.", question).marks[
        "other_technique"
    ]
    assert mark.level == 0
    assert mark.nearest_miss is not None
    assert "not named" in mark.nearest_miss.why


@pytest.mark.parametrize("between", [" and ", ", ", ". "])
def test_each_has_its_part_whatever_stands_between(library: Library, between: str) -> None:
    question = library.bank.question("r08-depot-roof")
    answer = f"The south is wet. Repair the north hall{between}renew the south hall."
    card = library.score(answer, question)
    assert card.choice == "both"
    assert card.marks["recommendation"].level >= 1
