"""`hotseat bank test`: what it prints, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.small_bank import SmallBank, small_bank

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallBank:
    """A built-in bank whose samples hold."""
    return small_bank(tmp_path, monkeypatch)


def break_all(small: SmallBank) -> None:
    """A broken `yes` phrase, a dead pattern, a bad graded answer, and an idle pattern."""
    small.bend("topic.yaml", "[two bicycles]", "[two bicycles, a tandem]")
    small.bend("english.yaml", ", never again", "")
    small.bend("why-move.yaml", "overall: 1", "overall: 4")
    small.bend("why-move.yaml", "[joy]", "[joy, fun]")


def test_what_holds_is_a_line_and_zero(run: Run, small: SmallBank) -> None:
    said = (
        "4 entries, 6 patterns, 9 phrases, 2 graded answers: 0 failures, 0 warnings; "
        "exact 100.0%, within one 100.0%\n"
    )
    assert run("bank", "test") == (0, said, "")
    assert run("bank", "test", small.pack) == (0, said, "")
    assert run("bank", "test", small.packs) == (0, said, "")


def test_what_does_not_hold_is_one_with_its_place(run: Run, small: SmallBank) -> None:
    break_all(small)
    code, out, err = run("bank", "test", small.packs)
    assert code == 1
    assert out == (
        "4 entries, 6 patterns, 9 phrases, 2 graded answers: 3 failures, 1 warning; "
        "exact 50.0%, within one 50.0%\n"
    )
    why = small.path("why-move.yaml")
    places = [line for line in err.splitlines() if not line.startswith(" ")]
    assert places == [
        f"{why}:7:16: warning: 1 of 2 patterns of point 'joy' are in no graded answer: line 7",
        f"{small.path('topic.yaml')}:11:48: no pattern finds 'a tandem'",
        f"{why}:18:14: the wrong answer to 'why-move' gets overall 1, expected 4",
        f"{small.path('english.yaml')}:4:17: pattern 'never' is found in no 'yes' phrase",
    ]


def test_warnings_alone_are_zero(run: Run, small: SmallBank) -> None:
    small.bend("why-move.yaml", "[joy]", "[joy, fun]")
    code, out, err = run("bank", "test")
    assert (code, "0 failures, 1 warning;" in out, "warning: 1 of 2" in err) == (0, True, True)


def test_the_report_as_json(run: Run, small: SmallBank) -> None:
    break_all(small)
    code, out, err = run("bank", "test", "--json")
    assert (code, err) == (1, "")
    record = json.loads(out)
    why = str(small.path("why-move.yaml"))
    assert record.pop("answers_known") == []
    assert record.pop("answers_off") == [
        {
            "path": why,
            "line": 18,
            "column": 14,
            "question": "why-move",
            "grade": "wrong",
            "expected": 4,
            "got": 1,
            "message": "the wrong answer to 'why-move' gets overall 1, expected 4",
        }
    ]
    (idle,) = record.pop("idle_patterns")
    assert (idle["point"], idle["patterns"], idle["lines"]) == ("joy", ["fun"], [7])
    (phrase,) = record.pop("failed_phrases")
    assert (phrase["line"], phrase["message"]) == (11, "no pattern finds 'a tandem'")
    (dead,) = record.pop("dead_patterns")
    assert (Path(dead["path"]).name, dead["line"]) == ("english.yaml", 4)
    assert record == {
        "schema": "hotseat/bank-test@1",
        "holds": False,
        "entries": 4,
        "patterns": 6,
        "phrases": 9,
        "answers": 2,
        "exact": 0.5,
        "within_one": 0.5,
        "invalid": [],
        "broad_patterns": [],
        "common_words": [],
        "swapped": 0,
        "swapped_lost": 0,
        "swaps_kept": [],
        "twins_alike": [],
        "keyword_heaps": [],
        "fits_all": [],
    }


def test_invalid_files_are_three_and_go_before_failures(run: Run, small: SmallBank) -> None:
    break_all(small)
    bad = small.pack / "bad.yaml"
    bad.write_text("id: [\n", encoding="utf-8")
    code, out, err = run("bank", "test")
    assert code == 3
    assert "1 error, 3 failures, 1 warning" in out
    assert f"{bad}:" in err
    code, out, err = run("bank", "test", "--json")
    assert code == 3
    assert [problem["path"] for problem in json.loads(out)["invalid"]] == [str(bad)]
    assert f"{bad}:" in err


def test_no_pack_is_three(run: Run, small: SmallBank, tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none", "there is no such folder"),
        (small.rubrics, "holds no pack"),
        (small.path("why-move.yaml"), f"is not a folder\n    hint: name its pack: {small.pack}\n"),
    ):
        code, out, err = run("bank", "test", path)
        assert (code, said in err) == (3, True)
        assert (
            out == "0 entries, 0 patterns, 0 phrases, 0 graded answers: 1 error, 0 failures, "
            "0 warnings\n"
        )
    code, out, _ = run("bank", "test", "--json", tmp_path / "none")
    record = json.loads(out)
    assert (code, record["exact"], record["within_one"]) == (3, None, None)
    assert record["holds"] is False


def test_hostile_phrases_are_cleaned(run: Run, small: SmallBank) -> None:
    small.bend("topic.yaml", "[two bicycles]", '[two bicycles, "\\e[31m red"]')
    _, out, err = run("bank", "test")
    assert "[31m red" in err
    assert "\x1b" not in out + err
