"""Where an answer goes, and whom hotseat calls: nowhere, and nobody."""

from __future__ import annotations

import json
import re
import socket
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.watched import PYTHON, Watched
from tests.tui.driver import running
from tests.tui.fakes import ANSWER, CONCEPT, DECISION, SECOND, FakeLibrary, bank_of
from tests.tui.test_timed import START, begin, headline

from hotseat.interview.sitting import mock

pytestmark = pytest.mark.slow

QUESTION = "d15-hotel-concierge"
WORDS = "Its facts are old, so I would look up the current entries for each question."
TYPED, PASTED, EDITED, SPOKEN, NOTED = (
    f"{how}quokkaflute" for how in ("typed", "pasted", "edited", "spoken", "noted")
)
MARKER = b"quokkaflute"
LEFT = b"\x1b[?1049l"
"""What gives the terminal back; what is written behind it stands there for all to see."""
TELLING = {"TEXTUAL": "debug,devtools", "TEXTUAL_DEBUG": "1", "TEXTUAL_LOG": "textual.log"}
"""What has Textual write down what it hears of."""
EDITOR = f"""\
#!/bin/sh
ls -l "$(dirname "$1")" > "$HOME/while-open.txt"
printf ' {EDITED}' >> "$1"
"""
CRASH = """
import sys
from hotseat.interview import library
from hotseat.scoring import engine

def fail(*args, **kwargs):
    answer = [text for text in args if isinstance(text, str)]
    raise ValueError(answer)

library.Library.score = fail
from hotseat.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@dataclass
class Lived:
    """Homes in which all that takes words was done, and what stood on the terminals behind."""

    homes: dict[str, Watched] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    asked_for: set[str] = field(default_factory=set)
    """Files that were written because a command named them, or that a test wrote itself."""


def a_mock_in_the_app(home: Watched, lived: Lived) -> Child:
    """A whole mock interview: typed, pasted, edited, handed in, marked, read."""
    editor = home.home / "editor.sh"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    lived.asked_for.add("editor.sh")
    one = home.child("mock", "-n", "2", "--seed", "7", **TELLING, EDITOR=str(editor))
    one.wait("Your answer")
    one.send(f"{WORDS} {TYPED} ")
    one.wait(TYPED)
    one.paste(PASTED)
    one.wait(PASTED)
    one.press("f4")
    one.wait(EDITED)
    one.press("ctrl+s")
    one.wait("how do you think it went?")
    one.press("enter")
    one.wait("1 of 2 · follow-up")
    one.send(f"Behind it {TYPED}.")
    one.wait("Behind it")
    one.press("ctrl+s")
    one.wait("Mock interview · 2 of 2")
    one.press("ctrl+s")
    one.wait("leaves it unanswered")
    one.press("ctrl+s")
    one.wait("Mock interview · report")
    one.press("enter")
    one.wait("Feedback ·")
    one.press("ctrl+q")
    assert one.exit_code() == 0
    return one


def a_crash_in_the_app(home: Watched, lived: Lived) -> Child:
    """A fault while an answer is marked."""
    crash = (*PYTHON, CRASH)
    one = Child(home.home, command=crash, environment=home.environment | TELLING)
    one.wait("Practise")
    one.press("enter")
    one.wait("Your answer")
    one.send(TYPED)
    one.wait(TYPED)
    one.press("ctrl+s")
    assert one.exit_code() == 70
    return one


def lines_of_text(home: Watched, lived: Lived) -> None:
    """Practice without screens, and a fault there."""
    answer = f"{WORDS} {TYPED}\n.\n"
    home.run("drill", QUESTION, "--plain", typed=f"{answer}2 2 0 0\nw\n\n")
    home.run("mock", "-n", "2", "--plain", typed=f"{answer}\n{answer}\n\n\n")
    home.run("drill", QUESTION, "--plain", typed=answer, command=(*PYTHON, CRASH), code=70)
    home.run("export", "all.json")
    lived.asked_for.add("all.json")
    home.run("stats")


def marks_of_files(home: Watched, lived: Lived) -> None:
    """Answers in files and on stdin, one or many, and a fault there."""
    answer = home.home / "answer.txt"
    answer.write_text(f"{WORDS} {TYPED}", encoding="utf-8")
    row = {"question": QUESTION, "answer": f"{WORDS} {TYPED}"}
    batch = home.home / "batch.jsonl"
    rows = [json.dumps({"id": str(n), **row}) + "\n" for n in range(4)]
    batch.write_text("".join(rows), encoding="utf-8")
    lived.asked_for |= {answer.name, batch.name}
    home.run("score", "-q", QUESTION, answer.name, "--explain")
    home.run("score", "-q", QUESTION, "-", "--json", typed=f"{WORDS} {TYPED}")
    home.run("score", "--batch", batch.name, "--workers", "2")
    home.run("score", "-q", QUESTION, answer.name, command=(*PYTHON, CRASH), code=70)
    home.run("bank", "check")
    home.run("doctor")


def the_desk(home: Watched, lived: Lived) -> None:
    """A transcript brought in, marked with a note, and a report of it."""
    talk = home.home / "talk.md"
    talk.write_text(
        f"Orla: What do you change?\nRavenna: {WORDS} {SPOKEN}.\nOrla: Why?\nRavenna: It is old.\n",
        encoding="utf-8",
    )
    known = ("-q", QUESTION, "--candidate", "Ravenna")
    number = json.loads(home.run("desk", "import", talk.name, *known, "--json"))["id"]
    home.run("desk", "open", number, "--plain", typed=f"note {NOTED}\n1\n2\nquit\n")
    home.run("desk", "export", number, "--format", "md", "-o", "card.md")
    home.run("desk", "verify")
    lived.asked_for |= {talk.name, "card.md"}


WAYS: dict[str, Callable[[Watched, Lived], Child | None]] = {
    "app": a_mock_in_the_app,
    "crash": a_crash_in_the_app,
    "plain": lines_of_text,
    "score": marks_of_files,
    "desk": the_desk,
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """All the ways at once, each in a home of its own."""
    done = Lived()
    root = tmp_path_factory.mktemp("lived")
    done.homes = {name: Watched(root / name) for name in WAYS}
    children: list[Child] = []

    def live(name: str) -> None:
        if child := WAYS[name](done.homes[name], done):
            children.append(child)
            done.after[name] = bytes(child.output).rpartition(LEFT)[2]

    with ThreadPoolExecutor(3) as ways:
        waiting = [ways.submit(live, name) for name in WAYS]
    for child in children:
        child.close()
    for way in waiting:
        way.result()
    return done


def test_p1_answers_stand_only_where_they_are_kept(lived: Lived, figure: Measured) -> None:
    strangers: list[str] = []
    for name, home in lived.homes.items():
        found = home.files(lambda data: MARKER in data)
        kept = [path for path in found if (home.home / path).is_relative_to(home.kept)]
        assert kept or name == "score", "what is looked for would not be found"
        strangers += [str(p) for p in found if p not in kept and str(p) not in lived.asked_for]
    assert strangers == []
    figure("files with words of an answer that nobody asked for", len(strangers), most=0)


def test_p1_nothing_is_left_in_the_temporary_folder(lived: Lived, figure: Measured) -> None:
    left = [path for home in lived.homes.values() for path in home.temporary.iterdir()]
    assert left == []
    figure("files left in the temporary folder", len(left), most=0)


def test_p1_messages_quote_nothing(lived: Lived, figure: Measured) -> None:
    assert set(lived.after) == {"app", "crash"}
    assert b"Please report" in lived.after["crash"]
    errors = [err for home in lived.homes.values() for _, err, _ in home.said]
    assert sum("a fault of ours: ValueError" in err for err in errors) == 2
    quoting = [m for m in lived.after.values() if MARKER in m]
    quoting += [m.encode() for m in errors if MARKER in m.encode()]
    assert quoting == []
    figure("messages that quote an answer", len(quoting), most=0)


def test_p1_the_file_for_the_editor_stands_while_it_is_open(lived: Lived) -> None:
    home = lived.homes["app"]
    listing = (home.home / "while-open.txt").read_text("utf-8")
    assert re.search(r"^-rw------- .* answer-\w+\.txt$", listing, re.MULTILINE)
    assert list(home.kept.glob("answer-*")) == []


def test_p1_no_program_is_started_with_words_of_an_answer(lived: Lived, figure: Measured) -> None:
    starts = [start for home in lived.homes.values() for start in home.starts]
    assert any("editor.sh" in start for start in starts)
    telling = [start for start in starts if MARKER.decode() in start]
    assert telling == []
    figure("arguments of programs with words of an answer", len(telling), most=0)


LOGS = ("textual.log", "keys.log")
"""One holds what was pasted and each key, the other all that came from the terminal."""


def test_p1_textual_keeps_no_log(lived: Lived, tmp_path: Path) -> None:
    for name in ("app", "crash"):
        assert not any((lived.homes[name].home / log).exists() for log in LOGS)


def test_p1_who_works_on_hotseat_can_have_the_logs(tmp_path: Path) -> None:
    home = Watched(tmp_path / "home")
    one = home.child(**TELLING, HOTSEAT_DEBUG="1")
    try:
        one.wait("Practise")
        one.press("enter")
        one.wait("Your answer")
        one.paste(PASTED)
        one.wait(PASTED)
        one.press("ctrl+q")
        one.exit_code()
    finally:
        one.close()
    for log in LOGS:
        assert PASTED in (home.home / log).read_text("utf-8")


def test_p3_no_process_calls_a_network(lived: Lived, figure: Measured) -> None:
    homes = lived.homes.values()
    assert all(home.runs >= max(1, len(home.said)) for home in homes)
    calls = [call for home in homes for call in home.calls]
    assert calls == []
    figure("processes watched", sum(home.runs for home in homes))
    figure("calls to a network", len(calls), most=0)


CHILD = "import socket; socket.socket().connect(('127.0.0.1', 9))"


@pytest.mark.parametrize(
    "program",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('::1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import asyncio; asyncio.run(asyncio.open_connection('127.0.0.1', 9))",
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}], check=True)",
    ],
)
def test_p3_a_call_would_be_seen_and_refused(tmp_path: Path, program: str) -> None:
    home = Watched(tmp_path / "home")
    home.run(program, command=PYTHON, code=1)
    assert home.calls
    [(_, err, _)] = home.said
    assert "no network here" in err


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was tried on sockets of this process; all of it is refused."""
    calls: list[str] = []

    def refused(name: str) -> Callable[..., NoReturn]:
        def refuse(*args: object, **kwargs: object) -> NoReturn:
            calls.append(name)
            raise ConnectionRefusedError("no network here")

        return refuse

    for name in ("connect", "connect_ex", "bind", "sendto", "sendmsg"):
        monkeypatch.setattr(socket.socket, name, refused(name))
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refused(name))
    return calls


def test_p3_a_refused_call_is_noted(tried: list[str]) -> None:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", 9))
    with suppress(OSError), socket.socket() as one:
        one.connect(("127.0.0.1", 9))
    assert tried == ["create_connection", "connect"]


async def test_p3_a_whole_mock_on_the_screens(
    tmp_path: Path, tried: list[str], figure: Measured
) -> None:
    run = mock([DECISION, SECOND], started_at=START, budget=900, feedback="end")
    run.probing = False
    shelf = FakeLibrary(bank_of(DECISION, SECOND, CONCEPT))
    async with running(tmp_path, library=shelf) as app:
        await begin(app, run)
        for place in (1, 2):
            await app.until(lambda at=place: f"· {at} of 2" in headline(app))  # type: ignore[misc]
            await app.write(ANSWER)
            await app.press("ctrl+s")
        await app.until_on("ReportScreen")
        await app.press("enter")
        await app.until_on("FeedbackScreen")
        assert [a.answer for a in app.store.attempts()] == [ANSWER, ANSWER]
    assert tried == []
    figure("calls to a network within a process", len(tried), most=0)
