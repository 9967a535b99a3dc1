"""Documents against models: every problem at once, in an author's words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel

from hotseat.errors import Problem
from hotseat.files.yamlfile import MOST_PROBLEMS, Document, read_yaml, validate


class Strict(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid")


class Part(Strict):
    """A part."""

    name: str
    size: int = Field(default=1, ge=1, le=9)


class Whole(Strict):
    """What a file holds."""

    id: str
    kind: Literal["round", "square"] = "round"
    parts: list[Part] = []
    by_name: dict[str, Part] = {}
    note: str | None = None
    strict: bool = False


class Cat(Strict):
    """One of two."""

    kind: Literal["cat"]
    whiskers: int


class Dog(Strict):
    """The other."""

    kind: Literal["dog"]
    bark: str


class Pets(Strict):
    """A list of either."""

    pets: list[Annotated[Cat | Dog, Field(discriminator="kind")]]


def document_of(tmp_path: Path, content: str) -> Document:
    path = tmp_path / "file.yaml"
    path.write_text(content, encoding="utf-8")
    return read_yaml(path)


def problems_of(
    tmp_path: Path, content: str, model: type[BaseModel] = Whole
) -> list[tuple[int, int, str]]:
    document = document_of(tmp_path, content)
    assert validate(document, model) is None
    return [(p.line, p.column, p.message) for p in document.problems]


def test_a_sound_file_gives_the_model(tmp_path: Path) -> None:
    document = document_of(tmp_path, "id: 3.10\nparts: [{name: a, size: 2}]\nstrict: yes\n")
    whole = validate(document, Whole)
    assert whole == Whole(id="3.10", parts=[Part(name="a", size=2)], strict=True)
    assert document.problems == []


def test_duplicate_keys_keep_a_model_back(tmp_path: Path) -> None:
    assert validate(document_of(tmp_path, "id: a\nid: b\n"), Whole) is None


def test_all_problems_come_at_once_with_their_places(tmp_path: Path) -> None:
    text = """\
idd: a
kind: roundd
parts:
  - {nam: a}
  - {name: b, size: 10}
  - {name: [c], size: x}
by_name:
  one: {name: a, colour: red}
  two: text
note: {}
strict: maybe
"""
    assert sorted(problems_of(tmp_path, text)) == [
        (1, 1, "missing key 'id'"),
        (1, 1, "unknown key 'idd'"),
        (2, 7, "'kind' is 'roundd'; it must be one of round, square"),
        (4, 5, "missing key 'name' in 'parts[1]'"),
        (4, 6, "unknown key 'parts[1].nam'"),
        (5, 21, "'parts[2].size' should be less than or equal to 9, not '10'"),
        (6, 12, "'parts[3].name' should be text, not a list"),
        (6, 23, "'parts[3].size' should be a whole number, not 'x'"),
        (8, 18, "unknown key 'by_name.one.colour'"),
        (9, 8, "'by_name.two' should be a mapping of keys to values, not 'text'"),
        (10, 7, "'note' should be text, not a mapping"),
        (11, 9, "'strict' should be true or false, not 'maybe'"),
    ]


def hints_of(tmp_path: Path, content: str, model: type[BaseModel] = Whole) -> list[str]:
    document = document_of(tmp_path, content)
    assert validate(document, model) is None
    return [p.hint for p in document.problems if p.message.startswith("unknown")]


def test_unknown_keys_get_the_nearest_of_the_keys_that_fit_there(tmp_path: Path) -> None:
    assert hints_of(tmp_path, "id: a\nnotes: b\n") == ["did you mean note?"]
    assert hints_of(tmp_path, "id: a\nparts: [{name: a, sise: 2}]\n") == ["did you mean size?"]
    assert hints_of(tmp_path, "id: a\nby_name: {x: {nam: a, name: b}}\n") == ["did you mean name?"]
    assert hints_of(tmp_path, "id: a\nxyz: b\n") == [
        "the keys here are id, kind, parts, by_name, note, strict"
    ]


def test_members_of_a_union_offer_their_own_keys(tmp_path: Path) -> None:
    text = "pets:\n  - {kind: cat, wiskers: 4, whiskers: 4}\n  - {kind: dog, barks: wow}\n"
    assert hints_of(tmp_path, text, Pets) == ["did you mean whiskers?", "did you mean bark?"]
    assert (3, 5, "missing key 'bark' in 'pets[2]'") in problems_of(tmp_path, text, Pets)


@pytest.mark.parametrize("content", ["", "text", "- a\n", "# only a comment\n"])
def test_a_file_that_is_no_mapping_says_so(tmp_path: Path, content: str) -> None:
    ((line, column, message),) = problems_of(tmp_path, content)
    assert (line, column) == (1, 1)
    assert "the file should be a mapping" in message
    # There is no key that could be left out.
    document = document_of(tmp_path, content)
    validate(document, Whole)
    assert [p.hint for p in document.problems] == [""]


class Few(Strict):
    """What must not be empty."""

    pair: dict[str, int] = Field(min_length=2)
    some: list[int] = Field(min_length=1)


def test_too_few_are_counted(tmp_path: Path) -> None:
    messages = [message for _, _, message in problems_of(tmp_path, "pair: {a: 1}\nsome: []\n", Few)]
    assert messages == [
        "'pair' needs at least 2, and has 1",
        "'some' needs at least 1, and has none",
    ]


def test_a_root_model_is_as_good_as_any(tmp_path: Path) -> None:
    document = document_of(tmp_path, "- {name: a, sise: 1}\n")
    assert validate(document, RootModel[list[Part]]) is None
    assert document.problems[0].hint == "did you mean size?"


def test_values_are_cut_and_cleaned_in_messages(tmp_path: Path) -> None:
    document = document_of(tmp_path, f'id: a\nkind: "\\e[31m{"x" * 500}"\n')
    assert validate(document, Whole) is None
    message = next(p.message for p in document.problems if p.message.startswith("'kind'"))
    assert "\x1b" not in message
    assert len(message) < 120


def test_a_flood_of_problems_is_cut_but_never_lost(tmp_path: Path) -> None:
    text = "a: word word # x\n" + "".join(f"k{n}: w w # x\n" for n in range(5_000))
    document = document_of(tmp_path, text)
    assert validate(document, Whole) is None
    errors: list[Problem] = [p for p in document.problems if not p.warning]
    assert len(errors) == MOST_PROBLEMS + 1
    assert errors[-1].message == "there are more problems than are told here"
