"""Killed while typing, killed while answers are handed in: what is lost, and what never is."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured
from tests.hardening.smallpack import CASES, small_pack

pytestmark = pytest.mark.slow

# D1

CHARACTERS, PER_SECOND = 400, 20
KILLS = (9, 8, 8)
"""How often each of the typists is killed while it types one answer: 25 times in all. More of them
at once would measure how long keys wait for a processor.
"""


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in the database; nothing where there is none."""
    path = folder / "data" / "hotseat" / "hotseat.db"
    if not path.exists():
        return []
    db = sqlite3.connect(path)
    try:
        return db.execute(query).fetchall()
    finally:
        db.close()


def draft_of(folder: Path) -> str:
    """The only draft; empty where there is none."""
    found = rows(folder, "select text from drafts")
    assert len(found) <= 1
    return str(found[0][0]) if found else ""


def squeezed(text: str) -> str:
    """Without spaces and line ends: as it stands on a screen, however it is wrapped."""
    return "".join(text.split())


@dataclass
class Typist:
    """Types one answer into hotseat after hotseat, each of which is killed; goes on from what
    the next one brings back.
    """

    folder: Path
    start: Callable[..., Child]
    seed: int
    kills: int
    lost: list[int] = field(default_factory=list)
    """Characters that stood on the screen and that a kill took, of each."""
    late: list[float] = field(default_factory=list)
    """Seconds from the first of them to the kill."""

    def run(self) -> None:
        chance = random.Random(self.seed)
        text = "a" + "".join(chance.choices("abcdefgh ij klm ", k=CHARACTERS - 1))
        for place in sorted(chance.sample(range(1, CHARACTERS), self.kills)):
            self._type(self._opened(), text, place, chance.random() / PER_SECOND)
        draft = draft_of(self.folder)
        self._decline(draft)
        if self.seed < 2:
            self._end(draft)

    def _type(self, child: Child, text: str, place: int, wait: float) -> None:
        """Type on up to a place, and kill."""
        kept = shown = len(draft_of(self.folder))
        sent = {}
        for number in range(kept, place):
            sent[number] = time.monotonic()
            child.send(text[number])
            # Never faster, to make up for time: who types does not know what the machine does.
            time.sleep(1 / PER_SECOND)
            if squeezed(text[: number + 1]) in squeezed(child.screen):
                shown = number + 1
        time.sleep(wait)
        child.kill(signal.SIGKILL)
        killed = time.monotonic()
        assert child.exit_code() == 128 + signal.SIGKILL
        self._close(child)
        draft = draft_of(self.folder)
        assert text.startswith(draft)
        assert kept <= len(draft) <= max(kept, place)
        # A key that still waits for the processor is not seen, and not missed.
        lost = [at for number, at in sent.items() if len(draft) <= number < shown]
        self.lost.append(len(lost))
        self.late.append(killed - min(lost, default=killed))

    def _home(self) -> Child:
        """A hotseat that has read bank and records."""
        child = self.start("--bank", "pack", folder=self.folder)
        child.wait("questions")
        if draft_of(self.folder):
            child.wait("Resume")
        else:
            assert "Resume" not in child.screen
        return child

    def _opened(self) -> Child:
        """The question, with what was typed so far."""
        child, draft = self._home(), draft_of(self.folder)
        child.press("r" if draft else "p")
        child.wait("saved" if draft else "Your answer")
        child.until(lambda: squeezed(draft) in squeezed(child.screen), draft)
        return child

    def _decline(self, draft: str) -> None:
        """Do something else, and leave: the draft stays."""
        child = self._home()
        child.press("c")
        child.wait("The other case")
        child.press("escape")
        child.wait("Resume")
        child.press("ctrl+q")
        assert child.exit_code() == 0
        self._close(child)
        assert draft_of(self.folder) == draft

    def _end(self, draft: str) -> None:
        """Hand it in, or discard it: only that takes the draft away."""
        child = self._opened()
        if self.seed == 0:
            child.press("ctrl+s")
            child.wait("how do you think it went?")
            child.until(lambda: bool(rows(self.folder, "select 1 from answers")), "the attempt")
            [(answer,)] = rows(self.folder, "select answer from answers")
            assert answer == draft
        else:
            child.press("ctrl+p")
            child.wait("Discard this draft")
            child.send("discard this")
            child.until(lambda: "Mock interview" not in child.screen, "one command")
            child.press("enter")
            child.until(lambda: squeezed(draft) not in squeezed(child.screen), "an empty field")
            assert rows(self.folder, "select answer from answers") == []
        child.until(lambda: draft_of(self.folder) == "", "no draft")
        self._close(child)

    @staticmethod
    def _close(child: Child) -> None:
        child.close()
        assert b"Traceback" not in child.output


