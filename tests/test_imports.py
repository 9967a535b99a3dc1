"""What an import brings along, seen in a fresh interpreter.

The contracts of import-linter cannot tell an import at the top of a module from one inside the
function that needs it; `sys.modules` can.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SCREEN = {"rich", "textual"}
PURE = SCREEN | {"pydantic", "sqlite3", "yaml"}
START = SCREEN | {"pydantic", "sqlite3", "yaml", "rapidfuzz", "Stemmer"}

IMPORT_ALL = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
names = [m.name for m in pkgutil.walk_packages(getattr(package, "__path__", []), sys.argv[1] + ".")]
for name in names:
    importlib.import_module(name)
print(json.dumps([names, sorted(sys.modules)]))
"""

RUN_MAIN = """
import json, sys
from hotseat.__main__ import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print()
print(json.dumps([code or 0, sorted(sys.modules)]))
"""


def fresh(program: str, *arguments: str) -> str:
    """What the program prints in an interpreter of its own; the last line of it is JSON."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def roots(modules: list[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    ("package", "unwanted"),
    [
        ("hotseat.text", PURE),
        ("hotseat.patterns", PURE),
        ("hotseat.scoring", PURE),
        ("hotseat.files", SCREEN),
        ("hotseat.settings", SCREEN | {"pydantic", "sqlite3"}),
        ("hotseat.rubrics", SCREEN),
        ("hotseat.bank", SCREEN),
        ("hotseat.interview", SCREEN | {"fsrs"}),
        ("hotseat.records", SCREEN | {"pydantic"}),
        ("hotseat.desk", SCREEN),
        ("hotseat.reports", SCREEN | {"fsrs", "pydantic", "sqlite3"}),
        ("hotseat.evaluation", SCREEN),
        ("hotseat.serving", SCREEN | {"pydantic", "sqlite3"}),
        ("hotseat.cli", SCREEN | {"aiohttp"}),
    ],
)
def test_a_package_with_all_its_modules_brings_no_more(package: str, unwanted: set[str]) -> None:
    names, modules = json.loads(fresh(IMPORT_ALL, package))
    assert names, f"{package} has no modules"
    assert not roots(modules) & unwanted


def test_the_package_alone_brings_nothing() -> None:
    program = "import json, sys, hotseat; print(json.dumps(sorted(sys.modules)))"
    modules = json.loads(fresh(program))
    assert not roots(modules) & START
    assert [m for m in modules if m.startswith("hotseat.")] in ([], ["hotseat._version"])


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_asking_for_version_or_help_imports_nothing_heavy(flag: str) -> None:
    *said, last = fresh(RUN_MAIN, flag).splitlines()
    code, modules = json.loads(last)
    assert code == 0
    assert "hotseat" in "\n".join(said)
    assert not roots(modules) & START
