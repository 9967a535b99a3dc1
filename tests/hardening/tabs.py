"""A running `hotseat serve`, and tabs that open it as a browser would."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import aiohttp
import pyte
from tests.hardening.child import shown
from tests.hardening.smallpack import CONCEPT, small_pack

PATIENCE = 120.0
"""Seconds that a wait guards against a hang, not how long anything may take."""
FIRST = "What would you like to do?"
"""On the first screen."""


class Served:
    """A server in a process of its own, with its data under a folder."""

    def __init__(self, folder: Path, *arguments: str, bank: bool = True) -> None:
        """Start it on a free port; `bank`: on a pack of one question, else on the built-in ones."""
        self.folder = folder
        packs = ["--bank", str(small_pack(folder, CONCEPT))] if bank else []
        words = ["--port", "0", *packs, *arguments]
        self._err = (folder / "stderr").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hotseat", "serve", *words],
            stdout=subprocess.PIPE,
            stderr=self._err,
            text=True,
            cwd=folder,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url, self.said
        self.base, _, self.token = self.url.partition("?token=")
        self.port = urlsplit(self.base).port

    @property
    def said(self) -> str:
        """What it said on stderr."""
        return (self.folder / "stderr").read_text()

    def children(self) -> list[int]:
        """The apps that run for it."""
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def drafts(self) -> list[str]:
        """What is kept of what was typed."""
        path = Path(os.environ["XDG_DATA_HOME"]) / "hotseat" / "served" / "hotseat.db"
        with closing(sqlite3.connect(path)) as db:
            return sorted(str(text) for (text,) in db.execute("select text from drafts"))

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it; gives its exit code, as a shell tells it."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        return code if code >= 0 else 128 - code

    def close(self) -> str:
        """See that it is gone; gives the rest of what it printed."""
        assert self.process.stdout is not None
        if self.process.stdout.closed:
            return ""
        left = self.children() if self.process.poll() is None else []
        self.process.kill()
        self.process.wait(PATIENCE)
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        rest = self.process.stdout.read()
        self.process.stdout.close()
        self._err.close()
        return rest


class Tab:
    """One line to the server, with the terminal at its end."""

    def __init__(self, served: Served, size: tuple[int, int] = (80, 24)) -> None:
        self._served = served
        self._size = size
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._session = aiohttp.ClientSession()
        self.line: aiohttp.ClientWebSocketResponse
        self.heard: list[Any] = []
        """What the server said beside what the app paints."""

    async def __aenter__(self) -> Self:
        width, height = self._size
        token = self._served.token
        where = f"{self._served.base}ws?width={width}&height={height}&token={token}"
        self.line = await self._session.ws_connect(
            where, max_msg_size=0, origin=self._served.base.rstrip("/")
        )
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def screen(self) -> str:
        """What its terminal shows."""
        return shown(self._screen)

    async def send(self, *message: Any) -> None:
        """Send a message as the page does."""
        await self.line.send_str(json.dumps(message))

    async def type(self, text: str) -> None:
        """Type, all in one message."""
        await self.send("stdin", text)

    async def paste(self, text: str) -> None:
        """Paste, as the page's terminal hands it on."""
        await self.send("stdin", f"\x1b[200~{text}\x1b[201~")

    async def until(self, holds: Callable[[], bool], what: str = "it") -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            gone = self._reader.done()
            assert time.monotonic() < end, f"never came: {what}; ended: {gone}\n{self.screen}"
            await asyncio.sleep(0.01)

    async def wait(self, words: str) -> str:
        """Wait until words stand on the screen; gives the screen."""
        await self.until(lambda: words in self.screen, words)
        return self.screen

    async def ask(self) -> None:
        """Have the question asked."""
        await self.wait(FIRST)
        await self.type("\r")
        await self.wait("Your answer")

    async def over(self) -> int | None:
        """Wait until the server closes the line; gives its reason."""
        await asyncio.wait_for(self._reader, PATIENCE)
        return self.line.close_code

    async def close(self) -> None:
        """Close it, as a closed tab does."""
        await self.line.close()
        await self._session.close()
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader

    def reset(self) -> None:
        """Break the line off, as a network that goes away does."""
        connection = self.line._response.connection
        assert connection is not None
        assert connection.transport is not None
        connection.transport.abort()

    async def _read(self) -> None:
        async for message in self.line:
            if message.type is aiohttp.WSMsgType.BINARY:
                self._stream.feed(message.data)
            else:
                self.heard.append(json.loads(message.data))


def serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What a server says that ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "hotseat", "serve", *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


async def open_tabs(served: Served, number: int) -> list[Tab]:
    """So many tabs, each with the question before it."""
    tabs: Sequence[Tab] = await asyncio.gather(*(Tab(served).__aenter__() for _ in range(number)))
    await asyncio.gather(*(tab.ask() for tab in tabs))
    return list(tabs)


async def status(served: Served, path: str = "", **headers: str) -> int:
    """What the server answers to a request."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(served.base + path, headers=headers) as answer,
    ):
        return answer.status


def is_running(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in ("Z", "X")
