"""How practice goes: marks over time, pace, judging oneself, what comes back.

Without a flag a report of the last 30 days for reading; --json and --csv are of all days
unless --days says otherwise.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from hotseat.cli.arguments import add_bank, add_topic, open_bank, questions_of
from hotseat.cli.history import history, outlook_of
from hotseat.cli.output import say, say_json
from hotseat.errors import EXIT_OK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hotseat.records.models import Summary
    from hotseat.rubrics.models import Criterion

KIND = "decision"
"""The kind of question whose marks are followed."""
DAYS = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat stats`."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="all figures as one JSON object")
    form.add_argument("--csv", action="store_true", help="a table with a row an attempt")
    parser.add_argument(
        "--days",
        choices=("30", "90", "all"),
        help="of the last so many days, today included; by default 30, for --json and --csv all",
    )
    add_topic(parser, "only of this topic; by default of all, whose marks are of one kind")
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Print the figures; 3 if some files of the bank had to be left out.

    Raises:
        UnknownIdError: there is no such topic.
        RecordsError: the database cannot be used.
        InvalidFileError: the rubric cannot be used.
    """
    from hotseat.interview.agreement import agreement
    from hotseat.interview.clock import SystemClock
    from hotseat.interview.progress import progress
    from hotseat.interview.schedule import day_of
    from hotseat.interview.statistics import since
    from hotseat.reports.figures import NOTHING, record, text
    from hotseat.rubrics.load import load_criteria

    now, days = SystemClock().now(), _days(args)
    criteria = load_criteria(KIND)
    first = since(days, day_of(now))
    if args.csv and not args.topic:
        with history() as store:
            _say_csv(store.summaries(first) if store is not None else [], criteria)
        return EXIT_OK
    bank, code = open_bank(args.bank)
    questions = questions_of(bank, args.topic)
    counted = questions.keys() if args.topic else None
    with history() as store:
        rows = store.summaries(first, questions=counted) if store is not None else []
        kept = store.counts() if store is not None else {}
        begun = any(counted is None or name in counted for name in kept)
        seats = store.seats() if store is not None else ()
        ahead = outlook_of(store, questions, now, whole=not args.topic)
    if args.csv:
        _say_csv(rows, criteria)
        return code
    seen = agreement(s for s in seats if counted is None or s.question_id in counted)
    found = progress(rows, criteria, ahead, now, days, seen)
    if args.json:
        say_json(record(found), indent=2)
    elif begun:
        for line in text(found, {q.id: q.title or q.id for q in bank.questions.values()}):
            say(line)
    else:
        say(NOTHING)
    return code


def _days(args: argparse.Namespace) -> int | None:
    """How many days the figures are of; None for all."""
    if args.days is None:
        return None if args.json or args.csv else DAYS
    return None if args.days == "all" else int(args.days)


def _say_csv(rows: Iterable[Summary], criteria: Mapping[str, Criterion]) -> None:
    from hotseat.reports.table import csv_lines

    # Its lines end in CR LF, which `say` would take for a control character.
    sys.stdout.writelines(csv_lines(rows, criteria))
