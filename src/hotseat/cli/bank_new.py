"""Make a new pack: an example that passes, to write over."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from hotseat.bank.new import check_name, example_pack, question_pack
from hotseat.cli.arguments import open_bank
from hotseat.cli.output import say
from hotseat.errors import EXIT_OK, UnknownIdError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank new`."""
    parser.add_argument(
        "name",
        metavar="TOPIC",
        help="the id of the pack and its topic, also the folder's name: "
        "lower-case letters, digits and '_'",
    )
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="where the folder is made, by default here",
    )
    parser.add_argument(
        "-t",
        "--topic",
        metavar="ID",
        help="only a question, for this topic of the bank",
    )


def run(args: argparse.Namespace) -> int:
    """Make the pack, and say what to do next.

    Raises:
        UsageError: the name cannot be, or something of this name is there.
        UnknownIdError: there is no such topic.
        HotseatError: the folder cannot be made.
    """
    from hotseat.files.folders import write_folder

    check_name(args.name)
    files = _questions(args) if args.topic is not None else example_pack(args.name)
    path: Path = args.folder / args.name
    write_folder(path, files)
    for name in files:
        say(str(path / name))
    say("\nNext:")
    for verb, place in _following(path, args.name, only_questions=args.topic is not None):
        say(f"  hotseat {verb} {shlex.quote(str(place))}")
    return EXIT_OK


def _following(path: Path, name: str, *, only_questions: bool) -> list[tuple[str, Path]]:
    """What to do next, and with what; the answers of the example can be tried at once."""
    if only_questions:
        return [("bank check", path)]
    question = path / "decisions" / f"{name}-d01.yaml"
    return [("bank test", path), ("bank try", question), ("drill --bank", path)]


def _questions(args: argparse.Namespace) -> dict[str, str]:
    """The files of a pack for a topic that exists.

    Raises:
        UnknownIdError, InvalidFileError: there is no such topic, or it is not well made.
    """
    from hotseat.rubrics.load import load_rubric

    bank, _ = open_bank([])
    if args.topic not in bank.topics:
        raise UnknownIdError("topic", args.topic, bank.topics)
    rubric = load_rubric("decision", bank.topics[args.topic])
    return question_pack(args.name, args.topic, {c.id: c.option for c in rubric.causes})
