"""Where the built-in questions and rubrics are looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hotseat.errors import EXIT_INVALID, InvalidFileError
from hotseat.files import datadir

DOORS = [("question_bank", datadir.question_bank_dir), ("rubrics", datadir.rubrics_dir)]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package folder two levels below a root, in the place of the real one."""
    folder = tmp_path / "root" / "src" / "hotseat"
    folder.mkdir(parents=True)
    monkeypatch.setattr(datadir, "PACKAGE", folder)
    return folder


def test_this_working_copy_has_both() -> None:
    assert any(datadir.question_bank_dir().glob("*/pack.yaml"))
    assert (datadir.rubrics_dir() / "decision.yaml").is_file()


@pytest.mark.parametrize(("name", "door"), DOORS)
def test_the_installed_folder_comes_first(
    package: Path, name: str, door: Callable[[], Path]
) -> None:
    root = package.parent.parent
    (root / name).mkdir()
    assert door() == root / name
    (package / "_data" / name).mkdir(parents=True)
    assert door() == package / "_data" / name


@pytest.mark.parametrize(("name", "door"), DOORS)
def test_a_file_of_that_name_does_not_serve(
    package: Path, name: str, door: Callable[[], Path]
) -> None:
    (package.parent.parent / name).write_text("not a folder", encoding="utf-8")
    with pytest.raises(InvalidFileError):
        door()


@pytest.mark.parametrize(("name", "door"), DOORS)
def test_without_either_the_error_names_both_places(
    package: Path, name: str, door: Callable[[], Path]
) -> None:
    with pytest.raises(InvalidFileError) as caught:
        door()
    assert caught.value.exit_code == EXIT_INVALID
    [problem] = caught.value.problems
    assert problem.path == str(package / "_data" / name)
    assert str(package.parent.parent / name) in problem.message
    assert "install" in problem.hint
