"""Hostile text in every field: none of it reaches a terminal as something that it would obey."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.hardening import hostile
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.hostile import (
    ALL,
    ANSWER,
    BIDI,
    MOVE,
    NUMBERS,
    PATTERNS,
    ROME,
    House,
    obeyed,
    quiet,
)

from hotseat.records.store import Store
from hotseat.tui.app import HotseatApp
from hotseat.tui.run import run

Start = Callable[..., Child]
pytestmark = pytest.mark.slow


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House.made(tmp_path)


def test_i1_the_patterns_are_found_where_nothing_is_cleaned(figure: Measured) -> None:
    found = obeyed(ALL.encode())
    assert set(PATTERNS) <= set(found)
    assert {"numbers", "other C1", "bidi"} <= set(found)
    assert obeyed("[@click=app.pwn]x[/] \ufffd]52;c; \ufffd[31m F") == []
    figure("patterns known", len(PATTERNS))


def test_i1_a_fault_of_ours_tells_no_path_that_a_terminal_obeys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(app: HotseatApp, **_: object) -> None:
        app.session.use(Store.open(tmp_path / ALL.replace("\0", "").replace("/", "") / "x.db"))
        app.fault = RuntimeError(ALL)

    (tmp_path / ALL.replace("\0", "").replace("/", "")).mkdir()
    monkeypatch.setattr(HotseatApp, "run", broken)
    assert run(()) == 70
    told = capsys.readouterr().err
    assert "x.db" in told
    assert obeyed(told) == []


# Commands


def commands(house: House) -> Iterator[tuple[str, ...]]:
    number, bank, sound = house.interview, house.bank, ("--bank", "packs")
    yield ("list", *bank)
    yield ("list", "--due", *sound)
    yield ("show", ROME, "--answers", *bank)
    yield ("show", MOVE, "--answers", "--json", *sound)
    for more in ((), ("--explain",), ("--json",)):
        yield ("score", "-q", ROME, "answer.txt", *more, *sound)
    yield ("score", "-q", MOVE, "answer.txt", "--explain", *sound)
    yield ("bank", "check", "packs", "broken")
    yield ("bank", "test", "packs", "broken")
    for more in ((), ("--json",), ("--csv",)):
        yield ("stats", *more)
    yield ("doctor", *bank)
    yield ("keys",)
    yield ("export",)
    yield ("export", "--samples", *sound)
    yield ("desk", "import", "talk.txt", "--candidate", "x")
    yield ("desk", "import", "talk.txt", "--json")
    yield ("desk", "list", *sound)
    yield ("desk", "list", "--json")
    yield ("desk", "verify")
    yield ("desk", "drift")
    yield ("desk", "agree", number, number)
    for form in ("md", "html", "csv", "json", "letter"):
        yield ("desk", "export", number, "--names", "--format", form, *sound)
    # What is named on the command line.
    name = f"{NUMBERS}\x1b]0;T\x1b\\{BIDI}\x9b2J"
    yield (name,)
    yield ("list", "--bank", name)
    yield ("show", name, *sound)
    yield ("score", "-q", ROME, name, *sound)
    yield ("score", "--batch", name)
    yield ("bank", "check", name)
    yield ("bank", "schema", name)
    yield ("evaluate", name)
    yield ("export", f"none/{name}")
    yield ("forget", name)
    yield ("desk", "import", name)
    yield ("desk", "export", name)
    yield ("desk", "verify", name)
    yield ("desk", "agree", name, f"{name}.json")
    yield ("desk", "purge", name)
    yield ("drill", name, *sound)
    yield ("stats", "--days", name)


ONE_BY_ONE = """
import json, sys
from hotseat.cli.main import main
for words in json.loads(sys.argv[1]):
    print("RAN", main(words), flush=True)
"""


def all_of(start: Start, words: list[tuple[str, ...]], environment: dict[str, str]) -> bytes:
    """What commands send to one terminal, one after the other."""
    command = (sys.executable, "-c", ONE_BY_ONE, json.dumps(words))
    one = start(command=command, environment=environment)
    assert one.exit_code() == 0
    return bytes(one.output)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many commands, one after the other, while others run."""
    monkeypatch.setattr("tests.hardening.child.PATIENCE", 90.0)


@pytest.mark.usefixtures("patient")
def test_i1_no_command_sends_what_a_terminal_obeys(
    house: House, child: Start, figure: Measured
) -> None:
    name = f"{house.folder}/{NUMBERS}{BIDI}\x1b]0;T\x1b\\"
    (house.folder / "config.yaml").write_text(hostile.dumped({ALL: ALL, "keys": {ALL: ALL}}))
    todo = list(commands(house))
    elsewhere = [("doctor",), ("desk", "import", "talk.txt"), ("keys",), ("stats",)]
    runs: list[tuple[list[tuple[str, ...]], dict[str, str]]] = [
        (todo[0::2], {}),
        (todo[1::2], {}),
        (elsewhere, {"XDG_DATA_HOME": name, "XDG_CONFIG_HOME": name}),
        (elsewhere, {"XDG_DATA_HOME": f"/proc/{name}", "HOTSEAT_CONFIG": "config.yaml"}),
    ]
    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(lambda run: all_of(child, *run), runs))
    ended = [code for each in sent for code in each.split(b"RAN ")[1:]]
    assert len(ended) == len(todo) + 2 * len(elsewhere)
    assert not [code for code in ended if code.split()[0] not in (b"0", b"1", b"2", b"3", b"4")]
    found = [what for each in sent for what in obeyed(each)]
    figure("patterns from commands and their errors", len(found), "of 10", most=0)


# Lines of text


@pytest.mark.usefixtures("patient")
def test_i1_no_dialogue_in_lines_sends_what_a_terminal_obeys(
    house: House, child: Start, figure: Measured
) -> None:
    def practice() -> Child:
        one = child("--plain", *house.bank)
        for line in ("choose", "rome", ANSWER, ".", "2 2 0 0", "w", "m", "x", "", "", "/back"):
            typed(one, line)
        for line in ("guide", "1", "", "progress", "seats", "1", "/back", "resume", "/again"):
            typed(one, line)
        typed(one, "/help")
        one.press("ctrl+c")
        return one

    def desk() -> Child:
        one = child("desk", "open", house.interview, "--plain", "--bank", "packs")
        for line in ("names", "again", "note", f"note {ALL}", "1", "asked 1", "next", "back"):
            typed(one, line)
        for line in (f"change 1 because {ALL}", ALL, "done", "help", "quit"):
            typed(one, line)
        return one

    def typed(one: Child, line: str) -> None:
        size = len(one.output)
        # Echoed by hotseat, not by the terminal: it reads key by key.
        one.until(lambda: b"Type" in one.output or b"help" in one.output, "a prompt")
        one.send(line + "\n")
        quiet(one, size)

    with ThreadPoolExecutor(2) as pool:
        ended = [each.result() for each in (pool.submit(practice), pool.submit(desk))]
    for one in ended:
        assert one.exit_code() in (0, 3, 130), one.screen
        assert b"All the way to Rome" in one.output
    found = [what for one in ended for what in obeyed(bytes(one.output))]
    figure("patterns from dialogues in lines", len(found), "of 10", most=0)
