"""What every test stands on: a home of its own, and a rule for programs that are missing."""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

import hotseat

REQUIRE_TOOLS = os.environ.get("HOTSEAT_REQUIRE_TOOLS", "") not in ("", "0")
"""Set in CI, where a missing program is a failure. Read before it is hidden from the tests."""

# What tests make lives long: looking for cycles in it less often saves a tenth of the time.
gc.set_threshold(50_000, 20, 50)
# How long an example takes tells how busy the machine is.
settings.register_profile("hotseat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hotseat")

_HIDDEN = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "EDITOR", "VISUAL")
_HIDDEN_PREFIXES = ("HOTSEAT_", "TEXTUAL")
_SOURCE = str(Path(hotseat.__file__).parent.parent)
_XDG = ("CONFIG", "DATA", "STATE", "CACHE")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the developer's own files and settings; fix the terminal, the language, the zone."""
    for name in list(os.environ):
        if name in _HIDDEN or name.startswith(_HIDDEN_PREFIXES):
            monkeypatch.delenv(name)
    for kind in _XDG:
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "xdg" / kind.lower()))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    # Child processes run the same hotseat as the tests.
    monkeypatch.setenv("PYTHONPATH", _SOURCE)


@pytest.fixture
def need_program() -> Callable[[str], str]:
    """A function that finds a program: where it is missing, the test is skipped, or fails in CI."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is not None:
            return path
        _missing(f"the program {name!r} is not installed")

    return find


@pytest.fixture
def need_module() -> Callable[[str], None]:
    """A function that asks for a Python package of the `dev` extra, by the same rule."""

    def find(name: str) -> None:
        if importlib.util.find_spec(name) is None:
            _missing(f"the Python package {name!r} is not installed")

    return find


def _missing(message: str) -> NoReturn:
    if REQUIRE_TOOLS:
        pytest.fail(message)
    pytest.skip(message)


_SLOW_UNTIL = 0.85
"""Share of the files within which those that take long come up: none is left for the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the files that take long, and mostly wait, among those that use a processor."""
    files = dict.fromkeys(item.path for item in items)
    waiting = {item.path for item in items if item.get_closest_marker("slow")}
    place: dict[Path, float] = {}
    for some, until in ((waiting, _SLOW_UNTIL), (files.keys() - waiting, 1.0)):
        ordered = [path for path in files if path in some]
        place |= {path: until * at / len(ordered) for at, path in enumerate(ordered)}
    items.sort(key=lambda item: place[item.path])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what the checks of hardening measured."""
    from tests.hardening.figures import told

    lines = told(terminalreporter.getreports("passed") + terminalreporter.getreports("failed"))
    if lines:
        terminalreporter.section("figures of docs/hardening.md")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """A function that runs `hotseat ...` here and gives exit code, stdout and stderr."""
    from hotseat.cli.main import main

    def call(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(w) for w in words])
        out, err = capsys.readouterr()
        return code, out, err

    return call
