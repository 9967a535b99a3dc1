"""Files made to hang, crash or fill the memory are refused at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hotseat.errors import InvalidFileError
from hotseat.files.yamlfile import read_yaml

ALIASES = "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 31))
MERGES = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 31)
)
BOMBS = {
    "aliases": (ALIASES, "aliases"),
    "merge keys with anchors": (MERGES, "aliases"),
    "a merge key": ("a: 1\n<<: {b: c}\n", "merge"),
    "an alias without anchor": ("a: *b\n", "aliases"),
    "25,000 brackets": ("[" * 25_000, "the limit is 20"),
    "100,000 brackets": ("[" * 100_000, "the limit is 20"),
    "100,000 dashes": ("- " * 100_000, "the limit is 20"),
    "100,000 mappings": ("{a: " * 100_000, "the limit is 20"),
    "1,000 lines inward": ("".join(" " * n + "-\n" for n in range(1_000)), "the limit is 20"),
    "a tag": ("a: !!python/object/apply:os.system [true]\n", "tags"),
    "a harmless tag": ("a: !!str b\n", "tags"),
    "a local tag": ("a: !x b\n", "tags"),
    "60,000 values": ("- x\n" * 60_000, "50,000"),
    "a long text": ("a: " + "x" * 64_001, "64,001 characters; the limit is 64,000"),
    "a large file": ("#" * 1_000_001, "1,000,001 bytes, the limit is 1,000,000"),
    "two documents": ("a: 1\n---\nb: 2\n", "second document"),
    "a list as key": ("[a]: b\n", "key"),
    "a mapping as key": ("? {a: b}\n: c\n", "key"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_no_time(tmp_path: Path, name: str) -> None:
    content, words = BOMBS[name]
    path = tmp_path / "bomb.yaml"
    path.write_text(content, encoding="utf-8")
    start = time.perf_counter()
    with pytest.raises(InvalidFileError) as caught:
        read_yaml(path)
    assert time.perf_counter() - start < 0.5
    assert len(caught.value.problems) == 1
    assert words in caught.value.problems[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    os.mkfifo(path)
    start = time.perf_counter()
    with pytest.raises(InvalidFileError) as caught:
        read_yaml(path)
    assert time.perf_counter() - start < 0.1
    assert "regular file" in caught.value.problems[0].message


def test_the_limits_themselves_are_allowed(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("a: " + "x" * 64_000 + "\nb: " + "[" * 19 + "]" * 19 + "\n", encoding="utf-8")
    assert len(read_yaml(path).data["a"]) == 64_000


PEAK = """
import sys
from hotseat.__main__ import main
code = main(["bank", "check", sys.argv[1]])
status = open("/proc/self/status").read()
peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
print(code, peak.split()[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
@pytest.mark.parametrize("name", ["25,000 brackets", "100,000 dashes", "merge keys with anchors"])
def test_a_whole_process_stays_small(tmp_path: Path, name: str) -> None:
    (tmp_path / "pack.yaml").write_text(BOMBS[name][0], encoding="utf-8")
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(tmp_path)], capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    code, kilobytes = done.stdout.split()[-2:]
    assert code == "3"
    assert "pack.yaml:1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert int(kilobytes) < 200_000
    assert seconds < 3  # Alone it takes 0.3 s; other tests may run beside it.


def test_nothing_is_executed(tmp_path: Path) -> None:
    path = tmp_path / "evil.yaml"
    path.write_text(f"!!python/object/apply:os.mkdir ['{tmp_path}/made']\n", encoding="utf-8")
    with pytest.raises(InvalidFileError):
        read_yaml(path)
    assert not (tmp_path / "made").exists()
