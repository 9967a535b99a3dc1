"""What packs cover, topic by topic: questions by cause and level, twins, follow-ups, graded answers
and the moves they make, entries; and what is not there.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from hotseat.bank.load import load_bank
from hotseat.bank.models import BOTH, LEVELS
from hotseat.cli.bank_shared import add_json, add_packs, each_topic
from hotseat.cli.output import say, say_json
from hotseat.cli.wrap import whole, wrapped
from hotseat.evaluation.coverage import Coverage, concepts_by_level, coverage_of
from hotseat.files.clean import shorten
from hotseat.interview.library import Library
from hotseat.interview.words import count
from hotseat.scoring.moves import NAMES as MOVES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank stats`."""
    add_packs(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print them, topic after topic; 3 if some files had to be left out."""
    bank = load_bank(args.paths)
    library = Library(bank)
    topics, code = each_topic(bank, bank.by_topic, lambda name: coverage_of(name, library))
    if args.json:
        said = [topic.to_json() for topic in topics]
        say_json({"schema": "hotseat/bank-stats@1", "topics": said}, indent=2)
    elif topics:
        say("\n\n".join("\n".join(_lines(topic)) for topic in topics))
    return code


def _lines(topic: Coverage) -> Iterator[str]:
    decisions = topic.decisions
    answers = sum(len(question.answers) for question in topic.questions)
    yield f"{topic.topic}: {count(len(topic.questions), 'question')}, " + count(
        answers, "graded answer"
    )
    yield from _questions(topic)
    yield ""
    options = (f"{shorten(name)} {n}," for name, n in sorted(topic.options_expected().items()))
    yield from whole(" ".join(options).rstrip(",").split(" "), " " * 10, "expected: ")
    twins = sum(bool(question.twin) for question in decisions)
    yield f"with a twin: {twins} of {count(len(decisions), 'decision')}"
    yield f"with a follow-up for each part: {topic.probed()} of {len(topic.questions)}"
    yield ""
    yield from _moves(topic)
    yield ""
    yield from _entries(topic)
    if holes := topic.holes():
        yield ""
        yield "not there"
        for hole in holes:
            yield from wrapped(hole, "    ", "  ")


def _questions(topic: Coverage) -> Iterator[str]:
    yield ""
    yield _row("questions", [*LEVELS, "all"])
    for cause in (*topic.causes, BOTH):
        numbers = [topic.at(cause, level) for level in LEVELS]
        yield _row(f"  decide: {shorten(cause, 14)}", [*numbers, sum(numbers)])
    concepts = list(concepts_by_level(topic).values())
    yield _row("  explain", [*concepts, sum(concepts)])


def _moves(topic: Coverage) -> Iterator[str]:
    yield _row("answers that", [*MOVES, "of all"], 12, 14)
    grades = topic.grades()
    for grade, found in topic.moves.items():
        yield _row(f"  {grade}", [*(found[move] for move in MOVES), found["all"]], 12, 14)
    concept = sum(grades.values()) - sum(found["all"] for found in topic.moves.values())
    if concept:
        yield f"  and {concept} to questions that ask to explain"


def _entries(topic: Coverage) -> Iterator[str]:
    yield _row("entries", ["patterns", "yes", "no"], 9, 48)
    for entry in topic.entries:
        yield _row(f"  {shorten(entry.name, 45)}", [entry.patterns, entry.yes, entry.no], 9, 48)


def _row(name: str, cells: Sequence[str | int], width: int = 8, first: int = 24) -> str:
    return f"{name:<{first}}" + "".join(f"{cell:>{width}}" for cell in cells)
