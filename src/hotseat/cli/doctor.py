"""Look at what hotseat stands on: versions, folders, database, bank, terminal."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hotseat._version import __version__
from hotseat.cli.arguments import add_bank
from hotseat.cli.output import report, say
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_OK, HotseatError, InvalidFileError, Problem

PACKAGES = ("textual", "pydantic", "PyYAML", "rapidfuzz", "fsrs")
LEAST_TERMINAL = (80, 24)


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    name: str
    text: str
    fine: bool = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat doctor`."""
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Print a line for each thing looked at; 1 if any is odd."""
    problems: list[Problem] = []
    findings = [
        *_versions(),
        *_data(),
        *_database(),
        *_desk(),
        *_config(problems),
        *_bank(args.bank, problems),
        *_terminal(),
    ]
    for finding in findings:
        say(f"{'PASS' if finding.fine else 'ODD '}  {finding.name:<10}  {finding.text}")
    report(problems)
    return EXIT_OK if all(f.fine for f in findings) else EXIT_CHECK_FAILED


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


def _data() -> Iterator[Finding]:
    from hotseat.files.datadir import question_bank_dir, rubrics_dir
    from hotseat.records.paths import data_folder

    for name, find in (("bank", question_bank_dir), ("rubrics", rubrics_dir)):
        try:
            yield Finding(name, str(find()))
        except InvalidFileError as error:
            yield Finding(name, error.message, False)
    yield _private("data", data_folder(), 0o700)


def _database() -> Iterator[Finding]:
    from hotseat.interview.words import count
    from hotseat.records.database import look
    from hotseat.records.paths import backups, database_path

    path = database_path()
    finding = _private("database", path, 0o600)
    if not finding.fine or not path.exists():
        yield finding
        return
    try:
        held = look(path)
        counts = f"{count(held.attempts, 'attempt')}, {count(held.drafts, 'draft')}"
        yield Finding("database", f"{finding.text}; format {held.version}, {counts}; sound")
    except HotseatError as error:
        yield Finding("database", error.message, False)
    yield from (_private("backup", copy, 0o600) for copy in backups(path))


def _desk() -> Iterator[Finding]:
    """The interviews at the desk: how many, which are past their day, who can read them, and
    whether the log is whole.
    """
    from hotseat.desk.folder import DeskFolder
    from hotseat.desk.listing import is_past, listed
    from hotseat.desk.verify import verify
    from hotseat.interview.clock import SystemClock
    from hotseat.interview.words import count

    folder = DeskFolder()
    finding = _private("desk", folder.path, 0o700)
    if not finding.fine or not folder.path.exists():
        yield finding
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
    files = sorted(path for path in folder.path.rglob("*") if not path.is_symlink())
    modes = (_private("desk", p, 0o700 if p.is_dir() else 0o600) for p in files)
    yield from (each for each in modes if not each.fine)


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


def _private(name: str, path: Path, mode: int) -> Finding:
    """Whether a file or folder of the user's can be read by nobody else."""
    try:
        found = path.stat().st_mode & 0o777
    except FileNotFoundError:
        return Finding(name, f"{path} (not made yet)")
    except OSError as error:
        return Finding(name, f"{path}: {error.strerror}", False)
    if os.name == "posix" and found & ~mode:
        text = f"{path} has mode {found:04o}; others can get at it: chmod {mode:o}"
        return Finding(name, text, False)
    return Finding(name, str(path))


def _bank(folders: list[Path], problems: list[Problem]) -> Iterator[Finding]:
    from hotseat.bank.deep import check_deep
    from hotseat.bank.load import load_bank

    bank = load_bank(folders)
    found = [*bank.errors, *(p for p in check_deep(bank) if not p.warning)]
    problems += found
    text = f"{len(bank.questions)}, packs: {', '.join(bank.packs) or 'none'}"
    if found:
        text += f"; files have problems: {len(found)}, told below"
    yield Finding("questions", text, not found and bool(bank.questions))


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
