"""JSON Lines from anyone: every line is an object or a problem with its number."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.jsonl import MAX_BYTES, MAX_LINE_BYTES, Row, read_rows, read_rows_of


def read(data: bytes) -> list[Row | Problem]:
    return list(read_rows(io.BytesIO(data), "x.jsonl"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "not JSON: "),
        (b"'a'", "not JSON: "),
        (b"3", "should be an object, not a number"),
        (b'"\xff"', "not UTF-8: byte 0xff"),
        (b"[" * 90_000, "not JSON that can be read"),
        (b"9" * 9_000, "not JSON that can be read"),
        (b'"' + b"a" * MAX_LINE_BYTES + b'"', "the line has 1,000,003 bytes; at most 1,000,000"),
    ],
)
def test_a_bad_line_does_not_stop_the_others(line: bytes, said: str) -> None:
    found = read(b'\xef\xbb\xbf{"id": "a"}\n\n' + line + b'\n{"id": "b"}')
    assert [(type(row), row.line) for row in found] == [(Row, 1), (Problem, 3), (Row, 4)]
    assert isinstance(found[1], Problem)
    assert found[1].message.startswith(said)
    assert found[1].column >= 1


def test_the_keys_that_must_hold_text() -> None:
    rows = read(b'{"id": "a", "anwser": ""}\n{"id": null}\n{"id": ["a"]}\n{"id": "a"}')
    keys = ["id", "answer"], ["id"], ["id"], ["id"]
    told = [row.texts(k) for row, k in zip(rows, keys, strict=True) if isinstance(row, Row)]
    assert [(p.message, p.hint) if p else None for p in told] == [
        ("missing key 'answer'", "is 'anwser' meant for it?"),
        ("'id' should be text, not null", ""),
        ("'id' should be text, not a list", ""),
        None,
    ]
    assert {p.column for p in told if p} == {1}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_to_their_end(data: bytes) -> None:
    last = {"id": "last"}
    found = read(data + b"\n" + json.dumps(last).encode())
    assert isinstance(found[-1], Row)
    assert found[-1].data == last
    assert found[-1].line == data.count(b"\n") + 2


def test_a_file_that_is_kept_whole_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InvalidFileError, match="50,000,001 bytes, the limit is 50,000,000"):
        list(read_rows_of(path))
