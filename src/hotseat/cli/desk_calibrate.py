"""Mark answers that experts have marked, and see by criterion how far you agree with them: in the
app, or in lines of text with --plain.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from hotseat.cli.app import need_terminal, run_desk
from hotseat.cli.arguments import add_bank
from hotseat.cli.desk_shared import open_desk, open_library
from hotseat.cli.output import say, say_json
from hotseat.desk.folder import DeskFolder
from hotseat.desk.listing import listed
from hotseat.errors import EXIT_OK, UsageError
from hotseat.interview.words import count

if TYPE_CHECKING:
    from hotseat.desk.models import Interview
    from hotseat.interview.agreement import Agreement, OnOne
    from hotseat.interview.library import Library

CALIBRATE = "calibrate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat desk calibrate`."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--plain", action="store_true", help="lines of text instead of screens")
    how.add_argument(
        "--result", action="store_true", help="only say how far you agree with the experts so far"
    )
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Lead through the answers and give the exit code, or say the result.

    Raises:
        UsageError: there is no terminal, or flags that do not go together.
        InvalidFileError: a file of expert levels, or the config file, cannot be used.
        DeskError: the desk cannot be read or written.
    """
    if args.json and not args.result:
        raise UsageError("--json goes with --result")
    folder = DeskFolder()
    if args.result:
        return _result(folder, as_json=args.json)
    if args.plain:
        library, code = open_library(args.bank)
        return _plain(folder, library) or code
    need_terminal("hotseat desk calibrate --plain marks in lines of text")
    return run_desk(args.bank, CALIBRATE)


def _plain(folder: DeskFolder, library: Library) -> int:
    from hotseat.cli.plain_desk import mark
    from hotseat.cli.plain_ends import Signals
    from hotseat.cli.plain_input import standard_input
    from hotseat.desk.calibrating import bring
    from hotseat.interview.clock import SystemClock

    bring(folder, library, SystemClock().now())
    with Signals() as signals, standard_input() as source:
        for number in [one.id for one in _answers(folder) if one.locked_at is None]:
            desk = open_desk(folder, number, library)
            try:
                code = mark(desk, source, signals)
            finally:
                desk.close()
            if code or desk.interview.locked_at is None:
                return code
    return _result(folder, as_json=False)


def _answers(folder: DeskFolder) -> list[Interview]:
    from hotseat.desk.calibrating import number_of

    return sorted(listed(folder, calibration=True).interviews, key=number_of)


def _result(folder: DeskFolder, *, as_json: bool) -> int:
    from hotseat.desk.agree import calibration_result
    from hotseat.rubrics.load import load_criteria

    found = calibration_result(_answers(folder))
    if as_json:
        by = {name: {**asdict(one), "exact": one.exact} for name, one in found.by.items()}
        say_json({"answers": found.answers, "n": found.n, "by_criterion": by}, indent=2)
        return EXIT_OK
    titles = {c.id: c.title for c in load_criteria("decision").values()}
    for line in _lines(found, titles):
        say(line)
    return EXIT_OK


def _lines(found: Agreement, titles: dict[str, str]) -> Iterator[str]:
    if not found.n:
        yield "No calibration answer is marked yet."
        return
    same = f"{found.equal} of {count(found.n, 'level')} the same as the experts'"
    yield f"{count(found.answers, 'answer')}: {same}."
    names = {name: titles.get(name, name) for name in found.by}
    width = max(map(len, names.values()))
    for name, one in found.by.items():
        yield f"  {names[name]:{width}}  {on_one(one, 'you', 'the experts')}"


def on_one(one: OnOne, first: str, second: str) -> str:
    """How two sides agree on one criterion; `first` and `second` are what they are called."""
    if one.kappa is not None:
        kappa = f"weighted kappa {one.kappa:.2f}"
    elif one.few:
        kappa = "weighted kappa too few to say"
    else:
        kappa = "no kappa: only one level was used"
    higher, by = first if one.bias > 0 else second, f"{abs(one.bias):.2f}"
    bias = f"; {higher} higher by {by}" if by != "0.00" else ""
    return f"{one.equal:3} of {one.n:3} the same, {one.percent:>4}; {kappa}{bias}"
