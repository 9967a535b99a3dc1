"""Whatever a file holds, the reader answers with a document or with an InvalidFileError."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hotseat.bank.schema import QuestionFile
from hotseat.errors import InvalidFileError, Problem
from hotseat.files import parse
from hotseat.files.report import format_problems
from hotseat.files.source import source_of
from hotseat.files.yamlfile import document_of, validate

YAMLISH = st.text(
    st.sampled_from(list("ab:-?[]{}#&*!|>'\"%@`,~<= \t\n\r\\0x\u00e9\u202e\u2028\ufeff")),
    max_size=80,
)
PATH = Path("any.yaml")


def problems_of(data: bytes) -> list[Problem]:
    try:
        document = document_of(source_of(PATH, data))
    except InvalidFileError as error:
        return list(error.problems)
    model = validate(document, QuestionFile)
    assert (model is None) == any(not p.warning for p in document.problems)
    return document.problems


def check(data: bytes) -> None:
    problems = problems_of(data)
    for problem in problems:
        assert problem.message
        assert problem.path == "any.yaml"
        assert problem.column >= 1
        assert format_problems([problem])


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


@settings(max_examples=200, deadline=None)
@given(YAMLISH)
def test_any_text_of_yaml_signs(text: str) -> None:
    check(text.encode("utf-8"))


@settings(max_examples=200, deadline=None)
@given(text=YAMLISH)
def test_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "_LOADER", yaml.SafeLoader)
        check(text.encode("utf-8"))


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*QuestionFile.model_fields, "promt", "x"]),
        st.recursive(
            st.none() | st.text(max_size=12) | st.integers(),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=6,
        ),
    )
)
def test_any_tree_under_the_question_schema(tree: object) -> None:
    check(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("text", ['a: "\\U00110000"\n', 'a: "\\ud800"\n', 'a: "\\uD83D\\uDE00"\n'])
@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_escapes_of_no_character_are_refused_by_either_parser(
    monkeypatch: pytest.MonkeyPatch, loader: type, text: str
) -> None:
    monkeypatch.setattr(parse, "_LOADER", loader)
    problems = problems_of(text.encode())
    assert any(not p.warning for p in problems)


@pytest.mark.parametrize("text", ["a: [b, {c: d}]\ne: 'f'\n", "- x\n- y: |\n    z\n", "a:\n"])
def test_both_parsers_agree(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    fast = document_of(source_of(PATH, text.encode()))
    monkeypatch.setattr(parse, "_LOADER", yaml.SafeLoader)
    slow = document_of(source_of(PATH, text.encode()))
    assert (fast.data, fast._values) == (slow.data, slow._values)
