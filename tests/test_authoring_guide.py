"""The authoring guide holds: its files are written, its commands run, its rules broken."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.guide_blocks import (
    GUIDE,
    RULES,
    Block,
    Tried,
    agrees,
    bend,
    blocks,
    commands,
    tried_patterns,
)

from hotseat.cli.main import main
from hotseat.patterns.lexicon import Lexicon, compile_pattern
from hotseat.rubrics.samples import phrase_words

TEXT = GUIDE.read_text(encoding="utf-8")
WALK, _, BROKEN = TEXT.partition(RULES)
RULE_BLOCKS = [block for block in blocks(BROKEN) if block.kind == "diff"]


@pytest.fixture
def shell(tmp_path: Path, need_program: Callable[[str], str]) -> Callable[[str], str]:
    """A function that runs a line in a folder of its own and gives all that it prints."""
    bash = need_program("bash")
    home, programs = tmp_path / "home", tmp_path / "bin"
    home.mkdir()
    programs.mkdir()
    hotseat = programs / "hotseat"
    python = shlex.quote(sys.executable)
    hotseat.write_text(f'#!/bin/sh\nexec {python} -m hotseat "$@"\n', encoding="utf-8")
    hotseat.chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"

    def call(line: str) -> str:
        done = subprocess.run(
            [bash, "-c", line],
            cwd=home,
            env=os.environ | {"PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.stdout

    return call


@pytest.mark.slow
def test_the_guide_runs_from_top_to_bottom(shell: Callable[[str], str], tmp_path: Path) -> None:
    ran = 0
    for block in blocks(WALK):
        if block.kind == "yaml":
            assert block.lines[0].startswith("# ")
            path = tmp_path / "home" / block.lines[0][2:]
            assert path.parent.is_dir()
            path.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
        elif block.kind == "diff":
            bend(tmp_path / "home", block.lines)
        else:
            assert block.kind == "console"
            for command in commands(block.lines):
                got = shell(command.words)
                shown = "\n".join(command.said)
                assert agrees(command.said, got), f"$ {command.words}\n{got}\nis not\n{shown}"
                ran += 1
    assert ran >= 8


def test_there_are_ten_rules_and_nothing_else_is_fenced_there() -> None:
    assert len(RULE_BLOCKS) == 10
    assert blocks(BROKEN) == RULE_BLOCKS


@pytest.mark.slow
@pytest.mark.parametrize("block", RULE_BLOCKS, ids=[str(n) for n in range(1, 11)])
def test_breaking_a_rule_gives_what_the_guide_says(
    block: Block,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["bank", "new", "demo"]) == 0
    bend(tmp_path, block.lines)
    [command] = commands(block.lines)
    message, hint = command.said
    [program, *words] = shlex.split(command.words)
    assert program == "hotseat"
    capsys.readouterr()
    code = main(words)
    told = problems(capsys.readouterr().err)
    assert (message, hint) in told
    failed = {"check": 3, "test": 1}[words[1]]
    assert code == (0 if ": warning: " in message else failed)
    if code:
        # No other error hides what the rule is about.
        assert [first for first, _ in told if ": warning: " not in first] == [message]
    else:
        assert told == [(message, hint)]


def problems(err: str) -> list[tuple[str, str]]:
    """The first line of each problem and its hint; lines of files between them left out."""
    found: list[tuple[str, str]] = []
    for line in err.splitlines():
        if not line.startswith(" "):
            found.append((line, ""))
        elif line.startswith("    hint: "):
            found[-1] = found[-1][0], line
    return found


@pytest.mark.parametrize("row", tried_patterns(TEXT), ids=lambda row: row.pattern)
def test_a_pattern_of_the_table_finds_what_it_says(row: Tried) -> None:
    assert row.finds
    assert row.misses
    lexicon = Lexicon({"it": [compile_pattern(row.pattern, "guide")]})
    patterns = set(lexicon.entries["it"])
    for phrase, wanted in [*((p, True) for p in row.finds), *((p, False) for p in row.misses)]:
        words = phrase_words(phrase)
        found = bool(lexicon.live(words.keys).held(patterns, words))
        assert found is wanted, phrase


@pytest.mark.parametrize(
    ("said", "got", "same"),
    [
        (("a", "b"), "a\nb\n", True),
        (("a", "b"), "a\nb\nc\n", False),
        (("...", "b ... d"), "1\n2\nb c d\n", True),
        (("...",), "", True),
        (("a.c",), "abc\n", False),
        ((), "oh\n", False),
    ],
)
def test_outputs_are_compared_as_shown(said: tuple[str, ...], got: str, same: bool) -> None:
    assert agrees(said, got) is same
