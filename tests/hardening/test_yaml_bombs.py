"""Y1 to Y4: files made to run code, to fill the memory, to crash the parser or to block."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.hardening.child import Child
from tests.hardening.conftest import Measured

from hotseat.bank.load import load_bank
from hotseat.desk.ratings import read_cards
from hotseat.desk.transcripts import read_transcript
from hotseat.errors import EXIT_INVALID, InvalidFileError, Problem
from hotseat.evaluation.labelled import rows_by_id
from hotseat.files.yamlfile import read_yaml
from hotseat.settings.load import read_settings

ALIASES = "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 31))
MERGES = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 31)
)
DEEP = {
    "brackets": "[" * 100_000,
    "dashes": "- " * 100_000,
    "mappings": "{a: " * 100_000,
    "lines": "".join(" " * n + "-\n" for n in range(1_000)),
}
LIMITS = {
    "bytes": ("#" * 1_000_001, "1,000,001 bytes, the limit is 1,000,000"),
    "characters of a text": ("a: " + "x" * 64_001, "64,001 characters; the limit is 64,000"),
    "characters of a key": ("? " + "x" * 64_001, "64,001 characters; the limit is 64,000"),
    "values": ("- x\n" * 50_001, "50,001 values so far; the limit is 50,000"),
    "depth": ("[" * 21 + "]" * 21, "nested 21 deep; the limit is 20"),
}
SOUND = "id: {id}\nkind: concept\nprompt: Why?\npoints: [{{id: a, statement: It is red.}}]\n"


def refused(path: Path, content: str | None = None) -> Problem:
    """The one thing that is wrong with a file."""
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        read_yaml(path)
    (problem,) = caught.value.problems
    return problem


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The least time of three."""
    taken = []
    for _ in range(3):
        begun = clock()
        work()
        taken.append(clock() - begun)
    return min(taken)


TAGS = (
    "!!python/object/apply:os.mkdir ['{made}']",
    "!!python/object/new:os.mkdir ['{made}']",
    "!!python/name:os.mkdir",
    "!!str b",
    "!<tag:yaml.org,2002:str> b",
    "!x b",
)


def test_y1_tags_are_refused_and_run_nothing(tmp_path: Path, figure: Measured) -> None:
    made = tmp_path / "made"
    for tag in TAGS:
        problem = refused(tmp_path / "evil.yaml", f"a: 1\nb: {tag.format(made=made)}\n")
        assert (problem.line, problem.column) == (2, 4), tag
        assert "tags are not allowed" in problem.message
    figure(f"folders made by {len(TAGS)} tags", made.exists(), most=0)


def test_y1_the_lint_that_forbids_unsafe_loading_is_on() -> None:
    root = Path(__file__).resolve().parents[2]
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
    assert "S" in settings["lint"]["select"]
    assert not {"S506", "S"} & set(settings["lint"]["ignore"])
    assert not any("S506" in path.read_text("utf-8") for path in (root / "src").rglob("*.py"))


