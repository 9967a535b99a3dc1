"""The server: a page, its files, and a line to an app for each tab."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import WSCloseCode, web

from hotseat.serving.child import AppProcess
from hotseat.serving.door import Door
from hotseat.serving.pages import FILES, HEADERS, INDEX, message
from hotseat.serving.tab import Tab, size_of

if TYPE_CHECKING:
    import socket

    from hotseat.serving.guard import Guard

MOST_SENT = 2 * 1024 * 1024
"""Bytes of the largest message that a page may send; more ends its line."""
_HEARTBEAT = 15.0
"""Seconds after which a page that says nothing is asked whether it is there."""
_CLOSE_WITHIN = 2.0
_MOMENT = 0.3
"""Seconds in which it shows that a page has been closed."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
StartApp = Callable[[tuple[int, int]], Awaitable[AppProcess]]


class Server:
    """Serves apps to those that the guard lets in, to so many at once."""

    def __init__(
        self, guard: Guard, start: StartApp, places: int, tell: Callable[[Exception], None]
    ) -> None:
        """`tell` hears of faults."""
        self._guard = guard
        self._tell = tell
        self._start = start
        self._places = places
        self._taken = 0
        self._freed = asyncio.Event()
        self._tabs: set[Tab] = set()
        self._ending = False
        self._door: Door | None = None

    async def run(self, at: socket.socket, ready: Callable[[], None]) -> int:
        """Serve until a signal asks to end, then end all apps; gives the number of the signal."""
        loop = asyncio.get_running_loop()
        asked: asyncio.Future[int] = loop.create_future()

        def ask(number: int) -> None:
            if not asked.done():
                asked.set_result(number)

        for each in _SIGNALS:
            loop.add_signal_handler(each, ask, int(each))
        # No log of requests: the first one of a tab has the token in it.
        runner = web.AppRunner(
            self.application(), access_log=None, logger=_silent(), shutdown_timeout=1.0
        )
        await runner.setup()
        assert runner.server is not None
        self._door = Door(runner.server)
        listening = await loop.create_server(self._door, sock=at)
        ready()
        number = await asked
        listening.close()
        await self._end()
        await runner.cleanup()
        return number

    def application(self) -> web.Application:
        """What answers requests."""
        app = web.Application(middlewares=[self._guarded])
        app.router.add_get("/", self._index)
        app.router.add_get("/ws", self._line)
        app.router.add_get("/static/{name:.*}", self._file)
        app.on_response_prepare.append(_add_headers)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        guard, host = self._guard, request.headers.get("Host")
        if not guard.knows_host(host) or _is_repeated(request, "Host"):
            return message(403, "This server is not known by that name.")
        origin = request.headers.get("Origin")
        if not guard.knows_origin(origin, host) or _is_repeated(request, "Origin"):
            return message(403, "Pages of other sites may not use this server.")
        if guard.knows_token(request.query.get("token"), request.cookies.get(guard.cookie)):
            if self._door is not None:
                self._door.let_in(request.protocol)
        elif request.match_info.handler != self._file:
            return message(
                401,
                "This page needs the whole address.",
                "hotseat serve printed it where it was started; it ends in ?token= and more.",
            )
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as fault:
            self._tell(fault)
            raise

    async def _index(self, _: web.Request) -> web.StreamResponse:
        response = web.Response(text=INDEX, content_type="text/html", charset="utf-8")
        response.set_cookie(
            self._guard.cookie, self._guard.token, httponly=True, samesite="Strict", path="/"
        )
        return response

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = FILES.get(request.match_info["name"])
        if path is None:
            return message(404, "There is no such file.")
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _line(self, request: web.Request) -> web.StreamResponse:
        page = web.WebSocketResponse(
            timeout=_CLOSE_WITHIN, heartbeat=_HEARTBEAT, max_msg_size=MOST_SENT, compress=False
        )
        if not page.can_prepare(request).ok:
            return message(400, "This address is for the page of the app.")
        taken = await self._take()
        try:
            await page.prepare(request)
            if taken:
                query = request.query
                await self._lead(page, size_of(query.get("width"), query.get("height")))
            else:
                await page.close(code=WSCloseCode.TRY_AGAIN_LATER)
        finally:
            self._taken -= taken
            self._freed.set()
            if request.transport is not None and request.transport.get_write_buffer_size():
                # It was told that it is over, and takes nothing: it would keep its connection.
                request.transport.abort()
        return page

    async def _take(self) -> bool:
        """Take a place if there is one, or will be as a tab is going: so does one that is loaded
        again.
        """
        if self._taken >= self._places:
            # A page that is loaded again is closed just before: that may lie there unread.
            await asyncio.sleep(_MOMENT)
        while self._taken >= self._places and any(tab.going for tab in self._tabs):
            self._freed.clear()
            await self._freed.wait()
        # Nothing is waited for in between, so that no two take the last place.
        free = self._taken < self._places and not self._ending
        self._taken += free
        return free

    async def _lead(self, page: web.WebSocketResponse, size: tuple[int, int]) -> None:
        tab = Tab(page, await self._start(size))
        if self._ending:
            await page.close(code=WSCloseCode.GOING_AWAY)
        self._tabs.add(tab)
        try:
            await tab.run()
        finally:
            self._tabs.discard(tab)

    async def _end(self) -> None:
        self._ending = True
        await asyncio.gather(*(tab.leave() for tab in self._tabs), return_exceptions=True)


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.update(HEADERS)


def _is_repeated(request: web.Request, name: str) -> bool:
    return len(request.headers.getall(name, ())) > 1


def _silent() -> logging.Logger:
    """Where reports of faults go nowhere: they quote requests, and the token with them."""
    logger = logging.Logger("hotseat.serving")
    logger.disabled = True
    return logger
