"""Where values of a JSON text stand."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hotseat.files.jsonplaces import MOST, lines_of

TEXT = '{\n"a": [1,\n {"b":\n 2, "c": "x,\\"]"}],\n"d": {},\n "e\\u00e9": []}'


def test_each_value_has_its_line() -> None:
    wanted = [("a",), ("a", 0), ("a", 1), ("a", 1, "b"), ("a", 1, "c"), ("d",), ("eé",)]
    lines = lines_of(TEXT, wanted)
    assert [lines[path] for path in wanted] == [2, 2, 3, 4, 4, 5, 6]


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    lines = lines_of(TEXT, [("a", 5, "z"), ("q",), ("a", 1, "z")])
    assert (lines["a", 5, "z"], lines["q",], lines["a", 1, "z"]) == (2, 1, 3)


def test_nothing_is_looked_for_in_a_text_that_is_too_long() -> None:
    assert lines_of(" " * MOST + "{}", [()]) == {(): 0}


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=10,
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    yield path, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from places(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from places(each, (*path, number))


@given(values)
def test_every_value_begins_on_the_line_that_is_named(value: Any) -> None:
    text = json.dumps(value, indent=1)
    wanted = dict(places(value))
    lines = lines_of(text, wanted)
    for path, each in wanted.items():
        begins = json.dumps(each, indent=1).splitlines()[0].rstrip(",")
        assert begins in text.splitlines()[lines[path] - 1]
