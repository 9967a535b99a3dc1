"""Mark the answers in a file, and again after each save: what they get, and what changed.

On a terminal it watches FILE, the packs and the rubrics until Ctrl+C; else it marks once.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hotseat.bank.find import find_packs, pack_around
from hotseat.bank.load import load_all
from hotseat.cli.arguments import add_bank
from hotseat.cli.output import complain, report, say
from hotseat.cli.try_files import STDIN, trials_in
from hotseat.cli.try_lines import changed_lines, summary, tried_lines
from hotseat.cli.watching import watch
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_OK,
    HotseatError,
    InvalidFileError,
    Problem,
    UsageError,
    behind_name,
)
from hotseat.evaluation.trying import Tried, paired, try_answer
from hotseat.files.datadir import question_bank_dir, rubrics_dir
from hotseat.interview.library import Library
from hotseat.scoring import AnswerTooLongError

_MOST_BYTES = 1_000_000
wait: Callable[[float], None] = time.sleep
"""How it waits for the next look at the files."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank try`."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="a question's YAML file with graded answers, a YAML list of samples, JSON lines as "
        "`hotseat score --batch` reads them (.jsonl), or a text with -q: answers parted by lines "
        "of --- or, without any, by blank lines; - is stdin",
    )
    parser.add_argument("-q", "--question", metavar="ID", help="the question that a text answers")
    add_bank(parser)
    parser.add_argument("--once", action="store_true", help="mark once, also on a terminal")


def run(args: argparse.Namespace) -> int:
    """Mark once or until Ctrl+C; 1 if a graded answer does not hold, as `hotseat bank test` has it.

    Raises:
        UsageError: flags that do not go together.
        UnknownIdError: there is no such question.
        InvalidFileError: the file or the rubrics cannot be used.
    """
    path: Path = args.file
    stdin = _stdin() if path == STDIN else b""
    around = None if path == STDIN else pack_around(path)
    folders = args.bank or ([around] if around else [])
    trying = _Trying(path, args.question, folders, stdin)
    if args.once or path == STDIN or not sys.stdout.isatty():
        trying.once()
        return EXIT_CHECK_FAILED if any(t.fails for t in trying.last or ()) else EXIT_OK
    complain("Marks again after each save; Ctrl+C ends it.")
    watch(trying.again, trying.files, wait)
    raise AssertionError("watching has no end of its own")


@dataclass
class _Trying:
    """What was tried last, and all that it takes to try it again."""

    path: Path
    question: str | None
    folders: list[Path]
    stdin: bytes
    last: list[Tried] | None = None
    """None before the first marks."""
    _library: Library | None = field(default=None, repr=False)

    def files(self) -> Iterator[Path]:
        """The files that the marks depend on."""
        yield self.path
        folders = self.folders or [question_bank_dir()]
        try:
            packs, _ = find_packs(folders, trusted=not self.folders)
        except InvalidFileError:
            packs = []
        for pack in packs:
            yield from (pack.pack_file, pack.path / "topic.yaml", *pack.questions)
        yield from sorted(rubrics_dir().glob("*.*"))

    def once(self) -> None:
        """Mark, and print all of it or what changed."""
        bank = load_all(self.folders)
        library = self._library.renewed(bank) if self._library else Library(bank)
        trials = trials_in(self.path, bank, self.question, self.stdin)
        if not trials:
            raise UsageError(f"there is no answer in {self.path}")
        now = []
        for trial in trials:
            try:
                now.append(try_answer(trial, library))
            except AnswerTooLongError as error:
                problem = Problem(str(self.path), 0, 0, f"{trial.name}: {error.message}")
                raise InvalidFileError([problem]) from None
        self._library = library
        if self.last is None:
            for tried in now:
                say("\n".join(tried_lines(tried)))
        else:
            self._tell_changes(self.last, now)
        say(summary(now))
        self.last = now

    def again(self) -> None:
        """The same; what is broken in mid-edit is told, and the marks before it stay."""
        try:
            self.once()
        except InvalidFileError as error:
            report([p for p in error.problems if not p.warning][:1])
            complain("Not marked; the marks before are kept to compare with.")
        except HotseatError as error:
            if self.last is None:
                raise
            complain(f"{error.title}: {behind_name(error.message)}")
        sys.stdout.flush()

    def _tell_changes(self, before: list[Tried], now: list[Tried]) -> None:
        say()
        told = 0
        was = paired(before, now)
        for tried, old in zip(now, was, strict=True):
            if lines := changed_lines(tried, old):
                told += 1
                say("\n".join(lines))
        gone = len(before) - sum(old is not None for old in was)
        same = len(now) - told
        words = "nothing changed" if not told else f"{told} changed, {same} as before"
        say(words + (f", {gone} gone" if gone else ""))


def _stdin() -> bytes:
    if sys.stdin.isatty():
        complain("Type the answers, a blank line between them; Ctrl+D ends it.")
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read(_MOST_BYTES + 1) if stream else b""
