"""Loading banks: what is found, what is left out, and what is said about it."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Protocol

import pytest

from hotseat.bank.load import load_bank
from hotseat.errors import UnknownIdError


class Folder(Protocol):
    """See conftest."""

    path: Path

    def write(self, name: str, text: str) -> Path: ...
    def question(self, name: str, more: str = "", pack: str = "travel") -> Path: ...


FULL = """\
id: full
title: The whole of it
kind: concept
level: senior
minutes: 9
tags: [a, b]
prompt: >
  Why,
  then?
probes: {one: And one?, two: And two?}
points:
  - {id: one, statement: The first thing}
  - id: two
    statement: The second
    say: [second, "next|then"]
misconceptions:
  - {id: not, statement: It is not}
facts:
  - first fact
answers:
  - {grade: strong, overall: 5, text: " All of it. "}
  - {grade: fair, overall: 3, text: Some}
  - {grade: thin, overall: 2, text: A bit}
  - {grade: generic, overall: 2, text: Well}
  - {grade: wrong, overall: 1, text: No}
"""


def test_minimal_questions_in_a_pack_and_below_it(folder: Folder) -> None:
    folder.question("b")
    folder.question("deep/down/a")
    bank = load_bank([folder.path])
    assert list(bank.questions) == ["a", "b"]
    assert bank.packs["travel"].questions == ("a", "b")
    assert bank.errors == ()
    question = bank.question("b")
    assert (question.cause, question.options, question.pack) == ("distance", ("train",), "travel")
    assert bank.topic_file(question) == folder.path / "travel" / "topic.yaml"
    assert bank == load_bank([folder.path / "travel", folder.path])
    assert pickle.loads(pickle.dumps(bank)) == bank


def test_every_key_arrives(folder: Folder) -> None:
    folder.write("travel/full.yaml", FULL)
    bank = load_bank([folder.path])
    assert bank.problems == ()
    question = bank.question("full")
    assert (question.title, question.level, question.minutes) == ("The whole of it", "senior", 9)
    assert question.prompt == "Why, then?"
    assert [p.say for p in question.points] == [(), ("second", "next|then")]
    assert [p.line for p in question.points] == [12, 13]
    assert question.facts_line == 19
    assert question.answers[0].text == "All of it."
    assert question.probes == {"one": "And one?", "two": "And two?"}


def test_a_pack_may_use_the_topic_of_another_or_of_a_built_in_one(folder: Folder) -> None:
    folder.write("mine/pack.yaml", "id: mine\ntopic: travel\n")
    folder.question("q", pack="mine")
    bank = load_bank([folder.path])
    assert bank.topic_file(bank.question("q")) == folder.path / "travel" / "topic.yaml"
    built_in = next(iter(load_bank().topics))
    folder.write("mine/pack.yaml", f"id: mine\ntopic: {built_in}\n")
    folder.write(
        "mine/q.yaml", "id: q\nkind: concept\nprompt: x\npoints: [{id: a, statement: b}]\n"
    )
    bank = load_bank([folder.path / "mine"])
    assert bank.errors == ()
    assert bank.topic_file(bank.question("q")).parent.name == built_in


def test_an_unknown_topic_leaves_the_pack_out(folder: Folder) -> None:
    folder.write("mine/pack.yaml", "id: mine\ntopic: travle\n")
    folder.question("q", pack="mine")
    folder.question("sound")
    bank = load_bank([folder.path])
    assert list(bank.packs) == ["travel"]
    assert list(bank.questions) == ["sound"]
    (problem,) = bank.errors
    assert (problem.line, problem.column, problem.hint) == (2, 8, "did you mean travel?")


def test_a_pack_without_any_topic_says_so(folder: Folder) -> None:
    folder.write("mine/pack.yaml", "id: mine\n")
    assert "no topic.yaml" in load_bank([folder.path / "mine"]).errors[0].message


def test_bad_files_are_left_out_and_the_sound_rest_stays(folder: Folder) -> None:
    folder.question("good")
    folder.write("travel/colons.yaml", "id: x: y\n")
    (folder.path / "travel" / "bytes.yaml").write_bytes(b"id: caf\xe9\n")
    folder.write("travel/brackets.yaml", "[" * 25_000)
    folder.write("travel/keys.yaml", "id: keys\nkind: decision\npromt: x\n")
    folder.write("travel/empty.yml", "")
    os.mkfifo(folder.path / "travel" / "pipe.yaml")
    bank = load_bank([folder.path])
    assert list(bank.questions) == ["good"]
    assert {Path(p.path).stem for p in bank.errors} == {
        "colons", "bytes", "brackets", "keys", "empty", "pipe"
    }  # fmt: skip


def test_two_questions_of_one_id_name_each_other(folder: Folder) -> None:
    folder.question("a")
    folder.write("other/pack.yaml", "id: other\ntopic: travel\n")
    folder.question("sub/a", pack="other")
    bank = load_bank([folder.path])
    (problem,) = bank.errors
    paths = {problem.path, problem.message.rpartition(" ")[2]}
    assert {Path(p).name for p in paths} == {"a.yaml"}
    assert len(paths) == 2
    assert len(bank.questions) == 1


def test_two_packs_of_one_id_name_each_other(folder: Folder) -> None:
    folder.write("zz/pack.yaml", "title: x\nid: travel\n")
    folder.question("lost", pack="zz")
    bank = load_bank([folder.path])
    (problem,) = bank.errors
    assert problem.path.endswith("zz/pack.yaml")
    assert problem.line == 2
    assert str(folder.path / "travel" / "pack.yaml") in problem.message
    assert list(bank.questions) == []


def test_a_broken_topic_is_told_once_and_its_packs_stay_out(folder: Folder) -> None:
    folder.write("travel/topic.yaml", "id: travel\noptions: {}\n")
    folder.question("q")
    bank = load_bank([folder.path])
    assert bank.packs == {}
    assert {Path(p.path).name for p in bank.errors} == {"topic.yaml"}


def test_twins_that_are_none_are_odd(folder: Folder) -> None:
    folder.question("a", "twin: b\n")
    folder.question("b", "twin: c\n")
    folder.question("c", "twin: brokn\n")
    folder.question("d", "twin: broken\n")
    folder.write("travel/broken.yaml", "id: broken\n")
    bank = load_bank([folder.path])
    told = [(Path(p.path).stem, p.message) for p in bank.problems if "twin" in p.excerpt]
    assert told == [
        ("a", "the twin 'b' has the same options: no fact is flipped"),
        ("a", "'a' has the same prompt as its twin: no fact is flipped"),
        ("b", "the twin 'c' has the same options: no fact is flipped"),
        ("b", "'b' has the same prompt as its twin: no fact is flipped"),
        ("c", "no question is called 'brokn'"),
    ]
    assert all(p.warning for p in bank.problems if "twin" in p.excerpt)


def test_twins_name_each_other(folder: Folder) -> None:
    other = "twin: b\n"
    folder.question("a", other)
    flipped = folder.question("b")
    flipped_text = flipped.read_text("utf-8").replace("[train]", "[bicycle]")
    flipped.write_text(flipped_text.replace("and why", "and why now"), "utf-8")
    [odd] = [p for p in load_bank([folder.path]).problems if "twin" in p.message]
    assert (Path(odd.path).name, odd.line, odd.warning) == ("a.yaml", 5, True)
    assert odd.message == "the twin 'b' does not name this one as its twin"
    assert odd.hint == "write there: twin: a"
    flipped.write_text(flipped.read_text("utf-8") + "twin: a\n", "utf-8")
    assert not [p for p in load_bank([folder.path]).problems if "twin" in p.message]


def test_twins_with_the_same_prompt_are_odd(folder: Folder) -> None:
    folder.question("a", "twin: b\n")
    flipped = folder.question("b", "twin: a\n")
    text = flipped.read_text("utf-8").replace("[train]", "[bicycle]")
    flipped.write_text(text.replace("Which one, and", "which  one, and"), "utf-8")
    told = [p for p in load_bank([folder.path]).problems if "twin" in p.message]
    assert [(Path(p.path).stem, p.line, p.warning) for p in told] == [
        ("a", 5, True),
        ("b", 5, True),
    ]
    assert told[0].message == "'a' has the same prompt as its twin: no fact is flipped"


def test_only_another_decision_question_is_a_twin(folder: Folder) -> None:
    folder.question("a", "twin: a\n")
    folder.question("b", "twin: full\n")
    folder.write("travel/full.yaml", FULL + "twin: b\n")
    told = [(Path(p.path).stem, p.message) for p in load_bank([folder.path]).problems]
    assert [said for said in told if "twin" in said[1]] == [
        ("a", "the twin 'a' names itself"),
        ("b", "the twin 'full' is a concept question; twins are decision questions"),
        ("full", "a concept question has no twin: twins are decision questions"),
    ]


def test_an_option_that_no_cause_calls_for_is_odd(folder: Folder) -> None:
    path = folder.path / "travel" / "topic.yaml"
    path.write_text(path.read_text("utf-8").replace("option: bicycle", "option: train"), "utf-8")
    folder.question("a")
    bank = load_bank([folder.path])
    [odd] = [p for p in bank.problems if p.path == str(path)]
    assert (odd.line, odd.warning) == (4, True)
    assert odd.message == "no cause calls for the option 'bicycle'"
    assert list(bank.questions) == ["a"]


@pytest.mark.parametrize(("option", "odd"), [("bicycle", 1), ("train", 0)])
def test_opposite_causes_do_not_share_words(folder: Folder, option: str, odd: int) -> None:
    folder.write(
        "travel/topic.yaml",
        "id: travel\n"
        "options:\n"
        "  train: {title: train, name: {say: [train]}}\n"
        "  bicycle: {title: bicycle, name: {say: [bicycle]}}\n"
        "causes:\n"
        "  far: {title: far, option: train, named: {say: [far off]}, signs: {say: [miles]}}\n"
        f"  fit: {{title: fit, option: {option}, signs: {{say: [far off]}}}}\n"
        "  hot: {title: hot, option: bicycle}\n",
    )
    bank = load_bank([folder.path])
    told = [(p.line, p.message, p.warning) for p in bank.problems]
    assert told == [(7, "pattern 'far off' stands under the cause 'far', too", True)][:odd]


def test_a_topic_of_the_wrong_form_is_doubted_without_a_fault(folder: Folder) -> None:
    for causes in (
        "[a]",
        "{a: [b]}",
        "{a: {option: [x], named: {say: {b: c}}}}",
        "{a: {signs: 3}}",
    ):
        folder.write("travel/topic.yaml", f"id: travel\noptions: {{x: 1}}\ncauses: {causes}\n")
        assert load_bank([folder.path]).errors


def test_a_pack_within_a_pack_is_refused(folder: Folder) -> None:
    folder.write("travel/inner/pack.yaml", "id: inner\n")
    folder.question("inner/q")
    folder.question("outer")
    bank = load_bank([folder.path])
    assert list(bank.questions) == ["outer"]
    assert "within another pack" in bank.errors[0].message


def test_folders_that_hold_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    bank = load_bank([tmp_path / "empty", tmp_path / "none", tmp_path / "file"])
    assert len(bank.errors) == 3
    assert bank.questions == {}


def test_hidden_files_and_other_files_are_nobodys_business(folder: Folder) -> None:
    folder.question("a")
    folder.write("travel/.git/x.yaml", "[[[")
    folder.write("travel/.draft.yaml", "[[[")
    folder.write("travel/notes.txt", "[[[")
    assert load_bank([folder.path]).errors == ()


def test_unknown_ids_offer_the_nearest(folder: Folder) -> None:
    folder.question("night-train")
    bank = load_bank([folder.path])
    with pytest.raises(UnknownIdError) as caught:
        bank.question("night-trian")
    assert caught.value.nearest == ("night-train",)
    with pytest.raises(UnknownIdError):
        bank.guide("nope")


def test_guide_pages_have_the_title_of_their_heading(folder: Folder) -> None:
    folder.write("travel/guide/02-by-rail.md", "Words.\n\n# By rail\nMore.\n")
    folder.write("travel/guide/01-first_steps.md", "No heading.\n")
    (folder.path / "travel" / "guide" / "bad.md").write_bytes(b"\xff")
    bank = load_bank([folder.path])
    pages = bank.guide("travel")
    assert [(p.id, p.title) for p in pages] == [
        ("01-first_steps", "01 first steps"),
        ("02-by-rail", "By rail"),
    ]
    assert [Path(p.path).name for p in bank.errors] == ["bad.md"]


def test_the_built_in_bank_is_sound() -> None:
    bank = load_bank()
    assert bank.questions
    assert [f"{p.place()}: {p.message}" for p in bank.errors] == []
    assert all(bank.topic_file(q).is_file() for q in bank.questions.values())
