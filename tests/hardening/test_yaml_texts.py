"""Y5 to Y8: what an author writes is what is read, or is told with its place and a way out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.hardening.conftest import Measured

from hotseat.bank.load import load_bank
from hotseat.bank.models import Question
from hotseat.bank.schema import PackFile, QuestionFile
from hotseat.cli.main import main
from hotseat.errors import EXIT_INVALID, EXIT_OK, InvalidFileError
from hotseat.files.datadir import question_bank_dir, rubrics_dir
from hotseat.files.report import format_problems
from hotseat.files.yamlfile import read_yaml, validate
from hotseat.rubrics.load import load_rubric
from hotseat.scoring import score

QUESTION = """\
id: way
kind: concept
prompt: {prompt}
points:
  - id: far
    statement: {statement}
    say: [{say}]
"""


def told(path: Path, content: str | bytes) -> str:
    """What is said of a file, as the command line prints it, with its path shortened."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        problems = read_yaml(path).problems
    except InvalidFileError as error:
        problems = list(error.problems)
    return format_problems(problems).replace(str(path), path.name)


def test_y5_a_second_key_is_told_with_the_line_of_the_first(
    tmp_path: Path, figure: Measured
) -> None:
    lines = ["id: a", "kind: concept", "prompt: |", "  One", "  Two", "probes:", "  a: b"]
    twice = "\n".join([*lines, "points: []", "    "]).rstrip() + "\npoints: []\n"
    assert told(tmp_path / "bank.yaml", twice).startswith(
        "bank.yaml:9:1: duplicate key 'points' (first at line 8)\n    points: []\n    ^\n"
    )
    inner = "\n".join(lines[:6]) + "\n  -\n    points: a\n    points: b\n"
    said = told(tmp_path / "bank.yaml", inner)
    assert said.splitlines()[0] == "bank.yaml:9:5: duplicate key 'points' (first at line 8)"
    keys = 'a: {"1": x, 1: x, 1.0: x, true: x, TRUE: x, "true": x, "a": x, a: x}\n'
    # As they are written: 1 and 1.0 are two, "a" and a are one.
    assert told(tmp_path / "bank.yaml", keys).count("duplicate key") == 3
    figure("duplicate keys of five that are not told", 5 - 2 - 3, most=0)


PACK_CASES = [
    ("id: NO", "id", "NO"),
    ("id: on", "id", "on"),
    ("id: 0777", "id", "0777"),
    ("id: 1e3", "id", "1e3"),
    ("version: 3.10", "version", "3.10"),
    ("version: 2024-13-45", "version", "2024-13-45"),
    ("version: 12:30", "version", "12:30"),
    ("licence: yes", "licence", "yes"),
    ("title: .inf", "title", ".inf"),
    ("title: 0x1F", "title", "0x1F"),
    ("authors: [No, 1_000]", "authors", ["No", "1_000"]),
    ("sources: [2001-01-01, 1:2:3]", "sources", ["2001-01-01", "1:2:3"]),
]


def test_y6_what_looks_like_something_else_stays_as_it_was_written(
    tmp_path: Path, figure: Measured
) -> None:
    right = 0
    for text, key, value in PACK_CASES:
        path = tmp_path / "pack.yaml"
        path.write_text(text + ("" if key == "id" else "\nid: a") + "\n", encoding="utf-8")
        pack = validate(read_yaml(path), PackFile)
        assert pack is not None, text
        right += getattr(pack, key) == value
    figure("cases of twelve that come out otherwise", len(PACK_CASES) - right, most=0)
    assert len(PACK_CASES) == 12


def test_y6_numbers_are_numbers_where_the_schema_wants_them(tmp_path: Path) -> None:
    text = QUESTION.format(prompt="on", statement="off", say="yes, no, 0777, 12:30")
    path = tmp_path / "way.yaml"
    path.write_text(text + "minutes: 7\ntags: [NO, 3.10]\n", encoding="utf-8")
    question = validate(read_yaml(path), QuestionFile)
    assert question is not None
    assert (question.prompt, question.minutes, question.tags) == ("on", 7, ["NO", "3.10"])
    assert question.points[0].statement == "off"
    assert question.points[0].say == ["yes", "no", "0777", "12:30"]
    path.write_text(text + "minutes: " + "9" * 5_000 + "\n", encoding="utf-8")
    document = read_yaml(path)
    assert validate(document, QuestionFile) is None
    (problem,) = document.problems
    assert (problem.line, problem.column) == (8, 10)


QUOTES = "put the text in quotes or use |"
TRAPS = [
    ("q: a: b", (2, 5), QUOTES),
    ("q: `code` first", (2, 4), QUOTES),
    ("q: @home", (2, 4), QUOTES),
    ("q: %d of them", (2, 4), QUOTES),
    ("q: *bold* words", (2, 9), QUOTES),
    ("q: [x] then", (2, 8), QUOTES),
    ("q: !important", (2, 4), QUOTES),
    ("\tq: a", (2, 1), "use spaces"),
    ("q: C# lang #1", (2, 12), "put the text in quotes"),
]


