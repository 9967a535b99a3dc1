"""`hotseat mock`, `hotseat drill` and what is due, as commands: flags, what is said, exit codes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotseat.errors import EXIT_INVALID, EXIT_OK, EXIT_UNKNOWN_ID, EXIT_USAGE
from hotseat.interview.notices import ALL_BEST, NO_MARKS
from hotseat.records.models import Attempt
from hotseat.records.store import Store

Run = Callable[..., tuple[int, str, str]]
AT = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())


@pytest.mark.parametrize(
    "words", [(), ("mock",), ("drill",), ("drill", "to-rome"), ("drill", "--due")]
)
def test_a_bank_that_cannot_be_read_ends_with_3(run: Run, tmp_path: Path, words: list[str]) -> None:
    for folder, problem in (("nowhere", "there is no such folder"), ("", "holds no pack")):
        code, _, err = run(*words, "--plain", "--bank", tmp_path / folder)
        assert code == EXIT_INVALID
        assert problem in err
        assert run("list", "--bank", tmp_path / folder)[2] == err


def test_a_question_that_may_be_among_what_was_left_out_is_no_unknown_id(
    run: Run, bank: Path
) -> None:
    assert run("drill", "to-roma", "--plain", "--bank", bank)[0] == EXIT_UNKNOWN_ID
    (bank / "travel" / "bad.yaml").write_text("id: [\n", encoding="utf-8")
    code, _, err = run("drill", "to-roma", "--plain", "--bank", bank)
    assert code == EXIT_INVALID
    assert "hotseat: no question is called 'to-roma'; did you mean to-rome?" in err
    assert run("drill", "to-rome", "--plain", "--bank", bank)[0] == EXIT_OK


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("--seed", "argument --seed: 'x' is not a whole number, such as 7"),
        ("-n", "argument -n: 'x' is not a number of questions from 1 to 50"),
        ("--extra", "argument --extra: 'x' is not a percentage from 0 to 400"),
    ],
)
def test_numbers_that_are_none_are_told_in_words(run: Run, flag: str, said: str) -> None:
    code, _, err = run("mock", "--plain", flag, "x")
    assert code == EXIT_USAGE
    assert err.startswith(f"hotseat mock: {said}\n")


def test_a_seed_may_be_below_nothing(run: Run, bank: Path) -> None:
    assert run("mock", "--plain", "--seed=-7", "--bank", bank)[0] == EXIT_OK


def test_nothing_due_is_said_and_no_error(run: Run, bank: Path) -> None:
    assert run("list", "--due", "--bank", bank) == (EXIT_OK, "", "Nothing is due today.\n")
    assert run("list", "--due", "--json", "--bank", bank)[1] == ""
    assert run("list", "--bank", bank)[2] == ""
    code, _, err = run("drill", "--due", "--plain", "--bank", bank)
    assert (code, err) == (
        EXIT_OK,
        "hotseat: nothing is due today. hotseat drill asks something else.\n",
    )


def test_without_marks_there_is_no_weakest_and_that_is_said(run: Run, bank: Path) -> None:
    code, out, err = run("drill", "--weakest", "--plain", "--bank", bank)
    assert code == EXIT_OK
    assert err == f"{NO_MARKS}\n"
    assert "All the way to Rome" in out
    for level, said in ((2, f"{ALL_BEST}\n"), (1, "")):
        card = {"total": 50, "overall": 3, "marks": {"diagnosis": {"level": level, "of": 2}}}
        store = Store.open()
        store.add_attempt(Attempt("to-rome", "by train", AT, AT, 9.0, card, day="2026-03-04"))
        store.close()
        assert run("drill", "--weakest", "--plain", "--bank", bank)[2] == said
    assert run("drill", "--plain", "--bank", bank)[2] == ""
