"""List the questions of the bank, pack after pack, or those that are due."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping

from hotseat.bank.choose import select
from hotseat.bank.models import LEVELS, Pack, Question
from hotseat.cli.arguments import add_bank, add_topic, open_bank, questions_of
from hotseat.cli.output import complain, say, say_json
from hotseat.files.cells import fit
from hotseat.files.clean import shorten


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat list`."""
    add_bank(parser)
    add_topic(parser, "only questions of this topic")
    parser.add_argument("--kind", choices=("decision", "concept"), help="only this kind")
    parser.add_argument("--level", choices=LEVELS, help="only this level")
    parser.add_argument("--tag", help="only questions with this tag")
    parser.add_argument(
        "--due", action="store_true", help="only what comes back today, in the order it is asked"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print a line for each question; 3 if some files had to be left out.

    Raises:
        UnknownIdError: there is no such topic.
        RecordsError: the database cannot be used, which `--due` asks for.
    """
    bank, code = open_bank(args.bank)
    wanted = questions_of(bank, args.topic)
    questions = _due(wanted, whole=not args.topic) if args.due else list(wanted.values())
    if args.due and not questions:
        complain("Nothing is due today.")
    chosen = select(questions, kind=args.kind, tag=args.tag, level=args.level)
    # For a person a line is cut to the terminal; a program gets it whole.
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    width = max((len(q.id) for q in chosen), default=0)
    width = width if room is None else min(width, room // 2)
    for question in chosen:
        if args.json:
            say_json(_record(question, bank.packs[question.pack]))
        else:
            line = _line(question, width)
            say(line if room is None else fit(line, room))
    return code


def _due(questions: Mapping[str, Question], *, whole: bool) -> list[Question]:
    from hotseat.cli.history import history, outlook_of
    from hotseat.interview.clock import SystemClock

    with history() as store:
        ahead = outlook_of(store, questions, SystemClock().now(), whole=whole)
    return [questions[each.question_id] for each in ahead.dues]


def _line(question: Question, width: int) -> str:
    title = shorten(question.title or question.prompt)
    return (
        f"{question.id:<{width}}  {question.kind:<8}  {question.level:<6}"
        f"  {question.minutes:>2} min  {title}"
    )


def _record(question: Question, pack: Pack) -> dict[str, object]:
    return {
        "id": question.id,
        "kind": question.kind,
        "level": question.level,
        "minutes": question.minutes,
        "tags": list(question.tags),
        "title": question.title,
        "pack": question.pack,
        "topic": question.topic,
        "licence": pack.licence,
        "authors": list(pack.authors),
    }
