"""What must be in the database, and whether it is."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_UNCOUNTED = (
    "select question_id, count(*), max(id) from attempts group by 1 except select * from asked"
)
WITHIN = 2.0
"""Seconds of typing that a `kill -9` may cost."""


class BrokenError(AssertionError):
    """A promise that was not kept."""


@dataclass
class Field:
    """The answer that is being typed, as far as it is known."""

    text: str | None = ""
    """None where keys were pressed whose effect is not foreseen here."""
    seen: list[tuple[float, int]] = field(default_factory=list)
    """When how many characters of it stood on the screen."""

    def type(self, more: str) -> None:
        """Text is typed at its end."""
        if self.text is not None:
            self.text += more

    def painted(self) -> None:
        """All of it stands on the screen."""
        if self.text is not None:
            self.seen.append((time.monotonic(), len(self.text)))

    @property
    def is_painted(self) -> bool:
        """Whether all of it stood on the screen."""
        return self.text is not None and bool(self.seen) and self.seen[-1][1] == len(self.text)

    def owed(self, at: float) -> int:
        """How many characters must be kept at a moment."""
        return max((size for when, size in self.seen if when <= at - WITHIN), default=0)


@dataclass
class Ledger:
    """The database of one run of hotseat after the other."""

    path: Path
    attempts: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Question and answer of each that was ever seen, by id."""
    longest_lag: float = 0.0
    """How many seconds a text stood on the screen that a `kill -9` took."""

    def look(self) -> None:
        """See that what was kept before is kept as it was, and note what is new."""
        if not self.path.exists():
            return
        with self._opened(self.path) as db:
            self._attempts(db)

    def sound(self) -> None:
        """See that the file of a hotseat that ended is sound, and that its tables agree; done with
        a copy, so that the next one finds what was left.
        """
        if not self.path.exists():
            return
        with tempfile.TemporaryDirectory() as folder:
            for file in self.path.parent.glob(f"{self.path.name}*"):
                if not file.name.endswith("-shm"):
                    shutil.copy(file, folder)
            with self._opened(Path(folder) / self.path.name) as db:
                if (told := db.execute("pragma quick_check").fetchall()) != [("ok",)]:
                    raise BrokenError(f"the database is damaged: {told}")
                for query in (
                    "select id from attempts except select attempt_id from answers",
                    "select attempt_id from answers except select id from attempts",
                    _UNCOUNTED,
                ):
                    if found := db.execute(query).fetchall():
                        raise BrokenError(f"tables disagree: {query}: {found}")
                self._attempts(db)

    def has(self, question: str, answer: str) -> bool:
        """Whether an answer to a question is kept; waits for it a little."""
        end = time.monotonic() + 10
        while True:
            self.look()
            if (question, answer) in self.attempts.values():
                return True
            if time.monotonic() > end:
                return False
            time.sleep(0.05)

    def draft(self, question: str, *, sitting: bool) -> str:
        """The last draft of a question; empty where there is none."""
        if not self.path.exists():
            return ""
        query = (
            "select text from drafts where question_id like ? and question_id not like '%/probe'"
            " order by saved_at desc limit 1"
        )
        with self._opened(self.path) as db:
            row = db.execute(query, (f"{question}@%" if sitting else question,)).fetchone()
        return str(row[0]) if row else ""

    def killed(self, question: str, typed: Field, at: float, *, sitting: bool) -> None:
        """See that not more than the last two seconds of typing are lost."""
        kept, text = self.draft(question, sitting=sitting), typed.text
        if text is None:
            return
        if not text.startswith(kept):
            raise BrokenError(f"the draft {kept[-80:]!r} is not what was typed: {text[-80:]!r}")
        # What is blank is no draft.
        if len(kept) < typed.owed(at) and text[: typed.owed(at)].strip():
            raise BrokenError(
                f"{len(kept)} characters are kept, {typed.owed(at)} are owed: {kept[-80:]}"
            )
        lost = min((when for when, size in typed.seen if size > len(kept)), default=at)
        self.longest_lag = max(self.longest_lag, at - lost)

    def _attempts(self, db: sqlite3.Connection) -> None:
        query = "select id, question_id, answer from attempts join answers on attempt_id = id"
        now = {number: (question, answer) for number, question, answer in db.execute(query)}
        for number, kept in self.attempts.items():
            if now.get(number) != kept:
                raise BrokenError(f"attempt {number} was {kept}, and is {now.get(number)}")
        self.attempts = now

    @contextmanager
    def _opened(self, path: Path) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=10)
        try:
            yield db
        finally:
            db.close()
