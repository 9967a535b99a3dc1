"""One tab: what it types goes to its app, what its app paints goes to it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from hotseat.serving.child import SCREEN, AppProcess

_WIDEST, _HIGHEST = 500, 300


def size_of(width: Any, height: Any) -> tuple[int, int]:
    """A size in cells as a page tells it, within reason."""
    return _whole(width, 80, _WIDEST), _whole(height, 24, _HIGHEST)


def _whole(value: Any, otherwise: int, most: int) -> int:
    try:
        return min(max(int(value), 1), most)
    except (TypeError, ValueError, OverflowError):
        return otherwise


class Tab:
    """Leads between a page and its app until either ends."""

    def __init__(self, page: web.WebSocketResponse, app: AppProcess) -> None:
        self._page = page
        self._app = app
        self._over = asyncio.Event()

    async def run(self) -> None:
        """Lead until the end; what was typed is kept and the app gone when this returns."""
        painting = asyncio.create_task(self._paint())
        try:
            async for message in self._page:
                if message.type is WSMsgType.TEXT:
                    await self._hear(message.data)
        finally:
            await self._app.end()
            await painting
            self._over.set()

    async def leave(self) -> None:
        """End it because the server ends; waits until it is over."""
        await self._page.close(code=WSCloseCode.GOING_AWAY)
        await self._over.wait()

    async def _paint(self) -> None:
        async for kind, payload in self._app.packets():
            # Read to the end even if nobody looks: an app that cannot paint cannot end.
            if kind == SCREEN and not self._page.closed:
                with contextlib.suppress(ConnectionError, RuntimeError):
                    await self._page.send_bytes(payload)
        await self._page.close()

    async def _hear(self, data: str) -> None:
        """One message of the page; one that nobody wrote is passed over.

        So is that the page has lost the focus: a paste would then go nowhere.
        """
        try:
            match json.loads(data):
                case ["stdin", str(typed)]:
                    await self._app.tell(SCREEN, typed.encode("utf-8", "surrogatepass"))
                case ["resize", {"width": width, "height": height}]:
                    await self._app.resize(*size_of(width, height))
                case ["ping", str(sent)]:
                    await self._page.send_json(["pong", sent[:40]])
                case _:
                    pass
        except (ValueError, RecursionError, ConnectionError):
            return
