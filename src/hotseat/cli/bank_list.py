"""List the packs that are there: built in, and installed by `hotseat bank add`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotseat.cli.arguments import open_bank
from hotseat.cli.bank_card import amounts, authors_of, licence_of, questions_of, title_of
from hotseat.cli.output import say, say_json
from hotseat.cli.wrap import wrapped
from hotseat.files.clean import shorten

if TYPE_CHECKING:
    from hotseat.bank.load import Bank
    from hotseat.bank.models import Pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank list`."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print each pack; 3 if files of the built-in bank had to be left out."""
    from hotseat.bank.installed import installed

    bank, code = open_bank([])
    own = set(installed().values())
    for pack in bank.packs.values():
        built_in = Path(pack.path) not in own
        if args.json:
            say_json(_record(pack, bank, built_in))
        else:
            _say(pack, bank, "built in" if built_in else pack.path)
    for one in bank.left_out:
        if args.json:
            say_json({"id": one.name, "path": str(one.path), "left_out": one.told.message})
        else:
            say(f"{shorten(one.name) or one.path}\n    left out; {one.remedy}")
    return code


def _say(pack: Pack, bank: Bank, where: str) -> None:
    version = f", version {shorten(pack.version)}" if pack.version.strip() else ""
    topic = "" if pack.topic == pack.id else f", topic {pack.topic}"
    say(f"{title_of(pack)}{version}")
    for line in (
        f"{questions_of(pack, bank)}{topic}",
        f"licence {licence_of(pack)}, by {authors_of(pack)}",
        where,
    ):
        say("\n".join(wrapped(line, "      ", "    ")))


def _record(pack: Pack, bank: Bank, built_in: bool) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "topic": pack.topic,
        "questions": amounts(pack, bank),
        "licence": pack.licence,
        "authors": list(pack.authors),
        "sources": list(pack.sources),
        "built_in": built_in,
        "path": pack.path,
        "left_out": None,
    }
