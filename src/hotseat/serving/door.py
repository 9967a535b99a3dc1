"""Connections: so many at once, and so long, until one of them shows the token.

Else whoever reaches the port could hold all that there are without a word.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import Protocol, TimerHandle, Transport
    from collections.abc import Callable

    from aiohttp.web_protocol import RequestHandler

MOST_STRANGE = 64
STRANGE_FOR = 10.0
"""Seconds."""
_MADE_WITHIN = 0.5
_READ = 2**16


class Door:
    """Takes connections, and breaks off those that no token came through."""

    def __init__(self, take: Callable[[], RequestHandler]) -> None:
        self._take = take
        self._strange: dict[Protocol, TimerHandle] = {}

    def __call__(self) -> Connection:
        """What speaks with one more connection."""
        taken = self._take()
        loop = asyncio.get_running_loop()
        self._strange[taken] = loop.call_later(STRANGE_FOR, self._break_off, taken)
        if len(self._strange) > MOST_STRANGE:
            self._break_off(next(iter(self._strange)))
        return Connection(taken)

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


class Connection(asyncio.Protocol):
    """Hands all that came through a connection to what speaks with it.

    asyncio leaves unread what lies there when a connection turns out, in writing, to be broken:
    with a tab that would be the last keys.
    """

    def __init__(self, speaks: RequestHandler) -> None:
        self._speaks = speaks
        self._transport: Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It stands."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._speaks.connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Something came."""
        self._speaks.data_received(data)

    def eof_received(self) -> None:
        """No more comes."""
        self._speaks.eof_received()

    def pause_writing(self) -> None:
        """Too much waits to be sent."""
        self._speaks.pause_writing()

    def resume_writing(self) -> None:
        """It was sent."""
        self._speaks.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        if isinstance(exc, OSError) and self._transport is not None:
            # Closed by asyncio only after this.
            number = self._transport.get_extra_info("socket").fileno()
            with contextlib.suppress(OSError):
                while data := os.read(number, _READ):
                    self._speaks.data_received(data)
        self._speaks.connection_lost(exc)
