"""A mock interview: several scenarios, one clock for each and one for all, then a report."""

from __future__ import annotations

import argparse
import re

from hotseat.cli.arguments import whole
from hotseat.cli.sitting import add_shared, run_with, seconds
from hotseat.interview.start import MOCK_QUESTIONS, MockRequest, begin_mock

MOST = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat mock`."""
    parser.add_argument(
        "-n",
        metavar="N",
        dest="questions",
        type=whole("a number of questions", 1, MOST),
        default=MOCK_QUESTIONS,
        help=f"how many questions; {MOCK_QUESTIONS} by default",
    )
    parser.add_argument(
        "--budget",
        metavar="TIME",
        type=seconds,
        help="time for the whole, such as 40m; by default what the questions ask for",
    )
    parser.add_argument(
        "--feedback",
        choices=("each", "end"),
        default="end",
        help="after each answer, or at the end (the default)",
    )
    parser.add_argument(
        "--seed",
        type=_seed,
        help="the same questions for the same seed; by default those asked least often",
    )
    add_shared(parser)


def _seed(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, such as 7")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Lead through the interview; 0 also where it was left to go on later."""
    wanted = MockRequest(
        questions=args.questions,
        budget=args.budget,
        feedback=args.feedback,
        seed=args.seed,
        hard_stop=args.hard_stop,
        extra=args.extra,
    )
    return run_with(args, lambda session: begin_mock(session, wanted))
