"""The frame of the command line: verbs, errors, exit codes."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hotseat._version import __version__
from hotseat.cli import list as list_verb
from hotseat.cli.main import VERBS
from hotseat.errors import InvalidFileError, Problem

Run = Callable[..., tuple[int, str, str]]


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"hotseat {__version__}\n", "")
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for verb, (_, line) in VERBS.items():
        assert re.search(rf"^  {verb} +{re.escape(line)}$", out, re.MULTILINE)
    assert run("-h") == (code, out, err)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_of_its_own(run: Run, verb: str) -> None:
    if importlib.util.find_spec(VERBS[verb][0]) is None:
        pytest.skip(f"{verb} is not there yet")
    code, out, err = run(verb, "--help")
    assert (code, err) == (0, "")
    assert f"usage: hotseat {verb}" in out
    assert importlib.import_module(VERBS[verb][0]).__doc__


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lst"], "did you mean list?"),
        (["bogus"], "no verb 'bogus'"),
        (["--bogus"], "unrecognized arguments: --bogus"),
        (["list", "--bogus"], "unrecognized arguments: --bogus"),
        (["list", "--kind", "x"], "invalid choice"),
        (["show"], "ID"),
        (["bank"], "say what to do: new, check,"),
        (["bank", "chck"], "did you mean check?"),
        (["bank", "schema", "--of", "x"], "no schema of 'x'"),
        ([], "needs a terminal"),
        (["--bank", "x"], "needs a terminal"),
    ],
)
def test_wrong_usage_is_two(run: Run, words: list[str], said: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_only_the_chosen_verb_is_imported() -> None:
    program = (
        "import sys\nfrom hotseat.cli.main import main\nmain(['list', '--help'])\n"
        "print([m for m in sys.modules if m.startswith('hotseat.cli.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "hotseat.cli.list" in done.stdout
    for verb in ("show", "doctor", "keys", "score", "bank", "evaluate", "app"):
        assert f"hotseat.cli.{verb}'" not in done.stdout


def raising(error: BaseException) -> Callable[[object], int]:
    def run_verb(args: object) -> int:
        secret = "my whole answer"  # what a traceback with locals would show
        raise error if secret else RuntimeError

    return run_verb


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (ValueError("my whole answer"), 70, "ValueError in run.py, line"),
        (RecursionError("my whole answer"), 70, "RecursionError"),
        (InvalidFileError([Problem("a.yaml", 2, 1, "is bad")]), 3, "a.yaml:2:1: is bad\n"),
    ],
)
def test_errors_end_with_a_message_and_a_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr(list_verb, "run", raising(error))
    got, out, err = run("list")
    assert (got, out) == (code, "")
    assert said in err
    assert "my whole answer" not in err
    assert "Traceback" not in err


def test_what_is_printed_is_cleaned(run: Run, bank: Path) -> None:
    hostile = bank / "travel" / "hostile.yaml"
    hostile.write_text(
        'id: hostile\nkind: concept\ntitle: "A\\e]52;c;UFdORUQ=\\e\\\\"\n'
        'prompt: "B \\e[2J \\x9b31m \\0"\npoints: [{id: a, statement: "\\e[31m"}]\n',
        encoding="utf-8",
    )
    (bank / "travel" / "worse.yaml").write_text('id: "\\e[31m"\n"\\e]0;": x\n', encoding="utf-8")
    said = ""
    for words in (
        ["list", "--bank", bank],
        ["list", "--json", "--bank", bank],
        ["show", "hostile", "--answers", "--bank", bank],
        ["bank", "check", bank],
        ["show", "\x1b[31m", "--bank", bank],
        ["\x1b]0;x"],
        ["list", "--\x1b[31m"],
    ):
        _, out, err = run(*words)
        said += out + err
    assert "hostile" in said
    assert not set(said) & set("\x1b\x9b\x00\x07")


def child(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "hotseat", *words],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


@pytest.mark.parametrize("env", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_no_encoding_stops_the_output(bank: Path, env: dict[str, str]) -> None:
    question = bank / "travel" / "to-rome.yaml"
    text = question.read_text(encoding="utf-8").replace("Rome tomorrow", "Köln 日本 tomorrow")
    question.write_text(text, encoding="utf-8")
    done = child("show", "to-rome", "--bank", str(bank), env=env)
    assert done.returncode == 0, done.stderr
    assert b"K" in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize("words", ["--help", "show to-rome --bank '{bank}'"])
def test_a_closed_pipe_is_quiet(bank: Path, words: str) -> None:
    command = f"'{sys.executable}' -m hotseat {words.format(bank=bank)}"
    # The reader is gone for certain before anything is written.
    script = f"(sleep 0.3; {command}; echo $? >&2) | true"
    done = subprocess.run(["sh", "-c", script], capture_output=True, check=True)
    assert done.stderr == b"141\n"


@pytest.mark.parametrize("words", ["--version", "list --bank '{bank}'"])
def test_a_closed_stdout_is_quiet(bank: Path, words: str) -> None:
    command = f"'{sys.executable}' -m hotseat {words.format(bank=bank)} >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["--version", "list --bank '{bank}'"])
def test_a_full_disk_is_told(bank: Path, words: str) -> None:
    command = f"'{sys.executable}' -m hotseat {words.format(bank=bank)} >/dev/full"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 70
    assert done.stderr == b"hotseat: the output: No space left on device\n"
