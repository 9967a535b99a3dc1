"""Add a pack that somebody else made: it is checked, then copied into the data folder, and part of
the bank from then on. A pack is text; nothing in it is ever run.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hotseat.cli.bank_card import card, read_pack
from hotseat.cli.output import complain, say
from hotseat.errors import EXIT_OK, HotseatError, InvalidFileError, Problem, UsageError, reason_of
from hotseat.files.clean import shorten

if TYPE_CHECKING:
    from hotseat.bank.intake import Taken
    from hotseat.bank.load import Bank
    from hotseat.bank.models import Pack
    from hotseat.bank.schema import PackFile

_TITLE = "hotseat bank add"
_BESIDE = 5
"""Names that are told of what is not taken along."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank add`."""
    parser.add_argument(
        "path", metavar="PATH", type=Path, help="the folder of a pack, or a zip archive of one"
    )
    parser.add_argument(
        "--force", action="store_true", help="put it in the place of the one with the same id"
    )


def run(args: argparse.Namespace) -> int:
    """Look at the pack, show what it is and put it in place.

    Raises:
        InvalidFileError: it is no pack, or anything in it is wrong; then nothing is installed.
        UsageError: a pack with this id is installed, and no `--force`.
        HotseatError: another hotseat adds or removes a pack, or it cannot be written.
    """
    from hotseat.bank.installed import changing, discard, fresh_folder, put
    from hotseat.bank.intake import take, write

    taken = take(args.path)
    with changing() as folder:
        try:
            fresh = fresh_folder(folder)
            try:
                inner = fresh / "pack"
                write(taken, inner)
                pack, bank = _looked_at(taken, inner, force=args.force)
                say("\n".join(card(pack, bank)))
                at = put(inner, folder, pack.id)
            finally:
                discard(fresh)
        except OSError as error:
            where = Path(error.filename or folder).name
            raise HotseatError(
                f"The pack cannot be written to {folder}: {shorten(where)}: {reason_of(error)}. "
                "Nothing was installed."
            ) from error
    if taken.beside:
        complain(f"Not taken along: {_some(taken.beside)}")
    say(f"Installed in {at}; hotseat bank remove {pack.id} removes it.")
    return EXIT_OK


def _looked_at(taken: Taken, folder: Path, *, force: bool) -> tuple[Pack, Bank]:
    """The pack that was written to a folder, and the bank that it would be part of.

    Raises:
        InvalidFileError, UsageError: see `run`.
    """
    from hotseat.bank.installed import installed
    from hotseat.bank.load import is_within, load_all, load_with
    from hotseat.desk.calibration import gold_answers
    from hotseat.evaluation.addition import marking_problems

    others, about = installed(), read_pack(folder)
    same = _same(about, others, force=force)
    before = {one.name for one in load_all().left_out} if same else set()
    others.pop(same, None)
    # Last, so that an id that is there already is its own fault.
    bank = load_with({**others, "": folder})
    if about and (own := _built_in(about.id, bank, {*others.values(), folder})):
        raise UsageError(f"a pack called {own} is built in; nothing takes its place")
    for one in bank.left_out:
        if one.path == folder:
            raise _refused(one.problems, taken, folder)
        if same and one.name not in before:
            raise UsageError(
                f"{one.name}, which is installed too, could no longer be used: "
                f"{one.problems[0].message}; hotseat bank remove {one.name} removes it",
                title=_TITLE,
            )
    pack = next(pack for pack in bank.packs.values() if Path(pack.path) == folder)
    problems = marking_problems(bank, pack.id)
    try:
        gold_answers(bank)
    except InvalidFileError as error:
        problems += [p for p in error.problems if is_within(p, folder)]
    if problems:
        raise _refused(problems, taken, folder)
    return pack, bank


def _built_in(pack_id: str, bank: Bank, others: Collection[Path]) -> str:
    """The built-in pack of this id, capitals or not, which people would take it for."""
    own = (p.id for p in bank.packs.values() if Path(p.path) not in others)
    return next((name for name in own if name.casefold() == pack_id.casefold()), "")


def _same(about: PackFile | None, others: Mapping[str, Path], *, force: bool) -> str:
    """The name of the installed pack that this one replaces; empty where there is none.

    Raises:
        UsageError: there is one, and no `force`, or it is another one on some systems only.
    """
    if about is None:
        return ""  # Whoever loads it says why.
    same = next((name for name in others if name.casefold() == about.id.casefold()), "")
    if same and same != about.id:
        said = f"the pack {same} is installed, and {about.id} differs from it by capitals alone"
        raise UsageError(f"{said}; hotseat bank remove {same} removes it", title=_TITLE)
    if same and not force:
        there = read_pack(others[same])
        version = f", version {shorten(there.version)}" if there and there.version else ""
        raise UsageError(
            f"the pack {same} is installed already{version}; --force replaces it", title=_TITLE
        )
    return same


def _refused(problems: Iterable[Problem], taken: Taken, folder: Path) -> InvalidFileError:
    """The problems as the person knows the files, and what came of them."""

    def told(text: str) -> str:
        return text.replace(str(folder), taken.shown)

    complain("hotseat bank add: nothing was installed. What is wrong with the pack:")
    return InvalidFileError(
        [
            replace(p, path=told(p.path), message=told(p.message), hint=told(p.hint))
            for p in problems
        ]
    )


def _some(names: Sequence[str]) -> str:
    said = ", ".join(shorten(name) for name in names[:_BESIDE])
    more = len(names) - _BESIDE
    return f"{said} and {more:,} more" if more > 0 else said
