"""Look at what hotseat stands on: versions, folders, database and backups, bank, terminal.

--repair first mends what can be mended of the records: files that others could get at, and a
damaged database. That file is kept; what can be read of it comes into a new one, the rest from
the newest backup. Each line of it says what was done.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat._version import __version__
from hotseat.cli.arguments import add_bank
from hotseat.cli.doctor_data import Finding, records, repaired
from hotseat.cli.output import report, say
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_OK, HotseatError, InvalidFileError, Problem

if TYPE_CHECKING:
    from hotseat.bank.load import Bank

PACKAGES = ("textual", "pydantic", "PyYAML", "rapidfuzz", "fsrs")
LEAST_TERMINAL = (80, 24)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat doctor`."""
    add_bank(parser)
    parser.add_argument(
        "--repair", action="store_true", help="mend modes and a damaged database first"
    )


def run(args: argparse.Namespace) -> int:
    """Print a line for each thing looked at; 1 if any is odd."""
    if args.repair:
        _repair()
    problems: list[Problem] = []
    findings = [
        *_versions(),
        *_shipped(),
        *records(),
        *_desk(),
        *_config(problems),
        *_bank(args.bank, problems),
        *_packs(args.bank),
        *_terminal(),
    ]
    for finding in findings:
        say(f"{'PASS' if finding.fine else 'ODD '}  {finding.name:<10}  {finding.text}")
    report(problems)
    return EXIT_OK if all(f.fine for f in findings) else EXIT_CHECK_FAILED


def _repair() -> None:
    """Mend what can be mended, a line for each deed."""
    nothing = True
    for deed in repaired():
        nothing = False
        say(f"{deed.word}  {deed.name:<10}  {deed.text}")
    if nothing:
        say("There is nothing to mend.")


def _versions() -> Iterator[Finding]:
    yield Finding("hotseat", f"{__version__} in {Path(__file__).parents[1]}")
    supported = sys.version_info >= (3, 11)
    text = f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    yield Finding("python", text if supported else f"{text}; 3.11 or later is needed", supported)
    for name in PACKAGES:
        try:
            yield Finding(name.lower(), importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name.lower(), "not installed", False)
    import yaml

    fast = hasattr(yaml, "CSafeLoader")
    yield Finding("libyaml", "in use" if fast else "missing: loading the bank is slower", fast)


def _shipped() -> Iterator[Finding]:
    from hotseat.files.datadir import question_bank_dir, rubrics_dir

    for name, find in (("bank", question_bank_dir), ("rubrics", rubrics_dir)):
        try:
            yield Finding(name, str(find()))
        except InvalidFileError as error:
            yield Finding(name, error.message, False)


def _desk() -> Iterator[Finding]:
    """The interviews at the desk: how many, which are past their day, and whether the log is
    whole.
    """
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.listing import is_past, listed
    from hotseat.desk.verify import verify
    from hotseat.interview.clock import SystemClock
    from hotseat.interview.words import count

    folder = DeskFolder()
    if not folder.path.exists():
        yield Finding("desk", f"{folder.path} (not made yet)")
        return
    try:
        found, log = listed(folder), verify(folder)
    except HotseatError as error:
        yield Finding("desk", error.message, False)
        return
    past = [one.id for one in found.interviews if is_past(one, SystemClock().now())]
    whole = "log whole" if log.whole else "log not whole: hotseat desk verify says more"
    said = [f"{folder.path}; {count(len(found.interviews), 'interview')}, {whole}"]
    if past:
        said.append(f"past their day: {', '.join(past)}: hotseat desk purge ID")
    if found.errors:
        said.append(f"cannot be read: {len(found.errors)}")
    yield Finding("desk", "; ".join(said), log.whole and not past and not found.errors)


def _config(problems: list[Problem]) -> Iterator[Finding]:
    from hotseat.settings.load import config_path, is_there, load_settings

    path = config_path()
    try:
        load_settings()
    except InvalidFileError as error:
        problems += error.problems
        yield Finding("config", f"{path} cannot be used, told below", False)
        return
    yield Finding("config", str(path) if is_there() else f"{path} (not made yet)")


def _bank(folders: list[Path], problems: list[Problem]) -> Iterator[Finding]:
    from hotseat.bank.deep import check_deep
    from hotseat.bank.load import load_all

    bank = load_all(folders)
    found = [*bank.errors, *(p for p in check_deep(bank) if not p.warning)]
    found += [problem for one in bank.left_out for problem in one.problems]
    problems += found
    text = f"{len(bank.questions)}, packs: {', '.join(bank.packs) or 'none'}"
    if found:
        text += f"; files have problems: {len(found)}, told below"
    yield Finding("questions", text, not found and bool(bank.questions))
    yield from _topic(bank, whole=not folders)


def _topic(bank: Bank, *, whole: bool) -> Iterator[Finding]:
    """Which topic is practised, and why that one; of another bank than the built-in one nobody
    need have set it.
    """
    from hotseat.interview.topical import topic_remark
    from hotseat.records.chosen import chosen_topic
    from hotseat.records.paths import database_path
    from hotseat.settings.load import load_settings

    topics = bank.by_topic
    try:
        wanted = load_settings().topic
    except InvalidFileError:
        wanted = ""  # which was told
    last = chosen_topic(database_path())
    if whole and (remark := topic_remark(wanted, topics)):
        yield Finding("topic", remark, False)
    elif len(topics) > 1:
        first = next(iter(topics))
        ways = ((wanted, "as set"), (last, "chosen last"), (first, "the first"))
        name, why = next(way for way in ways if way[0] in topics)
        yield Finding("topic", f"{name}, {why}; in all: {len(topics)}")


def _packs(folders: list[Path]) -> Iterator[Finding]:
    """The packs that were added; with packs of one's own named, none of them is in use."""
    from hotseat.bank.installed import installed, packs_folder
    from hotseat.bank.load import load_all

    there = installed()
    if folders or not there:
        yield Finding("packs", f"{packs_folder()} ({'not looked at' if there else 'none added'})")
        return
    left = [f"{one.name or one.path}: {one.remedy}" for one in load_all().left_out]
    text = f"{packs_folder()}; {', '.join(there)}"
    if left:
        text += f"; left out, told below: {', '.join(left)}"
    yield Finding("packs", text, not left)


def _terminal() -> Iterator[Finding]:
    encoding = sys.stdout.encoding or "unknown"
    known = encoding.lower().replace("-", "") in ("utf8", "utf_8")
    hint = "" if known else "; UTF-8 is needed for the app: set LANG, such as C.UTF-8"
    yield Finding("encoding", encoding + hint, known)
    if not sys.stdout.isatty():
        yield Finding("terminal", "output goes to a file or pipe")
        return
    columns, lines = shutil.get_terminal_size()
    fits = columns >= LEAST_TERMINAL[0] and lines >= LEAST_TERMINAL[1]
    hint = "" if fits else "; smaller than 80x24, side parts are left out"
    yield Finding("terminal", f"{columns}x{lines}, {os.environ.get('TERM', 'no TERM')}{hint}", fits)
