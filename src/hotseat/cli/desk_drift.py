"""How often you moved toward the tool's level once it was shown, by criterion. It is read from the
log, which has no words, so purged interviews count as well.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hotseat.cli.output import say, say_json
from hotseat.cli.wrap import paragraphs
from hotseat.desk.folder import DeskFolder
from hotseat.errors import EXIT_OK

if TYPE_CHECKING:
    from hotseat.desk.drift import Moves


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat desk drift`."""
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print how it stands.

    Raises:
        DeskError: the log cannot be read.
    """
    from hotseat.desk.drift import drift

    found = drift(DeskFolder().log.entries())
    if args.json:
        by_criterion = {name: _figures(moves) for name, moves in found.by_criterion.items()}
        say_json({"all": _figures(found.all), "by_criterion": by_criterion}, indent=2)
        return EXIT_OK
    for line in paragraphs(found.all.sentence()):
        say(line)
    width = max(map(len, found.by_criterion), default=0)
    for name, moves in found.by_criterion.items():
        figures = f"toward {moves.toward}, away {moves.away}, stayed {moves.stayed}"
        few = "; too few to say" if moves.too_few else ""
        say(f"  {name:{width}}  {moves.count:4}  {figures}{few}")
    return EXIT_OK


def _figures(moves: Moves) -> dict[str, Any]:
    return {"n": moves.count, **asdict(moves), "too_few": moves.too_few}
