"""Sample phrases keep the lexica honest: those that ship, and each kind of fault in a small one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rubrics.conftest import Files

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.datadir import question_bank_dir
from hotseat.files.yamlfile import in_order
from hotseat.rubrics.samples import read_samples, try_entry

TOPICS = sorted(question_bank_dir().glob("*/topic.yaml"))

ENGLISH = """\
id: english
entries:
  negation:
    say: [=not, never]
    yes: [it is not far, never again]
    no: [tie a knot]
"""
TOPIC = """\
id: travel
options:
  train:
    title: train
    name:
      say: [train, rail*]
      yes: [the train, by railway]
      no: [a rain coat]
  bicycle:
    title: bicycle
    name: {say: [bicycle], yes: [two bicycles]}
causes:
  distance:
    title: a matter of distance
    option: train
    signs:
      say: [<far> town, "<negation> near"]
      yes: [a far away town, it isn't near]
      no: [far from the sea, near the town]
entries:
  far: {say: [far_away, distant], yes: [far away, a distant place], no: [away]}
"""


@pytest.fixture
def sampled(files: Files) -> Files:
    """Small files whose samples hold."""
    files.path("english.yaml").write_text(ENGLISH, encoding="utf-8")
    files.path("topic.yaml").write_text(TOPIC, encoding="utf-8")
    return files


def sample_problems(topic_file: Path, folder: Path | None = None) -> list[Problem]:
    samples = read_samples(topic_file, folder)
    tried = [try_entry(entry, samples.lexicon) for entry in samples.entries.values()]
    return in_order([problem for each in tried for problem in (*each.phrases, *each.dead)])


def problems(files: Files) -> list[Problem]:
    return sample_problems(files.path("topic.yaml"), files.folder)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda path: path.parent.name)
def test_the_samples_that_ship_hold(topic: Path) -> None:
    assert [f"{p.place()}: {p.message}" for p in sample_problems(topic)] == []


def test_samples_that_hold_have_no_problems(sampled: Files) -> None:
    assert problems(sampled) == []


# file, what is replaced, by what, line, what is said
FAULTS = [
    ("english.yaml", "never again]", "never again, at once]", 5, "no pattern finds 'at once'"),
    ("english.yaml", "tie a knot", "do not", 6, "'do not' is found by '=not'"),
    ("english.yaml", ", never again", "", 4, "pattern 'never' is found in no 'yes' phrase"),
    ("topic.yaml", "by railway", "by railway, by bus", 7, "no pattern finds 'by bus'"),
    ("topic.yaml", "a rain coat", "railings", 8, "'railings' is found by 'rail*'"),
    ("topic.yaml", ", by railway", "", 6, "pattern 'rail*'"),
    ("topic.yaml", ", it isn't near", "", 17, "pattern '<negation> near'"),
    ("topic.yaml", "near the town", "a distant town", 19, "found by '<far> town'"),
    ("topic.yaml", ", yes: [two bicycles]", "", 11, "pattern 'bicycle'"),
    ("topic.yaml", "no: [away]", "no: [far away]", 21, "'far away' is found by 'far_away'"),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"), FAULTS, ids=[f[4] for f in FAULTS]
)
def test_each_fault_is_told_at_its_line(
    sampled: Files, name: str, old: str, new: str, line: int, message: str
) -> None:
    sampled.bend(name, old, new)
    (problem,) = problems(sampled)
    assert (Path(problem.path).name, problem.line) == (name, line)
    assert problem.column > 1
    assert message in problem.message
    assert problem.excerpt
    assert not problem.warning


def test_all_faults_are_told_in_the_order_of_the_files(sampled: Files) -> None:
    for name, old, new, _, _ in FAULTS[1:3] + FAULTS[4:5] + FAULTS[9:]:
        sampled.bend(name, old, new)
    told = [(Path(p.path).name, p.line) for p in problems(sampled)]
    assert told == [
        ("english.yaml", 4),
        ("english.yaml", 6),
        ("topic.yaml", 8),
        ("topic.yaml", 21),
    ]


def test_a_phrase_is_folded_and_its_contractions_are_opened(sampled: Files) -> None:
    sampled.bend("english.yaml", "it is not far", "ISN\u2019T that so")
    assert problems(sampled) == []


def test_a_phrase_is_one_clause_whatever_its_signs(sampled: Files) -> None:
    sampled.bend("topic.yaml", "a far away town", "Far away. A town!")
    assert problems(sampled) == []


def test_a_typing_error_in_a_phrase_is_not_repaired(sampled: Files) -> None:
    sampled.bend("topic.yaml", "two bicycles", "two bycicles")
    assert {p.message for p in problems(sampled)} == {
        "no pattern finds 'two bycicles'",
        "pattern 'bicycle' is found in no 'yes' phrase",
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("english.yaml", "=not, never", "(not, never", "not closed"),
        ("english.yaml", "=not, never", "<negation> never", "refers to itself"),
        ("english.yaml", "    yes:", "    yess:", "yess'"),
        ("topic.yaml", "<far>", "<fra>", "there is no entry <fra>"),
        ("topic.yaml", "id: travel", "id: [", ""),
    ],
)
def test_files_that_cannot_be_used_are_refused(
    sampled: Files, name: str, old: str, new: str, message: str
) -> None:
    sampled.bend(name, old, new)
    with pytest.raises(InvalidFileError) as caught:
        problems(sampled)
    assert {Path(p.path).name for p in caught.value.problems} == {name}
    assert any(message in p.message for p in caught.value.problems)


def test_what_is_wrong_in_both_files_is_told_at_once(sampled: Files) -> None:
    sampled.path("english.yaml").unlink()
    sampled.bend("topic.yaml", "id: travel\n", "")
    with pytest.raises(InvalidFileError) as caught:
        problems(sampled)
    assert {Path(p.path).name for p in caught.value.problems} == {"english.yaml", "topic.yaml"}
