"""What `hotseat doctor` finds of the records, and what `--repair` does about it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hotseat.errors import HotseatError, reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from hotseat.records.repair import Mended

_NAMED = {
    "attempts": ("answer", "answers"),
    "drafts": ("draft", "drafts"),
    "sittings": ("sitting", "sittings"),
    "cards": ("return date", "return dates"),
    "seats": ("swapped seat", "swapped seats"),
}


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    name: str
    text: str
    fine: bool = True


@dataclass(frozen=True)
class Deed:
    """One thing that was mended, or that was not."""

    word: str
    """`DONE`, `LOST` for what is gone, `LEFT` for what is as it was."""
    name: str
    text: str


def records() -> Iterator[Finding]:
    """The data folder, the database, its backups, the database of what is answered in a browser,
    and what others can get at.
    """
    from hotseat.records.modes import too_wide
    from hotseat.records.paths import VARIABLE, data_folder, database_path, served_path

    path = database_path()
    wide = list(too_wide(data_folder()))
    if not wide or wide[0].path != data_folder():
        there = "" if data_folder().exists() else " (not made yet)"
        yield Finding("data", f"{data_folder()}{there}")
    yield _database(path)
    yield from _backups(path)
    if served_path().exists():
        found = _database(served_path(), "served")
        how = "" if found.fine else f" For it, {VARIABLE}={served_path().parent} stands before."
        yield replace(found, text=found.text + how)
    for one in wide:
        text = f"{one.path} has mode {one.found:04o}; others can get at it: chmod {one.wanted:o}"
        yield Finding(_area(one.path), f"{text}, or hotseat doctor --repair", False)


def repaired() -> Iterator[Deed]:
    """Mend the records: modes that are too wide, a damaged database, damaged backups."""
    from hotseat.interview.clock import SystemClock
    from hotseat.records.paths import database_path
    from hotseat.records.repair import mend, put_by

    path, now = database_path(), SystemClock().now()
    yield from _narrowed()
    try:
        mended = mend(path, now)
        if mended is not None:
            yield from _of(path, mended)
        for backup, where in put_by(path, now):
            text = f"{backup.name} is damaged; it is kept in {where.parent.name}"
            yield Deed("DONE", "backups", text)
    except HotseatError as error:
        yield Deed("LEFT", "database", error.message)


def _narrowed() -> Iterator[Deed]:
    from hotseat.records.modes import narrow, too_wide
    from hotseat.records.paths import data_folder

    for one in list(too_wide(data_folder())):
        try:
            narrow(one)
        except OSError as error:
            yield Deed("LEFT", _area(one.path), f"{one.path}: {reason_of(error)}")
        else:
            text = f"{one.path} had mode {one.found:04o}, now {one.wanted:04o}"
            yield Deed("DONE", _area(one.path), text)


def _of(path: Path, mended: Mended) -> Iterator[Deed]:
    from hotseat.interview.words import count

    def deed(text: str, word: str = "DONE") -> Deed:
        return Deed(word, "database", text)

    made = mended.rebuilt
    if mended.kept is None:
        yield deed(f"{path} was gone")
    else:
        yield deed(f"{path} was damaged; it is kept in {mended.kept.name}")
        yield deed(f"read from it: {_amounts(made.read)}")
    if made.backup is not None:
        yield deed(f"what was lacking, from {made.backup.name}: {_amounts(made.added)}")
    if made.from_words:
        answers = count(made.from_words, "answer")
        yield deed(f"times, guess and sitting of {answers}; the words are there", "LOST")
    if made.without_text:
        answers = count(made.without_text, "answer")
        yield deed(f"the words of {answers}; the marks are there", "LOST")
    if made.without_marks:
        answers = count(made.without_marks, "answer")
        yield deed(f"what was found in {answers}; the words and the total are there", "LOST")
    if not made.complete:
        since = "was written since that backup and" if made.backup else "there is no backup of and"
        yield deed(f"what {since} cannot be read", "LOST")
    yield deed(f"there now, and sound: {_amounts(made.holds)}")


def _amounts(rows: Mapping[str, int]) -> str:
    from hotseat.interview.words import count

    said = [count(rows[table], *names) for table, names in _NAMED.items() if rows.get(table)]
    return ", ".join(said) or "nothing"


def _database(path: Path, name: str = "database") -> Finding:
    from hotseat.interview.words import count
    from hotseat.records.database import is_there, look

    try:
        if not is_there(path):
            return Finding(name, f"{path} (not made yet)")
        held = look(path)
    except HotseatError as error:
        return Finding(name, error.message, False)
    counts = f"{count(held.attempts, 'attempt')}, {count(held.drafts, 'draft')}"
    return Finding(name, f"{path}; format {held.version}, {counts}; sound")


def _backups(path: Path) -> Iterator[Finding]:
    from hotseat.interview.clock import SystemClock
    from hotseat.interview.words import ago
    from hotseat.records.backups import backups
    from hotseat.records.paths import backup_folder, damaged_folders
    from hotseat.records.rebuild import is_good
    from hotseat.records.schema import SCHEMAS

    found = backups(path)
    folder = backup_folder(path)
    if os.path.lexists(folder) and not folder.is_dir():
        text = f"{folder} is no folder: move it away, or no backup can be made"
        yield Finding("backups", text, False)
    elif found:
        good = is_good(found[0])
        state = "sound" if good else "damaged: hotseat doctor --repair puts it by"
        if found[0].version > len(SCHEMAS):
            state = "of a later hotseat, which alone can use it"
        made = f"the newest, {found[0].name}, made {ago(found[0].at, SystemClock().now())}"
        yield Finding("backups", f"{len(found)}; {made}; {state}", good)
    elif path.exists():
        yield Finding("backups", f"{folder} (none made yet)")
    for kept in damaged_folders(path):
        yield Finding("damaged", f"{kept}, kept when something was mended; yours to delete")


def _area(path: Path) -> str:
    from hotseat.records.paths import (
        DATABASE_NAME,
        backup_folder,
        data_folder,
        database_path,
        served_folder,
    )

    if served_folder() in (path, *path.parents):
        return "served"
    if path.name.endswith(".bak") or backup_folder(database_path()) in (path, *path.parents):
        return "backups"
    if path.name.startswith(DATABASE_NAME):
        return "database"
    for name in ("desk", "packs"):
        if data_folder() / name in (path, *path.parents):
            return name
    return "data"
