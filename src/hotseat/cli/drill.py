"""Timed practice: one question, what is due, or the weakest mark; feedback after each answer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hotseat.cli.output import complain
from hotseat.cli.sitting import add_shared, run_with, seconds
from hotseat.errors import UsageError
from hotseat.interview.notices import notice
from hotseat.interview.start import DrillRequest, begin_drill

if TYPE_CHECKING:
    from hotseat.interview.session import Session
    from hotseat.interview.sitting import Run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat drill`."""
    parser.add_argument(
        "question", metavar="ID", nargs="?", default="", help="a question; by default the next one"
    )
    parser.add_argument(
        "-t",
        metavar="TIME",
        dest="limit",
        type=seconds,
        help="time for an answer, such as 8m; by default what the question asks for",
    )
    parser.add_argument(
        "--think",
        metavar="TIME",
        type=_think,
        help="time to think before the clock runs, 60s by default; 0 for none",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--due", action="store_true", help="what comes back today")
    which.add_argument("--weakest", action="store_true", help="a question for your weakest mark")
    add_shared(parser)


def _think(text: str) -> float:
    return 0.0 if text in ("0", "0s", "0m") else seconds(text)


def run(args: argparse.Namespace) -> int:
    """Lead through the drill.

    Raises:
        UsageError: an id and a choice of questions at once.
    """
    if args.question and (args.due or args.weakest):
        flag = "--due" if args.due else "--weakest"
        raise UsageError(f"{flag} chooses the question; leave out {args.question!r}, or {flag}")
    wanted = DrillRequest(
        question_id=args.question,
        limit=args.limit,
        think=args.think,
        due=args.due,
        weakest=args.weakest,
        hard_stop=args.hard_stop,
        extra=args.extra,
    )
    return run_with(args, lambda session: _begin(session, wanted))


def _begin(session: Session, wanted: DrillRequest) -> Run:
    sitting = begin_drill(session, wanted)
    if said := notice(session, wanted):
        complain(said)
    return sitting
