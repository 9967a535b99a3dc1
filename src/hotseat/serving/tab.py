"""One tab: what it types goes to its app, what its app paints goes to it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from hotseat.serving.child import SCREEN, AppProcess

_WIDEST, _HIGHEST = 500, 300
_PATIENCE = 20.0
"""Seconds in which a page has to take what is painted, and an app what is typed."""
_CLOSE_WITHIN = 3.0


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
        self._hearing: asyncio.Task[None] | None = None
        self._over = asyncio.Event()
        self.going = False
        """Whether it ends, so that its place will be free soon."""

    async def run(self) -> None:
        """Lead until the end; what was typed is kept and the app gone when this returns."""
        painting = asyncio.create_task(self._paint())
        self._hearing = asyncio.create_task(self._listen())
        both = (painting, self._hearing)
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if painting.done() and not painting.result():
                # What the page had said before it went is still handed on.
                await asyncio.wait((self._hearing,), timeout=_CLOSE_WITHIN)
        finally:
            self.going = True
            for task in both:
                task.cancel()
            await asyncio.wait(both)
            code = await self._app.end()
            await self._close(WSCloseCode.INTERNAL_ERROR if code else WSCloseCode.OK)
            self._over.set()

    async def leave(self) -> None:
        """End it because the server ends; waits until it is over."""
        await self._close(WSCloseCode.GOING_AWAY)
        if self._hearing is not None:
            # What came before is still handed on.
            await asyncio.wait((self._hearing,), timeout=_CLOSE_WITHIN)
            self._hearing.cancel()
            await self._over.wait()

    async def _close(self, code: WSCloseCode) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._page.close(code=code), _CLOSE_WITHIN)

    async def _paint(self) -> bool:
        """Until the app ends; False where the page takes no more."""
        try:
            async for kind, payload in self._app.packets():
                if kind == SCREEN:
                    async with asyncio.timeout(_PATIENCE):
                        await self._page.send_bytes(payload)
        except (ConnectionError, TimeoutError):
            return False
        return True

    async def _listen(self) -> None:
        """Until the page says no more, or the app takes no more."""
        with contextlib.suppress(TimeoutError):
            async for message in self._page:
                if message.type is WSMsgType.TEXT:
                    async with asyncio.timeout(_PATIENCE):
                        await self._hear(message.data)

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
