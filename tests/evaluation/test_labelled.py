"""Folders of labelled answers: what is read, and what is said about bad ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hotseat.errors import InvalidFileError
from hotseat.evaluation.labelled import Labelled, read_ids, read_labelled
from hotseat.interview.library import Library

Write = Callable[..., Path]
MARKS = ("diagnosis", "order", "recommendation", "other_technique", "combine", "specificity")


def answer(name: str, question: str = "to-paris", text: str = "I would ride.") -> dict[str, Any]:
    return {"id": name, "question": question, "answer": text}


def label(name: str, question: str = "to-paris", **more: Any) -> dict[str, Any]:
    marks = dict.fromkeys(MARKS, 0)
    return {"id": name, "question": question, "marks": marks, "overall": 1} | more


def problems_of(folder: Path, library: Library) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        read_labelled(folder, library)
    return [f"{Path(p.path).name}:{p.line}: {p.message} {p.hint}" for p in caught.value.problems]


def test_a_sound_folder(write: Write, library: Library) -> None:
    concept = {"id": "c", "question": "why-move", "points": [1, 0], "misconceptions": [0]}
    folder = write(
        [answer("a"), answer("b", "to-rome"), answer("c", "why-move")],
        [label("a", choice="none"), label("b", "to-rome", quotes={}), concept | {"overall": 2}],
    )
    found = read_labelled(folder, library)
    assert list(found.answers) == list(found.labels) == ["a", "b", "c"]
    paris, why = found.questions["to-paris"], found.questions["why-move"]
    assert (paris.kind, paris.cause, paris.options) == ("decision", "health", ("bicycle",))
    assert [p.statement for p in why.points] == [
        "moving is a joy to everyone",
        "rest makes people rusty",
    ]
    assert found.labels["c"].points == (1, 0)
    assert (found.labels["a"].choice, found.labels["b"].choice) == ("none", None)
    for each in ("to-paris", "why-move"):
        library.score("I would ride.", found.questions[each])


def test_a_question_of_the_bank_goes_before_the_file(write: Write, library: Library) -> None:
    folder = write([answer("a", "to-rome")], [label("a", "to-rome")])
    path = folder / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("to-paris", "to-rome"), encoding="utf-8")
    found = read_labelled(folder, library)
    assert found.questions["to-rome"] is library.bank.questions["to-rome"]


def test_a_folder_without_questions_uses_the_bank(write: Write, library: Library) -> None:
    folder = write([answer("a", "to-rome")], [label("a", "to-rome")], None)
    assert list(read_labelled(folder, library).labels) == ["a"]


def test_all_that_is_wrong_is_told_at_once(write: Write, library: Library) -> None:
    folder = write(
        ["{", "[1]", answer("a"), answer("a"), answer("b", "to-pari"), {"id": "c"}],
        [label("a"), label("a"), label("z", "to-romee"), "null", label("b", "to-rome")],
    )
    said = "\n".join(problems_of(folder, library))
    for part in (
        "answers.jsonl:1: not JSON",
        "answers.jsonl:2: should be an object, not a list",
        "answers.jsonl:4: the id 'a' stands on line 3 already",
        "answers.jsonl:5: no question is called 'to-pari' did you mean to-paris?",
        "answers.jsonl:6: missing key 'question'",
        "labels.jsonl:2: the id 'a' stands on line 1 already",
        "labels.jsonl:3: no question is called 'to-romee' did you mean to-rome?",
        "labels.jsonl:4: should be an object, not null",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"overall": 6}, "'overall' should be a whole number from 1 to 5"),
        ({"overall": True}, "'overall' should be a whole number"),
        ({"marks": [1]}, "'marks' should be an object"),
        ({"marks": {}}, "missing key 'diagnosis'"),
        ({"choice": 3}, "'choice' should be text, not a number"),
        ({"points": [1]}, "'points' is for a concept answer"),
        ({"quotes": ["I would"]}, "'quotes' should be an object, not a list"),
        ({"quotes": {"combine": "I would"}}, "the quotes for 'combine' should be a list of text"),
        ({"quotes": {"combine": [1]}}, "the quotes for 'combine' should be a list of text"),
        ({"quotes": {"combin": []}}, "no quotes for 'combin' did you mean combine?"),
    ],
)
def test_a_label_that_cannot_be(
    write: Write, library: Library, change: dict[str, Any], said: str
) -> None:
    folder = write([answer("a")], [label("a", **change)])
    assert said in problems_of(folder, library)[0]


def test_quotes_are_read_where_they_are(write: Write, library: Library) -> None:
    said = {"diagnosis": ["I would", "ride", ""], "combine": []}
    concept = {"id": "c", "question": "why-move", "points": [1, 0], "misconceptions": [0]}
    folder = write(
        [answer("a"), answer("b"), answer("c", "why-move")],
        # Those of a concept answer have another form and serve people only.
        [label("a", quotes=said), label("b"), concept | {"overall": 2, "quotes": ["rusty"]}],
    )
    found = read_labelled(folder, library).labels
    assert found["a"].quotes == {"diagnosis": ("I would", "ride")}
    assert found["b"].quotes == found["c"].quotes == {}


def test_an_unknown_mark_and_an_unknown_cause_have_a_nearest(
    write: Write, library: Library
) -> None:
    bad = label("a")
    bad["marks"]["combin"] = 1
    folder = write([answer("a")], [bad])
    path = folder / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("cause: health", "cause: heath"), encoding="utf-8")
    said = problems_of(folder, library)
    assert "the topic has no cause 'heath' did you mean health?" in said[0]
    path.write_text(text, encoding="utf-8")
    assert "there is no mark 'combin' did you mean combine?" in problems_of(folder, library)[0]


def test_label_and_answer_must_be_to_one_question(write: Write, library: Library) -> None:
    folder = write([answer("a")], [label("a", "to-rome")])
    assert "the answer is to 'to-paris'" in problems_of(folder, library)[0]


@pytest.mark.parametrize("name", ["answers.jsonl", "labels.jsonl"])
def test_a_missing_file_is_named(write: Write, library: Library, name: str) -> None:
    folder = write([answer("a")], [label("a")])
    (folder / name).unlink()
    assert f"{name}:0: cannot be read: no such file" in problems_of(folder, library)[0]


def test_narrowing_and_the_list_above(write: Write, library: Library) -> None:
    folder = write([answer("a"), answer("b", "to-rome")], [label("a"), label("b", "to-rome")])
    (folder.parent / "sealed.txt").write_text("to-rome\n\nelsewhere\n", encoding="utf-8")
    found = read_labelled(folder, library)
    assert found.sealed == {"to-rome", "elsewhere"} == read_ids(folder.parent / "sealed.txt")

    def left(part: Labelled) -> tuple[list[str], list[str]]:
        return list(part.answers), list(part.labels)

    assert left(found.narrowed(found.sealed, keep=True)) == (["b"], ["b"])
    assert left(found.narrowed(found.sealed, keep=False)) == (["a"], ["a"])
