"""Whether the parts of a question go together."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from hotseat.bank.load import load_bank
from hotseat.errors import Problem


class Folder(Protocol):
    """See conftest."""

    path: Path

    def write(self, name: str, text: str) -> Path: ...
    def question(self, name: str, more: str = "", pack: str = "travel") -> Path: ...


HEAD = "id: q\nkind: decision\nprompt: x\n"
CONCEPT = "id: q\nkind: concept\nprompt: x\n"
EXPECT = "expect: {cause: distance, options: [train]}\n"
POINTS = "points: [{id: a, statement: b}]\n"


def problems(folder: Folder, text: str, *, warnings: bool = False) -> list[Problem]:
    folder.write("travel/q.yaml", text)
    return [p for p in load_bank([folder.path]).problems if p.warning == warnings]


ERRORS = [
    (HEAD, 1, 1, "missing key 'expect'", "cause"),
    (HEAD + "expect: {cause: distanse, options: [train]}\n", 4, 17, "'distanse'", "distance"),
    (HEAD + "expect: {cause: x, options: [train]}\n", 4, 17, "no cause 'x'", "distance, health"),
    (HEAD + "expect: {cause: both, options: [tram]}\n", 4, 33, "no option 'tram'", "train"),
    (HEAD + "expect: {cause: both, options: tram}\n", 4, 32, "no option 'tram'", "train"),
    (HEAD + "expect: {cause: both, options: []}\n", 4, 32, "'expect.options'", ""),
    (HEAD + EXPECT + POINTS, 5, 1, "no 'points'", "concept"),
    (HEAD + EXPECT + "probes: {diagnose: x}\n", 5, 10, "'diagnose'", "diagnosis"),
    (HEAD + EXPECT + "facts: one\n", 5, 8, "should be a list", "write [one]"),
    (HEAD + EXPECT + "tags: 'a: b'\n", 5, 7, "should be a list", 'write ["a: b"]'),
    (HEAD + EXPECT + "answers: one\n", 5, 10, "should be a list", ""),
    (HEAD + EXPECT + "facts: ['(one']\n", 5, 9, "(at its character 1)", ""),
    (HEAD + EXPECT + 'facts: [one, "(two"]\n', 5, 14, "not a pattern", "pattern-language"),
    (HEAD + EXPECT + "answers: [{grade: best, overall: 5, text: x}]\n", 5, 19, "'best'", ""),
    (HEAD + EXPECT + "minutes: 0\n", 5, 10, "'minutes'", ""),
    (HEAD.replace("x", '" "') + EXPECT, 3, 9, "no text", ""),
    (HEAD.replace("id: q", "id: ../q") + EXPECT, 1, 5, "an id is made of", ""),
    (CONCEPT, 1, 1, "missing key 'points'", "statement"),
    (CONCEPT + "points: []\n", 4, 9, "missing key 'points'", ""),
    (CONCEPT + POINTS + EXPECT, 5, 1, "no 'expect'", "decision"),
    (CONCEPT + POINTS + "probes: {b: x}\n", 5, 10, "'b'", "a"),
    (
        CONCEPT + "points:\n  - {id: a, statement: b}\n  - {id: a, statement: c}\n",
        6,
        10,
        "line 5",
        "",
    ),
    (CONCEPT + 'points: [{id: a, statement: b, say: ["!x"]}]\n', 4, 38, "not a pattern", ""),
    (CONCEPT + POINTS + "facts: ['" + "(" * 400 + "']\n", 5, 9, "not a pattern", ""),
]


@pytest.mark.parametrize(("text", "line", "column", "words", "hint"), ERRORS)
def test_what_does_not_go_together_is_an_error(
    folder: Folder, text: str, line: int, column: int, words: str, hint: str
) -> None:
    (problem,) = problems(folder, text)
    assert words in problem.message
    assert (problem.line, problem.column) == (line, column)
    assert hint in problem.hint


WARNINGS = [
    (HEAD + EXPECT, "no probe for diagnosis, recommendation, other_technique, combine"),
    (HEAD + EXPECT, "no graded answer of grade strong, fair, thin, generic, wrong"),
    (HEAD + EXPECT + "probes: {diagnosis: x}\n", "no probe for recommendation, other_"),
    (CONCEPT + POINTS, "no probe for a"),
    (HEAD.replace("id: q", "id: r") + EXPECT, "the id is 'r' but the file is called 'q'"),
    (HEAD + EXPECT.replace("train", "bicycle"), "'distance' calls for 'train', and not for these"),
    (
        HEAD + EXPECT.replace("[train]", "bicycle"),
        "'distance' calls for 'train', and not for these",
    ),
    (HEAD + EXPECT + "twin: z\n", "no question is called 'z'"),
    (HEAD + EXPECT + "title: C# lang #1\n", "read as a comment"),
]


@pytest.mark.parametrize(("text", "words"), WARNINGS)
def test_what_is_odd_is_a_warning(folder: Folder, text: str, words: str) -> None:
    assert any(words in p.message for p in problems(folder, text, warnings=True))
    assert problems(folder, text) == []


@pytest.mark.parametrize("options", ["both", "[both]", "[train, bicycle]", "train"])
def test_both_and_a_single_word_are_fine(folder: Folder, options: str) -> None:
    assert problems(folder, f"{HEAD}expect: {{cause: both, options: {options}}}\n") == []


@pytest.mark.parametrize(
    ("cause", "options"),
    [
        ("distance", "train"),
        ("distance", "[bicycle, train]"),
        ("distance", "[both]"),
        ("both", "[bicycle]"),
        ("distance", "[bycicle]"),
        ("distanse", "[bicycle]"),
    ],
)
def test_a_cause_whose_option_is_accepted_or_unknown_is_not_odd(
    folder: Folder, cause: str, options: str
) -> None:
    text = f"{HEAD}expect: {{cause: {cause}, options: {options}}}\n"
    assert not [p for p in problems(folder, text, warnings=True) if "calls for" in p.message]


def test_twenty_planted_errors_are_twenty_reports(folder: Folder) -> None:
    folder.question("sound")
    folder.write(
        "travel/one.yaml",
        """\
id: one
kind: desicion
promt: hello
level: expert
minutes: soon
tags: one
expect:
  cause: distanse
  options: [tram, "both"]
  extra: 1
answers:
  - {grade: good, overall: 7, text: ""}
  - {grade: strong, text: [a]}
facts:
  - "(open"
title: a
title: b
""",
    )
    folder.write(
        "travel/two.yaml", "id: two\nkind: concept\nprompt: x\npoints: [{id: a}]\nwhy: y\n"
    )
    folder.write("travel/three.yaml", "a: b: c\n")
    folder.write("travel/four.yaml", "a: &b c\n")
    bank = load_bank([folder.path])
    places = [(Path(p.path).stem, p.line) for p in bank.errors]
    assert places == [
        ("four", 1),
        *(("one", n) for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 12, 12, 13, 13, 15, 17)),
        ("three", 1),
        ("two", 4),
        ("two", 5),
    ]
    assert len(places) == 20
    assert list(bank.questions) == ["sound"]
