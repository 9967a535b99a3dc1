"""Folders that are made whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotseat.errors import HotseatError, UsageError
from hotseat.files.folders import write_folder

FILES = {"a.txt": "one", "deep/er/b.txt": "é\n"}


def test_all_files_are_there_and_nothing_else(tmp_path: Path) -> None:
    write_folder(tmp_path / "it", FILES)
    assert [p.name for p in tmp_path.iterdir()] == ["it"]
    for name, text in FILES.items():
        assert (tmp_path / "it" / name).read_bytes() == text.encode()


def test_what_comes_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(fresh: Path, path: Path) -> None:
        path.mkdir()
        (path / "theirs").write_text("kept")
        fresh.replace(path)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(UsageError, match="is there already"):
        write_folder(tmp_path / "it", FILES)
    assert [p.name for p in tmp_path.rglob("*")] == ["it", "theirs"]


def test_where_there_is_no_folder_there_is_none_after(tmp_path: Path) -> None:
    with pytest.raises(HotseatError, match="no such file"):
        write_folder(tmp_path / "no" / "it", FILES)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_we_did_not_make_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.getpid", lambda: 7)
    (tmp_path / ".it.7").mkdir()
    with pytest.raises(HotseatError, match="cannot be made"):
        write_folder(tmp_path / "it", FILES)
    assert [p.name for p in tmp_path.iterdir()] == [".it.7"]
