"""Every example in `docs/authors-tools.md` prints what stands there."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hotseat.cli import bank_try, watching

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "authors-tools.md"
EXAMPLE = re.compile(r"^```console\n\$ hotseat ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAVED = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = EXAMPLE.findall(PAGE.read_text("utf-8"))

Run = Callable[..., tuple[int, str, str]]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_an_example_prints_what_stands_there(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, printed: str
) -> None:
    monkeypatch.chdir(ROOT)
    code, out, err = run(*command.split())
    assert code in (0, 1)
    assert err == ""
    assert out == printed


def test_what_is_told_after_a_save(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "docs" / "examples" / "homes", tmp_path / "homes")
    topic = tmp_path / "homes" / "topic.yaml"
    old = "(stay|remain) ... (decade|years)"
    saved = False

    def wait(seconds: float) -> None:
        nonlocal saved
        if seconds > watching.POLL / 2:
            if saved:
                raise KeyboardInterrupt
            topic.write_text(topic.read_text("utf-8").replace(old, f"{old}, down roots"), "utf-8")
            saved = True

    monkeypatch.setattr(bank_try, "wait", wait)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, out, _ = run("bank", "try", tmp_path / "homes" / "decisions" / "retired.yaml")
    assert code == 130
    (told,) = SAVED.findall(PAGE.read_text("utf-8"))
    assert out.partition("\n\n")[2] == told


def test_the_example_pack_is_sound(run: Run) -> None:
    homes = ROOT / "docs" / "examples" / "homes"
    code, out, err = run("bank", "check", homes)
    assert (code, out, err) == (0, "1 pack, 5 questions: 0 errors, 0 warnings\n", "")
    assert run("bank", "test", homes)[0] == 0
