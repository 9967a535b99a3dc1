"""How long 2,000 questions take to be read and checked, beside PyYAML's fast loader on the same."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml
from benchmarks.ratio import Ratio, verdict

from hotseat.bank.load import load_bank

QUESTIONS = 2_000
ROUNDS = 5
LIMIT = 10.0
TOPIC = """\
id: travel
options:
  train: {title: train, name: {say: [train]}}
  bicycle: {title: bicycle, name: {say: [bicycle]}}
causes:
  distance: {title: far, option: train}
  health: {title: health, option: bicycle}
"""
QUESTION = """\
id: way{n}
title: The way to work, number {n}
kind: decision
level: mid
minutes: 6
tags: [roads, hills]
prompt: |
  The office is {n} miles away, the hills are steep, and the road is full in the morning. Somebody
  in the team says that the bicycle is always faster. How would you go, and why?
expect: {{cause: distance, options: [train]}}
facts: [hill* ... steep, "{n}_mile", "office | team"]
probes:
  diagnosis: What is the matter here?
  recommendation: Which one, then?
  other_technique: What about the other?
  combine: Would both be good?
answers:
  - grade: strong
    overall: 5
    text: |
      It is a matter of distance: {n} miles are far, so I would take the train, and leave the
      bicycle for days without hills.
  - {{grade: wrong, overall: 1, text: "By bicycle, as it's healthy."}}
"""


def main() -> int:
    """Print the ratio and give the exit code: 1 if it is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="repetitions")
    return verdict([loading(parser.parse_args().rounds)])


def loading(rounds: int, questions: int = QUESTIONS) -> Ratio:
    """Both, in turn, by the processor time of this process."""
    ratio = Ratio(f"{questions:,} questions", "CSafeLoader", LIMIT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in files(questions):
            (folder / path).write_text(text, encoding="utf-8")
        for _ in range(rounds):
            ratio.bases.append(_timed_base(folder))
            ratio.ours.append(_timed_ours(folder, questions))
    return ratio


def files(questions: int) -> Iterator[tuple[str, str]]:
    """The files of a pack with so many questions."""
    yield "pack.yaml", "id: travel\n"
    yield "topic.yaml", TOPIC
    for n in range(questions):
        yield f"way{n}.yaml", QUESTION.format(n=n)


def _timed_base(folder: Path) -> float:
    begun = time.process_time()
    for path in sorted(folder.iterdir()):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return time.process_time() - begun


def _timed_ours(folder: Path, questions: int) -> float:
    begun = time.process_time()
    bank = load_bank([folder])
    taken = time.process_time() - begun
    assert len(bank.questions) == questions, bank.errors[:3]
    return taken


if __name__ == "__main__":
    sys.exit(main())
