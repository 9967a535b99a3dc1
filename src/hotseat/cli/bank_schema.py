"""Print the JSON Schemas of the files, or write them for an editor."""

from __future__ import annotations

import argparse
from pathlib import Path

from hotseat.cli.output import say
from hotseat.errors import EXIT_OK, HotseatError, InvalidFileError, UsageError, reason_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank schema`."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        help="the folder to write all schemas to, by default one goes to stdout",
    )
    parser.add_argument(
        "--of",
        default="question",
        metavar="FILE",
        help="which schema to print: question (the default), pack or topic",
    )
    parser.add_argument("--force", action="store_true", help="replace other files of these names")


def run(args: argparse.Namespace) -> int:
    """Print a schema or write them all.

    Raises:
        UsageError: there is no such schema.
        HotseatError: the folder or a file cannot be made.
    """
    from hotseat.bank.jsonschema import SCHEMAS, schema_text
    from hotseat.files.private import write_whole

    if args.of not in SCHEMAS:
        known = ", ".join(sorted(SCHEMAS))
        raise UsageError(f"there is no schema of {args.of!r}; there are: {known}")
    if args.folder is None:
        say(schema_text(args.of).rstrip("\n"))
        return EXIT_OK
    folder: Path = args.folder
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
