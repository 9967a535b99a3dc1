"""What a second worker is worth to a batch, and whether the output stays the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.answers import many_answers
from benchmarks.figure import Figure

from hotseat.bank.load import load_bank
from hotseat.interview.library import Library

ANSWERS = 1_200
"""Enough for the start, which one process does alone, not to count much."""
LIMIT = 1.6
FREE = 1.8
"""What two loops that share nothing must gain over one, or the machine is too busy to tell."""
_LOOP = [sys.executable, "-c", "n = 0\nfor i in range(20_000_000): n += i"]

Times = tuple[float, float]
"""Seconds by the clock, and of processors."""


def workers(rounds: int) -> list[Figure]:
    """The gain by two workers. On a machine that does not give us two processors, the gain that
    their processor time allows stands in, and the line says so.
    """
    with tempfile.TemporaryDirectory(prefix="hotseat-bench-") as folder:
        few, many = Path(folder) / "few.jsonl", Path(folder) / "many.jsonl"
        _fill(few, 1)
        _fill(many, ANSWERS)
        runs: dict[str, list[Times]] = {"start": [], "1": [], "2": []}
        loops: tuple[list[float], list[float]] = [], []
        for _ in range(rounds):
            loops[0].append(_loops(1))
            runs["start"].append(_run(few, 1, folder))
            for count in (1, 2):
                runs[str(count)].append(_run(many, count, folder))
            loops[1].append(_loops(2))
        same = Path(folder, "out-1").read_bytes() == Path(folder, "out-2").read_bytes()
    assert same, "two workers print something else than one"
    (one, cpu_one), (two, cpu_two) = (_least(runs[name]) for name in ("1", "2"))
    start = _least(runs["start"])[1]
    gain, allowed = one / two, cpu_one / (start + (cpu_two - start) / 2)
    free = 2 * min(loops[0]) / min(loops[1])
    told = f"{ANSWERS:,} answers: {one:.1f} s, by two {two:.1f} s; same bytes; two loops {free:.2f}"
    if gain < LIMIT and free < FREE:
        told += f": BUSY MACHINE, by the clock {gain:.2f}; this is by processor time"
        gain = allowed
    return [Figure("gain by two workers", gain, LIMIT, told, at_least=True)]


def _least(times: list[Times]) -> Times:
    clock, processor = zip(*times, strict=True)
    return min(clock), min(processor)


def _fill(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for n, (question, text) in enumerate(many_answers(Library(load_bank()), count)):
            file.write(json.dumps({"id": str(n), "question": question, "answer": text}) + "\n")


def _run(path: Path, count: int, folder: str) -> Times:
    command = ["score", "--batch", str(path), "--workers", str(count)]
    with Path(folder, f"out-{count}").open("wb") as out:
        before, begun = os.times(), time.perf_counter()
        subprocess.run([sys.executable, "-m", "hotseat", *command], check=True, stdout=out)
        took, after = time.perf_counter() - begun, os.times()
    user = after.children_user - before.children_user
    return took, user + after.children_system - before.children_system


def _loops(count: int) -> float:
    begun = time.perf_counter()
    children = [subprocess.Popen(_LOOP) for _ in range(count)]
    assert not any(child.wait() for child in children)
    return time.perf_counter() - begun
