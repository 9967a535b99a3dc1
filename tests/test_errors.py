"""Errors as they come out of another process."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from hotseat.errors import (
    FEW,
    HotseatError,
    InvalidFileError,
    Problem,
    UnknownIdError,
    UsageError,
    behind_name,
)
from hotseat.files.yamlfile import read_yaml
from hotseat.scoring.engine import AnswerTooLongError

PROBLEMS = (
    Problem("topic.yaml", 3, 7, "the key 'say' is missing", hint="add it", excerpt="yes: [a]"),
    Problem("pack.yaml", 0, 0, "is empty", warning=True),
)
ERRORS = [
    HotseatError("it cannot be", title="odd"),
    UsageError("which question?"),
    InvalidFileError(PROBLEMS),
    UnknownIdError("question", "romme", ["rome", "paris"]),
    AnswerTooLongError(60_000),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_the_same_in_another_process(error: HotseatError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (["rome", "paris"], "no topic is called 'oslo'; there are rome, paris"),
        (["osla", "paris"], "no topic is called 'oslo'; did you mean osla?"),
        ([], "no topic is called 'oslo'"),
        ([f"city-{n}" for n in range(FEW + 1)], "no topic is called 'oslo'"),
    ],
)
def test_where_nothing_is_near_the_few_that_there_are_are_named(
    known: list[str], said: str
) -> None:
    assert UnknownIdError("topic", "oslo", iter(known)).message == said


def test_problems_and_nearest_names_come_along() -> None:
    invalid, unknown = (pickle.loads(pickle.dumps(error)) for error in ERRORS[2:4])
    assert invalid.problems == PROBLEMS
    assert unknown.nearest == ("rome",)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Nothing is due today. No more.", "nothing is due today. No more."),
        ("no question is called 'x'", "no question is called 'x'"),
        ("/Tmp/A cannot be written", "/Tmp/A cannot be written"),
        ("Answers.txt cannot be written", "Answers.txt cannot be written"),
        ("The bank has no question to ask.", "the bank has no question to ask."),
        ("", ""),
    ],
)
def test_what_stands_behind_a_name_begins_small(message: str, said: str) -> None:
    assert behind_name(message) == said


@pytest.mark.slow
def test_a_worker_that_raises_it_does_not_hang(tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    pool = ProcessPoolExecutor(1, get_context("spawn"))
    with pool, pytest.raises(InvalidFileError) as caught:
        pool.submit(read_yaml, missing).result(timeout=60)
    assert [problem.path for problem in caught.value.problems] == [str(missing)]
