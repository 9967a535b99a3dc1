"""One run of the soak: acts, ends, and what is looked at after each."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections import Counter, deque
from pathlib import Path

from scripts import interviews
from scripts.soak_acts import ACTS, ANYWHERE, LEAVING, Act, pick, place_of
from scripts.soak_ledger import BrokenError, Ledger
from scripts.soak_memory import LONG, Memory, used
from scripts.soak_person import SIZE, Person
from tests.hardening.child import HOTSEAT, Child

SOURCE = Path(__file__).resolve().parents[1] / "src"
LATER = 12
OUTSIDE, LEAVE = 0.12, 1 / 10
"""How often something is done that has nothing to do with the screen, and how often it is left."""
TOUR = (
    *("p", "x", "ctrl+s", "enter", "w", "escape", "m", "escape", "x", "escape", "h"),
    *("m", "ctrl+s", "ctrl+s", "escape", "t", "escape", "c", "down", "escape"),
    *("s", "1", "enter", "escape", "o", "a", "escape", "escape", "g", "right", "escape"),
    *("d", "enter", " ", "1", "w", "escape", "escape", "d", "s", "escape", "c", "escape", "escape"),
    *("f1", "escape", "ctrl+p", "escape", "escape", "escape"),
)
"""Keys that lead through all screens."""
TOPICS = (
    ("i", "enter"),
    ("i", "down", "enter"),
    ("i", "down", "enter"),
    ("i", "up", "up", "enter"),
)
"""Keys at home that lead to the first topic, to the second, to the third, and back."""
ENDS = {
    "kill -9": 128 + signal.SIGKILL,
    "SIGTERM": 128 + signal.SIGTERM,
    "SIGHUP": 128 + signal.SIGHUP,
    "hang up": 128 + signal.SIGHUP,
    "quit": 0,
    "ctrl+c twice": 0,
}
"""The codes that hotseat ends with."""
GIVEN_BACK = {b"\x1b[?1049": b"l", b"\x1b[?1003": b"l", b"\x1b[?2004": b"l", b"\x1b[?25": b"h"}
"""How modes of the terminal stand in the end: no other screen, no mouse, no brackets, a cursor."""
COMPLAINTS = (b"Traceback", b"fault of its own")


class Soak:
    """A person, a terminal, and a ledger of what must be kept."""

    def __init__(self, folder: Path, seed: int, actions: int) -> None:
        self.folder, self.seed, self.actions = folder, seed, actions
        self.chance = random.Random(seed)
        self.ledger = Ledger(folder / "data" / "hotseat" / "hotseat.db")
        self.child: Child | None = None
        self.person = Person(self.chance, self.ledger)
        self.done = 0
        self.by_kind: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=25)
        self.lives: list[list[float]] = []
        """For each process, its memory after each action, in MiB."""
        self.slowest = 0.0
        self._read = 0
        self._leaves_by: int | None = None
        """The action by which it is left."""
        self._begun = time.monotonic()

    # Before and after

    def prepare(self) -> None:
        """Interviews at the desk, and an editor."""
        editor = self.folder / "editor.sh"
        editor.write_text('#!/bin/sh\nprintf " and edited" >> "$1"\n')
        editor.chmod(0o700)
        for number, lines in enumerate(interviews.ALL):
            talk = self.folder / f"talk-{number}.vtt"
            talk.write_text(interviews.zoom(lines), encoding="utf-8")
            said = interviews.read(lines)
            name = next(t.speaker for t in said.turns if t.speaker != interviews.INTERVIEWER)
            about = ("-q", interviews.QUESTION, "--candidate", name)
            self.shell("desk", "import", str(talk), *about)

    def shell(self, *words: str) -> str:
        """A command on the same data: what it prints.

        Raises:
            BrokenError: it failed.
        """
        done = subprocess.run(
            [*HOTSEAT, *words],
            env={**os.environ, **self._environment, "HOME": str(self.folder)},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise BrokenError(f"hotseat {' '.join(words)}: {done.returncode}: {done.stderr}")
        return done.stdout

    @property
    def _environment(self) -> dict[str, str]:
        return {
            "EDITOR": str(self.folder / "editor.sh"),
            "PYTHONPATH": str(SOURCE),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
        }

    def finish(self) -> None:
        """Leave, and look at all that is kept."""
        if self.child is not None:
            self._leave(Act("SIGTERM"))
        self.shell("doctor")
        self.shell("desk", "verify")
        exported = json.loads(self.shell("export"))["attempts"]
        told = {each["id"]: (each["question"], each["answer"]) for each in exported}
        if told != self.ledger.attempts:
            raise BrokenError("the export is not what is kept")
        self.memory.check()

    def close(self) -> None:
        """End whatever still runs."""
        if self.child is not None:
            self.child.close()

    @property
    def told(self) -> str:
        """What was done last, and what stood on the screen."""
        screen = self.child.screen if self.child else "no process"
        tail = bytes(self.child.output[-2000:]) if self.child else b""
        report = tail.decode("utf-8", "replace") if any(c in tail for c in COMPLAINTS) else ""
        last = ", ".join(self.last)
        return f"seed {self.seed}, action {self.done}; last: {last}\n{screen}\n{report}"

    @property
    def memory(self) -> Memory:
        """Of the process that did most."""
        return Memory(max(self.lives, key=len))

    def summary(self) -> dict[str, object]:
        """The figures."""
        return {
            "seed": self.seed,
            "actions": self.done,
            "seconds": round(time.monotonic() - self._begun),
            "processes": len(self.lives),
            "ends": dict(sorted(self.ends.items())),
            "attempts": len(self.ledger.attempts),
            "marks_shown": self.person.shown,
            "drafts_checked_at_ends": self.person.checked,
            "unforeseen": self.person.unforeseen,
            "longest_lag_s": round(self.ledger.longest_lag, 2),
            "slowest_answer_s": round(self.slowest, 2),
            "memory": self.memory.told,
            "by_kind": dict(sorted(self.by_kind.items())),
        }

    # A step

    def step(self) -> None:
        """One action, and a look at what came of it."""
        child = self.child or self._start()
        self.person.look(child)
        act = self._next(child)
        self.by_kind[act.name] += 1
        self.last.append(f"{place_of(child.screen)}: {act.name}")
        self.done += 1
        if act.name in ENDS:
            self._leave(act)
            return
        self.person.do(child, act)
        self.person.settle(child)
        self._check(child)

    def _next(self, child: Child) -> Act:
        due = self.done >= self.actions // 2 and self.chance.random() < LEAVE
        if due and self._leaves_by is None:
            # Rather a little later, while something is typed.
            self._leaves_by = self.done + (LATER if self.chance.random() < 0.8 else 0)
        if self._leaves_by is not None and (self.person.is_typing or self.done >= self._leaves_by):
            self._leaves_by = None
            return pick(self.chance, LEAVING)
        if self.person.size != SIZE and self.chance.random() < 0.5:
            return Act("resize")
        table = ANYWHERE if self.chance.random() < OUTSIDE else ACTS[place_of(child.screen)]
        return pick(self.chance, table)

    def _start(self) -> Child:
        child = Child(self.folder, environment=self._environment, size=SIZE)
        self.child, self.person.size, self._read = child, SIZE, 0
        self.lives.append([])
        child.wait("questions")
        if len(self.lives) == 1 and self.actions >= LONG:
            self._tour(child)
        return child

    def _tour(self, child: Child) -> None:
        """Go everywhere once, so that what is used for the first time is no growth: all screens,
        a long answer to a question of each kind in each topic, as each has its own rubric, and a
        short one to as many questions as there are, as each has patterns of its own.
        """
        self._visit(child, *TOUR)
        for topic in TOPICS:
            self._visit(child, *topic)
            for kind in ("concept", "decision"):
                self._visit(child, "c", "/", *kind, "enter")
                self.person.do(child, Act("paste what is long"))
                self._hand_in(child)
                self._visit(child, "h")
            self._visit(child, "p")
            for _ in range(self.person.questions):
                self._visit(child, "x")
                self._hand_in(child)
                self._visit(child, "enter")
            self._visit(child, "escape")

    def _hand_in(self, child: Child) -> None:
        self._visit(child, "ctrl+s")
        if place_of(child.screen) == "predict":
            self._visit(child, "enter")

    def _visit(self, child: Child, *keys: str) -> None:
        for key in keys:
            self.person.press(child, key)
            self.person.settle(child, 30)
            time.sleep(0.3)

    def _check(self, child: Child) -> None:
        self._complaints(child)
        if not child.running:
            if (code := child.exit_code()) != 0:
                raise BrokenError(f"it ended by itself, with {code}")
            # Any keys may have found the command that quits.
            self._ended(child, "quit by chance", time.monotonic())
            return
        self.lives[-1].append(used(child.pid))
        if self.done % 10 == 0:
            self._answers(child)
            self.ledger.look()

    def _answers(self, child: Child) -> None:
        """See that it paints when its terminal changes."""
        before, begun = len(child.output), time.monotonic()
        size = self.person.size
        child.resize(size[0] + 1, size[1])
        child.until(lambda: len(child.output) > before, "an answer to a change of size")
        self.slowest = max(self.slowest, time.monotonic() - begun)
        child.resize(*size)
        self.person.settle(child)

    def _complaints(self, child: Child) -> None:
        new = bytes(child.output[max(0, self._read - 20) :])
        self._read += len(new)
        for words in COMPLAINTS:
            if words in new:
                raise BrokenError(f"it printed {words.decode()}")

    # Ends

    def _leave(self, act: Act) -> None:
        child = self.child
        assert child is not None
        self.last.append(child.screen)
        if self.person.is_typing:
            # More of it, so that not all of it is kept yet.
            self.person.do(child, Act("type"))
            if act.name != "kill -9":
                self.person.settle(child)
            time.sleep(self.chance.uniform(0, 1.2))
        at = time.monotonic()
        match act.name:
            case "kill -9":
                child.kill(signal.SIGKILL)
            case "SIGTERM":
                child.kill(signal.SIGTERM)
            case "SIGHUP":
                child.kill(signal.SIGHUP)
            case "hang up":
                child.hang_up()
            case _:
                self.person.press(child, *act.keys)
        try:
            code = child.exit_code()
        except subprocess.TimeoutExpired:
            raise BrokenError(f"{act.name}: it did not end") from None
        if code != ENDS[act.name]:
            raise BrokenError(f"{act.name}: it ended with {code}")
        self._complaints(child)
        if act.name not in ("kill -9", "hang up"):
            for mode, wanted in GIVEN_BACK.items():
                place = child.output.rfind(mode)
                if place >= 0 and child.output[place + len(mode) :][:1] != wanted:
                    raise BrokenError(f"{act.name}: the terminal is left with {mode!r} on")
        self._ended(child, act.name, at)

    def _ended(self, child: Child, how: str, at: float) -> None:
        """Look at what an end has left."""
        self.ends[how] += 1
        child.close()
        self.child = None
        self.ledger.sound()
        self.person.ended(how, at)
        if sum(self.ends.values()) % 10 == 0:
            self.shell("desk", "verify")
