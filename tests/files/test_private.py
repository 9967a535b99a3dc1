"""Files that are written whole, for nobody else's eyes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotseat.errors import HotseatError, UsageError
from hotseat.files.private import write_private


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_nobody_else_can_read_it(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_private(tmp_path / "a.json", ["one", "é\r\n"])
    finally:
        os.umask(before)
    assert (tmp_path / "a.json").read_bytes() == "oneé\r\n".encode()
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("before")
    with pytest.raises(UsageError, match="--force"):
        write_private(path, ["after"])
    assert path.read_text() == "before"
    write_private(path, ["after"], force=True)
    assert path.read_text() == "after"
    assert [f.name for f in tmp_path.iterdir()] == ["a.json"]


def test_one_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    def parts() -> Iterator[str]:
        yield "ours"
        path.write_text("theirs")

    with pytest.raises(UsageError):
        write_private(path, parts())
    assert path.read_text() == "theirs"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("before")
    link.symlink_to(target)
    with pytest.raises(UsageError):
        write_private(link, ["x"])
    write_private(link, ["x"], force=True)
    assert target.read_text() == "before"
    assert link.read_text() == "x"
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError):
        write_private(dangling, ["x"])


def test_what_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("before")

    def parts() -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(HotseatError, match="cannot be written: no space left on device"):
        write_private(path, parts(), force=True)
    assert path.read_text() == "before"
    assert [f.name for f in tmp_path.iterdir()] == ["a.json"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(HotseatError, match="cannot be written: no such file"):
        write_private(tmp_path / "no" / "a.json", ["x"])


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("linked", [False, True])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, force: bool, linked: bool) -> None:
    """A pipe stands for the devices, none of which is touched here."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = tmp_path / "link" if linked else pipe
    if linked:
        path.symlink_to(pipe)
    with pytest.raises(UsageError, match="is no file but a device, a pipe or the like"):
        write_private(path, ["x"], force=force)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert path.is_symlink() is linked


@pytest.mark.parametrize("name", ["", ".", "..", "folder"])
def test_a_folder_is_no_place_for_a_file(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="is a folder; name a file"):
        write_private(Path(name), ["x"], force=True)
    assert [f.name for f in tmp_path.iterdir()] == ["folder"]


def test_a_link_to_itself_is_a_link(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(UsageError, match="--force"):
        write_private(loop, ["x"])
    write_private(loop, ["x"], force=True)
    assert loop.read_text() == "x"


def test_a_name_may_be_as_long_as_the_file_system_takes(tmp_path: Path) -> None:
    for name in ("a" * 255, "é" * 127):
        write_private(tmp_path / name, ["x"])
        assert (tmp_path / name).read_text() == "x"
    with pytest.raises(HotseatError, match="cannot be written: file name too long"):
        write_private(tmp_path / ("a" * 300), ["x"])
