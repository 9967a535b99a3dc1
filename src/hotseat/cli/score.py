"""Mark one answer and show the words that earned each mark; or mark a file of answers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import BinaryIO

from hotseat.cli.arguments import add_bank, find_question, open_bank, whole
from hotseat.cli.output import complain, say, say_json
from hotseat.errors import InvalidFileError, Problem, UsageError, reason_of
from hotseat.files.source import open_regular

MOST_WORKERS = 256
_MOST_BYTES = 10_000_000
"""A text beyond this is not read to its end only to say how long it is."""
_STDIN = Path("-")
_PIPED = "what comes from a program is read from stdin: give - for the file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat score`."""
    parser.add_argument("-q", "--question", metavar="ID", help="the question that was asked")
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help="the answer as UTF-8 text; - or nothing: stdin",
    )
    add_bank(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the scorecard as one JSON object")
    form.add_argument(
        "--explain",
        action="store_true",
        help="the answer with its evidence marked, and the reason for each mark",
    )
    parser.add_argument(
        "--batch",
        metavar="FILE",
        type=Path,
        help='mark each line {"id", "question", "answer"} of FILE (- is stdin); '
        "prints a scorecard a line, in the same order",
    )
    parser.add_argument(
        "--workers",
        metavar="N",
        type=whole("a number of processes", 1, MOST_WORKERS),
        default=1,
        help="processes that share a batch; the output is the same",
    )


def run(args: argparse.Namespace) -> int:
    """Mark; 3 for what cannot be read, 4 for an unknown question.

    Raises:
        UsageError: flags that do not go together.
        UnknownIdError: there is no such question.
        InvalidFileError: the answer cannot be read or is too long, or a rubric cannot be used.
    """
    _check(args)
    if args.batch is None:
        return _one(args)
    from hotseat.cli.batch import score_batch

    bank, code = open_bank(args.bank)
    if args.batch == _STDIN:
        return score_batch(_stdin(), "stdin", bank, args.workers) or code
    with open_regular(args.batch, hint=_PIPED) as stream:
        return score_batch(stream, str(args.batch), bank, args.workers) or code


def _check(args: argparse.Namespace) -> None:
    if args.batch is None and args.question is None:
        raise UsageError("which question? -q ID names it; hotseat list has them")
    if args.batch is not None and (args.question or args.file or args.json or args.explain):
        raise UsageError("--batch goes with --bank and --workers alone")
    if args.batch is None and args.workers != 1:
        raise UsageError("--workers goes with --batch")


def _one(args: argparse.Namespace) -> int:
    from hotseat.cli.card import card_lines
    from hotseat.cli.explain import explain_lines
    from hotseat.interview.library import Library
    from hotseat.scoring import AnswerTooLongError

    bank, code = open_bank(args.bank)
    question = find_question(bank, args.question)
    library = Library(bank)
    rubric = library.rubric(question)
    name, answer = _answer(args.file or _STDIN)
    try:
        card = library.score(answer, question)
    except AnswerTooLongError as error:
        raise InvalidFileError([Problem(name, 0, 0, error.message)]) from None
    if args.json:
        say_json(card.to_json(), indent=2)
    else:
        lines = explain_lines if args.explain else card_lines
        say("\n".join(lines(answer, question, card, rubric)))
    return code


def _answer(path: Path) -> tuple[str, str]:
    """What to call the source, and its text: bytes that are not UTF-8 become U+FFFD."""
    if path == _STDIN:
        stream = _stdin()
        if sys.stdin.isatty():
            complain("Type the answer; Ctrl+D on a line of its own ends it.")
        return "stdin", _text("stdin", stream)
    with open_regular(path, hint=_PIPED) as file:
        return str(path), _text(str(path), file)


def _text(name: str, stream: BinaryIO) -> str:
    try:
        data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        message = f"cannot be read: {reason_of(error)}"
        raise InvalidFileError([Problem(name, 0, 0, message)]) from None
    if len(data) > _MOST_BYTES:
        from hotseat.scoring import MAX_CHARACTERS

        message = (
            f"the answer has over {_MOST_BYTES:,} bytes; "
            f"at most {MAX_CHARACTERS:,} characters are scored"
        )
        raise InvalidFileError([Problem(name, 0, 0, message)])
    text = data.decode("utf-8-sig", errors="replace")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        complain(
            f"hotseat: {name} is not UTF-8 at byte {error.start + 1:,}: what cannot be read"
            " became U+FFFD"
        )
    return text


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise InvalidFileError([Problem("stdin", 0, 0, "cannot be read: it is closed")])
    return sys.stdin.buffer
