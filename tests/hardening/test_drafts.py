"""A disk that is full: nothing that was typed is lost, and it is said what to do."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.hardening.conftest import Measured
from tests.tui.driver import Driver, running
from tests.tui.fakes import DECISION

from hotseat.errors import HotseatError
from hotseat.files.private import write_private
from hotseat.interview import editor
from hotseat.records.models import Attempt
from hotseat.records.store import Store

NOW = datetime(2026, 3, 4, 18, 42, tzinfo=UTC)
SLACK = 100.0
"""Seconds that guard against a hang."""


class Full(sqlite3.Connection):
    """A connection to a disk that may be full."""

    full = False

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Fails with what changes anything."""
        if self.full and not sql.startswith(("pragma", "begin", "rollback", "select")):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return super().execute(sql, *values)


def disk_of(app: Driver) -> Full:
    """What the app's records stand on."""
    disk = app.store._db
    assert isinstance(disk, Full)
    return disk


def opened(path: Path) -> Store:
    """The records, on a disk that may be full."""
    Store.open(path).close()
    disk = sqlite3.connect(path, isolation_level=None, check_same_thread=False, factory=Full)
    return Store(path, disk)


def draft(app: Driver) -> str:
    found = app.store.draft(DECISION.id)
    return found.text if found else ""


async def test_d3_a_full_disk_while_typing(tmp_path: Path) -> None:
    path = tmp_path / "hotseat.db"
    async with running(tmp_path, store_factory=lambda: opened(path)) as app:
        await app.open_question()
        disk = disk_of(app)
        disk.full = True
        await app.press(*"words")
        await app.until(lambda: "The draft is not kept." in app.notices)
        assert f"{path} cannot grow: the disk is full" in app.notices
        assert "Copy the answer under ^P" in app.notices
        assert "1 word · not saved yet" in app.screen
        assert (app.area.text, draft(app)) == ("words", "")
        # Typing goes on, and so does trying.
        await app.press(*" more")
        assert app.area.text == "words more"
        app.app.practice.save_draft()
        disk.full = False
        await app.until_seen("2 words · saved")
        assert draft(app) == "words more"


async def test_d3_a_full_disk_while_handing_in(tmp_path: Path) -> None:
    path = tmp_path / "hotseat.db"
    async with running(tmp_path, store_factory=lambda: opened(path)) as app:
        await app.open_question()
        disk = disk_of(app)
        disk.full = True
        await app.write("all of my answer")
        await app.press("ctrl+s")
        await app.until_on("FeedbackScreen")
        assert f"This answer is not kept yet. {path} cannot grow" in app.notices
        assert "all of my answer" in app.screen
        assert app.store.attempts() == []
        disk.full = False
        # With the next thing that can be written, at the latest when the app is left.
        await app.press("ctrl+q")
        assert [attempt.answer for attempt in app.store.attempts()] == ["all of my answer"]


async def test_d3_the_answer_is_copied(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open_question()
        await app.write("first line\nand the second")
        await app.press("ctrl+p")
        await app.until_on("CommandPalette")
        await app.press(*"copy the")
        await app.until_seen("To the terminal's clipboard")
        await app.press("enter")
        await app.until(lambda: "handed to the terminal's clipboard" in app.notices)
        assert app.app.clipboard == "first line\nand the second"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_d3_an_editor_writes_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere, usual = tmp_path / "elsewhere.txt", tempfile.mkstemp
    (tmp_path / "data").mkdir()
    (tmp_path / "tmp").mkdir()

    def full(*, prefix: str, suffix: str, dir: Path | None) -> tuple[int, str]:  # noqa: A002
        if dir is None:
            return usual(prefix, suffix, tmp_path / "tmp")
        made, name = usual(prefix, suffix, dir)
        os.close(made)
        return os.open("/dev/full", os.O_WRONLY), name

    monkeypatch.setattr(tempfile, "mkstemp", full)
    command = ["sh", "-c", f'cp "$0" {elsewhere}; printf " and more" >> "$0"']
    assert editor.edit_text("mine", command, tmp_path / "data") == "mine and more"
    assert elsewhere.read_text() == "mine"
    assert [*(tmp_path / "data").iterdir(), *(tmp_path / "tmp").iterdir()] == []


EXPORTS = ("export", str(Path("old.json")), "--force")
ROOM = 64 * 1024
"""Bytes that a file may have where there is no more room."""


def test_d3_an_export_to_a_full_disk(tmp_path: Path, figure: Measured) -> None:
    folder, old = tmp_path / "data" / "hotseat", tmp_path / "old.json"
    store = Store.open(folder / "hotseat.db")
    for _ in range(20):
        store.add_attempt(Attempt("d1", "word " * 2_000, NOW, NOW, 1.0))
    store.close()
    old.write_bytes(b"what was exported before")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    done = subprocess.run(
        [sys.executable, "-m", "hotseat", *EXPORTS],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")},
        cwd=tmp_path,
        preexec_fn=no_room,
        capture_output=True,
        text=True,
        check=False,
        timeout=SLACK,
    )
    assert done.returncode != 0
    assert done.stderr.startswith("hotseat: old.json cannot be written: ")
    assert done.stderr.count("\n") == 1
    assert old.read_bytes() == b"what was exported before"
    left = {path.name for path in tmp_path.iterdir()} - {"data", "old.json", "xdg"}
    figure("files that a failed export leaves", len(left), most=0)


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "link"])
def test_d3_a_disk_that_is_full_at_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path, force = tmp_path / "old.json", call != "link"
    if force:
        path.write_text("before")

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    owner: object = Path if call == "replace" else os
    monkeypatch.setattr(owner, call, full)
    if call == "link":
        # Where a file cannot be linked, it is moved.
        monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(HotseatError, match=r"old\.json cannot be written: no space left on device"):
        write_private(path, ["after"], force=force)
    assert [p.read_text() for p in tmp_path.iterdir() if p.is_file()] == ["before"] * force
