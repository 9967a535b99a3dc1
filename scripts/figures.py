"""Print every figure of `evaluation/README.md`, for this folder and for sets that stay outside.

    python -m scripts.figures [--outside DIR] [--sealed]

`--outside DIR` is a folder with `swaps.jsonl`, `traps.jsonl` and `real/` beside answers and labels;
what is read from there is marked `outside`. `--sealed` looks at sealed questions, too: each such
look is to be recorded in evaluation/README.md. Takes a minute or two.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from multiprocessing import Pool
from pathlib import Path

from hotseat.bank.load import load_bank
from hotseat.bank.models import Question
from hotseat.evaluation.decisions import no_question, read_decisions
from hotseat.evaluation.labelled import Labelled, read_ids, read_labelled
from hotseat.evaluation.perturb import CHANNELS
from hotseat.evaluation.report import figures
from hotseat.evaluation.robust import counts, passes, read_cases
from hotseat.interview.library import Library
from hotseat.scoring.scorecard import Scorecard

HERE = Path(__file__).resolve().parent.parent / "evaluation"
LIBRARY = Library(load_bank())
SHOWN = (
    "mean_of_marks",
    "mean_without_combine",
    "overall",
    "overall_within_one",
    "choice_accuracy",
    "cause_accuracy",
    "concept_points_kappa",
    "concept_misconceptions_missed",
    "concept_misconceptions_false",
    "concept_overall",
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--outside", type=Path)
    parser.add_argument("--sealed", action="store_true")
    args = parser.parse_args()
    home = read_labelled(HERE, LIBRARY)
    base = table("read", home)
    table("read, minimal questions", home, minimal=True)
    for channel in CHANNELS:
        lost = base["overall"] - table(f"read, {channel}", home, channel=channel)["overall"]
        print(f"{'':26s} loss in overall {lost:.3f}")
    for name in ("fitting", "held", "concepts", "concepts-held"):
        table(name, read_labelled(HERE / name, LIBRARY))
    for name in ("decisions", "decisions-sealed"):
        choices(name, HERE / f"{name}.jsonl")
    cases(HERE, home, "")
    if args.outside:
        outside(args.outside, sealed=args.sealed)


def outside(folder: Path, *, sealed: bool) -> None:
    """The sets that are not in the repository."""
    named = read_ids(folder / "sealed.txt")
    whole = read_labelled(folder, LIBRARY)
    real = read_labelled(folder / "real", LIBRARY)
    cases(folder, whole, "outside ")
    table("outside real, read", real.narrowed(named, keep=False))
    if sealed:
        table("outside, sealed", whole.narrowed(named, keep=True))
        table("outside real, sealed", real.narrowed(named, keep=True))


def score(task: tuple[str, Question]) -> Scorecard:
    """One scorecard, in a worker."""
    text, question = task
    return LIBRARY.score(text, question)


def score_all(tasks: Sequence[tuple[str, Question]]) -> list[Scorecard]:
    """The scorecards of all, in order."""
    with Pool() as pool:
        return pool.map(score, tasks, chunksize=8)


def cards_of(
    labelled: Labelled, *, minimal: bool = False, channel: str = ""
) -> dict[str, Scorecard]:
    """The scorecards of a set by answer, its questions or answers changed if asked."""
    ids = [i for i in labelled.labels if i in labelled.answers]
    tasks = []
    for i in ids:
        answer = labelled.answers[i]
        question = labelled.questions[answer.question]
        if minimal and question.kind == "decision":
            question = replace(question, title="", facts=(), probes={}, answers=())
        text = CHANNELS[channel](answer.text, i) if channel else answer.text
        tasks.append((text, question))
    return dict(zip(ids, score_all(tasks), strict=True))


def table(
    name: str, labelled: Labelled, *, minimal: bool = False, channel: str = ""
) -> dict[str, float]:
    """Print one row and give its figures."""
    found = dict(figures(labelled.labels, cards_of(labelled, minimal=minimal, channel=channel)))
    said = [f"{key} {found[key]:.3f}" for key in SHOWN if not math.isnan(found.get(key, math.nan))]
    print(f"{name:26s} n {len(labelled.labels):3d}  {'  '.join(said)}")
    return found


def choices(name: str, path: Path) -> None:
    """The choice extractor by itself: one to five sentences under no question."""
    nothing = no_question(LIBRARY.bank)
    rows = read_decisions(path)
    found = score_all([(row.text, nothing) for row in rows])
    right = Counter(r.choice for r, c in zip(rows, found, strict=True) if c.choice == r.choice)
    of = Counter(row.choice for row in rows)
    parts = "  ".join(f"{n} {right[n]}/{of[n]}" for n in sorted(of))
    print(f"{name:26s} n {len(rows):3d}  choice {sum(right.values()) / len(rows):.3f}  {parts}")


def cases(folder: Path, labelled: Labelled, mark: str) -> None:
    """Swaps and traps of a folder."""
    found = [*read_cases(folder / "swaps.jsonl"), *read_cases(folder / "traps.jsonl")]
    wanted = sorted({case.original for case in found} & set(labelled.answers))
    texts = [
        (labelled.answers[i].text, labelled.questions[labelled.answers[i].question]) for i in wanted
    ]
    originals = dict(zip(wanted, score_all(texts), strict=True))
    cards = score_all([(case.text, labelled.questions[case.question]) for case in found])
    held: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for case, card in zip(found, cards, strict=True):
        original = originals.get(case.original)
        if not counts(case, original):
            held["left out"] += 1
            continue
        of[case.kind] += 1
        held[case.kind] += passes(case, card, original)
    print(f"{mark}swaps and traps: " + ", ".join(_shares(held, of)))


def _shares(held: Counter[str], of: Counter[str]) -> Iterable[str]:
    for kind in sorted(of):
        yield f"{kind} {held[kind]}/{of[kind]}"
    yield f"swaps left out {held['left out']}"


if __name__ == "__main__":
    main()