def test_d1_kill_while_typing(
    child: Callable[..., Child], figure: Measured, tmp_path: Path
) -> None:
    typists = [Typist(tmp_path / str(n), child, n, kills) for n, kills in enumerate(KILLS)]
    for typist in typists:
        small_pack(typist.folder, CASES)
    with ThreadPoolExecutor(len(KILLS)) as pool:
        for done in [pool.submit(typist.run) for typist in typists]:
            done.result()
    lost = [each for typist in typists for each in typist.lost]
    assert len(lost) == 25
    figure("longest draft lag", max(lost), "characters", most=2 * PER_SECOND)
    figure("the same in time", max(late for typist in typists for late in typist.late), "s")


# D2

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hotseat.records.models import Attempt, Card, Sitting, draft_key
from hotseat.records.store import Store

store, now = Store.open(Path(sys.argv[1])), datetime.now(UTC)
sitting = store.save_sitting(Sitting("mock", now, now, {"n": 0}))
for number in range(1, 10**6):
    question = f"d{sitting}-{number}"
    store.save_draft(draft_key(question, sitting), "half", now)
    made = store.add_attempt(
        Attempt(question, "words " * 500, now, now, 1.0, {"total": number}, sitting_id=sitting),
        card=Card(question, now, {"n": number}, "2026-03-04"),
        sitting=Sitting("mock", now, now, {"n": number}, id=sitting),
    )
    print(made, flush=True)
"""
DISAGREEING = {
    "an answer without its attempt": "select attempt_id from answers"
    " except select id from attempts",
    "an attempt without its answer": "select id from attempts"
    " except select attempt_id from answers",
    "an attempt that is not counted": "select question_id, count(*), max(id) from attempts"
    " group by question_id except select * from asked",
    "a count without its attempt": "select question_id from asked"
    " except select question_id from attempts",
    "an attempt without its card": "select question_id from attempts except select id from cards",
    "a card without its attempt": "select id from cards except select question_id from attempts",
    "a sitting that got elsewhere": "select id from sittings where json_extract(state, '$.n') <>"
    " (select count(*) from attempts where sitting_id = sittings.id)",
    "the draft of an answer that was handed in": "select question_id from drafts"
    " intersect select question_id || '@' || sitting_id from attempts",
}


def killed_writer(path: Path, seconds: float) -> set[int]:
    """Have answers handed in, and kill who does it; the ids that were acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        told = (first + writer.stdout.read()).splitlines(keepends=True)
    return {int(line) for line in told if line.endswith("\n")}


def writers(path: Path, seed: int) -> tuple[int, int]:
    """Five, one after the other on one database, each looked at; acknowledged and kept."""
    chance, acknowledged, kept = random.Random(seed), set[int](), set[int]()
    for _ in range(5):
        acknowledged |= killed_writer(path, chance.uniform(0.0, 0.3))
        db = sqlite3.connect(path)
        try:
            assert db.execute("pragma quick_check").fetchall() == [("ok",)]
            for what, query in DISAGREEING.items():
                assert not db.execute(query).fetchall(), what
            kept = {number for (number,) in db.execute("select id from attempts")}
        finally:
            db.close()
        assert acknowledged <= kept
    return len(acknowledged), len(kept)


def test_d2_kill_while_handing_in(figure: Measured, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda n: writers(tmp_path / f"{n}.db", n), range(4)))
    acknowledged = sum(each for each, _ in done)
    assert acknowledged >= 20
    figure("acknowledged answers", acknowledged)
    figure("of them lost, or torn, in 20 kills", 0, most=0)
    # At most one for each kill: written, and killed before it could say so.
    figure("kept without being acknowledged", sum(kept for _, kept in done) - acknowledged, most=20)
