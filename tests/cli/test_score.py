"""`hotseat score`: one answer in words, with reasons or as JSON; a file of them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotseat.bank.load import load_bank
from hotseat.cli.card import card_lines
from hotseat.cli.explain import explain_lines
from hotseat.cli.wrap import WIDTH, whole, wrapped
from hotseat.errors import EXIT_INVALID
from hotseat.interview.library import Library
from hotseat.patterns import work
from hotseat.scoring import Evidence, Mark
from hotseat.scoring.tally import Part, Tally

Run = Callable[..., tuple[int, str, str]]

ANSWER = "Rome is far and you must be there tomorrow, so I would take the train."
HOSTILE = "take \x1b]52;c;UFdORUQ=\x07 the \x9b31m train \u202e because\r\n\x00 Rome \ud800 is far"


def line(name: str, question: str = "to-rome", answer: str = ANSWER) -> str:
    return json.dumps({"id": name, "question": question, "answer": answer})


@pytest.fixture
def given_stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """A function that sets what stands on stdin."""

    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


@pytest.fixture
def batch(tmp_path: Path, bank: Path, run: Run) -> Callable[..., tuple[int, list[str], str]]:
    """A function that scores lines and gives exit code, ids scored and stderr."""

    def call(*lines: str | bytes) -> tuple[int, list[str], str]:
        path = tmp_path / "batch.jsonl"
        raw = [text if isinstance(text, bytes) else text.encode() for text in lines]
        path.write_bytes(b"".join(text + b"\n" for text in raw))
        code, out, err = run("score", "--batch", path, "--bank", bank)
        return code, [json.loads(text)["id"] for text in out.splitlines()], err

    return call


def test_the_card_is_calm(run: Run, bank: Path, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    code, out, err = run("score", "-q", "to-rome", path, "--bank", bank)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "All the way to Rome"
    assert [text.split("  ")[0] for text in lines[3:9]] == [
        "Diagnosis",
        "Recommendation",
        "Other technique",
        "When to combine",
        "Order",
        "Specific to the case",
    ]
    assert "train”" in out
    assert "To add: " in out
    assert lines[-1].startswith("Overall ")
    assert max(map(len, lines)) <= WIDTH


@pytest.mark.parametrize("words", [["-"], []])
def test_an_answer_from_stdin(
    run: Run, bank: Path, given_stdin: Callable[[bytes], None], words: list[str]
) -> None:
    given_stdin(b"")
    code, out, _ = run("score", "-q", "to-rome", *words, "--bank", bank)
    assert code == 0
    assert out.splitlines()[-1] == "Overall 1 of 5 · total 0 of 100"


def test_bytes_that_are_not_text_are_replaced_and_told(
    run: Run, bank: Path, given_stdin: Callable[[bytes], None]
) -> None:
    given_stdin(b"\xef\xbb\xbfI take \xff the train")
    code, out, err = run("score", "-q", "to-rome", "--explain", "--bank", bank)
    assert code == 0
    assert "  I take \ufffd the" in out
    assert "stdin is not UTF-8 at byte 11" in err


def test_json_is_the_scorecard(run: Run, bank: Path, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text("\ufeff\u0001 the train – é", encoding="utf-8")
    code, out, _ = run("score", "-q", "to-rome", path, "--json", "--bank", bank)
    record = json.loads(out)
    assert (code, record["schema"], record["question"]) == (0, "hotseat/scorecard@1", "to-rome")
    assert "id" not in record
    assert out.isascii()


def test_explain_marks_the_answer_and_gives_every_reason(bank: Path) -> None:
    library = Library(load_bank([bank]))
    question = library.bank.question("to-rome")
    at = ANSWER.index("far and")
    far = Evidence(at, at + 3, "far", "topic.yaml:6", "stem", "affirm", "names the cause")
    both = Evidence(at, at + 8, "far and ", "topic.yaml:7", "exact", "deny", "leans on the case")
    card = library.score(ANSWER, question)
    marks = dict.fromkeys(card.marks, Mark(2, 2))
    marks["diagnosis"] = Mark(1, 2, (far,), "it is a guess", both)
    marks["recommendation"] = Mark(2, 2, (both,))
    card = replace(card, marks=marks, moves=("diagnose", "recommend"), choice="train")
    rubric = library.rubric(question)
    out = "\n".join(explain_lines(ANSWER, question, card, rubric))
    assert "Rome is ««far»1 and»2 you must" in out
    title, word = rubric.criteria["diagnosis"].title, rubric.criteria["diagnosis"].levels[1]
    assert f"1  {title}: {word} (1 of 2)\n" in out
    assert "   “far”\n     names the cause [stem, affirm, rule topic.yaml:6]\n" in out
    assert "   held back by: it is a guess\n" in out
    assert (
        "   nearest miss: “far and”\n     leans on the case [exact, deny, rule topic.yaml:7]" in out
    )
    assert f"   to reach {rubric.criteria['diagnosis'].levels[2]}: " in out
    assert "Moves, in order: diagnose, recommend\nChoice: train (train)\n" in out


def test_explain_shows_what_was_added_up(bank: Path) -> None:
    library = Library(load_bank([bank]))
    question = library.bank.question("to-rome")
    rubric = library.rubric(question)
    cuts = "{}/{}".format(*rubric.criteria["diagnosis"].cuts)
    card = library.score(ANSWER, question)
    many = tuple(Part(f"part_{n}", 100, 70 - 20 * n) for n in range(6))
    marks = dict.fromkeys(card.marks, Mark(0, 2))
    marks["diagnosis"] = Mark(1, 2, (), "it is a guess", None, many)
    marks["combine"] = Mark(1, 2, workings=many[:1])
    shown = replace(card, marks=marks, standing={}, cause_standing={})
    out = "\n".join(explain_lines(ANSWER, question, shown, rubric))
    said = " ".join(out.split())
    parts = "part_0 +70, part_1 +50, part_2 +30, part_3 +10, part_4 -10, ..."
    place = "[decision.yaml, diagnosis] held back by: it is a guess"
    assert f" sum 120 of {cuts}: {parts} {place}" in said
    assert ": part_0 +70 [decision.yaml, combine]" in said
    assert out.count("sum ") == 2
    assert "part_5" not in out


def test_explain_shows_how_every_outcome_stood(bank: Path) -> None:
    library = Library(load_bank([bank]))
    question = library.bank.question("to-rome")
    parts = tuple(Part(f"part_{n}", 100, 90 - n) for n in range(4))
    standing = {
        "both": Tally(-7, (Part("always", 100, -7),)),
        "bicycle": Tally(0, ()),
        "train": Tally(354, parts),
        "none": Tally(-66, parts[:3]),
    }
    card = replace(
        library.score(ANSWER, question), choice="train", standing=standing, cause_standing={}
    )
    out = "\n".join(explain_lines(ANSWER, question, card, library.rubric(question)))
    assert (
        "Choice: train (train)\n"
        "   train   354  part_0 +90; part_1 +89; part_2 +88; ...\n"
        "   bicycle   0\n"
        "   both     -7  always -7\n"
        "   none    -66  part_0 +90; part_1 +89; part_2 +88\n"
        "   [decision.yaml, choice]\n"
        "Cause: "
    ) in out
    assert "[decision.yaml, cause]" not in out


def test_explain_names_what_really_counted(
    run: Run, bank: Path, given_stdin: Callable[[bytes], None]
) -> None:
    given_stdin(ANSWER.encode())
    code, out, _ = run("score", "-q", "to-rome", "--explain", "--bank", bank)
    assert code == 0
    assert " of {}/{}: ".format(*_cuts(bank, "recommendation")) in out
    after = out.partition("\nChoice: ")[2]
    for name in ("train", "bicycle", "both", "none", "[decision.yaml, choice]"):
        assert f"\n   {name}" in after
    assert "\n   [decision.yaml, cause]" in after


def _cuts(bank: Path, name: str) -> tuple[int, ...]:
    library = Library(load_bank([bank]))
    return library.rubric(library.bank.question("to-rome")).criteria[name].cuts


def test_explain_of_a_concept_answer(
    run: Run, bank: Path, given_stdin: Callable[[bytes], None]
) -> None:
    given_stdin(b"Because it is a joy to move.")
    code, out, _ = run("score", "-q", "why-move", "--explain", "--bank", bank)
    assert code == 0
    assert "1  Key point joy: made" in out
    assert "»1" in out
    given_stdin(b"No idea.")
    _, out, _ = run("score", "-q", "why-move", "--bank", bank)
    assert "not made  It is a joy to move" in out
    assert "A point to add: It is a joy to move" in out


def test_hostile_text_reaches_no_terminal(
    run: Run, bank: Path, tmp_path: Path, given_stdin: Callable[[bytes], None]
) -> None:
    path = tmp_path / "\x1b[31m.jsonl"
    path.write_text(line("\x1b[2J", "\x1b[31m"), encoding="utf-8")
    said = ""
    for words in (["--explain"], []):
        for question in ("to-rome", "why-move"):
            given_stdin(HOSTILE.encode("utf-8", "surrogatepass"))
            _, out, err = run("score", "-q", question, *words, "--bank", bank)
            said += out + err
    _, out, err = run("score", "--batch", path, "--bank", bank)
    said += out + err
    assert "train" in said
    assert not set(said) & set("\x1b\x9b\x07\x00\r\u202e\ud800")


@cache
def library_of(bank: Path) -> Library:
    """A library, compiled once for all examples."""
    return Library(load_bank([bank]))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(["take the train", "Rome ", "日本", "\x1b[1m", "\n", "\t", "«", "x" * 99])
    )
)
def test_any_answer_fits_the_page(bank: Path, parts: list[str]) -> None:
    answer = " ".join(parts)
    library = library_of(bank)
    for question in library.bank.questions.values():
        card, rubric = library.score(answer, question), library.rubric(question)
        for form in (card_lines, explain_lines):
            lines = list(form(answer, question, card, rubric))
            assert "\x1b" not in "".join(lines)
            assert max(map(len, lines)) <= WIDTH


def test_what_stands_side_by_side_is_not_parted() -> None:
    assert whole(["a" * 40, "b" * 35, "c"], "    ", "head") == [
        "head" + "a" * 40 + " " + "b" * 35,
        "    c",
    ]
    assert whole([], "    ", "head  ") == ["head"]
    assert wrapped("", "   ") == [""]


def test_a_long_answer_is_refused_with_both_sizes(
    run: Run, bank: Path, given_stdin: Callable[[bytes], None], tmp_path: Path
) -> None:
    given_stdin(b"a" * 50_001)
    code, out, err = run("score", "-q", "to-rome", "--bank", bank)
    assert (code, out) == (3, "")
    assert "stdin: the answer has 50,001 characters; at most 50,000 are scored" in err
    given_stdin("é".encode() * 50_000)
    assert run("score", "-q", "to-rome", "--bank", bank)[0] == 0
    path = tmp_path / "huge.txt"
    path.write_bytes(b"a" * 10_000_001)
    code, _, err = run("score", "-q", "to-rome", path, "--bank", bank)
    assert code == 3
    assert "over 10,000,000 bytes; at most 50,000 characters" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "which question?"),
        (["-q", "to-rome", "--json", "--explain"], 2, "not allowed with"),
        (["--batch", "x", "-q", "to-rome"], 2, "--batch goes with"),
        (["--batch", "x", "--json"], 2, "--batch goes with"),
        (["-q", "to-rome", "--workers", "2"], 2, "--workers goes with --batch"),
        (["--batch", "x", "--workers", "0"], 2, "from 1 to 256"),
        (["--batch", "x", "--workers", "x"], 2, "'x' is not a number of processes"),
        (["--batch", "missing"], 3, "missing: cannot be read: no such file"),
        (["--batch", "."], 3, ".: cannot be read: is a directory"),
        (["-q", "to-rome", "missing"], 3, "missing: cannot be read: no such file"),
        (["-q", "to-rome", "."], 3, "cannot be read: is a directory"),
        (["-q", "to-roma", "missing"], 4, "did you mean to-rome?"),
    ],
)
def test_wrong_usage_and_unknown_names(
    run: Run, bank: Path, words: list[str], code: int, said: str
) -> None:
    got, out, err = run("score", *words, "--bank", bank)
    assert (got, out) == (code, "")
    assert said in err


def test_a_batch_keeps_the_order(batch: Callable[..., tuple[int, list[str], str]]) -> None:
    code, ids, err = batch(line("b"), "", line("a", "why-move"), line("c", answer=""))
    assert (code, ids, err) == (0, ["b", "a", "c"], "")


@pytest.mark.parametrize(
    ("bad", "code", "said"),
    [
        ("{", 3, "not JSON"),
        ("[1]", 3, "should be an object, not a list"),
        (b'{"id": "\xff"}', 3, "not UTF-8"),
        ('{"id": "x", "question": "to-rome"}', 3, "missing key 'answer'"),
        ('{"id": 7, "question": "to-rome", "answer": ""}', 3, "'id' should be text, not a number"),
        (line("first"), 3, "the id 'first' stands on line 1 already"),
        (line("x", answer="a" * 50_001), 3, "50,001 characters; at most 50,000"),
        (line("x", "to-roma"), 4, "did you mean to-rome?"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_scored(
    batch: Callable[..., tuple[int, list[str], str]], bad: str | bytes, code: int, said: str
) -> None:
    got, ids, err = batch(line("first"), bad, line("last", answer=HOSTILE))
    assert (got, ids) == (code, ["first", "last"])
    assert "batch.jsonl:2" in err
    assert said in err


def test_a_malformed_line_outweighs_an_unknown_question(
    batch: Callable[..., tuple[int, list[str], str]],
) -> None:
    for lines in (["{", line("x", "nope")], [line("x", "nope"), "{"]):
        assert batch(*lines)[0] == 3


def child(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "hotseat", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, env=dict(os.environ))


@pytest.mark.slow
def test_a_batch_is_the_same_each_time_and_by_any_number_of_workers(
    bank: Path, tmp_path: Path
) -> None:
    path = tmp_path / "batch.jsonl"
    texts = [ANSWER, HOSTILE, "", "I ride. " * 30]
    lines = [line(str(n), ("to-rome", "why-move")[n % 2], texts[n % 4]) for n in range(150)]
    path.write_text("\n".join([*lines, "{", line("x", "nope")]), encoding="utf-8")
    words: list[str | Path] = ["score", "--batch", path, "--bank", bank]
    runs = [child(*words), child(*words), child(*words, "--workers", "2")]
    assert [done.returncode for done in runs] == [3, 3, 3]
    assert runs[0].stdout == runs[1].stdout == runs[2].stdout
    assert runs[0].stderr == runs[2].stderr
    assert [json.loads(text)["id"] for text in runs[0].stdout.splitlines()] == [
        str(n) for n in range(150)
    ]


def test_a_batch_is_read_line_by_line(
    bank: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pipe(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("read at once")

    class Stdin:
        buffer = Pipe(line("a").encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    code, out, _ = run("score", "--batch", "-", "--bank", bank)
    assert (code, json.loads(out)["id"]) == (0, "a")


def test_a_topic_that_takes_too_long_with_an_answer_is_told(
    run: Run, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MOST", 3)
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    batch = tmp_path / "batch.jsonl"
    batch.write_text(line("a"), encoding="utf-8")
    for words in (["-q", "to-rome", path], ["--batch", batch]):
        code, out, err = run("score", *words, "--bank", bank)
        assert (code, out) == (EXIT_INVALID, "")
        assert "this answer is not marked: it would take over 3 steps" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_with_a_way_out(run: Run, bank: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for words in (["-q", "to-rome", tmp_path / "pipe"], ["--batch", tmp_path / "pipe"]):
        code, _, err = run("score", *words, "--bank", bank)
        assert code == EXIT_INVALID
        assert "pipe: is not a regular file" in err
        assert "is read from stdin: give - for the file" in err
