"""Whether a long batch of short answers keeps its memory."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import IO

from benchmarks.answers import short_answers
from benchmarks.figure import Figure

from hotseat.bank.load import load_bank
from hotseat.interview.library import Library

WARM = 5_000
"""Answers after which memory is read first."""
LIMIT = 3.0
"""MB. An id takes 16 bytes: 1.6 MB of 100,000."""
PENDING = 50
"""Scorecards that may still be in the buffer of the output."""


def memory(count: int) -> list[Figure]:
    """How much the resident memory grows from 5,000 answers to the last."""
    command = [sys.executable, "-m", "hotseat", "score", "--batch", "-"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    done = threading.Event()
    writer = threading.Thread(target=_write, args=(child.stdin, count, done))
    writer.start()
    sizes = []
    for number, _ in enumerate(child.stdout, start=1):
        if number in (WARM, count - PENDING):
            sizes.append(_resident(child.pid))
            if number != WARM:
                done.set()
    writer.join()
    assert child.wait() == 0
    first, last = sizes
    told = f"{first:.1f} MB after {WARM:,} answers of 25 words, {last:.1f} MB after {count:,}"
    return [Figure("memory grows by", last - first, LIMIT, told, unit=" MB")]


def _write(stream: IO[bytes], count: int, done: threading.Event) -> None:
    """All answers; the end of the file only when memory was read."""
    with stream:
        for number, (question, text) in enumerate(short_answers(Library(load_bank()), count, WARM)):
            row = {"id": f"answer-{number}", "question": question, "answer": text}
            stream.write(json.dumps(row).encode() + b"\n")
        stream.flush()
        done.wait()


def _resident(pid: int) -> float:
    """MB."""
    told = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], check=True, capture_output=True, text=True
    )
    return int(told.stdout) / 1024
