"""`--topic` of the commands, the topic in the dialogue in lines, and what is kept of it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.plain_script import END, Room, open_room
from tests.tui.fakes import ANSWER, FakeLibrary, two_topics

from hotseat.errors import EXIT_INVALID, EXIT_OK, EXIT_UNKNOWN_ID
from hotseat.records.chosen import chosen_topic, keep_topic
from hotseat.records.models import Attempt
from hotseat.records.paths import database_path, topic_path
from hotseat.records.store import Store

Run = Callable[..., tuple[int, str, str]]
AT = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture
def banks(bank: Path) -> Path:
    """The pack `travel` and one on another topic."""
    other = bank / "meals"
    other.mkdir()
    (other / "pack.yaml").write_text("id: meals\ntitle: What to eat\n", encoding="utf-8")
    topic = (bank / "travel" / "topic.yaml").read_text(encoding="utf-8")
    (other / "topic.yaml").write_text(topic.replace("id: travel", "id: meals"), encoding="utf-8")
    (other / "why-eat.yaml").write_text(
        "id: why-eat\nkind: concept\nprompt: Why eat at all?\n"
        "points: [{id: hunger, statement: It stills hunger}]\n",
        encoding="utf-8",
    )
    return bank


@pytest.fixture
def _no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def test_list_is_of_all_topics_or_of_one(run: Run, banks: Path) -> None:
    code, out, _ = run("list", "--bank", banks)
    assert (code, [line.split()[0] for line in out.splitlines()]) == (
        EXIT_OK,
        ["why-eat", "to-rome", "why-move"],
    )
    _, out, _ = run("list", "--bank", banks, "--topic", "travel", "--json")
    records = [json.loads(line) for line in out.splitlines()]
    assert {record["topic"] for record in records} == {"travel"}
    assert len(records) == 2


@pytest.mark.usefixtures("_no_input")
@pytest.mark.parametrize(
    "words",
    [("--plain",), ("mock", "--plain"), ("drill", "--plain"), ("list",), ("stats",)],
)
def test_a_topic_that_is_not_there_ends_with_4(
    run: Run, banks: Path, words: tuple[str, ...]
) -> None:
    code, out, err = run(*words, "--bank", banks, "--topic", "travle")
    assert (code, out) == (EXIT_UNKNOWN_ID, "")
    assert "no topic is called 'travle'; did you mean travel?" in err
    (banks / "meals" / "bad.yaml").write_text("id: [\n", encoding="utf-8")
    code, _, err = run(*words, "--bank", banks, "--topic", "travle")
    assert code == EXIT_INVALID
    assert "among the files that can be used" in err


def test_the_app_too_says_so_before_it_paints(
    run: Run, banks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []

    def start(*_: object, topic: object) -> int:
        given.append(topic)
        return 0

    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)
    monkeypatch.setattr("hotseat.tui.run.run", start)
    assert run("--bank", banks, "--topic", "x")[0] == EXIT_UNKNOWN_ID
    assert given == []
    assert run("--bank", banks, "--topic", "travel")[0] == EXIT_OK
    [found] = given
    assert isinstance(found, tuple)
    assert found[1] == "travel"


@pytest.mark.usefixtures("_no_input")
def test_mock_and_drill_ask_of_the_topic(run: Run, banks: Path) -> None:
    for verb in ("mock", "drill"):
        _, out, _ = run(verb, "--plain", "--bank", banks, "--topic", "travel")
        assert "Rome" in out
        _, out, _ = run(verb, "--plain", "--bank", banks)
        assert "Why eat at all?" in out
    _, out, _ = run("drill", "to-rome", "--plain", "--bank", banks, "--topic", "meals")
    assert "Rome" in out


@pytest.mark.usefixtures("_no_input")
def test_a_set_topic_that_is_not_there_is_told_of_the_built_in_bank_alone(
    run: Run, banks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("topic: no-such-topic\n", encoding="utf-8")
    monkeypatch.setenv("HOTSEAT_CONFIG", str(config))
    code, out, err = run("--plain", "--bank", banks)
    assert (code, err) == (EXIT_OK, "")
    assert out.startswith("hotseat. What to eat, 1 question.\n")
    _, _, err = run("--plain")
    assert "hotseat: The config file names a topic that is not here, 'no-such-topic'" in err


def test_stats_are_of_all_or_of_a_topic(run: Run, banks: Path) -> None:
    store = Store.open(database_path())
    for question in ("to-rome", "to-rome", "why-eat", "gone"):
        store.add_attempt(Attempt(question, "words", AT, AT, 60.0, {"total": 50, "overall": 3}))
    store.close()
    for flags, answers in (
        ((), 4),
        (("--topic", "travel"), 2),
        (("--topic", "meals"), 1),
    ):
        _, out, _ = run("stats", "--json", "--bank", banks, *flags)
        assert json.loads(out)["answers"] == answers
        _, out, _ = run("stats", "--csv", "--bank", banks, *flags)
        assert len(out.splitlines()) == 1 + answers


def test_what_was_chosen_is_exported_and_forgotten(run: Run) -> None:
    assert json.loads(run("export")[1])["topic"] is None
    database_path().parent.mkdir(parents=True)
    keep_topic(database_path(), "travel")
    assert json.loads(run("export")[1])["topic"] == "travel"
    code, out, _ = run("forget", "--yes")
    assert (code, out) == (EXIT_OK, "Forgotten: the topic chosen last.\n")
    assert not topic_path(database_path()).exists()
    assert run("forget", "--yes")[1] == "Nothing is kept.\n"


def test_doctor_looks_at_its_mode(run: Run) -> None:
    Store.open(database_path()).close()
    keep_topic(database_path(), "travel")
    topic_path(database_path()).chmod(0o644)
    assert "hotseat.topic has mode 0644" in run("doctor")[1]


def test_doctor_says_which_topic_it_is(
    run: Run, banks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    monkeypatch.setenv("HOTSEAT_CONFIG", str(config))
    for set_to, last, said in (
        ("", "", "meals, the first"),
        ("", "travel", "travel, chosen last"),
        ("meals", "travel", "meals, as set"),
        ("gone", "travel", "travel, chosen last"),
    ):
        config.write_text(f"topic: {set_to}\n" if set_to else "", encoding="utf-8")
        database_path().parent.mkdir(parents=True, exist_ok=True)
        keep_topic(database_path(), last)
        assert f"{said}; in all: 2" in run("doctor", "--bank", banks)[1]
    out = run("doctor")[1]
    assert "The config file names a topic that is not here, 'gone'" in out


# In lines


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Room]:
    with open_room(tmp_path, capsys) as opened:
        yield opened


def test_one_topic_is_no_choice(room: Room) -> None:
    room.play("topic", "10", "0")
    assert "10. topic" not in room.out
    assert room.out.count("Type a number from 0 to 9;") == 2


def test_a_topic_is_chosen_in_lines(room: Room) -> None:
    room.library = FakeLibrary(two_topics())
    room.again()
    room.play("topic", "p", "nine", "laundry", "2", ANSWER, END, "", "q", "0")
    assert room.out.startswith("hotseat. Returns and more, 3 questions.\n")
    for words in (
        "10. topic: Returns and more, one of 2",
        "1. Returns and more: 3 questions, in use now.",
        "2. Wash or buy: 2 questions.",
        "Pack laundry, version 2026.1; licence CC-BY-4.0; by A. Laundress, B. Bleach.",
        "Source: A report on drums, 2024",
        "That is not one of these.",
        "Wash or buy, 2 questions.",
        "10. topic: Wash or buy, one of 2",
        "The old washing machine",
    ):
        assert words in room.flat
    assert chosen_topic(room.store.path) == "laundry"
    room.again()
    room.play("10", "1", "0")
    assert room.out.startswith("hotseat. Wash or buy, 2 questions.\n")
    assert chosen_topic(room.store.path) == "shop"
    room.again()
    room.play("progress", "10", "", "0")
    assert "Nothing is kept yet" in room.out
