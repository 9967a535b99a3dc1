"""A database with a history, ways to damage it, and what is in the files beside it."""

from __future__ import annotations

import atexit
import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hotseat.records import daily
from hotseat.records.models import Attempt
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, 18, 42, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
TABLES = ("attempts", "answers", "drafts", "asked", "sittings", "cards", "seats")
_PAGE = 4096


def attempt(question: str, words: str = "words of an answer ") -> Attempt:
    """An answer of a few hundred characters, marked."""
    card = {"question": question, "total": 40, "overall": 3, "marks": {"order": {"level": 1}}}
    return Attempt(question, words * 20, NOW, NOW, 12.5, card, day="2026-03-04")


def history(path: Path, *, before: int = 100, since: int = 20) -> Path:
    """Keep `before` answers, make a backup of them, and keep `since` more."""
    store = Store.open(path)
    for number in range(before):
        store.add_attempt(attempt(f"d{number % 30}"))
    store.save_draft("d1", "half an answer", NOW)
    store.close()
    assert daily.back_up(path, NOW) is not None
    store = Store.open(path)
    for number in range(since):
        store.add_attempt(attempt(f"e{number}"))
    store.close()
    return path


@cache
def _made() -> Path:
    """A history, made once for all who copy it."""
    folder = Path(mkdtemp(prefix="hotseat-tests-"))
    atexit.register(shutil.rmtree, folder)
    return history(folder / "hotseat.db").parent


def copied_history(path: Path) -> Path:
    """A history of 120 answers, of which 100 are in the backup, in the place of `path`."""
    shutil.copytree(_made(), path.parent)
    return path


def counts(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    db = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
    try:
        return {t: db.execute(f"select count(*) from {t}").fetchone()[0] for t in TABLES}
    finally:
        db.close()


def digest(path: Path) -> str:
    """What stands in a file, in a few characters."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(folder: Path) -> dict[str, str]:
    """All files below a folder, with their digests."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest(path) for path in found}


def write_at(path: Path, at: int, data: bytes) -> None:
    """Write over some bytes of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def lose_header(path: Path) -> None:
    """Zeros in place of the first 100 bytes."""
    write_at(path, 0, bytes(100))


def truncate(path: Path) -> None:
    """Only the first half is left."""
    os.truncate(path, path.stat().st_size // 2)


def lose_page(path: Path, after: int = 8) -> None:
    """Chance in place of a page with answers."""
    page = root_of(path, "answers") + after
    write_at(path, page * _PAGE, random.Random(1).randbytes(_PAGE))


def lose_free_pages(path: Path) -> None:
    """A wrong number of free pages; every row can be read."""
    write_at(path, 36, b"\0\0\0\x07")


def lose_schema(path: Path) -> None:
    """Nothing that makes sense where the tables are named."""
    write_at(path, 100, b"\xff" * 3000)


def empty(path: Path) -> None:
    """0 bytes."""
    path.write_bytes(b"")


def write_text(path: Path) -> None:
    """A text file."""
    path.write_text("It was a bright cold day in April. " * 200)


def too_new(path: Path) -> None:
    """What a later hotseat would write."""
    _execute(path, "pragma user_version = 999")


def other_program(path: Path) -> None:
    """The database of another program."""
    path.unlink()
    _execute(path, "create table attempts (id integer)")


def lose_letters(path: Path) -> None:
    """Bytes that are no text in the middle of an answer; every page is in order."""
    content = path.read_bytes()
    write_at(path, content.index(b"words of an answer", root_of(path, "answers") * _PAGE), b"\xff")


def root_of(path: Path, table: str) -> int:
    """The number of the page where a table begins."""
    db = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
    query = "select rootpage from sqlite_schema where name = ?"
    (page,) = db.execute(query, (table,)).fetchone()
    db.close()
    return int(page)


def _execute(path: Path, statement: str) -> None:
    db = sqlite3.connect(path)
    db.execute(statement)
    db.commit()
    db.close()


UNUSABLE = {
    "header": (lose_header, "is damaged"),
    "truncated": (truncate, "is damaged"),
    "page": (lose_page, "is damaged"),
    "schema": (lose_schema, "is damaged"),
    "0 bytes": (empty, "is damaged"),
    "text file": (write_text, "is not a hotseat database"),
    "other program": (other_program, "is not a hotseat database"),
    "user_version 999": (too_new, "was written by a later hotseat"),
}
"""Ways to make a file one that cannot be used, and what is said of it."""

UNFINISHED = """
import os, sys
from pathlib import Path
from tests.hardening.records import attempt
from hotseat.records.store import Store

store = Store.open(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    store.add_attempt(attempt(f"w{number}", sys.argv[3]))
os._exit(0)
"""


def write_and_die(path: Path, number: int, words: str = "in the log ") -> None:
    """Keep answers in a process that ends without closing the file: they stand in its log."""
    command = [sys.executable, "-c", UNFINISHED, str(path), str(number), words]
    subprocess.run(command, check=True, cwd=Path(__file__).resolve().parents[2])
    assert path.with_name(f"{path.name}-wal").stat().st_size
