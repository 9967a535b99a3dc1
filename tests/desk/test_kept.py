"""What is kept when the disk is full, when two have it open, when it is gone meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from tests.desk.made import (
    DIAGNOSIS,
    QUESTION,
    WORDS,
    acts,
    desk,
    fresh,
    interview,
    question,
)
from tests.fake_clock import FakeClock

from hotseat.desk.errors import DeskError, InUseError
from hotseat.desk.folder import DeskFolder
from hotseat.desk.log import Log
from hotseat.desk.verify import verify
from hotseat.errors import HotseatError


class FullDisk:
    """Makes writes of some files fail, or the n-th step of a write."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: tuple[str, ...] = ()
        self._open = os.open
        monkeypatch.setattr(os, "open", self.open)

    def open(self, path: Any, flags: int, *more: Any, **named: Any) -> int:
        writes = flags & (os.O_WRONLY | os.O_RDWR)
        if writes and any(name in Path(path).name for name in self.names):
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return self._open(path, flags, *more, **named)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


def test_what_cannot_be_kept_is_told_and_nothing_is_shown(full: FullDisk) -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    before, log = opened.interview, opened.folder.log.path.read_bytes()
    work = (opened.folder.path / before.id / "work.json").read_bytes()
    full.names = ("work.json",)
    with pytest.raises(HotseatError, match=r"work\.json cannot be written: no space left"):
        opened.give(question(), DIAGNOSIS, 1)
    assert opened.shown(question(), DIAGNOSIS) is None
    assert opened.interview == before
    assert opened.folder.log.path.read_bytes() == log
    assert (opened.folder.path / before.id / "work.json").read_bytes() == work
    full.names = ()
    opened.give(question(), DIAGNOSIS, 1)
    assert acts(opened.folder) == ["import", "level", "shown"]


@pytest.mark.parametrize("name", ["log.jsonl", "log.head", "log.lock"])
def test_what_cannot_be_logged_is_kept_and_made_up(full: FullDisk, name: str) -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])
    full.names = (name,)
    opened.give(question(), DIAGNOSIS, 1)
    assert "no space left on device" in opened.late
    assert opened.shown(question(), DIAGNOSIS) is not None
    assert verify(opened.folder).whole
    opened.add_note("a line")
    full.names = ()
    opened.add_note("another line")
    assert opened.late == ""
    assert acts(opened.folder) == ["import", "level", "shown", "note", "note"]
    assert verify(opened.folder).problems == ()


