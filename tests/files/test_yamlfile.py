"""Reading YAML: values, places, duplicates, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.yamlfile import MOST_HINTS, Document, read_yaml


def read(tmp_path: Path, content: str | bytes) -> Document:
    path = tmp_path / "file.yaml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_yaml(path)


def refusal(tmp_path: Path, content: str | bytes) -> Problem:
    with pytest.raises(InvalidFileError) as caught:
        read(tmp_path, content)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


@pytest.mark.parametrize(
    "scalar",
    ["NO", "on", "12:30", "0777", "3.10", "1e3", "2024-13-45", "True", "=", ".inf", "0x1F", "Null"],
)
def test_every_scalar_is_what_was_written(tmp_path: Path, scalar: str) -> None:
    assert read(tmp_path, f"a: {scalar}\n{scalar}: b\n").data == {"a": scalar, scalar: "b"}


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_nothing_is_none_but_quoted_it_is_text(tmp_path: Path, scalar: str) -> None:
    data = read(tmp_path, f'a: {scalar}\nb: "{scalar}"\nc: |\n  ~\n').data
    assert data == {"a": None, "b": scalar, "c": "~\n"}


def test_values_keep_their_places(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 1\nb:\n  - x\n  - {c: y}\n")
    assert document.data == {"a": "1", "b": ["x", {"c": "y"}]}
    assert document.place(("a",)) == (1, 4)
    assert document.key_place(("b",)) == (2, 1)
    assert document.place(("b", 1, "c")) == (4, 9)
    assert document.place(("b", 1, "nope", 3)) == (4, 5)
    assert document.place(("nope",)) == (1, 1)


def test_duplicate_keys_are_told_with_both_lines_and_the_first_one_counts(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 1\nb: {c: 2, c: 3}\na: {d: 4}\na: 5\n")
    told = [(p.line, p.column, p.message) for p in document.problems]
    assert told == [
        (2, 11, "duplicate key 'c' (first at line 2)"),
        (3, 1, "duplicate key 'a' (first at line 1)"),
        (4, 1, "duplicate key 'a' (first at line 1)"),
    ]
    assert document.data == {"a": "1", "b": {"c": "2"}}
    assert document.place(("a",)) == (1, 4)
    assert not document.sound


def test_lines_may_end_in_any_way(tmp_path: Path) -> None:
    one = read(tmp_path, "a: >\n  b\n  c\nd: e\n")
    other = read(tmp_path, "a: >\r\n  b\r\n  c\r\nd: e\r\n")
    assert one.data == other.data
    assert other.place(("d",)) == (4, 4)


def test_one_byte_order_mark_is_let_pass(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffa: b\n").data == {"a": "b"}
    problem = refusal(tmp_path, "\ufeff\ufeffa: b\n")
    assert (problem.line, problem.column) == (1, 1)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a: b\nc: caf\xe9 x\n".encode("latin-1"), (2, 7)),
        ("é: é\r\né\xff".encode("latin-1"), (1, 1)),
        ("é: ".encode() + b"\xff", (1, 4)),
        ("a: b".encode("utf-16"), (1, 1)),
        (b"a: b\r\nc: \xed\xa0\x80\n", (2, 4)),
    ],
)
def test_another_encoding_is_refused_at_its_first_byte(
    tmp_path: Path, content: bytes, place: tuple[int, int]
) -> None:
    problem = refusal(tmp_path, content)
    assert "UTF-8" in problem.message
    assert (problem.line, problem.column) == place


def test_control_characters_are_refused_raw_and_warned_of_when_escaped(tmp_path: Path) -> None:
    assert "U+001B" in refusal(tmp_path, "a: \x1b[31m\n").message
    document = read(tmp_path, 'a: "\\e[31m"\n')
    assert document.data == {"a": "\x1b[31m"}
    assert document.sound
    assert "U+001B" in document.problems[0].message


@pytest.mark.parametrize("content", ["a: x\n# \u202e y\n", 'a: "\u2066"\n', 'a: "\\u202e"\n'])
def test_bidi_overrides_are_errors_wherever_they_stand(tmp_path: Path, content: str) -> None:
    document = read(tmp_path, content)
    assert len(document.problems) == 1
    assert "bidi" in document.problems[0].message
    assert not document.sound
    assert not set(document.problems[0].excerpt) & set("\u202e\u2066")


def test_a_missing_file_a_folder_and_an_impossible_name_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path, Path("a\0b")):
        with pytest.raises(InvalidFileError) as caught:
            read_yaml(path)
        assert caught.value.problems[0].line == 0


def test_refuse_raises_with_all_problems_in_order(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 1\nb: 2\n")
    document.refuse()
    document.add(("b",), "second")
    document.add(("a",), "first", warning=True)
    with pytest.raises(InvalidFileError) as caught:
        document.refuse()
    assert [p.message for p in caught.value.problems] == ["first", "second"]


def test_a_comment_that_swallows_prose_is_warned_of(tmp_path: Path) -> None:
    text = "a: C# lang #1\nb: two words # lost\nc: two words  # fine\nd: word # fine\n# fine\n"
    document = read(tmp_path, text)
    assert [(p.line, p.warning) for p in document.problems] == [(1, True), (2, True)]


def test_the_nearest_name_is_looked_for_so_often_and_no_more(tmp_path: Path) -> None:
    document = read(tmp_path, "a: b\n")
    found = [document.nearest("promt", ["kind", "prompt"]) for _ in range(MOST_HINTS + 1)]
    assert found == ["prompt"] * MOST_HINTS + [""]
    assert read(tmp_path, "a: b\n").nearest("zzz", ["prompt"]) == ""
