"""Words that strong graded answers share, weak ones lack, and no entry of the topic finds; and
good answers that lose a mark, with the clauses in which nothing is found.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hotseat.bank.load import load_bank
from hotseat.cli.arguments import whole
from hotseat.cli.bank_shared import add_json, add_packs, each_topic
from hotseat.cli.output import say, say_json
from hotseat.cli.wrap import quoted, wrapped
from hotseat.errors import EXIT_OK
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
    add_packs(parser)
    parser.add_argument(
        "-n",
        metavar="N",
        type=whole("a number of phrases", 1, 1000),
        default=20,
        help="at most so many phrases a topic, by default 20",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print them, topic after topic; 3 if some files had to be left out."""
    bank = load_bank(args.paths)
    library = Library(bank)
    deciding = {q.topic for q in bank.questions.values() if q.kind == "decision"}
    topics, code = each_topic(bank, deciding, lambda name: _topic(name, library, args.n))
    if args.json:
        said = [topic.to_json() for topic in topics]
        say_json({"schema": "hotseat/bank-suggest@1", "topics": said}, indent=2)
    else:
        for topic in topics:
            say("\n".join(_lines(topic)))
        if not topics and code == EXIT_OK:
            say("No question that asks to decide, and so nothing to suggest.")
    return code


def _topic(name: str, library: Library, most: int) -> _Topic:
    decisions = [q for q in library.bank.of_topic(name).values() if q.kind == "decision"]
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
