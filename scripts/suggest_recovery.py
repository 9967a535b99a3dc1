"""How many of the words that `hotseat bank suggest` puts first are those of patterns that were
taken out of a topic before: `python scripts/suggest_recovery.py PACK`.

A third of the patterns of each part of an option or a cause is taken out, by chance with a fixed seed.
A suggestion is right if a pattern that is gone finds one of its places; its entry is right if that
pattern stood in the entry that is named. Beside it stands what as many phrases drawn at random, of
those that might have been suggested, would give.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from hotseat.bank.load import load_bank
from hotseat.bank.models import Question
from hotseat.evaluation.gaps import Phrase, Read, read_graded, spots
from hotseat.evaluation.suggest import LEAST, suggest
from hotseat.interview.library import Library
from hotseat.rubrics.load import load_rubric

TOP = 20
SEEDS = range(3)
SHARE = 3

Place = tuple[str, int, int, int]
"""Question, answer, first and last character."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--top", type=int, default=TOP)
    args = parser.parse_args()
    library = Library(load_bank([args.pack]))
    questions = [q for q in library.bank.questions.values() if q.kind == "decision"]
    (topic,) = {library.bank.topic_file(q) for q in questions}
    full = [each for q in questions for each in read_graded(q, library)]
    sums = [0.0] * 3
    for seed in SEEDS:
        right, chance, entries, size = measured(topic, questions, full, seed, args.top)
        print(
            f"seed {seed}: {right} of {args.top} right, at random {chance:.1f}; the entry is right "
            f"for {entries} of them; {size} phrases"
        )
        sums = [a + b for a, b in zip(sums, (right, chance, entries), strict=True)]
    right, chance, entries = (each / len(SEEDS) for each in sums)
    print(
        f"mean: {right:.1f} of {args.top} right, at random {chance:.1f}; entry right {entries:.1f}"
    )


def measured(
    topic: Path, questions: list[Question], full: list[Read], seed: int, top: int
) -> tuple[int, float, int, int]:
    """Right suggestions, right phrases of as many at random, right entries, phrases in all."""
    data: Any = yaml.load(topic.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    gone = take_out(data, random.Random(seed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "topic.yaml"
        path.write_text(yaml.safe_dump(data, sort_keys=False, width=10_000), encoding="utf-8")
        rubric = load_rubric("decision", path)
    library = Library(load_bank([topic.parent]))
    library._rubrics[questions[0].kind, questions[0].topic] = rubric  # noqa: SLF001
    reads = [each for q in questions for each in read_graded(q, library)]
    lost = dict(lost_places(full, gone))
    found = suggest(reads)[:top]
    right = [s for s in found if any(hit(p, lost) for p in places(s.places))]
    entries = [s for s in right if s.entry in {e for p in places(s.places) for e in hit(p, lost)}]
    pool = candidates(reads)
    good = sum(any(hit(p, lost) for p in places(spots_)) for spots_ in pool.values())
    return len(right), top * good / len(pool), len(entries), len(pool)


def take_out(data: Any, chance: random.Random) -> dict[str, set[str]]:
    """Take a third of the patterns out; gives them by entry."""
    gone: dict[str, set[str]] = {}
    for kind in ("options", "causes"):
        for name, parts in data[kind].items():
            for part, entry in parts.items():
                if part == "not_meant" or not isinstance(entry, dict) or len(entry["say"]) < SHARE:
                    continue
                out = set(chance.sample(entry["say"], len(entry["say"]) // SHARE))
                entry["say"] = [p for p in entry["say"] if p not in out]
                gone[f"{kind}.{name}.{part}"] = out
    return gone


def lost_places(full: list[Read], gone: dict[str, set[str]]) -> Iterable[tuple[Place, str]]:
    """Where patterns that are gone found something, with their entry."""
    for read in full:
        lexicon = read.reading.rubric.lexicon
        for entry in gone:
            name = entry.replace("options.", "option.", 1).replace("causes.", "cause.", 1)
            parts = {text.strip() for each in gone[entry] for text in alternatives(each)}
            if name not in lexicon.entries:
                continue
            for clause in read.answer.clauses:
                tokens = clause.words.tokens
                for h in read.answer.live.find(name, clause.words):
                    if h.pattern.text.strip() in parts:
                        key = read.question.id, read.number
                        yield (*key, tokens[h.start].start, tokens[h.end - 1].end), entry


def alternatives(pattern: str) -> list[str]:
    """A pattern's parts between bars outside brackets, as the lexicon has them, and all of it."""
    from hotseat.patterns.lexicon import compile_alternatives

    return [pattern, *(p.text for p in compile_alternatives(pattern, ""))]


def places(found: Iterable[Any]) -> list[Place]:
    out = []
    for spot in found:
        tokens = spot.read.answer.clauses[spot.clause].words.tokens
        key = spot.read.question.id, spot.read.number
        out.append((*key, tokens[spot.first].start, tokens[spot.last - 1].end))
    return out


def hit(place: Place, lost: dict[Place, str]) -> list[str]:
    """The entries of the lost places that a place lies over."""
    return [
        entry
        for (question, number, start, end), entry in lost.items()
        if (question, number) == place[:2] and start < place[3] and place[2] < end
    ]


def candidates(reads: list[Read]) -> dict[Phrase, list[Any]]:
    """The phrases that might be suggested, whatever their score."""
    stems = reads[0].reading.rubric.function_stems
    found: dict[Phrase, list[Any]] = {}
    for read in reads:
        if read.strong:
            for phrase, spot in spots(read, stems):
                if spot.silent:
                    found.setdefault(phrase, []).append(spot)
    return {p: s for p, s in found.items() if len({x.read.question.id for x in s}) >= LEAST}


if __name__ == "__main__":
    main()