def test_y7_each_trap_is_told_with_its_place_a_caret_and_a_way_out(
    tmp_path: Path, figure: Measured
) -> None:
    helped = 0
    for line, place, hint in TRAPS:
        said = told(tmp_path / "bank.yaml", f"a: b\n{line}\n")
        first, shown, caret, advice = said.splitlines()
        at = re.match(r"bank\.yaml:(\d+):(\d+): ", first)
        assert at, first
        assert (int(at[1]), int(at[2])) == place, said
        assert shown == "    " + line.replace("\t", " ")
        assert caret == " " * (4 + place[1] - 1) + "^"
        helped += hint in advice and advice.startswith("    hint: ")
    figure("traps of nine without a way out", len(TRAPS) - helped, most=0)
    assert len(TRAPS) == 9


def test_y7_a_comment_that_cuts_prose_is_a_warning_of_bank_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pack.yaml").write_text("id: p\ntopic: fine_tuning_vs_rag\n", encoding="utf-8")
    text = QUESTION.format(prompt="Which is better #1 or #2?", statement="It is far.", say="far")
    (tmp_path / "way.yaml").write_text(text, encoding="utf-8")
    assert main(["bank", "check", str(tmp_path)]) == EXIT_OK
    said = capsys.readouterr()
    assert "way.yaml:3:25: warning: what follows the # is read as a comment" in (
        said.out + said.err
    )


ENCODINGS = [
    ("a: b\nc: café x\n".encode("latin-1"), "bank.yaml:2:7: not UTF-8 text: byte 0xe9"),
    ("é: é\r\né".encode() + b"\xff", "bank.yaml:2:2: not UTF-8 text: byte 0xff"),
    ("a: b".encode("utf-16"), "bank.yaml:1:1: not UTF-8 text: byte 0xff"),
    ("a: b".encode("utf-16-le"), "bank.yaml:1:2: the character U+0000 may not"),
    ("a: b".encode("utf-32"), "bank.yaml:1:1: not UTF-8 text: byte 0xff"),
    (b"a: b\nc: \xed\xa0\x80\n", "bank.yaml:2:4: not UTF-8 text: byte 0xed"),
    (b"a: b\nc: \xc0\xaf\n", "bank.yaml:2:4: not UTF-8 text: byte 0xc0"),
    ("\ufeff\ufeffa: b\n".encode(), "bank.yaml:1:1: the character U+FEFF may not"),
    ("a: b\nb: \ufeffc\n".encode(), "bank.yaml:2:4: the character U+FEFF may not"),
]


def test_y8_only_utf_8_is_read_and_the_first_bad_byte_has_a_place(
    tmp_path: Path, figure: Measured
) -> None:
    placed = sum(
        told(tmp_path / "bank.yaml", content).startswith(said) for content, said in ENCODINGS
    )
    figure("encodings without a place", len(ENCODINGS) - placed, most=0)
    assert told(tmp_path / "bank.yaml", "\ufeffa: b\n") == ""


def rewritten(source: Path, folder: Path) -> Path:
    """The same files with the line ends of another system."""
    shutil.copytree(source, folder)
    for path in folder.rglob("*"):
        if path.suffix in (".yaml", ".txt"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return folder


@pytest.mark.slow
def test_y8_the_line_ends_of_another_system_change_no_score(
    tmp_path: Path, figure: Measured
) -> None:
    banks = question_bank_dir(), rewritten(question_bank_dir(), tmp_path / "packs")
    rubrics = rubrics_dir(), rewritten(rubrics_dir(), tmp_path / "rubrics")
    other = compared = 0
    one, two = (load_bank([folder]) for folder in banks)
    assert not two.errors
    topic = next(iter(one.by_topic))
    for kind in ("decision", "concept"):
        first, second = (
            load_rubric(kind, bank.topics[topic], folder)
            for bank, folder in zip((one, two), rubrics, strict=True)
        )
        asked = one.of_topic(topic).values()
        for question in [q for q in asked if q.kind == kind][:4]:
            again: Question = two.questions[question.id]
            for answer in question.answers:
                card = score(answer.text, question, first).to_json()
                text = answer.text.replace("\n", "\r\n")
                marks = score(text, question, first).to_json()
                other += score(answer.text, again, second).to_json() != card
                other += marks["marks"].keys() != card["marks"].keys() or any(
                    marks[key] != card[key] for key in ("total", "overall", "choice", "moves")
                )
                compared += 1
    assert compared >= 40
    figure("scores that line ends change", other, most=0)


def test_y8_a_bank_of_one_line_end_tells_its_places_as_one_of_another(tmp_path: Path) -> None:
    text = QUESTION.format(prompt="a: b", statement="x", say="y")
    unix = told(tmp_path / "way.yaml", text)
    assert unix
    assert told(tmp_path / "way.yaml", text.replace("\n", "\r\n")) == unix
    assert main(["bank", "check", str(tmp_path)]) == EXIT_INVALID
