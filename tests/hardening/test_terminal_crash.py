"""A fault of ours: nothing that was typed reaches the terminal or a file but the records."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.terminals import (
    DESK,
    HIDES,
    PLAIN,
    PLAIN_DESK,
    PRACTICE,
    Place,
    Start,
    echoes,
)

pytestmark = pytest.mark.slow
MARKER = "Zanzibarquartz"
BUILT_IN = "d15-hotel-concierge"
FAULT = 70
SUBMIT = """
from hotseat.tui.screens.interview import InterviewScreen
def fail(self):
    answer = self.answer_as_it_is = self.query_one("AnswerArea").text
    raise ValueError(answer)
InterviewScreen.action_submit = fail
"""
TIMER = """
from hotseat.tui.screens.interview import InterviewScreen
def fail(self):
    answer = self.query_one("AnswerArea").text
    if "now" in answer:
        raise RuntimeError(answer)
InterviewScreen.tick = fail
"""
LATER = """
from hotseat.tui.screens.interview import InterviewScreen
def fail(self):
    answer = self.query_one("AnswerArea").text
    self.app.call_later(lambda: [][answer])
InterviewScreen.action_submit = fail
"""
WORKER = """
from hotseat.interview.library import Library
def fail(self, answer, question):
    self.answer_as_it_is = answer
    raise KeyError(answer)
Library.score = fail
"""
SAVING = """
from hotseat.interview.drafts import DraftKeeper
usual = DraftKeeper.save
def fail(self, **options):
    answer = self._read()
    if "now" in answer:
        raise AssertionError(answer)
    usual(self, **options)
DraftKeeper.save = fail
"""
BATCH = """
from hotseat.cli import workers
def fail(answer, question, rubric):
    raise KeyError(answer)
workers.score = fail
"""
AT_THE_DESK = """
from hotseat.tui.desk.asking import Asking
def fail(self, words):
    self.words_as_they_are = words
    raise ValueError(words)
Asking.entered = fail
"""
IN_LINES = """
from hotseat.cli.plain_answer import Asking
def fail(self, line):
    self.line_as_it_is = line
    raise ValueError(line)
Asking._hand_in = fail
"""
IN_LINES_AT_THE_DESK = """
from hotseat.cli.plain_desk_notes import Notes
def fail(self, words):
    self._desk.draft_note(words)
    raise ValueError(words)
Notes.note = fail
"""
PROGRAM = "import sys\n{fault}\nfrom hotseat.__main__ import main\nsys.exit(main())\n"


@dataclass(frozen=True)
class Crash:
    """A fault, and what brings it about."""

    name: str
    fault: str
    place: Place
    error: str
    keys: tuple[str, ...] = ("ctrl+s",)
    kept: bool = True

    def start(self, child: Start, folder: Path) -> Child:
        """A child with the fault in it; its program stands outside its folder."""
        program = folder / f"{self.name}.py"
        program.write_text(PROGRAM.format(fault=self.fault))
        temporary = folder / f"{self.name}-tmp"
        temporary.mkdir()
        command, environment = (sys.executable, str(program)), {"TMPDIR": str(temporary)}
        return self.at.open(child, folder, command=command, environment=environment)

    @property
    def at(self) -> Place:
        """The place in a folder of its own."""
        return replace(self.place, name=self.name)


CRASHES = (
    Crash("handler", SUBMIT, PRACTICE, "ValueError"),
    Crash("timer", TIMER, PRACTICE, "RuntimeError", (" now",)),
    Crash("callback", LATER, PRACTICE, "TypeError"),
    Crash("worker", WORKER, PRACTICE, "KeyError"),
    Crash("saving", SAVING, PRACTICE, "AssertionError", (" now",), kept=False),
    Crash("desk", AT_THE_DESK, DESK, "ValueError", ("enter",)),
    Crash("lines", IN_LINES, PLAIN, "ValueError", ("enter", ".", "enter")),
    Crash("desk-lines", IN_LINES_AT_THE_DESK, PLAIN_DESK, "ValueError", ("enter",)),
)
RECORDS = ("hotseat.db", "hotseat.db-wal", "hotseat.db-shm", "work.json")


def found_in(folders: Iterable[Path]) -> list[Path]:
    """The files, but for the records, that hold the marker."""
    files = [p for folder in folders for p in folder.rglob("*") if p.is_file()]
    return [p for p in files if p.name not in RECORDS and MARKER.encode() in p.read_bytes()]


def told(one: Child, seen: int) -> str:
    """What was written at the end: of the app, on the terminal that it gave back."""
    said = bytes(one.output[seen:])
    return said.rpartition(b"\x1b[?1049l")[2].decode()


def test_t9_a_crash_shows_nothing_that_was_typed(
    tmp_path: Path, child: Start, figure: Measured
) -> None:
    children = [(crash, crash.start(child, tmp_path)) for crash in CRASHES]
    shown = 0
    for crash, one in children:
        crash.at.type(one, f"{MARKER} here")
        for key in crash.keys:
            seen = len(one.output)
            one.press(key) if key.isascii() and " " not in key else one.send(key)
        assert one.exit_code() == FAULT, crash
        said = told(one, seen)
        assert crash.error in said, crash
        assert "Traceback" not in said
        shown += said.count(MARKER)
        shown += len(found_in([tmp_path / crash.name, tmp_path / f"{crash.name}-tmp"]))
        assert echoes(one), crash
        if not crash.place.is_plain:
            assert all(sign in one.output for sign in HIDES), crash
        if crash.kept:
            kept_in = "interview is kept in" if crash.place.is_desk else "hotseat.db"
            assert kept_in in said, said
            [kept] = crash.at.kept(tmp_path)
            assert kept.startswith(f"{MARKER} here"), crash
        else:
            assert "is not kept" in said
    figure(f"times that the answer is shown by {len(CRASHES)} faults", shown, most=0)


@pytest.mark.parametrize("batch", [False, True])
def test_t9_a_verb_that_crashes_shows_no_answer(tmp_path: Path, batch: bool) -> None:
    line = json.dumps({"id": "a", "question": BUILT_IN, "answer": f"{MARKER} here"})
    words = ["--batch", "-"] if batch else ["-q", BUILT_IN, "-"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(fault=BATCH if batch else WORKER), "score", *words],
        input=line if batch else f"{MARKER} here",
        env={**os.environ, "TMPDIR": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == FAULT
    assert "KeyError" in done.stderr
    assert MARKER not in done.stdout + done.stderr
    assert not found_in([tmp_path])
