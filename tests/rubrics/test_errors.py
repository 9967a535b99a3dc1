"""Each kind of mistake gives file, line, key and the nearest name; all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rubrics.conftest import Files

from hotseat.errors import Problem

# file, what is replaced, by what, line, in the message, in the hint
MISTAKES = [
    ("decision.yaml", "settings:", "setings:", 4, "unknown key 'setings'", "settings"),
    ("decision.yaml", "    weight: 10", "    wieght: 10", 8, "wieght", "weight"),
    ("decision.yaml", "    weight: 10\n", "", 6, "missing key 'weight'", ""),
    ("decision.yaml", "weight: 10", "weight: ten", 8, "weight' should be a whole number", ""),
    ("decision.yaml", "weight: 10", "weight: 101", 8, "weight", ""),
    ("decision.yaml", "[missing, named, grounded]", "[missing]", 9, "levels", ""),
    ("decision.yaml", "[missing, named, grounded]", "missing", 9, "levels", ""),
    ("decision.yaml", "probe: What is wrong?", "probe: [What?]", 12, "probe", ""),
    ("decision.yaml", "probe: What is wrong?", "probe: {partial: So?}", 12, "'missing'", ""),
    ("decision.yaml", "probe: What is wrong?", "probe: {missing: A, rong: B}", 12, "rong", "wrong"),
    ("decision.yaml", "affirm", "afirm", 15, "afirm", "affirm"),
    ("decision.yaml", "{0: Say", "{x: Say", 11, "advice", ""),
    ("decision.yaml", "- id: recommendation", "- id: diagnosis", 13, "'diagnosis'", ""),
    ("decision.yaml", "{recommendation: 2}}", "{recomendation: 2}}", 21, "recomendation", ""),
    ("decision.yaml", "overall: 4", "overall: 2", 20, "bands", ""),
    ("decision.yaml", "overall: 5", "overall: 6", 20, "overall", ""),
    ("decision.yaml", "kind: decision", "kind: decisoin", 2, "decisoin", "decision"),
    ("decision.yaml", "- {overall: 1}", "- {overall: 1, needs: {diagnosis: 1}}", 24, "last", ""),
    ("english.yaml", "    yes:", "    yess:", 5, "unknown key", "yes"),
    ("english.yaml", "    say: [=not, =no, never]\n", "", 3, "missing key 'say'", ""),
    ("english.yaml", "say: [=but, on_the other hand]", "say: []", 6, "contrast", ""),
    ("english.yaml", "say: [=but,", "say: [=but*,", 6, "three letters", ""),
    ("english.yaml", "say: [=but,", "say: [(but,", 6, "not closed (at its character 1)", ""),
    ("english.yaml", "say: [=but,", "say: [but <negatoin>,", 6, "<negatoin>", "<negation>"),
    ("english.yaml", "contrast:", "Contrast:", 5, "such as contrast", ""),
    ("topic.yaml", "option: train", "option: a Train", 6, "such as a_train", ""),
    ("english.yaml", "id: english\n", "", 1, "missing key 'id'", ""),
    ("topic.yaml", "{title: train", "{titel: train", 3, "unknown key", "title"),
    ("topic.yaml", "option: train", "option: trian", 6, "no option 'trian'", "train"),
    ("topic.yaml", "option: bicycle}", "option: bicycle, sign: x}", 7, "sign", "signs"),
    ("topic.yaml", "rail*", "ra*", 3, "three letters", ""),
    ("topic.yaml", "<contrast>", "<contrats>", 9, "<contrats>", "<contrast>"),
    ("topic.yaml", "<contrast>", "<far>", 8, "refers to itself", ""),
    ("topic.yaml", "  far:", "  contrast:", 9, "contrast", ""),
    ("topic.yaml", "  far:", "  far: {say: [x]}\n  far:", 10, "duplicate key 'far'", ""),
    ("topic.yaml", "title: train", "title: &t train", 3, "anchors", ""),
    ("topic.yaml", "title: train", "title: !x train", 3, "tags", ""),
    ("topic.yaml", "  far:", "\tfar:", 9, "YAML", "tab"),
]


def find(problems: list[Problem], name: str, message: str) -> Problem:
    told = [p for p in problems if message in p.message and Path(p.path).name == name]
    assert told, [f"{p.path}: {p.message}" for p in problems]
    return told[0]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message", "hint"),
    MISTAKES,
    ids=[f"{m[0].removesuffix('.yaml')}: {m[4]} {m[5]}" for m in MISTAKES],
)
def test_a_mistake_has_its_place_and_its_cure(
    files: Files, name: str, old: str, new: str, line: int, message: str, hint: str
) -> None:
    files.bend(name, old, new)
    problem = find(files.problems(), name, message)
    # A list that is written below its key begins a line later.
    assert line <= problem.line <= line + 1
    assert problem.column >= 1
    assert hint in problem.hint
    assert problem.excerpt.strip()


def test_a_need_that_no_criterion_has_names_the_nearest(files: Files) -> None:
    files.bend("decision.yaml", "{recommendation: 2}}", "{recomendation: 2}}")
    assert "recommendation" in find(files.problems(), "decision.yaml", "recomendation").hint


def test_a_circle_is_told_in_its_own_file(files: Files) -> None:
    files.bend("english.yaml", "say: [=but,", "say: [=but <contrast>,")
    assert find(files.problems(), "english.yaml", "refers to itself").line == 6


@pytest.mark.parametrize("name", ["english.yaml", "topic.yaml", "common_words.txt"])
def test_a_missing_file_is_told(files: Files, name: str) -> None:
    files.path(name).unlink()
    assert "cannot be read" in find(files.problems(), name, "").message


@pytest.mark.parametrize("name", ["decision.yaml", "english.yaml", "topic.yaml"])
def test_a_file_in_another_encoding_is_told(files: Files, name: str) -> None:
    files.path(name).write_bytes(b"id: caf\xe9\n")
    assert find(files.problems(), name, "").line in (0, 1)


def test_all_mistakes_of_a_kind_are_told_at_once(files: Files) -> None:
    files.bend("decision.yaml", "weight: 10", "weight: ten")
    files.bend("decision.yaml", "weight: 5", "weight: five")
    files.bend("english.yaml", "yes:", "yess:")
    files.bend("topic.yaml", "{title: train", "{titel: train")
    told = files.problems()
    for name, message in (
        ("decision.yaml", "'ten'"),
        ("decision.yaml", "'five'"),
        ("english.yaml", "yess"),
        ("topic.yaml", "titel"),
    ):
        find(told, name, message)


def test_all_wrong_patterns_are_told_at_once(files: Files) -> None:
    files.bend("english.yaml", "=but,", "(but, =but*,")
    files.bend("topic.yaml", "rail*", "ra*")
    files.bend("topic.yaml", "option: train", "option: trian")
    told = files.problems()
    for name, message in (
        ("english.yaml", "not closed"),
        ("english.yaml", "three letters"),
        ("topic.yaml", "three letters"),
        ("topic.yaml", "trian"),
    ):
        find(told, name, message)


def test_a_wrong_key_hides_no_other_mistake(files: Files) -> None:
    files.bend("decision.yaml", "weight: 10", "wieght: 10")
    files.bend("decision.yaml", "{recommendation: 2}}", "{recomendation: 2}}")
    files.bend("english.yaml", "    yes:", "    yess:")
    files.bend("english.yaml", "=but,", "(but,")
    files.bend("topic.yaml", "{title: train", "{titel: train")
    files.bend("topic.yaml", "option: train", "option: trian")
    told = files.problems()
    for name, message in (
        ("decision.yaml", "wieght"),
        ("decision.yaml", "recomendation"),
        ("english.yaml", "yess"),
        ("english.yaml", "not closed"),
        ("topic.yaml", "titel"),
        ("topic.yaml", "trian"),
    ):
        find(told, name, message)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("decision.yaml", "scenario_some", "scenario_sum"),
        ("decision.yaml", "- id: diagnosis", "- id: diagnosys"),
        ("decision.yaml", "{0: Say", "{7: Say"),
        ("decision.yaml", "needs: {diagnosis: 1}", "needs: {diagnosis: 3}"),
        ("decision.yaml", "kind: decision", "kind: concept"),
        ("topic.yaml", "  train: {title", "  both: {title"),
        ("topic.yaml", "  health:", "  none:"),
    ],
)
def test_what_would_never_count_is_refused(files: Files, name: str, old: str, new: str) -> None:
    files.bend(name, old, new)
    assert files.problems()


@pytest.mark.parametrize("part", ["options", "causes"])
def test_both_and_none_are_reserved(files: Files, part: str) -> None:
    files.bend("topic.yaml", "  bicycle: {" if part == "options" else "  health: {", "  both: {")
    if part == "options":
        files.bend("topic.yaml", "option: bicycle", "option: both")
    assert files.problems()


@pytest.mark.parametrize("name", ["both", "none"])
@pytest.mark.parametrize("part", ["options", "causes"])
def test_reserved_ids_are_refused_at_their_line(files: Files, part: str, name: str) -> None:
    files.bend(
        "topic.yaml", "  bicycle: {" if part == "options" else "  health: {", f"  {name}: {{"
    )
    problem = find(files.problems(), "topic.yaml", name)
    assert problem.line == (4 if part == "options" else 7)


@pytest.mark.parametrize("pattern", ["(" * 300, "(" * 300 + "car" + ")" * 300, "car " * 3_000])
def test_a_monstrous_pattern_is_told_in_short(files: Files, pattern: str) -> None:
    files.bend("topic.yaml", "rail*", f'"{pattern}"')
    problem = find(files.problems(), "topic.yaml", "pattern")
    assert problem.line == 3
    assert len(problem.message) < 200


def test_a_long_chain_of_entries_is_told(files: Files) -> None:
    chain = "".join(f"  e{n}: {{say: [<e{n + 1}>]}}\n" for n in range(500))
    files.bend("topic.yaml", "  far:", f"{chain}  e500: {{say: [x]}}\n  far:")
    assert 9 <= find(files.problems(), "topic.yaml", "references").line < 509


# Rows of bands: several may lead to one overall, `points` is 0 where it is left out.
BANDS = [
    ("  - {overall: 4, needs: {recommendation: 2}}\n", "", 20, "5 down to 1"),
    ("- {overall: 5,", "- {overall: 1}\n  - {overall: 5,", 20, "5 down to 1"),
    ("- {overall: 1}", "- {overall: 1, points: 5}", 24, "last band"),
    ("- {overall: 1}", "- {overall: 2}", 20, "5 down to 1"),
    ("- {overall: 4,", "- {overall: 4, points: -1,", 21, "points"),
    ("- {overall: 4,", "- {overall: 4, point: 1,", 21, "point"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), BANDS)
def test_bands_that_cannot_be_are_told(
    files: Files, old: str, new: str, line: int, message: str
) -> None:
    files.bend("decision.yaml", old, new)
    problem = find(files.problems(), "decision.yaml", message)
    assert line - 1 <= problem.line <= line


def test_several_rows_may_lead_to_one_overall(files: Files) -> None:
    files.bend("decision.yaml", "- {overall: 4,", "- {overall: 4, points: 0}\n  - {overall: 4,")
    bands = files.load().bands
    assert [band.overall for band in bands] == [5, 4, 4, 3, 2, 1]
    assert {band.points for band in bands} == {0}
