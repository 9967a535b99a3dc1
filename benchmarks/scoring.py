"""How long marking one decision answer of 150 words takes, beside the reference reader.

Every answer is marked once a process, right after it was read by the reference, so that no cache
knows it; further processes repeat the round, and each answer keeps its least times.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from benchmarks import reference_reader

from hotseat.bank.load import load_bank
from hotseat.bank.models import Question
from hotseat.interview.library import Library
from hotseat.rubrics.models import Rubric
from hotseat.scoring import score

LIMIT = 20.0
WORDS = 150
LEAST_ANSWERS = 20
ROUNDS = 5


def main() -> int:
    """Print the ratio and give the exit code: 1 beyond the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="fresh processes")
    parser.add_argument("--round", action="store_true", help="one round, printed as JSON")
    args = parser.parse_args()
    if args.round:
        print(json.dumps(_round()))
        return 0
    rounds = [_in_a_process() for _ in range(args.rounds)]
    least = [
        [min(times) for times in zip(*pairs, strict=True)] for pairs in zip(*rounds, strict=True)
    ]
    ratios = sorted(ours / reference for reference, ours in least)
    reference, ours = (1000 * median(times) for times in zip(*least, strict=True))
    beyond = median(ratios) > LIMIT
    print(
        f"one answer marked {ours:.1f} ms | reference reader {reference:.2f} ms | "
        f"ratio {median(ratios):.1f}, least {ratios[0]:.1f}, most {ratios[-1]:.1f} | "
        f"limit {LIMIT:.0f} {'BEYOND' if beyond else 'kept'}  "
        f"({len(ratios)} answers, {args.rounds} rounds)"
    )
    return int(beyond)


def _in_a_process() -> list[tuple[float, float]]:
    command = [sys.executable, "-m", "benchmarks.scoring", "--round"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [(reference, ours) for reference, ours in json.loads(done.stdout)]


def _round() -> list[tuple[float, float]]:
    """Seconds of the reference and of ours for each answer."""
    library = Library(load_bank())
    answers = list(_answers(library))
    assert len({text for _, text in answers}) >= LEAST_ANSWERS
    for question, _ in answers:
        library.rubric(question)
    return [_times(question, library.rubric(question), text) for question, text in answers]


def _times(question: Question, rubric: Rubric, text: str) -> tuple[float, float]:
    reference = _seconds(lambda: reference_reader.read(text))
    return reference, _seconds(lambda: score(text, question, rubric))


def _answers(library: Library) -> Iterator[tuple[Question, str]]:
    """Texts of 148 to 150 words: the strong answers cut, and a wrong one with a fair one behind."""
    for question in library.bank.questions.values():
        if question.kind == "decision":
            graded = {answer.grade: answer.text for answer in reversed(question.answers)}
            weaker = " ".join(graded[g] for g in ("wrong", "fair") if g in graded)
            for text in (graded.get("strong", ""), weaker):
                if (cut := _cut(text)) is not None:
                    yield question, cut


def _cut(text: str) -> str | None:
    """The first 150 words with all that stands between them; None if there are fewer."""
    pieces = text.split(" ")
    kept = words = 0
    for piece in pieces:
        words += len(piece.split())
        if words > WORDS:
            break
        kept += 1
    cut = " ".join(pieces[:kept])
    return cut if len(cut.split()) >= WORDS - 2 else None


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
