"""What hotseat stands on: locked with hashes, few, written down, and bounded."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from tests.hardening.conftest import Measured
from tests.hardening.locked import ENTRY, LOCKS, PROJECT, ROOT, asked, entries, needed, text_of

from hotseat._version import __version__

MOST_PACKAGES = 18
PERMISSIVE = {
    "Apache-2.0",
    "Apache-2.0 AND MIT",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "License :: OSI Approved :: Apache Software License",
    "License :: OSI Approved :: BSD License",
    "MIT",
    "PSF-2.0",
    "Python-2.0",
}
"""Licences that ask for no more than MIT does, but for a notice."""

each_lock = pytest.mark.parametrize("lock", LOCKS)


@each_lock
def test_p4_a_lock_holds_versions_with_hashes_and_nothing_else(lock: str) -> None:
    text = text_of(lock)
    packages = entries(lock)
    assert packages
    assert all(one.hashes for one in packages.values())
    assert ENTRY.sub("", text).strip() == "", "no line without a hash, no option, no address"


@each_lock
def test_p4_a_lock_holds_what_pyproject_asks_for(lock: str) -> None:
    packages = entries(lock)
    for one in asked(lock):
        found = packages[one.name.lower()]
        assert one.specifier.contains(found.version), f"make lock: {one}, locked {found.version}"


def test_p4_locks_that_share_a_folder_agree() -> None:
    run, serve, dev, build = map(entries, ("run", "serve", "dev", "build"))
    assert run.keys() < serve.keys() < dev.keys()
    for lock in (run, serve, build):
        for name in lock.keys() & dev.keys():
            assert lock[name] == dev[name]


def test_p4_the_core_is_small(figure: Measured) -> None:
    core = entries("run").keys()
    figure("packages of the core as locked", len(core), most=MOST_PACKAGES)
    installed = needed(asked("run"))
    figure("packages of the core as installed", len(installed), most=MOST_PACKAGES)
    # Nothing was left behind in the lock, and nothing installed is missing from it.
    assert core == installed
    assert "textual-serve" not in core
    assert "textual-serve" in entries("serve")


@pytest.fixture
def house(tmp_path: Path, need_program: Callable[[str], str]) -> Callable[[str], list[str]]:
    """Runs make in a copy of what it looks at; gives what it has Python do, a line each."""
    make, said = need_program("make"), tmp_path / "said.txt"
    for name in ("Makefile", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for name in (*(f"locks/{lock}.txt" for lock in LOCKS), "src/hotseat/_version.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$@" >> {said}\n', encoding="utf-8")
    python.chmod(0o755)

    def run(target: str) -> list[str]:
        said.write_text("", encoding="utf-8")
        subprocess.run([make, f".venv/{target}"], cwd=tmp_path, check=True, capture_output=True)
        return said.read_text("utf-8").splitlines()

    return run


@pytest.mark.parametrize("lock", ["run", "serve", "dev"])
def test_p4_make_installs_by_hash_what_the_locks_name(
    house: Callable[[str], list[str]], tmp_path: Path, lock: str
) -> None:
    target = f".{lock}-ready"

    def stamps(second: int) -> None:
        for path in (tmp_path / ".venv").glob(".*-ready"):
            os.utime(path, (second, second))

    by_hash = f"--require-hashes --only-binary :all: -r locks/build.txt -r locks/{lock}.txt"
    hotseat = "--no-deps --no-build-isolation --editable ."
    first = house(target)
    assert [line.partition("install --quiet --no-user ")[2] for line in first] == [by_hash, hotseat]
    assert house(target) == []
    for name in ("build", lock):
        stamps(1_000_000_000)
        for path in tmp_path.rglob("*.t*xt"):
            os.utime(path, (0, 0))
        for name_of in ("pyproject.toml", "src/hotseat/_version.py", ".venv/bin/python"):
            os.utime(tmp_path / name_of, (0, 0))
        assert house(target) == []
        (tmp_path / "locks" / f"{name}.txt").touch()
        assert house(target) == first


def test_p4_make_sets_up_again_what_another_python_left(
    house: Callable[[str], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, python = house(".run-ready"), tmp_path / ".venv" / "bin" / "python"
    kept = tmp_path / "python3"
    python.rename(kept)
    python.symlink_to(tmp_path / "gone")
    # Stands for the Python that makes the environment anew.
    kept.write_text(
        f'#!/bin/sh\n[ "$1" = -m ] || exit 0\nrm -f {python}\ncp {kept}.new {python}\n',
        encoding="utf-8",
    )
    new = f'#!/bin/sh\necho "$@" >> {tmp_path / "said.txt"}\n'
    (tmp_path / "python3.new").write_text(new, encoding="utf-8")
    (tmp_path / "python3.new").chmod(0o755)
    monkeypatch.setenv("PYTHON", str(kept))
    monkeypatch.setenv("PIP_TARGET", str(tmp_path))
    assert house(".run-ready") == first


@pytest.fixture(scope="module")
def bom() -> Any:
    """The bill of materials."""
    return json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))


def licences(part: Any) -> set[str]:
    """What a part may be used under, by the words of its makers."""
    return {
        given.get("expression")
        or given.get("license", {}).get("id")
        or given.get("license", {}).get("name")
        for given in part.get("licenses", ())
    }


def test_p4_the_bill_of_materials_is_the_lock(bom: Any, figure: Measured) -> None:
    assert (bom["bomFormat"], bom["metadata"]["component"]["version"]) == ("CycloneDX", __version__)
    parts = {re.sub(r"[-_.]+", "-", part["name"]).lower(): part for part in bom["components"]}
    lock = entries("serve")
    assert parts.keys() == lock.keys(), "make bom"
    for name, part in parts.items():
        assert part["version"] == lock[name].version
        assert part["purl"] == f"pkg:pypi/{name}@{lock[name].version}"
        stated = [h for ref in part["externalReferences"] for h in ref.get("hashes", ())]
        assert {h["content"] for h in stated} == lock[name].hashes
    figure("packages in the bill of materials", len(parts))


def test_p4_the_bill_of_materials_is_the_same_each_time_it_is_made(bom: Any) -> None:
    assert "serialNumber" not in bom
    assert "timestamp" not in bom["metadata"]
    assert "file:" not in json.dumps(bom)


def test_p4_licences_are_compatible(bom: Any, figure: Measured) -> None:
    strange = {part["name"]: licences(part) - PERMISSIVE for part in bom["components"]}
    assert all(licences(part) for part in bom["components"])
    assert not {name: more for name, more in strange.items() if more}
    figure("licences beside MIT, BSD, Apache and PSF", sum(map(bool, strange.values())), most=0)


def test_p5_textual_stays_within_a_minor_version() -> None:
    [textual] = [one for one in asked("run") if one.name == "textual"]
    major, minor = Version(entries("run")["textual"].version).release[:2]
    assert textual.specifier.contains(f"{major}.{minor}.999")
    for later in (f"{major}.{minor + 1}", f"{major}.{minor + 1}.0rc1", f"{major + 1}.0"):
        assert not textual.specifier.contains(later, prereleases=True), later


def test_p5_everything_is_bounded_above(figure: Measured) -> None:
    extras, groups = PROJECT["project"]["optional-dependencies"], PROJECT["dependency-groups"]
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    lines += [line for many in (*extras.values(), *groups.values()) for line in many]
    loose = [line for line in lines if Requirement(line).specifier.contains("9999")]
    assert loose == []
    figure("dependencies without an upper bound", len(loose), most=0)
