"""Check a bank of one's own, test it by its samples, or print the JSON Schemas of its files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.bank.load import Bank, load_bank
from hotseat.cli.output import report, say, say_json
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_INVALID,
    EXIT_OK,
    HotseatError,
    InvalidFileError,
    Problem,
    UsageError,
    reason_of,
)
from hotseat.files.datadir import rubrics_dir

if TYPE_CHECKING:
    from hotseat.evaluation.banktest import BankTest

_LATER = ("new",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank`."""
    parser.add_argument(
        "action",
        metavar="check|test|schema",
        choices=("check", "test", "schema", *_LATER),
        help="check: report all that is wrong or odd; test: whether sample phrases, patterns and "
        "graded answers hold; schema: JSON Schema for editors",
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="check: packs, folders of packs or single files, by default the built-in bank; "
        "test: packs or folders of packs, the same; "
        "schema: the folder to write all schemas to, by default stdout",
    )
    parser.add_argument(
        "--of",
        default="question",
        metavar="FILE",
        help="which schema to print: question (the default) or pack",
    )
    parser.add_argument(
        "--force", action="store_true", help="schema: replace other files of these names"
    )
    parser.add_argument("--json", action="store_true", help="test: the report as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Check, test or print; 3 if anything is invalid, else 1 if a sample does not hold.

    Raises:
        UsageError: the action is not there yet or has no JSON, or a schema is asked for that is
            not.
    """
    if args.action in _LATER:
        raise UsageError(f"'bank {args.action}' is not there yet", title="hotseat bank")
    if args.force and args.action != "schema":
        raise UsageError(f"'bank {args.action}' writes no file", title="hotseat bank")
    if args.action == "test":
        return _test(args.paths, as_json=args.json)
    if args.json:
        raise UsageError(f"'bank {args.action}' has no --json", title="hotseat bank")
    if args.action == "schema":
        return _schema(args)
    return _check(args.paths)


def _check(paths: list[Path]) -> int:
    from hotseat.bank.deep import check_deep
    from hotseat.files.yamlfile import in_order

    folders = [path if path.is_dir() else _pack_around(path) for path in paths]
    bank = load_bank(folders)
    problems = in_order([*bank.problems, *check_deep(bank)])
    if paths and not any(path.is_dir() for path in paths):
        problems = [p for p in problems if _concerns(p, paths)]
    report(problems)
    errors = sum(not p.warning for p in problems)
    say(f"{_content(bank)}: {_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}")
    return EXIT_INVALID if errors else EXIT_OK


def _test(folders: list[Path], *, as_json: bool) -> int:
    from hotseat.evaluation.banktest import try_bank

    result = try_bank(load_bank(folders))
    report(result.invalid)
    if as_json:
        say_json(result.to_json(), indent=2)
    else:
        report(result.problems())
        say(_summary(result))
    if result.invalid:
        return EXIT_INVALID
    return EXIT_CHECK_FAILED if result.failures else EXIT_OK


def _summary(result: BankTest) -> str:
    content = (
        _count(result.entries, "entry", "entries"),
        _count(result.patterns, "pattern"),
        _count(result.phrases, "phrase"),
        _count(len(result.pairs), "graded answer"),
    )
    found = [_count(len(result.failures), "failure"), _count(len(result.warnings), "warning")]
    if result.invalid:
        found.insert(0, _count(len(result.invalid), "error"))
    shares = f"exact {result.share(0):.1%}, within one {result.share(1):.1%}"
    return f"{', '.join(content)}: {', '.join(found)}" + (f"; {shares}" if result.pairs else "")


def _pack_around(path: Path) -> Path:
    """The folder of the pack that a file belongs to, or the path itself if there is none."""
    inside = (p for p in path.absolute().parents if (p / "pack.yaml").is_file())
    found = next(inside, None)
    if found is None:
        return path
    # As the user named it where that can be said, so that the report names their path.
    for parent in path.parents:
        if parent.absolute() == found:
            return parent
    return found


def _concerns(problem: Problem, files: list[Path]) -> bool:
    """Whether a problem matters to who asked about single files: those, or what all share."""
    path = Path(problem.path).absolute()
    shared = path.name in ("pack.yaml", "topic.yaml") or problem.line == 0
    return shared or path in [f.absolute() for f in files] or rubrics_dir() in path.parents


def _content(bank: Bank) -> str:
    return f"{_count(len(bank.packs), 'pack')}, {_count(len(bank.questions), 'question')}"


def _count(number: int, word: str, plural: str = "") -> str:
    return f"{number} {word if number == 1 else plural or word + 's'}"


def _schema(args: argparse.Namespace) -> int:
    from hotseat.bank.jsonschema import SCHEMAS, schema_text
    from hotseat.files.private import write_whole

    if args.of not in SCHEMAS:
        known = ", ".join(sorted(SCHEMAS))
        raise UsageError(f"there is no schema of {args.of!r}; there are: {known}")
    if len(args.paths) > 1:
        raise UsageError("bank schema takes one folder")
    if not args.paths:
        say(schema_text(args.of).rstrip("\n"))
        return EXIT_OK
    [folder] = args.paths
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HotseatError(f"{folder} cannot be made: {reason_of(error)}") from None
    for each in SCHEMAS:
        path = folder / f"{each}.json"
        if not _has(path, schema_text(each)):
            write_whole(path, [schema_text(each)], force=args.force)
        say(str(path))
    return EXIT_OK


def _has(path: Path, text: str) -> bool:
    """Whether a file, not a link to one, holds this text already."""
    from hotseat.files.source import bytes_of

    try:
        return not path.is_symlink() and bytes_of(path) == text.encode("utf-8")
    except InvalidFileError:
        return False
