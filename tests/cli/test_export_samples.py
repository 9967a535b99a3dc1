"""`hotseat export --samples`: from disputed answers in the records to a test of the bank."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from hotseat.bank.load import load_bank
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_INVALID,
    EXIT_OK,
    EXIT_UNKNOWN_ID,
    EXIT_USAGE,
)
from hotseat.interview.library import Library
from hotseat.records.models import Attempt, Dispute
from hotseat.records.store import Store

Run = Callable[..., tuple[int, str, str]]
NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
HARD = "To Rome? #1: 'no' \"yes\" {x} 漢字 🙂\n\n\tIt is far: take it \u202e\x1b[31m\u2028 now"
CONCEPT = """\
id: why-move
kind: concept
prompt: Why move at all?
points:
  - {id: joy, statement: It is a joy to move}
  - {id: health, statement: Moving keeps the body healthy}
"""


@pytest.fixture
def pack(bank: Path) -> Path:
    """The folder of packs, with a concept question of two points."""
    (bank / "travel" / "why-move.yaml").write_text(CONCEPT, encoding="utf-8")
    return bank


def keep(folder: Path, question: str, text: str, *disputes: tuple[int, int, str, int]) -> None:
    """Keep an attempt on a question of the bank with disputes of it."""
    library = Library(load_bank([folder]))
    known = library.bank.questions.get(question)
    card = library.score(text, known).to_json() if known else {"marks": {}}
    store = Store.open()
    try:
        number = store.add_attempt(Attempt(question, text, NOW, NOW, 60.0, card, day="2026-03-04"))
        store.amend_attempt(number, disputes=[Dispute(*each, NOW) for each in disputes])
    finally:
        store.close()


ALL = ("diagnosis", "recommendation", "other_technique", "combine", "order", "specificity")


def copied(folder: Path, name: str, samples: str) -> Path:
    """A question with samples below its `answers:`, as the heading of the export says."""
    path = folder / "travel" / f"{name}.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if "answers:" not in line]
    path.write_text("\n".join([*lines, "answers:", samples, ""]), encoding="utf-8")
    return path


def test_from_the_records_to_a_test_of_the_bank(run: Run, pack: Path) -> None:
    keep(pack, "to-rome", HARD, *((0, 7, part, 2) for part in ALL))
    code, out, err = run("export", "--samples", "--bank", pack)
    assert (code, err) == (EXIT_OK, "")
    assert "marked by rubric" in out
    copied(pack, "to-rome", out)
    code, _, err = run("bank", "check", pack / "travel")
    assert code == EXIT_OK, err
    code, tested, err = run("bank", "test", pack / "travel")
    said = tested + err
    assert code == EXIT_OK, said
    assert "the strong answer to 'to-rome' gets overall" in said
    assert "expected 2 (known: By “To Rome” diagnosis should be grounded (2)" in said
    assert "combine 0, expected 2" in said


def test_the_file_is_a_test_as_it_stands(run: Run, pack: Path, tmp_path: Path) -> None:
    """Nothing is copied or typed: the levels in dispute are looked for, and hold once they do."""
    file = tmp_path / "samples.yaml"
    keep(pack, "to-rome", "It is a long way. I would take the train.", (0, 16, "diagnosis", 1))
    keep(pack, "why-move", "Two is a joy to move.", (0, 3, "health", 1))
    assert run("export", "--samples", "--bank", pack, file)[0] == EXIT_OK
    tested = ("bank", "test", pack, "--samples", file)
    code, out, err = run(*tested)
    assert (code, err) == (EXIT_CHECK_FAILED, "")
    first, second, last = out.splitlines()
    assert first.startswith(f"{file}:")
    assert first.endswith(": to-rome: diagnosis 0, expected 1")
    assert "why-move: " in second
    assert "health 0, expected 1" in second
    assert last == "2 samples: 0 hold, 2 do not"
    topic = pack / "travel" / "topic.yaml"
    text = topic.read_text("utf-8")
    sign = "option: train, signs: {say: [long way]}"
    topic.write_text(text.replace("option: train", sign), encoding="utf-8")
    code, out, _ = run(*tested)
    assert code == EXIT_CHECK_FAILED
    assert "to-rome: holds" in out
    assert out.endswith("2 samples: 1 hold, 1 do not\n")
    code, out, _ = run(*tested, "--json")
    data = json.loads(out)
    assert (data["schema"], data["holds"]) == ("hotseat/samples-test@1", False)
    assert [(s["question"], s["holds"]) for s in data["samples"]] == [
        ("to-rome", True),
        ("why-move", False),
    ]
    assert data["samples"][1]["marks"] == {"health": {"expected": 1, "got": 0}}
    code, out, _ = run("bank", "try", file, "--bank", pack)
    assert code == EXIT_CHECK_FAILED
    assert "to-rome, sample 1: overall" in out
    assert "take its 'todo' out" in " ".join(out.split())


def test_a_file_of_samples_that_cannot_be_is_told_with_its_lines(
    run: Run, pack: Path, tmp_path: Path
) -> None:
    file = tmp_path / "samples.yaml"
    file.write_text(
        "- {grade: fair, overall: 3, text: One.}\n"
        "- {question: to-rom, grade: fair, overall: 3, text: Two.}\n"
        "- {question: to-rome, grade: fair, overall: 3, text: Three., marks: {diagnosi: 1}}\n"
        "- {question: to-rome, grade: fair, overall: 3, text: Three., marks: {diagnosis: 3}}\n",
        encoding="utf-8",
    )
    code, out, err = run("bank", "test", pack, "--samples", file)
    assert (code, out) == (EXIT_INVALID, "")
    for number, said in enumerate(
        ("missing key 'question'", "did you mean to-rome?", "did you mean diagnosis?", "0 to 2"), 1
    ):
        assert f"{file}:{number}:" in err
        assert said in err
    file.write_text("id: to-rome\n", encoding="utf-8")
    code, _, err = run("bank", "test", pack, "--samples", file)
    assert (code, "a file of samples is a list" in err) == (EXIT_INVALID, True)


def test_a_sample_in_the_file_of_another_question_is_an_error(run: Run, pack: Path) -> None:
    keep(pack, "why-move", "Two is a joy to move.", (0, 3, "health", 1))
    _, out, _ = run("export", "--samples", "--bank", pack)
    copied(pack, "to-rome", out)
    code, _, err = run("bank", "check", pack)
    assert code == EXIT_INVALID
    assert "this answer is to question 'why-move', not to 'to-rome'" in err


def test_levels_that_cannot_be_are_an_error_of_the_bank(run: Run, pack: Path) -> None:
    path = pack / "travel" / "to-rome.yaml"
    text = path.read_text("utf-8")
    for marks, said in (("{combin: 1}", "did you mean combine?"), ("{combine: -1}", "0 to 2")):
        path.write_text(text.replace("overall: 5", f"overall: 5, marks: {marks}"), encoding="utf-8")
        code, _, err = run("bank", "check", pack)
        assert (code, said in err) == (EXIT_INVALID, True), err
        assert run("bank", "test", pack)[0] == EXIT_INVALID


def test_a_sample_that_the_marks_agree_with_brings_no_todo(run: Run, pack: Path) -> None:
    keep(pack, "to-rome", "Some words on nothing at all.", (0, 4, "order", 0))
    code, out, _ = run("export", "--samples", "--bank", pack)
    assert code == EXIT_OK
    assert "todo:" not in out
    assert "marks: {order: 0}" in out
    assert "# By “Some” order should be" in out
    copied(pack, "to-rome", out)
    assert run("bank", "test", pack / "travel")[0] == EXIT_OK


def test_a_todo_that_is_done_is_told(run: Run, pack: Path) -> None:
    """So the sample is a test: once the marks follow it, its todo has to go."""
    keep(pack, "to-rome", HARD, *((0, 7, part, 2) for part in ALL))
    _, out, _ = run("export", "--samples", "--bank", pack)
    marks = next(line for line in out.splitlines() if "marks:" in line)
    out = out.replace(marks, "    marks: {combine: 0}")
    copied(pack, "to-rome", out.replace("overall: 5", "overall: 2"))
    code, tested, err = run("bank", "test", pack / "travel")
    assert code == EXIT_CHECK_FAILED
    assert "take its 'todo' out" in tested + err


def test_all_of_it_is_one_list_grouped_by_file(run: Run, pack: Path) -> None:
    keep(pack, "to-rome", "One.", (0, 4, "order", 2))
    keep(pack, "why-move", "Two is a joy to move.", (0, 3, "health", 1))
    keep(pack, "to-rome", "Three.", (0, 6, "order", 2))
    _, out, _ = run("export", "--samples", "--bank", pack)
    assert out.startswith("# Answers of yours that were disputed")
    places = [out.index(f"{name}.yaml") for name in ("to-rome", "why-move")]
    assert places == sorted(places)
    data = yaml.safe_load("answers:\n" + out)
    assert [(a["text"], a["grade"], a["overall"]) for a in data["answers"]] == [
        ("One.", "wrong", 1),
        ("Three.", "wrong", 1),
        ("Two is a joy to move.", "strong", 5),
    ]
    first, second = out.split("why-move.yaml\n")
    copied(pack, "to-rome", first.rpartition("  #")[0])
    copied(pack, "why-move", second)
    code, tested, err = run("bank", "test", pack / "travel")
    assert code == EXIT_OK, tested + err


def test_what_is_not_in_the_bank_is_told_and_the_rest_printed(run: Run, pack: Path) -> None:
    keep(pack, "gone\x1b[2J", "Old words.", (0, 3, "order", 2))
    keep(pack, "to-rome", "One.", (0, 4, "no-such-part", 2))
    keep(pack, "to-rome", "Two.", (0, 4, "order", 2))
    code, out, err = run("export", "--samples", "--bank", pack)
    assert code == EXIT_UNKNOWN_ID
    assert "an answer was disputed to 'gone\ufffd[2J'" in err
    assert "an answer was disputed to 'to-rome'" in err
    assert "Two." in out
    assert "Old words" not in out
    assert "One." not in out


def test_a_bank_with_a_fault_still_serves(run: Run, pack: Path) -> None:
    keep(pack, "to-rome", "Two.", (0, 4, "order", 2))
    (pack / "travel" / "broken.yaml").write_text("id: [", encoding="utf-8")
    code, out, err = run("export", "--samples", "--bank", pack)
    assert code == EXIT_INVALID
    assert "broken.yaml" in err
    assert "Two." in out


def test_without_disputes_it_says_how_one_begins(run: Run, pack: Path) -> None:
    code, out, err = run("export", "--samples", "--bank", pack)
    assert (code, out) == (EXIT_OK, "")
    assert "Nothing was disputed yet" in err
    keep(pack, "to-rome", "Two.")
    assert run("export", "--samples", "--bank", pack)[:2] == (EXIT_OK, "")


def test_into_a_file_that_is_yours_alone(run: Run, pack: Path, tmp_path: Path) -> None:
    keep(pack, "to-rome", "漢字.", (0, 3, "order", 2))
    path = tmp_path / "samples.yaml"
    code, out, err = run("export", "--samples", "--bank", pack, path)
    assert (code, out) == (EXIT_OK, "")
    assert "only you can read it" in err
    assert path.stat().st_mode & 0o777 == 0o600
    assert "漢字." in path.read_text("utf-8")
    assert run("export", "--samples", "--bank", pack, path)[0] == EXIT_USAGE


def test_a_terminal_without_unicode_gets_escapes_that_mean_the_same(
    run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    keep(pack, "to-rome", "漢字 🙂.", (0, 3, "order", 2))
    monkeypatch.setattr(type(sys.stdout), "encoding", "ascii", raising=False)
    _, out, _ = run("export", "--samples", "--bank", pack)
    assert out.isascii()
    assert yaml.safe_load("answers:\n" + out)["answers"][0]["text"] == "漢字 🙂."


def test_a_bank_is_for_samples_only(run: Run, pack: Path) -> None:
    code, _, err = run("export", "--bank", pack)
    assert code == EXIT_USAGE
    assert "--samples" in err


def test_the_help_says_that_nothing_is_sent(run: Run) -> None:
    code, out, _ = run("export", "--help")
    assert code == EXIT_OK
    assert "sends nothing anywhere by itself" in " ".join(out.split())


def test_disputes_to_a_pack_that_was_added_need_no_path(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes = Path(__file__).parents[2] / "docs" / "examples" / "homes"
    keep(homes, "posting", "It is a short stay, so rent.", (0, 7, "diagnosis", 2))
    code, out, err = run("export", "--samples")
    assert (code, out) == (4, "")
    assert "'posting', which is not in this bank" in err
    assert "--bank DIR names a pack" in err
    assert run("bank", "add", homes)[0] == 0
    path = tmp_path / "samples.yaml"
    assert run("export", "--samples", path)[0] == 0
    code, out, err = run("bank", "test", "--samples", path)
    assert (code, err) == (1, "")
    assert "1 sample: 0 hold, 1 do not" in out
    code, out, err = run("bank", "try", path)
    assert (code, err) == (0, "")
    assert "posting, sample 1: overall" in out
