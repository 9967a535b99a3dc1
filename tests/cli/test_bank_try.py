"""`hotseat bank try`: what answers get, once or after each save, and what changed."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotseat.bank.load import load_bank
from hotseat.cli import bank_try
from hotseat.cli.try_files import STDIN, trials_in
from hotseat.cli.watching import watch
from hotseat.errors import HotseatError
from hotseat.interview.library import Library

Run = Callable[..., tuple[int, str, str]]
HOMES = Path(__file__).parents[2] / "docs" / "examples" / "homes"
POSTING = "decisions/posting.yaml"


@pytest.fixture
def homes(tmp_path: Path) -> Path:
    return shutil.copytree(HOMES, tmp_path / "homes")


def bend(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def watched(monkeypatch: pytest.MonkeyPatch, *edits: Callable[[], object]) -> None:
    """Let each wait bring the next edit, and the last one Ctrl+C. Waits for an editor to be done
    bring none.
    """
    left: Iterator[Callable[[], object]] = iter(edits)

    def wait(seconds: float) -> None:
        if seconds < 0.3:
            return
        edit = next(left, None)
        if edit is None:
            raise KeyboardInterrupt
        edit()

    monkeypatch.setattr(bank_try, "wait", wait)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)


def test_a_question_is_marked_once_where_nobody_watches(run: Run, homes: Path) -> None:
    code, out, err = run("bank", "try", homes / POSTING)
    assert (code, err) == (0, "")
    assert out.startswith("posting, strong 1: overall 5, expected 5\n  choice rent, cause short\n")
    assert "diagnosis 2 (grounded)" in out
    assert "5 of 5 graded hold" in out.splitlines()[-1]
    assert max(map(len, out.splitlines())) <= 80


def test_an_answer_that_does_not_hold_is_one_as_in_the_test_of_a_bank(
    run: Run, homes: Path
) -> None:
    bend(homes / POSTING, "overall: 5", "overall: 5\n    marks: {combine: 1}")
    code, out, _ = run("bank", "try", homes / POSTING)
    assert code == 1 == run("bank", "test", homes)[0]
    assert "combine 2, expected 1: OFF" in " ".join(out.split())
    bend(homes / POSTING, "marks: {combine: 1}", "marks: {combine: 1}\n    todo: Some day.")
    code, out, _ = run("bank", "try", homes / POSTING)
    assert code == 0 == run("bank", "test", homes)[0]
    assert "known to be off" in " ".join(out.split())
    bend(homes / POSTING, "{combine: 1}", "{combine: 2}")
    code, out, _ = run("bank", "try", homes / POSTING)
    assert code == 1 == run("bank", "test", homes)[0]
    assert "holds, take its 'todo' out" in " ".join(out.split())


def test_after_a_save_only_what_changed_is_told(
    run: Run, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = homes / "topic.yaml"
    watched(
        monkeypatch,
        lambda: None,
        lambda: bend(topic, "say: [short stay]", "say: [short stay, people on a posting]"),
        lambda: bend(homes / POSTING, "what people on a posting do", "what people do"),
        lambda: bend(topic, "title: Rent or buy", "title: Rent or buy?"),
    )
    code, out, err = run("bank", "try", homes / POSTING)
    assert code == 130
    assert "Ctrl+C" in err
    first, second, third, fourth = out.split("\n\n")
    assert second.splitlines()[:3] == [
        "posting, thin 1: overall 2, expected 2",
        "  diagnosis 0 → 1 (named)",
        "    gained: “people on a posting” topic.yaml:31",
    ]
    assert "  cause none → short" in second
    assert "1 changed, 4 as before" in second
    assert "strong" in first
    assert "strong" not in second
    assert "lost:" in third
    assert fourth.splitlines()[0] == "nothing changed"


def test_what_breaks_in_mid_edit_is_told_and_compared_with_when_it_is_whole(
    run: Run, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = homes / "topic.yaml"
    watched(
        monkeypatch,
        lambda: bend(topic, "say: [short stay]", "say: [short stay, (people"),
        lambda: bend(topic, "(people", "(people]"),
        lambda: bend(topic, "(people]", "people on a posting]"),
        lambda: (homes / POSTING).rename(homes / "away"),
        lambda: (homes / "away").rename(homes / POSTING),
    )
    code, out, err = run("bank", "try", homes / POSTING)
    assert code == 130
    assert err.count("Not marked") == 3
    assert err.count(f"{topic}:") == 2
    assert "open bracket" in err or "bracket" in err
    assert f"{homes / POSTING}" in err
    assert "diagnosis 0 → 1 (named)" in out
    assert out.splitlines()[-2].endswith("nothing changed")


def test_a_rubric_is_compiled_anew_only_where_its_files_changed(homes: Path) -> None:
    library = Library(load_bank([homes]))
    question = library.bank.question("posting")
    rubric = library.rubric(question)
    bend(homes / POSTING, "overall: 5", "overall: 4")
    kept = library.renewed(load_bank([homes]))
    assert kept.rubric(question) is rubric
    bend(homes / "topic.yaml", "[short stay]", "[short stay, brief stay]")
    bank = load_bank([homes])
    fresh = kept.renewed(bank)
    assert fresh.rubric(question) is not rubric
    text = "Two years in Lisbon is a brief stay, so I would rent and not buy."
    assert fresh.score(text, question).marks["diagnosis"].level > 0
    assert fresh.rubric(question).digest != rubric.digest


def test_texts_are_parted_by_rules_or_else_by_blank_lines(
    run: Run, homes: Path, tmp_path: Path
) -> None:
    path = tmp_path / "answers.txt"
    path.write_text("I would rent.\n\nI would buy.\n", encoding="utf-8")
    asked = ("bank", "try", path, "-q", "posting", "--bank", homes)
    code, out, _ = run(*asked)
    assert code == 0
    assert [row for row in out.splitlines() if "overall" in row] == [
        "posting, answer 1: overall 1",
        "posting, answer 2: overall 1",
    ]
    path.write_text("I would\n\nrent.\n---\nI would buy.\n", encoding="utf-8")
    assert run(*asked)[1].splitlines()[-1] == "2 answers"
    path.write_text(" \n\n---\n", encoding="utf-8")
    assert run(*asked)[0] == 2
    assert run("bank", "try", path, "--bank", homes)[0] == 2
    assert run("bank", "try", path, "-q", "postin", "--bank", homes)[0] == 4


def test_json_lines_and_stdin(
    run: Run, homes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "answers.jsonl"
    row = {"id": "a1", "question": "posting", "answer": "It is a short stay, so rent."}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    code, said, _ = run("bank", "try", path, "--bank", homes)
    assert (code, said.splitlines()[0]) == (0, "posting, a1: overall 2")

    class Piped(io.StringIO):
        buffer = io.BytesIO(path.read_bytes())

    monkeypatch.setattr(sys, "stdin", Piped())
    assert run("bank", "try", "-", "--bank", homes) == (0, said, "")
    path.write_text('{"id": "a1"}\nno\n', encoding="utf-8")
    code, out, err = run("bank", "try", path, "--bank", homes)
    assert (code, out) == (3, "")
    assert f"{path}:1" in err
    assert f"{path}:2" in err


def test_what_is_no_question_of_the_bank_is_three(run: Run, homes: Path, tmp_path: Path) -> None:
    lone = tmp_path / "lone.yaml"
    lone.write_text("id: lone\n", encoding="utf-8")
    code, out, err = run("bank", "try", lone, "--bank", homes)
    assert (code, out) == (3, "")
    assert "is no question of this bank" in err
    bend(homes / POSTING, "expect:", "expct:")
    code, _, err = run("bank", "try", homes / POSTING)
    assert code == 3
    assert "expct" in err


def test_what_cannot_be_tried_is_told_with_a_way_out(run: Run, homes: Path) -> None:
    code, out, err = run("bank", "try", homes)
    assert (code, out) == (2, "")
    assert "is a folder: name a file of it" in err
    code, out, err = run("bank", "try", homes / "topic.yaml")
    assert (code, out) == (3, "")
    assert "hint: name the file of a question" in err


def test_a_question_without_answers_is_watched_until_it_has_some(
    run: Run, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = homes / POSTING
    whole = path.read_text("utf-8")
    path.write_text(whole[: whole.index("answers:")], encoding="utf-8")
    code, out, err = run("bank", "try", path)
    assert (code, out) == (3, "")
    assert f"{path}: has no graded answers yet\n    hint: write some below 'answers:'" in err
    watched(monkeypatch, lambda: path.write_text(whole, encoding="utf-8"))
    _, out, err = run("bank", "try", path)
    assert "has no graded answers yet" in err
    assert "posting, strong 1: overall" in out


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=200), name=st.sampled_from(["a.txt", "a.yaml", "a.jsonl", "-"]))
def test_any_file_gives_answers_or_an_error_of_the_users(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    data = text.encode("utf-8", "surrogatepass")
    path = STDIN if name == "-" else tmp_path_factory.mktemp("t") / name
    if path != STDIN:
        path.write_bytes(data)
    bank = load_bank([HOMES])
    for question in (None, "posting"):
        try:
            for trial in trials_in(path, bank, question, data):
                assert trial.question.id in bank.questions
        except HotseatError:
            pass


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "slow"
    path.write_text("1", encoding="utf-8")
    acts: list[str] = []
    sizes = iter([2, 3, 4, 4])

    def wait(_: float) -> None:
        size = next(sizes, None)
        if size is None:
            raise KeyboardInterrupt
        if path.stat().st_size != size:
            path.write_text("x" * size, encoding="utf-8")

    with pytest.raises(KeyboardInterrupt):
        watch(lambda: acts.append(path.read_text("utf-8")), lambda: [path], wait)
    assert acts == ["1", "xxxx"]


def test_what_is_saved_while_it_marks_is_not_missed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("1", encoding="utf-8")
    acts: list[str] = []

    def act() -> None:
        acts.append(path.read_text("utf-8"))
        if len(acts) == 1:
            path.write_text("22", encoding="utf-8")

    waits = iter(range(4))

    def wait(_: float) -> None:
        if next(waits, None) is None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch(act, lambda: [path], wait)
    assert acts == ["1", "22"]
