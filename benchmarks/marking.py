"""How long marking one decision answer of 150 words takes, beside the reference reader.

Every answer is marked once a process, right after it was read by the reference, so that no cache
knows it; further processes repeat the round, and each answer keeps its least times.
"""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

from benchmarks import reference_reader
from benchmarks.answers import decision_answers
from benchmarks.figure import Figure, seconds

from hotseat.bank.load import load_bank
from hotseat.interview.library import Library
from hotseat.scoring import score

SPEED_LIMIT = 10.0
"""Answers a second."""
RATIO_LIMIT = 10.0


def marking(rounds: int) -> list[Figure]:
    """Answers a second on one processor, and the median ratio to the reference."""
    found = [_in_a_process() for _ in range(rounds)]
    least = [
        [min(times) for times in zip(*pairs, strict=True)] for pairs in zip(*found, strict=True)
    ]
    ratios = sorted(ours / reference for reference, ours in least)
    reference, ours = (median(times) for times in zip(*least, strict=True))
    told = f"{len(least)} answers of 150 words, {rounds} rounds"
    times = f"{1000 * ours:.1f} ms beside {1000 * reference:.2f} ms"
    spread = f"least {ratios[0]:.1f}, most {ratios[-1]:.1f}"
    return [
        Figure("answers a second", 1 / ours, SPEED_LIMIT, told, at_least=True),
        Figure("times the reference", median(ratios), RATIO_LIMIT, f"{times}; {spread}"),
    ]


def _in_a_process() -> list[tuple[float, float]]:
    command = [sys.executable, "-m", "benchmarks.marking"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [(reference, ours) for reference, ours in json.loads(done.stdout)]


def _round() -> list[tuple[float, float]]:
    """Seconds of the reference and of ours for each answer."""
    library = Library(load_bank())
    answers = decision_answers(library)
    rubrics = [library.rubric(question) for question, _ in answers]
    return [
        (
            seconds(lambda text=text: reference_reader.read(text)),  # type: ignore[misc]
            seconds(lambda a=(text, question, rubric): score(*a)),  # type: ignore[misc]
        )
        for (question, text), rubric in zip(answers, rubrics, strict=True)
    ]


if __name__ == "__main__":
    print(json.dumps(_round()))