# What is imported is there before, so that the file alone counts.
GROWTH = """
import sys, time
from functools import partial
from pathlib import Path
from hotseat.files.yamlfile import read_yaml
from hotseat.errors import InvalidFileError

def peak():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

small, *bombs = map(Path, sys.argv[1:])
read_yaml(small)
for bomb in bombs:
    before, begun = peak(), time.process_time()
    try:
        read_yaml(bomb)
    except InvalidFileError as error:
        print(time.process_time() - begun, peak() - before, error.problems[0].message)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
def test_y2_bombs_of_aliases_and_merge_keys_are_refused(tmp_path: Path, figure: Measured) -> None:
    contents = {"small": "a: b\n", "aliases": ALIASES, "merges": MERGES}
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    files = [tmp_path / name for name in contents]
    done = subprocess.run(
        [sys.executable, "-c", GROWTH, *files], capture_output=True, text=True, check=True
    )
    found = [line.split(None, 2) for line in done.stdout.splitlines()]
    assert [message.split(" (")[0] for _, _, message in found] == [
        "anchors and aliases are not allowed"
    ] * 2
    figure("slowest bomb", max(float(taken) for taken, _, _ in found), "s", most=0.1)
    figure("memory of a bomb", max(int(kb) for _, kb, _ in found) / 1024, "MiB", most=20)


@pytest.mark.parametrize(
    "content", ["a: 1\n<<: {b: c}\n", "a: &x 1\n", "a: *b\n", "? &x a\n: b\n", "- &x [a]\n"]
)
def test_y2_any_anchor_alias_or_merge_key_is_an_error(tmp_path: Path, content: str) -> None:
    message = refused(tmp_path / "bank.yaml", content).message
    assert "not allowed" in message
    assert "merge" in message or "alias" in message


def test_y3_deep_nesting_is_refused_at_once(tmp_path: Path, figure: Measured) -> None:
    slowest = 0.0
    for name, content in DEEP.items():
        path = tmp_path / f"{name}.yaml"
        assert refused(path, content).message.endswith("deep; the limit is 20")
        slowest = max(slowest, seconds(partial(refused, path)))
    figure("slowest of the deep files", slowest, "s", most=0.3)


def test_y3_the_command_line_tells_and_lives(tmp_path: Path) -> None:
    running = {}
    for name in ("brackets", "dashes"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pack.yaml").write_text(DEEP[name], encoding="utf-8")
        command = [sys.executable, "-m", "hotseat", "bank", "check", str(folder)]
        running[name] = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    for name, process in running.items():
        _, err = process.communicate(timeout=30)
        assert process.returncode == EXIT_INVALID, name
        assert "pack.yaml:1:" in err
        assert "deep; the limit is 20\n" in err
        assert "Traceback" not in err


@pytest.mark.slow
def test_y3_the_app_tells_and_lives(tmp_path: Path, child: Callable[..., Child]) -> None:
    pack = tmp_path / "packs" / "deep"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("id: deep\ntopic: fine_tuning_vs_rag\n", encoding="utf-8")
    (pack / "sound.yaml").write_text(SOUND.format(id="sound"), encoding="utf-8")
    for name in ("brackets", "dashes"):
        (pack / f"{name}.yaml").write_text(DEEP[name], encoding="utf-8")
    app = child("--bank", str(pack))
    app.wait("2 things in the bank")
    app.press("ctrl+q")
    assert app.exit_code() == 0


@pytest.mark.parametrize("name", LIMITS)
def test_y4_each_limit_is_told_with_the_value(tmp_path: Path, name: str) -> None:
    content, words = LIMITS[name]
    assert refused(tmp_path / "bank.yaml", content).message.endswith(words)


def test_y4_what_is_within_the_limits_is_read_in_no_time(tmp_path: Path, figure: Measured) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("a: " + "x" * 64_000 + "\nb: " + "[" * 19 + "]" * 19, encoding="utf-8")
    assert len(read_yaml(path).data["a"]) == 64_000
    path.write_text("- x\n" * 49_999 + "# " + "#" * 799_000, encoding="utf-8")
    assert len(read_yaml(path).data) == 49_999
    figure("a file at all its limits", seconds(lambda: read_yaml(path)), "s", most=3)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


KINDS: dict[str, Callable[[Path], object]] = {
    "pipe": a_pipe,
    "socket": a_socket,
    "device": a_device,
    "folder": Path.mkdir,
}


def of_cards(path: Path) -> None:
    """What an export of the desk is read by tells problems instead of raising them."""
    if problems := read_cards(path).problems:
        raise InvalidFileError(problems)


def of_lines(path: Path) -> None:
    """So does what labelled and gold answers are read by."""
    problems: list[Problem] = []
    rows_by_id(path, problems)
    if problems:
        raise InvalidFileError(problems)


READERS: dict[str, Callable[[Path], object]] = {
    "question, pack, topic, rubric or lexicon": read_yaml,
    "config": read_settings,
    "transcript": read_transcript,
    "gold and labelled answers": of_lines,
    "cards of the desk": of_cards,
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("kind", KINDS)
def test_y4_only_regular_files_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Measured, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)  # The path of a socket must be short.
    path = Path("bank.yaml")
    KINDS[kind](path)
    slowest = 0.0
    for reader in READERS.values():

        def read(reader: Callable[[Path], object] = reader) -> None:
            with pytest.raises(InvalidFileError) as caught:
                reader(path)
            (problem,) = caught.value.problems
            assert problem.path == "bank.yaml"

        slowest = max(slowest, seconds(read, time.perf_counter))
    figure(f"slowest refusal of a {kind}", slowest, "s", most=0.1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_y4_a_pack_with_a_pipe_in_each_place_does_not_block(
    tmp_path: Path, figure: Measured
) -> None:
    (tmp_path / "guide").mkdir()
    for name in ("pack.yaml", "topic.yaml", "question.yaml", "guide/page.md"):
        os.mkfifo(tmp_path / name)
    errors = load_bank([tmp_path]).errors
    told = {Path(problem.path).name for problem in errors if "regular" in problem.message}
    assert told == {"pack.yaml", "question.yaml"}
    figure(
        "a pack of pipes", seconds(lambda: load_bank([tmp_path]), time.perf_counter), "s", most=1
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_y4_the_commands_that_take_a_file_refuse_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    question = "d01-support-voice"
    commands = [
        ["score", "-q", question, "pipe"],
        ["score", "--batch", "pipe"],
        ["desk", "import", "pipe"],
        ["desk", "verify", "pipe"],
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "hotseat", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )
        for words in commands
    ]
    for words, process in zip(commands, running, strict=True):
        _, err = process.communicate(timeout=60)
        assert process.returncode == EXIT_INVALID, (words, err)
        assert "is not a regular file" in err
