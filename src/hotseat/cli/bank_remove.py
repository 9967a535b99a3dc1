"""Remove a pack that was added. Answers that you gave to its questions stay in your records."""

from __future__ import annotations

import argparse

from hotseat.bank.load import load_all, load_bank
from hotseat.cli.asking import agreed
from hotseat.cli.output import complain, say
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_OK,
    HotseatError,
    UnknownIdError,
    UsageError,
    reason_of,
)

_WARNING = "hotseat bank add PATH brings it back, where you still have what you added."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `hotseat bank remove`."""
    parser.add_argument("id", metavar="ID", help="an installed pack; hotseat bank list has them")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Remove it, once that was agreed to; 1 if it was not.

    Raises:
        UnknownIdError: no pack with this id is installed.
        UsageError: it is built in; or there is no terminal to ask on, and no `--yes`.
        HotseatError: another hotseat adds or removes a pack, or it cannot be removed.
    """
    from hotseat.bank.installed import changing, installed, remove

    _find(args.id)
    what = f"Remove the pack {args.id}{_users(args.id)}."
    if not args.yes and not agreed(what, _WARNING, "Remove it?"):
        complain("Nothing was removed.")
        return EXIT_CHECK_FAILED
    with changing() as folder:
        # What a change that was cut short left stands in its place by now.
        path = installed().get(args.id)
        if path is None:
            raise UnknownIdError("installed pack", args.id, installed())
        try:
            remove(path, folder)
        except OSError as error:
            raise HotseatError(f"{path} cannot be removed: {reason_of(error)}") from error
    say(f"Removed: the pack {args.id}. Answers to its questions stay in your records.")
    return EXIT_OK


def _find(pack_id: str) -> None:
    """See that there is an installed pack of this name."""
    from hotseat.bank.installed import installed

    there = installed()
    if pack_id in there:
        return
    if pack_id in load_bank().packs:
        raise UsageError(f"the pack {pack_id} is built in and stays", title="hotseat bank remove")
    raise UnknownIdError("installed pack", pack_id, there)


def _users(pack_id: str) -> str:
    """The other packs that use its topic and could not do without."""
    bank = load_all()
    names = [p.id for p in bank.packs.values() if p.topic == pack_id != p.id]
    return f", whose topic these use: {', '.join(names)}" if names else ""
