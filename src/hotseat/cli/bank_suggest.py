"""Words that strong graded answers share, weak ones lack, and no entry of the topic finds; and
good answers that lose a mark, with the clauses in which nothing is found.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotseat.bank.load import load_bank
from hotseat.cli.arguments import whole
from hotseat.cli.output import report, say, say_json
from hotseat.cli.wrap import quoted, wrapped
from hotseat.errors import EXIT_INVALID, EXIT_OK, InvalidFileError, Problem
from hotseat.evaluation.gaps import read_graded
from hotseat.evaluation.missed import Missed, missed
from hotseat.evaluation.suggest import Suggestion, suggest
from hotseat.interview.library import Library
from hotseat.interview.words import count

_SHOWN = 3
"""Places of a phrase, and clauses of an answer, that are shown."""
_AROUND = 4
"""Words before and after a phrase."""
_WIDTH = 66


@dataclass(frozen=True, slots=True)
class _Topic:
    """What is said about one topic."""

    id: str
    answers: int
    strong: int
    suggestions: Sequence[Suggestion]
    missed: Sequence[Missed]

    def to_json(self) -> dict[str, Any]:
        return {
            "topic": self.id,
            "answers": self.answers,
            "strong": self.strong,
            "suggestions": [each.to_json(_AROUND) for each in self.suggestions],
            "missed": [each.to_json() for each in self.missed],
        }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank suggest`."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="packs or folders of packs, by default the built-in bank",
    )
    parser.add_argument(
        "-n",
        metavar="N",
        type=whole("a number of phrases", 1, 1000),
        default=20,
        help="at most so many phrases a topic, by default 20",
    )
    parser.add_argument("--json", action="store_true", help="all of it as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print them, topic after topic; 3 if some files had to be left out."""
    bank = load_bank(args.paths)
    library = Library(bank)
    problems = list(bank.errors)
    topics: list[_Topic] = []
    for name in sorted({q.topic for q in bank.questions.values() if q.kind == "decision"}):
        try:
            topics.append(_topic(name, library, args.n))
        except InvalidFileError as error:
            problems += error.problems
    report(problems)
    if args.json:
        said = [topic.to_json() for topic in topics]
        say_json({"schema": "hotseat/bank-suggest@1", "topics": said}, indent=2)
    else:
        for topic in topics:
            say("\n".join(_lines(topic)))
        if not topics and not _errors(problems):
            say("No question that asks to decide, and so nothing to suggest.")
    return EXIT_INVALID if _errors(problems) else EXIT_OK


def _errors(problems: Sequence[Problem]) -> bool:
    return any(not problem.warning for problem in problems)


def _topic(name: str, library: Library, most: int) -> _Topic:
    questions = [q for q in library.bank.questions.values() if q.topic == name]
    decisions = [q for q in questions if q.kind == "decision"]
    reads = [each for question in decisions for each in read_graded(question, library)]
    strong = sum(each.strong for each in reads)
    return _Topic(name, len(reads), strong, suggest(reads)[:most], missed(reads, library))


def _lines(topic: _Topic) -> Iterator[str]:
    yield (
        f"{topic.id}: {count(topic.answers, 'graded answer')} to decisions, "
        f"{topic.strong} strong or fair"
    )
    yield ""
    if not topic.suggestions:
        yield "No words that strong answers to several questions share were left unfound."
    else:
        yield "Words that strong answers share, weak ones lack, and no entry finds:"
    for each in topic.suggestions:
        yield from wrapped(
            f"{quoted(each.words)} → {each.entry}, score {each.score:.1f}: in {each.strong} of "
            f"{each.of_strong} strong answers, {each.other} of {each.of_other} others",
            "    ",
            "  ",
        )
        for spot in each.places[:_SHOWN]:
            words = quoted(spot.text(_AROUND), _WIDTH)
            yield from wrapped(f"{spot.read.question.id}: {words}", "      ", "    ")
    if topic.missed:
        yield ""
        yield "Good answers that lose a mark, and their clauses where no entry finds anything:"
    entry = ""
    told: set[tuple[str, int]] = set()
    for lost in topic.missed:
        if lost.entry != entry:
            entry = lost.entry
            yield f"  {entry}"
        head = f"{lost.question}, answer {lost.answer} ({lost.grade}): {lost.mark} {lost.level}"
        yield from wrapped(f"{head}, at least {lost.wanted} expected", "      ", "    ")
        if (lost.question, lost.answer) in told:
            yield "      its clauses stand above"
            continue
        told.add((lost.question, lost.answer))
        yield from (f"      {quoted(clause, _WIDTH)}" for clause in lost.silent[:_SHOWN])
        if len(lost.silent) > _SHOWN:
            yield f"      and {len(lost.silent) - _SHOWN} more"
