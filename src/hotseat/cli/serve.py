"""The app in a browser: prints an address that opens it, for you alone unless you say otherwise.
Each tab has an app of its own; all share one history.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import sys
from functools import partial
from pathlib import Path

from hotseat.cli.arguments import add_bank, open_bank, whole
from hotseat.cli.output import complain, say
from hotseat.cli.run import fault_words
from hotseat.errors import InvalidFileError, UsageError
from hotseat.records.paths import data_folder, make_folder, served_folder
from hotseat.settings.load import load_settings

MOST_PLACES = 64
EXIT_SIGNAL = 128
"""What the number of a signal is added to."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The flags of `hotseat serve`."""
    parser.add_argument(
        "--host", metavar="HOST", default="127.0.0.1", help="where to serve (this machine alone)"
    )
    parser.add_argument(
        "--port",
        metavar="PORT",
        type=whole("a port", 0, 65535),
        default=8000,
        help="the port (8000); 0 takes one that is free",
    )
    parser.add_argument(
        "--expose",
        action="store_true",
        help="serve others on the network too, where --host is not this machine alone",
    )
    parser.add_argument(
        "--sessions",
        metavar="N",
        type=whole("a number of tabs", 1, MOST_PLACES),
        default=8,
        help="how many tabs may be open at once (8)",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--data", metavar="DIR", type=Path, help="keep answers in this folder instead"
    )
    where.add_argument(
        "--shared",
        action="store_true",
        help="keep answers with those that you give in your terminal",
    )
    add_bank(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until a signal ends it; 128 and its number then.

    Raises:
        UsageError: the extra is not installed, or the address cannot be had.
        InvalidFileError: the config file cannot be used, or no question of the packs can.
    """
    if not all(map(importlib.util.find_spec, ("aiohttp", "textual_serve"))):
        raise UsageError(
            "hotseat serve needs the extra `serve`: pip install 'hotseat[serve]'; "
            "in a working copy: make serve"
        )
    from hotseat.serving.address import find, listen, names_of, url
    from hotseat.serving.child import AppProcess
    from hotseat.serving.guard import Guard
    from hotseat.serving.server import Server

    address = find(args.host)
    if not address.is_loopback and not args.expose:
        raise UsageError(
            f"--host {args.host} would serve others on your network, who would read your answers; "
            "--expose does it all the same"
        )
    _look_at_what_is_read(args.bank)
    data = _data(args.data, shared=args.shared)
    exposed = not address.is_loopback
    guard = Guard(names_of(address, args.host), any_address=exposed)
    banks = [bank.absolute() for bank in args.bank]
    start = partial(AppProcess.start, banks, data)
    server = Server(guard, start, args.sessions, lambda fault: complain(fault_words(fault)))
    with listen(address, args.port) as at:
        base = url(address, args.host, at.getsockname()[1])
        whole_url = f"{base}?token={guard.token}"
        tell = partial(_tell, whole_url, base if exposed else "", data, args.sessions)
        return EXIT_SIGNAL + asyncio.run(server.run(at, tell))


def _look_at_what_is_read(banks: list[Path]) -> None:
    """See that the apps can start: what is wrong is told here, not in a browser."""
    load_settings()
    if banks and not open_bank(banks)[0].questions:
        raise InvalidFileError(())  # which was told


def _data(wanted: Path | None, *, shared: bool) -> Path:
    """The folder that answers are kept in, made if it is not there."""
    own = data_folder()
    folder = own if shared else served_folder() if wanted is None else wanted.absolute()
    if wanted is None:
        make_folder(own)
    make_folder(folder)
    return folder


def _tell(url: str, exposed: str, data: Path, places: int) -> None:
    if exposed:
        complain(
            f"Exposed: whoever on the network reaches {exposed} and has the whole address can "
            "practise here and reads every answer of this history. Nothing is encrypted on the way."
        )
    tabs = "One tab" if places == 1 else f"Up to {places} tabs"
    complain(f"{tabs}, one history: {data}\nCtrl+C ends it. Open this address in a browser:")
    say(url)
    sys.stdout.flush()
