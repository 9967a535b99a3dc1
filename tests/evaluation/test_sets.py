"""The sets beside the labelled answers: decisions, swaps and traps are read or refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.errors import InvalidFileError
from hotseat.evaluation.decisions import Decision, no_question, read_decisions
from hotseat.evaluation.robust import Case, read_cases
from hotseat.files.datadir import question_bank_dir
from hotseat.interview.library import Library

EVALUATION = question_bank_dir().parent / "evaluation"
DECISION = '{"id": "a", "text": "Take the train.", "choice": "rag"}'
CASE = '{"id": "a@b", "question": "b", "answer": "x", "expect": {"recommendation": 0}}'


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def told(error: InvalidFileError) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in error.problems]


def test_decisions_are_read(tmp_path: Path) -> None:
    assert read_decisions(written(tmp_path, DECISION)) == [Decision("a", "Take the train.", "rag")]


def test_all_lines_that_are_no_decisions_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id": "a", "txt": "", "choice": "rag"}', DECISION, "[]", "{")
    with pytest.raises(InvalidFileError) as caught:
        read_decisions(path)
    assert [line for line, _ in told(caught.value)] == [1, 3, 4]
    assert told(caught.value)[0][1] == "missing key 'text'"


def test_cases_are_read(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, CASE))
    assert case == Case("a@b", "b", "x", {"recommendation": 0})
    assert (case.kind, case.original) == ("swap", "a")


@pytest.mark.parametrize("expect", ["[]", "null", '"x"'])
def test_a_case_says_what_it_expects(tmp_path: Path, expect: str) -> None:
    path = written(tmp_path, CASE, CASE.replace('{"recommendation": 0}', expect))
    with pytest.raises(InvalidFileError) as caught:
        read_cases(path)
    assert told(caught.value) == [(2, "'expect' should be an object")]


def test_the_sets_that_ship_can_be_read(library: Library) -> None:
    options = {"rag", "fine_tuning", "both", "none"}
    for name, least in (("decisions", 300), ("decisions-sealed", 100)):
        found = read_decisions(EVALUATION / f"{name}.jsonl")
        assert len(found) >= least
        assert {each.choice for each in found} == options
    for name in ("swaps", "traps"):
        assert read_cases(EVALUATION / f"{name}.jsonl")
    question = no_question(library.bank)
    assert (question.kind, question.prompt, question.facts) == ("decision", "", ())
