"""The gold answers: those that ship are sound and cover every level; bad ones are refused."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotseat.bank.load import Bank, load_bank
from hotseat.desk.calibration import FOLDER, Gold, gold_answers
from hotseat.errors import InvalidFileError
from hotseat.evaluation.label import MARKS
from hotseat.evaluation.labelled import read_labelled
from hotseat.files.datadir import question_bank_dir
from hotseat.interview.library import Library

SHIPPED = question_bank_dir() / "fine_tuning_vs_rag" / FOLDER
SEALED = question_bank_dir().parent / "evaluation" / "sealed.txt"
TOPIC = """\
id: travel
options:
  train: {title: train, name: {say: [train]}}
  bicycle: {title: bicycle, name: {say: [bicycle]}}
causes:
  distance: {title: a matter of distance, option: train}
  health: {title: a matter of health, option: bicycle}
"""
ROME = """\
id: to-rome
kind: decision
prompt: You are to be in Rome tomorrow. How, and why?
expect: {cause: distance, options: [train]}
"""
WHY = """\
id: why-move
kind: concept
prompt: Why move at all?
points: [{id: joy, statement: it is a joy}]
"""
Rows = Sequence[Mapping[str, Any] | str]


def answer(name: str = "a", question: str = "to-rome", **more: Any) -> dict[str, Any]:
    return {"id": name, "question": question, "answer": "Rome is far, so the train."} | more


def label(name: str = "a", question: str = "to-rome", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "question": question,
        "overall": 2,
        "marks": dict.fromkeys(MARKS, 0) | {"diagnosis": 1},
        "quotes": {"diagnosis": ["Rome is far"]},
        "why": dict.fromkeys(MARKS, "For it is so."),
    } | more


def bank_with(folder: Path, answers: Rows, labels: Rows, pack: str = "travel") -> Bank:
    """A bank of one decision and one concept question, with gold answers."""
    home = folder / pack
    (home / FOLDER).mkdir(parents=True)
    (home / "pack.yaml").write_text(f"id: {pack}\n", encoding="utf-8")
    (home / "topic.yaml").write_text(TOPIC.replace("travel", pack), encoding="utf-8")
    if pack == "travel":
        (home / "to-rome.yaml").write_text(ROME, encoding="utf-8")
        (home / "why-move.yaml").write_text(WHY, encoding="utf-8")
    for name, rows in (("answers", answers), ("labels", labels)):
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        text = "".join(f"{line}\n" for line in lines)
        (home / FOLDER / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return load_bank([folder])


def problems_of(bank: Bank) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        gold_answers(bank)
    return [f"{Path(p.path).name}:{p.line}: {p.message}" for p in caught.value.problems]


@pytest.fixture(scope="module")
def shipped() -> tuple[Gold, ...]:
    return gold_answers(Library.open())


def test_the_shipped_answers_are_to_different_open_questions(shipped: tuple[Gold, ...]) -> None:
    assert len(shipped) == 12
    asked = [gold.question for gold in shipped]
    assert len(set(asked)) == 12
    assert not set(asked) & set(SEALED.read_text(encoding="utf-8").split())
    causes = Counter(load_bank().questions[name].cause for name in asked)
    assert set(causes) == {"knowledge", "behavior", "both"}
    assert min(causes.values()) >= 3


def test_the_shipped_answers_are_read_in_about_ten_minutes(shipped: tuple[Gold, ...]) -> None:
    assert all(90 <= len(gold.answer.split()) <= 170 for gold in shipped)


@pytest.mark.parametrize("criterion", MARKS)
def test_each_level_is_there_three_times(shipped: tuple[Gold, ...], criterion: str) -> None:
    levels = Counter(gold.levels[criterion] for gold in shipped)
    assert set(levels) == {0, 1, 2}
    assert min(levels.values()) >= 3


def test_no_shipped_mark_is_without_its_words_and_its_reason(shipped: tuple[Gold, ...]) -> None:
    for gold in shipped:
        assert set(gold.levels) == set(gold.quotes) == set(gold.why) == set(MARKS)
        for name in MARKS:
            assert gold.levels[name] in (0, 1, 2)
            assert gold.quotes[name] or gold.levels[name] == 0
            assert all(quote in gold.answer for quote in gold.quotes[name])
            assert gold.why[name].endswith(".")
    reasons = Counter(why for gold in shipped for why in gold.why.values())
    seldom = [why for why, times in reasons.items() if times == 1]
    assert len(seldom) > 60


def test_the_shipped_marks_keep_to_the_guide(shipped: tuple[Gold, ...]) -> None:
    questions = load_bank().questions
    labels = read_labelled(SHIPPED, Library.open()).labels
    for gold in shipped:
        options, label = questions[gold.question].options, labels[gold.id]
        if gold.levels["diagnosis"] == 0:
            assert gold.levels["order"] == 0
        if gold.levels["recommendation"] == 2:
            assert label.choice in options
        elif gold.levels["recommendation"] == 0:
            assert label.choice not in options


def test_the_shipped_files_are_those_of_an_evaluation(shipped: tuple[Gold, ...]) -> None:
    found = read_labelled(SHIPPED, Library.open())
    assert [gold.id for gold in shipped] == list(found.answers) == list(found.labels)


def test_gold_answers_of_a_pack(tmp_path: Path) -> None:
    bank = bank_with(tmp_path, [answer()], [label()])
    (gold,) = gold_answers(bank)
    assert gold == gold_answers(Library(bank))[0]
    assert (gold.id, gold.question, gold.answer) == ("a", "to-rome", answer()["answer"])
    assert gold.levels == dict.fromkeys(MARKS, 0) | {"diagnosis": 1}
    assert gold.quotes == dict.fromkeys(MARKS, ()) | {"diagnosis": ("Rome is far",)}
    assert gold.why == dict.fromkeys(MARKS, "For it is so.")
    assert not hasattr(gold, "overall")


def test_the_folder_is_no_trouble_to_the_bank(tmp_path: Path) -> None:
    bank = bank_with(tmp_path, ["{"], [])
    assert list(bank.questions) == ["to-rome", "why-move"]
    assert not bank.errors


def test_a_pack_without_the_folder_has_none(tmp_path: Path) -> None:
    bank = bank_with(tmp_path, [], [])
    assert gold_answers(bank) == ()
    for path in (tmp_path / "travel" / FOLDER).iterdir():
        path.unlink()
    (tmp_path / "travel" / FOLDER).rmdir()
    assert gold_answers(bank) == ()
    assert gold_answers(Bank()) == ()


def test_answers_to_questions_that_the_bank_lacks_are_left_out(tmp_path: Path) -> None:
    bank = bank_with(
        tmp_path,
        [answer("z", "to-paris", answer=""), answer()],
        [label(), label("z", "to-paris", overall=9)],
    )
    assert [gold.id for gold in gold_answers(bank)] == ["a"]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    answers: Rows = ["{", answer("a"), answer("a"), answer("b"), answer("c", answer=3)]
    bank = bank_with(tmp_path, answers, ["[]", label("a", overall=6), label("d")])
    assert problems_of(bank) == [
        "answers.jsonl:1: not JSON: Expecting property name enclosed in double quotes",
        "answers.jsonl:3: the id 'a' stands on line 2 already",
        "labels.jsonl:1: should be an object, not a list",
        "answers.jsonl:5: 'answer' should be text, not a number",
        "labels.jsonl:2: 'overall' should be a whole number from 1 to 5",
        "answers.jsonl:4: labels.jsonl has no line for 'b'",
        "labels.jsonl:3: answers.jsonl has no answer 'd'",
    ]


WITHOUT_ORDER = {name: "So." for name in MARKS if name != "order"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"marks": {}}, "missing key 'diagnosis'"),
        ({"marks": dict.fromkeys(MARKS, 3)}, "'diagnosis' should be a whole number from 0 to 2"),
        ({"quotes": {"order": ["Paris is far"]}}, "no words 'Paris is far', quoted for 'order'"),
        ({"quotes": {}}, "level 1 for 'diagnosis' without words quoted for it"),
        ({"quotes": {"ordr": []}}, "there are no quotes for 'ordr'"),
        ({"why": None}, "'why' should be an object with a sentence for each of diagnosis"),
        ({"why": "So."}, "'why' should be an object"),
        ({"why": WITHOUT_ORDER}, "'why' says nothing for 'order'"),
        ({"why": WITHOUT_ORDER | {"order": " "}}, "'why' says nothing for 'order'"),
        ({"why": WITHOUT_ORDER | {"order": 1}}, "'why' for 'order' should be text, not a number"),
        ({"why": WITHOUT_ORDER | {"order": "\x1b[2J"}}, "'why' for 'order' has signs"),
        ({"why": label()["why"] | {"ordr": "So."}}, "'why' has 'ordr', which is no mark"),
        ({"question": "why-move"}, "'marks' is for a decision answer"),
    ],
)
def test_a_label_that_cannot_be(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    told = problems_of(bank_with(tmp_path, [answer()], [label(**change)]))
    assert any(line.startswith("labels.jsonl:1: ") and said in line for line in told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" ", "is empty"),
        ("\x1b[2J Rome is far", "has signs"),
        ("Rome is far " * 5000, "has 60,000"),
    ],
)
def test_an_answer_that_cannot_be(tmp_path: Path, text: str, said: str) -> None:
    told = problems_of(bank_with(tmp_path, [answer(answer=text)], [label()]))
    assert f"answers.jsonl:1: the answer {said}" in told[0]


def test_a_concept_answer_is_refused(tmp_path: Path) -> None:
    row = {"id": "a", "question": "why-move", "overall": 2, "points": [1], "misconceptions": []}
    told = problems_of(bank_with(tmp_path, [answer("a", "why-move")], [row]))
    assert told == [
        "labels.jsonl:1: a gold answer is to a decision question; this one is to a concept"
    ]


@pytest.mark.parametrize("name", ["answers.jsonl", "labels.jsonl"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    bank = bank_with(tmp_path, [answer()], [label()])
    (tmp_path / "travel" / FOLDER / name).unlink()
    assert f"{name}:0: cannot be read: no such file or directory" in problems_of(bank)


def test_an_id_stands_in_one_pack_only(tmp_path: Path) -> None:
    bank_with(tmp_path, [answer()], [label()])
    bank = bank_with(tmp_path, [answer("b"), answer()], [label(), label("b")], "again")
    (told,) = problems_of(bank)
    assert told.endswith("the id 'a' stands in another pack already")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*MARKS, "id", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(
    key=st.sampled_from(
        ["id", "question", "answer", "overall", "marks", "quotes", "why", "choice"]
    ),
    value=_JSON,
)
def test_whatever_stands_in_a_line_is_read_or_refused(key: str, value: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bank = bank_with(Path(folder), [answer(**{key: value})], [label(**{key: value})])
        try:
            found = gold_answers(bank)
        except InvalidFileError:
            return
        assert all(set(gold.levels) == set(MARKS) for gold in found)
