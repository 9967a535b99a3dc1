"""Whether what `hotseat bank suggest` names is what is missing: patterns are taken out of a topic
before. `python scripts/suggest_recovery.py PACK`

A third of the patterns of each part of an option or a cause is taken out, by chance with a fixed
seed. A suggested word is right if a pattern that is gone finds one of its places. Beside it stands
what as many phrases drawn at random would give: of all that might have been suggested, and of those
with as many places. Then, for answers that lose a mark only now: how many of the clauses that are
listed for them hold what a pattern that is gone finds, and of how many answers one does.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hotseat.bank.load import load_bank
from hotseat.bank.models import Question
from hotseat.evaluation.gaps import Phrase, Read, read_graded, spots
from hotseat.evaluation.missed import missed
from hotseat.evaluation.suggest import LEAST, suggest
from hotseat.interview.library import Library
from hotseat.rubrics.load import load_rubric

TOP = 20
SHARE = 3
MANY = 12
"""Places from which on phrases have equally many."""

Place = tuple[str, int, int, int]
"""Question, answer, first and last character."""


@dataclass(frozen=True)
class Figures:
    """Of one time that patterns were taken out."""

    right: float
    """Suggestions that are right, of those at the top;"""
    entry: float
    """of these, with the right entry;"""
    chance: float
    """right ones of as many phrases at random,"""
    matched: float
    """and of as many with as many places each."""
    lose: float
    """Answers that lose a mark only now;"""
    shown: float
    """of these, with a listed clause that a pattern that is gone finds something in."""
    listed: float
    """Percent of the listed clauses of these answers that one does,"""
    clauses: float
    """and of all clauses of good answers."""


def main() -> None:
    """Print the figures of each seed and their means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--top", type=int, default=TOP)
    parser.add_argument("--seeds", type=int, default=3)
    args = parser.parse_args()
    library = Library(load_bank([args.pack]))
    questions = [q for q in library.bank.questions.values() if q.kind == "decision"]
    full = [each for q in questions for each in read_graded(q, library)]
    before = {(m.question, m.answer) for m in missed(full, library)}
    rows = [
        measured(library, questions, full, before, seed, args.top) for seed in range(args.seeds)
    ]
    for name in Figures.__dataclass_fields__:
        found = [getattr(row, name) for row in rows]
        each = " ".join(f"{value:6.1f}" for value in found)
        print(f"{name:8}{sum(found) / len(found):7.1f}   ({each} )")


def measured(
    whole: Library,
    questions: list[Question],
    full: list[Read],
    before: set[tuple[str, int]],
    seed: int,
    top: int,
) -> Figures:
    """Take patterns out, and look for them."""
    topic = whole.bank.topic_file(questions[0])
    data: Any = yaml.load(topic.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    gone = take_out(data, random.Random(seed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "topic.yaml"
        path.write_text(yaml.safe_dump(data, sort_keys=False, width=10_000), encoding="utf-8")
        rubric = load_rubric("decision", path)
    library = Library(whole.bank)
    library._rubrics[questions[0].kind, questions[0].topic] = rubric  # noqa: SLF001
    reads = [each for q in questions for each in read_graded(q, library)]
    lost = dict(lost_places(full, gone))
    found = suggest(reads)[:top]
    right = [s for s in found if is_right(s.places, lost)]
    entries = [s for s in right if s.entry in {e for p in places(s.places) for e in hit(p, lost)}]
    pool = list(candidates(reads).values())
    good = [is_right(each, lost) for each in pool]
    matched = 0.0
    for suggestion in found:
        size = min(len(suggestion.places), MANY)
        alike = [ok for each, ok in zip(pool, good, strict=True) if min(len(each), MANY) == size]
        matched += sum(alike) / len(alike)
    lose = {(m.question, m.answer) for m in missed(reads, library)} - before
    now = [read for read in reads if (read.question.id, read.number) in lose]
    listed = [[is_lost(read, c, lost) for c in silent(read)] for read in now]
    every = [
        is_lost(read, c.index, lost) for read in reads if read.strong for c in read.answer.clauses
    ]
    flat = [ok for each in listed for ok in each]
    return Figures(
        len(right),
        len(entries),
        top * sum(good) / len(good),
        matched,
        len(now),
        sum(map(any, listed)),
        100 * sum(flat) / max(len(flat), 1),
        100 * sum(every) / len(every),
    )


def silent(read: Read) -> list[int]:
    """The clauses in which nothing is found."""
    return [number for number, found in enumerate(read.found) if not found]


def is_lost(read: Read, clause: int, lost: dict[Place, str]) -> bool:
    """Whether a pattern that is gone finds something in a clause."""
    part = read.answer.clauses[clause]
    return bool(hit((read.question.id, read.number, part.start, part.end), lost))


def is_right(spots_: Iterable[Any], lost: dict[Place, str]) -> bool:
    """Whether a pattern that is gone finds one of the places."""
    return any(hit(place, lost) for place in places(spots_))


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
        for entry, patterns in gone.items():
            name = entry.replace("options.", "option.", 1).replace("causes.", "cause.", 1)
            parts = {text.strip() for each in patterns for text in alternatives(each)}
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
    """Where phrases stand."""
    out = []
    for spot in found:
        tokens = spot.read.answer.clauses[spot.clause].words.tokens
        key = spot.read.question.id, spot.read.number
        out.append((*key, tokens[spot.first].start, tokens[spot.last].end))
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