@pytest.mark.parametrize("step", range(1, 6))
def test_whichever_step_of_the_log_fails_no_act_is_there_twice(
    monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The steps are those that are asked of the disk, each of which may find it full."""
    opened = fresh()
    done, real = [0], os.fsync

    def fsync(handle: int) -> None:
        done[0] += 1
        if done[0] == step:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    save = DeskFolder.save

    def save_then_count(folder: DeskFolder, kept: Any) -> None:
        monkeypatch.setattr(os, "fsync", real)
        save(folder, kept)
        monkeypatch.setattr(os, "fsync", fsync)

    monkeypatch.setattr(DeskFolder, "save", save_then_count)
    opened.add_note("one")
    monkeypatch.setattr(DeskFolder, "save", save)
    monkeypatch.setattr(os, "fsync", real)
    assert done[0] >= min(step, 5)
    other = desk(opened.folder, interview(opened.folder, FakeClock()).id, FakeClock())
    other.add_note("two")
    opened.add_note("three")
    of_it = [e for e in opened.folder.log.entries() if e.get("interview") == opened.interview.id]
    assert [entry["nth"] for entry in of_it] == [1, 2, 3]
    assert verify(opened.folder).problems == ()


def test_a_part_of_a_line_written_before_the_disk_was_full_is_made_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = fresh()
    whole = Log._add

    def part(log: Log, lines: bytes) -> None:
        whole(log, lines[:40])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Log, "_add", part)
    opened.add_note("one")
    assert "no space left" in opened.late
    [problem] = verify(opened.folder).problems
    assert problem.warning
    monkeypatch.setattr(Log, "_add", whole)
    opened.add_note("two")
    assert acts(opened.folder) == ["import", "note", "note"]
    assert verify(opened.folder).problems == ()


def test_an_import_that_cannot_be_logged_is_made_up_when_it_is_opened(full: FullDisk) -> None:
    folder = DeskFolder()
    full.names = ("log.jsonl",)
    made = interview(folder, FakeClock())
    assert [entry["act"] for entry in made.unlogged] == ["import"]
    full.names = ()
    opened = desk(folder, made.id, FakeClock())
    assert acts(folder) == ["import"]
    assert (opened.late, opened.interview.unlogged) == ("", ())


def test_an_import_that_cannot_be_kept_leaves_nothing(full: FullDisk) -> None:
    folder = DeskFolder()
    interview(folder, FakeClock())
    full.names = ("work.json",)
    with pytest.raises(HotseatError):
        interview(folder, FakeClock())
    assert len(folder.ids()) == 1
    assert {p.name for p in folder.path.iterdir()} == {
        *folder.ids(),
        "desk.lock",
        "log.head",
        "log.jsonl",
        "log.lock",
    }
    assert acts(folder) == ["import"]


def test_it_is_opened_where_the_log_cannot_be_written(full: FullDisk) -> None:
    opened = fresh()
    opened.add_note("one")
    opened.close()
    full.names = ("log.lock",)
    again = desk(opened.folder, opened.interview.id, FakeClock())
    assert again.interview.notes
    assert "no space left" in again.late


def test_the_second_desk_only_reads_and_the_first_learns_of_it() -> None:
    first = fresh()
    assert not first.folder.knocked(first.interview.id)
    second = desk(first.folder, first.interview.id, FakeClock())
    assert (first.read_only, second.read_only) == (False, True)
    assert first.folder.knocked(first.interview.id)
    assert not first.folder.knocked(first.interview.id)
    with pytest.raises(InUseError):
        second.pick(question(), DIAGNOSIS, [WORDS])
    second.draft_note("words")
    assert second.interview.note_draft == ""
    with pytest.raises(InUseError):
        first.folder.purge(first.interview.id)
    second.close()
    first.add_note("still mine")
    first.close()
    third = desk(first.folder, first.interview.id, FakeClock())
    assert not third.read_only
    assert third.interview.notes[0].text == "still mine"


def test_the_second_desk_sees_a_level_only_where_the_first_was_shown_it() -> None:
    first = fresh()
    first.pick(question(), DIAGNOSIS, [WORDS])
    first.give(question(), DIAGNOSIS, 1)
    second = desk(first.folder, first.interview.id, FakeClock())
    before = first.folder.log.path.read_bytes()
    assert second.look(question(), DIAGNOSIS) is not None
    assert second.look(question(), "other_technique") is None
    assert first.folder.log.path.read_bytes() == before


def test_a_desk_whose_folder_is_gone_is_told() -> None:
    opened = fresh()
    folder = opened.folder.path / opened.interview.id
    folder.rename(folder.with_name("elsewhere"))
    before = opened.interview
    with pytest.raises(DeskError, match="was purged meanwhile"):
        opened.add_note("a line")
    assert opened.interview == before
    assert not folder.exists()
    assert acts(opened.folder) == ["import"]


def test_what_a_killed_write_left_is_removed() -> None:
    opened = fresh()
    opened.close()
    left = opened.folder.path / opened.interview.id / ".work.json.4711"
    left.write_text("half")
    desk(opened.folder, opened.interview.id, FakeClock()).close()
    assert not left.exists()


def test_a_log_that_another_holds_for_too_long_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = fresh()
    monkeypatch.setattr("hotseat.desk.log.PATIENCE", 0.05)
    with opened.folder.log._locked():
        opened.add_note("one")
    assert "held by another hotseat for too long" in opened.late
    opened.add_note("two")
    assert acts(opened.folder) == ["import", "note", "note"]


def test_killed_between_the_level_and_the_reveal_it_is_there_and_may_be_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = fresh()
    opened.pick(question(), DIAGNOSIS, [WORDS])

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Log, "append", killed)
        with pytest.raises(KeyboardInterrupt):
            opened.give(question(), DIAGNOSIS, 1)
    opened.close()
    assert acts(opened.folder) == ["import"]
    again = desk(opened.folder, opened.interview.id, FakeClock())
    assert again.sheet(QUESTION).marking(DIAGNOSIS).level == 1
    assert again.shown(question(), DIAGNOSIS) is not None
    assert acts(opened.folder) == ["import", "level", "shown"]


def test_it_is_opened_with_a_damaged_head_and_goes_on_once_that_is_moved_away() -> None:
    opened = fresh()
    opened.close()
    opened.folder.log.head_path.write_text("{")
    again = desk(opened.folder, opened.interview.id, FakeClock())
    assert "log.head is damaged" in again.late
    again.add_note("one")
    assert "log.head is damaged" in again.late
    assert opened.folder.log.head_path.read_text() == "{"
    opened.folder.log.head_path.unlink()
    again.add_note("two")
    assert acts(opened.folder) == ["import", "head lost", "note", "note"]
    [problem] = verify(opened.folder).problems
    assert "log.head was lost before this line" in problem.message
