"""How far two people agree who marked the same interviews: percent and weighted kappa by
criterion. Each side is an interview here, a JSON export, or a folder of them. A colleague's marks
are only told once yours are finished.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hotseat.cli.desk_calibrate import on_one
from hotseat.cli.output import complain, say, say_json
from hotseat.cli.wrap import paragraphs
from hotseat.desk.errors import NotYetError
from hotseat.desk.folder import DeskFolder
from hotseat.errors import EXIT_CHECK_FAILED, EXIT_OK
from hotseat.interview.words import count

if TYPE_CHECKING:
    from hotseat.desk.agree import Agreed

_SIDE = "the id of an interview here, a JSON export, or a folder of JSON exports"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat desk agree`."""
    parser.add_argument("a", metavar="A", help=f"one person's marks: {_SIDE}")
    parser.add_argument("b", metavar="B", help="the other person's, the same")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Compare; 1 where an interview here is not finished yet, or no level is on both sides.

    Raises:
        InvalidFileError: files hold something else than finished exports.
        UnknownIdError: there is neither such a file nor such an interview.
        DeskError: the desk cannot be read.
    """
    from hotseat.desk.agree import agree_of

    try:
        found = agree_of(args.a, args.b, DeskFolder())
    except NotYetError as error:
        complain(error.message)
        return EXIT_CHECK_FAILED
    if args.json:
        say_json(_as_json(found), indent=2)
    else:
        for line in _lines(found):
            say(line)
    return EXIT_OK if found.agreement.n else EXIT_CHECK_FAILED


def _lines(found: Agreed) -> Iterator[str]:
    agreement = found.agreement
    interviews = count(found.interviews, "interview")
    levels = count(agreement.n, "first level")
    yield f"{interviews} on both sides, {levels}: {agreement.equal} the same."
    width = max((len(found.titles[name]) for name in agreement.by), default=0)
    for name, one in agreement.by.items():
        yield f"  {found.titles[name]:{width}}  {on_one(one, 'A', 'B')}"
    for remark in found.remarks:
        yield from paragraphs(remark)


def _as_json(found: Agreed) -> dict[str, Any]:
    by = {n: {**asdict(one), "exact": one.exact} for n, one in found.agreement.by.items()}
    return {
        "interviews": found.interviews,
        "n": found.agreement.n,
        "equal": found.agreement.equal,
        "exact": found.agreement.exact,
        "by_criterion": by,
        "remarks": list(found.remarks),
    }
