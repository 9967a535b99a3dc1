"""Connections: so many at once, and so long, until one of them shows the token.

Else whoever reaches the port could hold all that there are without a word.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import Protocol, TimerHandle
    from collections.abc import Callable

    from aiohttp.web_protocol import RequestHandler

MOST_STRANGE = 64
STRANGE_FOR = 10.0
"""Seconds."""
_MADE_WITHIN = 0.5


class Door:
    """Takes connections, and breaks off those that no token came through."""

    def __init__(self, take: Callable[[], RequestHandler]) -> None:
        self._take = take
        self._strange: dict[Protocol, TimerHandle] = {}

    def __call__(self) -> RequestHandler:
        """What speaks with one more connection."""
        taken = self._take()
        loop = asyncio.get_running_loop()
        self._strange[taken] = loop.call_later(STRANGE_FOR, self._break_off, taken)
        if len(self._strange) > MOST_STRANGE:
            self._break_off(next(iter(self._strange)))
        return taken

    def let_in(self, connection: Protocol) -> None:
        """The token came through it: it may stay."""
        timer = self._strange.pop(connection, None)
        if timer is not None:
            timer.cancel()

    def _break_off(self, connection: Protocol) -> None:
        self.let_in(connection)
        if not _abort(connection):
            # Taken, but not made yet; or long gone.
            asyncio.get_running_loop().call_later(_MADE_WITHIN, _abort, connection)


def _abort(connection: Protocol) -> bool:
    transport = getattr(connection, "transport", None)
    if transport is not None:
        transport.abort()
    return transport is not None
