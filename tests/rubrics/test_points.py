"""Points, cuts and contests of a rubric: what they become, and what is wrong with them."""

from __future__ import annotations

import pytest
from tests.rubrics.conftest import Files
from tests.rubrics.test_errors import find

from hotseat.rubrics.models import Contest, Signal

DIAGNOSIS = "    weight: 10\n"
"""The line of the first criterion behind which keys are put: line 8."""
BANDS = "bands:\n"
"""The line before which sections are put: line 19."""
CHOICE = """\
choice:
  signals:
    decided: [50, -65, 0, 69]
    refused: [-17, 3, 0, 0]
  both: {both_said: 256, always: -57}
  none: {nothing_taken: 72}
"""


def test_points_and_cuts_are_in_the_rubric(files: Files) -> None:
    extra = "    cuts: [-86, 187]\n    points: {fits: 93, wrong: -40}\n"
    files.bend("decision.yaml", DIAGNOSIS, DIAGNOSIS + extra)
    criterion = files.load().criteria["diagnosis"]
    assert criterion.cuts == (-86, 187)
    assert criterion.points == {"fits": 93, "wrong": -40}


def test_without_them_a_criterion_counts_nothing(files: Files) -> None:
    criterion = files.load().criteria["diagnosis"]
    assert (criterion.points, criterion.cuts) == ({}, (100, 200))


def test_a_contest_is_in_the_rubric(files: Files) -> None:
    files.bend("decision.yaml", BANDS, CHOICE + BANDS)
    rubric = files.load()
    assert rubric.choice == Contest(
        signals={"decided": Signal(50, -65, 0, 69), "refused": Signal(-17, 3, 0, 0)},
        both={"both_said": 256, "always": -57},
        none={"nothing_taken": 72},
    )
    decided = rubric.choice.signals["decided"]
    assert (decided.own, decided.other, decided.both, decided.least) == (50, -65, 0, 69)
    assert rubric.cause == Contest({}, {}, {})


def test_phrases_that_are_not_meant_are_an_entry(files: Files) -> None:
    files.bend("topic.yaml", "rail*]}", "rail*]}, not_meant: {say: [train of_thought, =trains]}")
    (one, two) = files.load().lexicon.entries["option.train.not_meant"]
    assert (one.text, two.text) == ("train of_thought", "=trains")
    assert one.rule == "topic.yaml:3"


def test_bars_outside_brackets_part_a_pattern(files: Files) -> None:
    files.bend("topic.yaml", "[train, rail*]", '["train|rail*|(night|day) coach"]')
    found = files.load().lexicon.entries["option.train.name"]
    assert [pattern.text for pattern in found] == ["train", "rail*", "(night|day) coach"]
    assert {pattern.rule for pattern in found} == {"topic.yaml:3"}


CRITERION_MISTAKES = [
    ("cuts: [100]", "cuts", ""),
    ("cuts: [100, 200, 300]", "cuts", ""),
    ("cuts: []", "cuts", ""),
    ("cuts: 100", "cuts", ""),
    ("cuts: [low, 200]", "low", ""),
    ("cuts: [1.5, 200]", "1.5", ""),
    ("cuts: [100, 2001]", "cuts", ""),
    ("cuts: [-2001, 200]", "cuts", ""),
    ("cut: [100, 200]", ".cut'", "cuts"),
    ("points: {fits: many}", "many", ""),
    ("points: {fits: 0.5}", "0.5", ""),
    ("points: {fits: 2001}", "fits", ""),
    ("points: {Fits: 10}", "Fits", ""),
    ("points: [10]", "points", ""),
    ("point: {fits: 10}", ".point'", "points"),
]


@pytest.mark.parametrize(
    ("line", "message", "hint"), CRITERION_MISTAKES, ids=[m[0] for m in CRITERION_MISTAKES]
)
def test_a_mistake_in_points_or_cuts_is_told(
    files: Files, line: str, message: str, hint: str
) -> None:
    files.bend("decision.yaml", DIAGNOSIS, f"{DIAGNOSIS}    {line}\n")
    problem = find(files.problems(), "decision.yaml", message)
    assert problem.line == 9
    assert hint in problem.hint
    assert problem.excerpt.strip() == line


CONTEST_MISTAKES = [
    ("signals:", "signal:", 20, ".signal'", "signals"),
    ("  both:", "  bothe:", 23, ".bothe'", "both"),
    ("[50, -65, 0, 69]", "[50, -65, 0]", 21, "decided", ""),
    ("[50, -65, 0, 69]", "[50, -65, 0, 69, 1]", 21, "decided", ""),
    ("[50, -65, 0, 69]", "50", 21, "decided", ""),
    ("[50, -65, 0, 69]", "[50, -65, 0, much]", 21, "much", ""),
    ("[50, -65, 0, 69]", "[50, -65, 0, 2001]", 21, "decided", ""),
    ("    decided:", "    Decided:", 21, "Decided", ""),
    ("both_said: 256", "both_said: much", 23, "much", ""),
    ("nothing_taken: 72", "nothing_taken: 7.2", 24, "7.2", ""),
]


@pytest.mark.parametrize("section", ["choice", "cause"])
@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    CONTEST_MISTAKES,
    ids=[m[1].strip() for m in CONTEST_MISTAKES],
)
def test_a_mistake_in_a_contest_is_told(
    files: Files, section: str, old: str, new: str, line: int, message: str, hint: str
) -> None:
    text = CHOICE.replace(old, new, 1)
    assert text != CHOICE
    text = text.replace("choice:", f"{section}:")
    files.bend("decision.yaml", BANDS, text + BANDS)
    problem = find(files.problems(), "decision.yaml", message)
    # A list that is written below its key begins a line later.
    assert line <= problem.line <= line + 1
    assert hint in problem.hint


def test_a_wrong_name_of_a_contest_names_the_nearest(files: Files) -> None:
    files.bend("decision.yaml", BANDS, CHOICE.replace("choice:", "choise:") + BANDS)
    problem = find(files.problems(), "decision.yaml", "unknown key 'choise'")
    assert (problem.line, "choice" in problem.hint) == (19, True)


def test_all_of_them_are_told_at_once(files: Files) -> None:
    extra = "    cuts: [100]\n    points: {fits: many}\n"
    files.bend("decision.yaml", BANDS, CHOICE.replace("69]", "69, 1]") + BANDS)
    files.bend("decision.yaml", DIAGNOSIS, DIAGNOSIS + extra)
    told = files.problems()
    for message in ("cuts", "many", "decided"):
        find(told, "decision.yaml", message)


def test_a_wrong_key_of_an_option_names_the_nearest(files: Files) -> None:
    files.bend("topic.yaml", "rail*]}", "rail*]}, not_ment: {say: [train of_thought]}")
    problem = find(files.problems(), "topic.yaml", "unknown key 'options.train.not_ment'")
    assert (problem.line, "not_meant" in problem.hint) == (3, True)


def test_a_pattern_of_what_is_not_meant_is_checked(files: Files) -> None:
    files.bend("topic.yaml", "rail*]}", "rail*]}, not_meant: {say: [tr*]}")
    assert find(files.problems(), "topic.yaml", "three letters").line == 3


def test_a_setting_that_is_gone_is_an_unknown_key(files: Files) -> None:
    files.bend("decision.yaml", "{scenario_some: 2}", "{order_near: 1}")
    assert find(files.problems(), "decision.yaml", "unknown key 'settings.order_near'").line == 4
