"""The wheel and the sdist carry what an installed hotseat needs."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hotseat import _version

ROOT = Path(__file__).resolve().parent.parent
DATA = ("question_bank", "rubrics")

FIND_DATA = """
from hotseat.files import datadir
print(datadir.question_bank_dir())
print(datadir.rubrics_dir())
"""

pytestmark = pytest.mark.slow


def build(source: Path, target: Path, kind: str) -> Path:
    """Build a wheel or an sdist without network and without touching the source."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(target)],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [made] = target.iterdir()
    return made


def data_files(name: str) -> set[str]:
    """What stands in a data folder of the working copy, hidden files aside."""
    paths = (p.relative_to(ROOT) for p in (ROOT / name).rglob("*") if p.is_file())
    return {p.as_posix() for p in paths if not any(part.startswith(".") for part in p.parts)}


@pytest.fixture
def wheel(tmp_path: Path, need_module: Callable[[str], None]) -> Path:
    need_module("hatchling")
    return build(ROOT, tmp_path / "wheel", "wheel")


@pytest.fixture
def sdist(tmp_path: Path, need_module: Callable[[str], None]) -> Path:
    need_module("hatchling")
    return build(ROOT, tmp_path / "sdist", "sdist")


def test_the_wheel_carries_bank_rubrics_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in DATA:
        files = data_files(folder)
        assert files
        assert {f"hotseat/_data/{path}" for path in files} <= names
    info = f"hotseat-{_version.__version__}.dist-info"
    assert f"{info}/licenses/LICENSE" in names
    assert f"{info}/licenses/question_bank/LICENSE" in names
    assert "hotseat/py.typed" in names
    template = data_files("src/hotseat/bank/template")
    assert template
    assert {path.removeprefix("src/") for path in template} <= names
    assert {
        f"hotseat/serving/page/{name}" for name in ("index.html", "page.css", "page.js")
    } <= names
    strangers = {n for n in names if not n.startswith(("hotseat/", f"{info}/"))}
    assert not strangers


def test_an_unpacked_wheel_uses_its_own_data(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(site)!r})\n{FIND_DATA}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(site / "hotseat" / "_data" / name) for name in DATA]


def test_the_wheel_made_from_the_sdist_is_the_same(
    wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    # Python before 3.11.4 has no filters.
    filters: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, **filters)
    [source] = tmp_path.glob("hotseat-*")
    again = build(source, tmp_path / "again", "wheel")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as two:
        # RECORD lists the hashes of all that is in the wheel.
        record = f"hotseat-{_version.__version__}.dist-info/RECORD"
        assert one.read(record) == two.read(record)
