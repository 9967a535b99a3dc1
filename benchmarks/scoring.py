"""How fast answers are marked, and how that grows: each figure on a line, against its limit."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from benchmarks.figure import Figure
from benchmarks.growth import growth
from benchmarks.marking import marking
from benchmarks.memory import memory
from benchmarks.workers import workers

ROUNDS = 5
WORKER_ROUNDS = 3
BATCH = 20_000
FULL_BATCH = 100_000


def main() -> int:
    """Print the figures and give the exit code: 1 if any is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="repetitions")
    parser.add_argument("--full", action="store_true", help=f"memory over {FULL_BATCH:,} answers")
    parts = ("marking", "growth", "memory", "workers")
    parser.add_argument("--only", choices=parts, help="one part alone")
    args = parser.parse_args()
    measures: dict[str, Callable[[], list[Figure]]] = {
        "marking": lambda: marking(args.rounds),
        "growth": lambda: growth(args.rounds),
        "memory": lambda: memory(FULL_BATCH if args.full else BATCH),
        "workers": lambda: workers(min(args.rounds, WORKER_ROUNDS)),
    }
    beyond = False
    for name in [args.only] if args.only else parts:
        for figure in measures[name]():
            print(figure.line(), flush=True)
            beyond = beyond or figure.beyond
    return int(beyond)


if __name__ == "__main__":
    sys.exit(main())
