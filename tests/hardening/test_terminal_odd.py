"""Terminals that are hardly any, and outputs that are none."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.hardening.child import HOTSEAT
from tests.hardening.smallpack import CASES, small_pack
from tests.hardening.terminals import HIDES, PLAIN, PRACTICE, WORDS, Start, drafts, echoes

pytestmark = pytest.mark.slow
RUN = " ".join(HOTSEAT)
TERMINALS: dict[str, dict[str, str]] = {
    "dumb": {"TERM": "dumb"},
    "ascii": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii:strict"},
    "unknown": {"TERM": "no-such", "NO_COLOR": "1", "COLUMNS": "0", "LINES": "x"},
}


def test_the_app_runs_whatever_the_terminal_is_called(tmp_path: Path, child: Start) -> None:
    places = {name: replace(PRACTICE, name=name) for name in TERMINALS}
    children = {
        name: place.open(child, tmp_path, environment=TERMINALS[name])
        for name, place in places.items()
    }
    for name, one in children.items():
        places[name].type(one, f"{WORDS}: é")
        one.press("ctrl+q")
        assert one.exit_code() == 0, name
        assert places[name].kept(tmp_path) == [f"{WORDS}: é"], name
        assert all(sign in one.output for sign in HIDES), name
        assert echoes(one), name


@pytest.mark.parametrize("plain", [False, True])
def test_begun_in_the_background_it_waits_for_its_turn(
    tmp_path: Path, child: Start, plain: bool
) -> None:
    small_pack(tmp_path, CASES)
    words = " ".join((RUN, *(PLAIN if plain else PRACTICE).arguments))
    script = f"set -m; {words} & sleep 2; echo it waits; read line; fg; echo code $?"
    one = child(command=("sh", "-c", script))
    one.wait("it waits")
    assert b"\x1b[?1049h" not in one.output
    one.press("enter")
    one.wait("there is." if plain else "Your answer")
    one.send(WORDS)
    one.wait(WORDS)
    one.press("ctrl+c" if plain else "ctrl+q")
    one.wait(f"code {130 if plain else 0}")
    assert drafts(tmp_path) == [WORDS]


@pytest.mark.parametrize("way", ["2>/dev/null", "2>&-", ">/dev/null", ">&-", "<&-", "</dev/null"])
def test_without_a_terminal_on_each_side_the_app_does_not_begin(child: Start, way: str) -> None:
    one = child(command=("sh", "-c", f"{RUN} {way}; echo code $?"))
    one.wait("code 2")
    assert b"\x1b[?1049h" not in one.output
    assert echoes(one)
    if not way.startswith("2"):
        assert "the app needs a terminal" in one.screen


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    for words in ("list", "list --json", "show d15-hotel-concierge", "keys"):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", f"{RUN} {words} | head -c 1 > /dev/null; echo $?"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert int(done.stdout) in (0, 128 + signal.SIGPIPE), words
        assert done.stderr == "", words


def test_ctrl_c_while_it_is_imported_leaves_no_trace(child: Start) -> None:
    hook = (
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'hotseat.cli.output':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from hotseat.__main__ import main\n"
        "sys.exit(main())\n"
    )
    one = child(command=(sys.executable, "-c", hook))
    assert one.exit_code() == 128 + signal.SIGINT
    assert one.output == b""
