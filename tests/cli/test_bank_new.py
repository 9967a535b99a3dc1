"""`hotseat bank new`: a pack that passes, made whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_house import spellings, topic_words

from hotseat.bank.load import Bank, load_bank
from hotseat.bank.new import PLACEHOLDER, TEMPLATE, check_name, example_pack
from hotseat.errors import HotseatError, UsageError
from hotseat.files.folders import write_folder
from hotseat.files.names import MOST
from hotseat.files.private import write_whole
from hotseat.interview.library import Library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_it_makes_a_folder_and_says_what_comes_next(run: Run, here: Path) -> None:
    code, out, err = run("bank", "new", "demo")
    assert (code, err) == (0, "")
    made = sorted(p.relative_to(here).as_posix() for p in here.rglob("*") if p.is_file())
    files, _, following = out.partition("\n\n")
    assert files.splitlines() == made
    assert {p.split("/")[1] for p in made} == {
        "concepts",
        "decisions",
        "guide",
        "pack.yaml",
        "topic.yaml",
    }
    for command in ("bank test demo", "bank try demo/decisions/demo-d01.yaml", "drill --bank demo"):
        assert f"hotseat {command}\n" in following


@pytest.mark.slow
def test_what_it_makes_passes(run: Run, here: Path) -> None:
    run("bank", "new", "demo")
    assert run("bank", "check", "demo") == (0, "1 pack, 3 questions: 0 errors, 0 warnings\n", "")
    code, out, err = run("bank", "test", "demo")
    assert (code, err) == (0, "")
    assert ": 0 failures, 0 warnings; exact 100.0%" in out


def test_two_packs_do_not_disturb_each_other(run: Run, here: Path) -> None:
    run("bank", "new", "one")
    run("bank", "new", "two")
    bank = load_bank([here])
    assert set(bank.packs) == {"one", "two"}
    assert (len(bank.questions), bank.problems) == (6, ())


@pytest.fixture
def demo(run: Run, here: Path) -> Bank:
    """The bank of one new pack."""
    run("bank", "new", "demo")
    return load_bank([here])


def test_a_strong_answer_fails_under_the_twin(demo: Bank) -> None:
    library = Library(demo)
    decisions = [q for q in demo.questions.values() if q.kind == "decision"]
    assert len(decisions) == 2
    for question in decisions:
        strong = next(a.text for a in question.answers if a.grade == "strong")
        own = library.score(strong, question)
        swapped = library.score(strong, demo.question(question.twin))
        assert (own.overall, own.marks["recommendation"].level) == (5, 2)
        assert swapped.overall <= 2
        assert swapped.marks["recommendation"].level == 0


def test_its_questions_are_of_each_kind_and_twins(demo: Bank) -> None:
    assert {q.kind for q in demo.questions.values()} == {"decision", "concept"}
    one, two = (q for q in demo.questions.values() if q.kind == "decision")
    assert (one.twin, two.twin) == (two.id, one.id)
    assert set(one.options).isdisjoint(two.options)
    assert [page.title for page in demo.guide("demo")] == ["Umbrella or coat"]


def test_a_folder_can_be_named(run: Run, here: Path) -> None:
    (here / "my packs").mkdir()
    code, out, _ = run("bank", "new", "demo", "my packs")
    assert code == 0
    assert (here / "my packs" / "demo" / "topic.yaml").is_file()
    assert "hotseat bank test 'my packs/demo'" in out
    code, _, err = run("bank", "new", "demo", "nowhere")
    assert code == 2
    assert err == "hotseat: nowhere/demo cannot be made: no such file or directory\n"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("My Topic", "my_topic"),
        ("buy-or-lease", "buy_or_lease"),
        ("2nd", "nd"),
        ("_x", "x"),
        ("some/where", "some_where"),
        ("a" * 61, "a" * 60),
        ("..", ""),
        ("", ""),
        ("äö", "ao"),
        ("日本", ""),
    ],
)
def test_other_names_are_refused(run: Run, here: Path, name: str, near: str) -> None:
    code, _, err = run("bank", "new", name)
    assert code == 2
    assert ("did you mean" in err) is bool(near)
    assert not near or err.endswith(f"; did you mean {near}?\n")
    assert list(here.iterdir()) == []


@given(st.text(max_size=80))
def test_what_is_proposed_for_a_name_can_be_one(name: str) -> None:
    try:
        check_name(name)
    except UsageError as error:
        _, found, near = error.message.rpartition("; did you mean ")
        if found:
            check_name(near.removesuffix("?"))
    else:
        assert name.isascii()
        assert name == name.lower()


def test_the_longest_name_will_do(run: Run, here: Path) -> None:
    run("bank", "new", "x" * MOST)
    bank = load_bank([here])
    assert (len(bank.questions), bank.problems) == (3, ())


@pytest.mark.parametrize("kind", ["folder", "full", "file", "link"])
def test_nothing_is_written_over(run: Run, here: Path, kind: str) -> None:
    place = here / "demo"
    if kind == "file":
        place.write_text("mine")
    elif kind == "link":
        place.symlink_to("nowhere")
    else:
        place.mkdir()
        if kind == "full":
            (place / "topic.yaml").write_text("mine")
    before = sorted(here.rglob("*"))
    code, out, err = run("bank", "new", "demo")
    assert (code, out) == (2, "")
    assert err == "hotseat: demo is there already; nothing was written: choose another name\n"
    assert sorted(here.rglob("*")) == before
    assert all(p.read_text() == "mine" for p in before if p.is_file())


@pytest.mark.parametrize("at", range(6))
def test_a_disk_that_fills_leaves_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    whole = write_whole
    written = 0

    def fill(path: Path, parts: list[str]) -> None:
        nonlocal written
        if written == at:
            raise HotseatError("no space left on device")
        written += 1
        whole(path, parts)

    monkeypatch.setattr("hotseat.files.folders.write_whole", fill)
    with pytest.raises(HotseatError, match="no space"):
        write_folder(here / "demo", example_pack("demo"))
    assert list(here.iterdir()) == []


def test_questions_alone_for_a_topic_that_is_there(run: Run, here: Path) -> None:
    topic = min(load_bank().topics)
    code, out, _ = run("bank", "new", "my_cases", "--topic", topic)
    assert code == 0
    assert "hotseat bank check my_cases\n" in out
    bank = load_bank([here])
    assert bank.errors == ()
    [question] = bank.questions.values()
    assert (question.id, question.topic) == ("my_cases-d01", topic)
    assert Library(bank).score("I would wait.", question).overall == 1


def test_a_topic_that_is_not_there(run: Run, here: Path) -> None:
    topic = min(load_bank().topics)
    code, _, err = run("bank", "new", "my_cases", "-t", topic[:-1])
    assert code == 4
    assert f"did you mean {topic}" in err
    assert list(here.iterdir()) == []


def test_the_template_is_of_no_built_in_topic() -> None:
    text = "\n".join(
        p.read_text(encoding="utf-8") for p in sorted(TEMPLATE.rglob("*")) if p.is_file()
    )
    assert PLACEHOLDER in text
    assert not [word for word in sorted(topic_words()) if spellings(word).search(text)]
    for name, content in example_pack("demo").items():
        assert PLACEHOLDER not in name + content
