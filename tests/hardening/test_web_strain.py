"""W: in the browser. Pages, apps and strangers that hang, hold on, or let go at once."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web
from tests.hardening.conftest import Measured, Serve
from tests.hardening.tabs import FIRST, PATIENCE, Served, Tab, is_running, status

from hotseat.serving import child, tab
from hotseat.serving.door import MOST_STRANGE, STRANGE_FOR

pytestmark = pytest.mark.slow


def open_files(one: Served) -> int:
    """How many files and connections the server has open."""
    return len(list(Path(f"/proc/{one.process.pid}/fd").iterdir()))


def told(pid: int, what: str) -> bytes:
    """What the system tells of a process."""
    return Path(f"/proc/{pid}/{what}").read_bytes()


def answer(one: Served, request: str) -> str:
    """What the server says first to a request as it stands."""
    with socket.create_connection(("127.0.0.1", one.port or 0), timeout=PATIENCE) as line:
        line.sendall(request.encode("latin-1"))
        return line.recv(65536).decode("latin-1")


def test_w1_what_is_no_request_is_no_matter(served: Serve, figure: Measured) -> None:
    one = served()
    host, line = f"Host: localhost:{one.port}\r\n", f"GET /?token={one.token} HTTP/1.1\r\n"
    cookie = f"Cookie: a={one.token}; b=\x01\r\n"
    odd = {
        f"{line}Host: localhost:{one.port}@evil\r\n\r\n": 403,
        f"GET http://localhost:{one.port}/ HTTP/1.1\r\nHost: evil\r\n\r\n": 403,
        f"{line.replace('1.1', '1.0')}\r\n": 403,
        f"{line}{host}Host: evil\r\n\r\n": 400,
        f"{line}{host}Origin: http://[\r\n\r\n": 403,
        f"{line}{host}Origin: http://localhost:{one.port}\r\nOrigin: http://evil\r\n\r\n": 403,
        f"TRACE /?token={one.token} HTTP/1.1\r\n{host}\r\n": 405,
        f"GET /static/../index.html HTTP/1.1\r\n{host}\r\n": 404,
        f"{line}{host}{cookie}\r\n": 400,
        f"{line}{host}X: {'x' * 20_000}\r\n\r\n": 400,
        "\x16\x03\x01\x02\r\n\r\n": 400,
    }
    got = [int(answer(one, request).split(" ", 2)[1]) for request in odd]
    assert got == list(odd.values())
    figure("odd requests refused without a word in the terminal", len(odd), "requests")
    assert one.said.count("\n") == 2
    assert one.token not in one.said


async def test_w1_an_app_keeps_to_itself(
    served: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, figure: Measured
) -> None:
    log, folder = tmp_path / "log", tmp_path / "server-0"
    monkeypatch.setenv("TEXTUAL_LOG", str(log))
    folder.mkdir()
    # What lies about where the server is started is no part of it.
    (folder / "textual.py").write_text("raise SystemExit\n")
    one = served()
    async with Tab(one) as page:
        await page.ask()
        await page.type("what is typed")
        await page.wait("what is typed")
        [app] = one.children()
        for pid in (one.process.pid, app):
            assert one.token.encode() not in told(pid, "cmdline") + told(pid, "environ")
        limits = told(app, "limits").decode().splitlines()
    [most] = [line.split()[3] for line in limits if line.startswith("Max data size")]
    figure("memory that an app may take", int(most) / 2**20, "MB", most=512)
    assert not log.exists()


async def test_w5_strangers_that_hold_on_keep_nobody_out(served: Serve, figure: Measured) -> None:
    one = served()
    async with Tab(one) as page, AsyncExitStack() as held:
        await page.ask()
        before = open_files(one)
        silent = [
            held.enter_context(socket.create_connection(("127.0.0.1", one.port or 0)))
            for _ in range(4 * MOST_STRANGE)
        ]
        await page.until(lambda: open_files(one) > before)
        for line in silent[:-1:2]:
            with suppress(OSError):
                line.sendall(b"GET / HTTP/1.1\r\nX: ")
        assert await status(one, f"?token={one.token}") == 200
        # What is taken all at once is broken off a moment later.
        await page.until(lambda: open_files(one) - before <= MOST_STRANGE)
        figure("strangers held at once", open_files(one) - before, most=MOST_STRANGE)
        await asyncio.sleep(STRANGE_FOR)
        await page.until(lambda: open_files(one) <= before)
        await page.type("the tab is still there")
        await page.wait("still there")


async def test_w5_a_page_loaded_again_has_its_place(served: Serve, figure: Measured) -> None:
    one = served("--sessions", "1")
    first = Tab(one)
    async with first:
        await first.ask()
        await first.type("typed before")
        # A browser lets go of the old page once it has the new one.
        assert await status(one, f"?token={one.token}") == 200
        begun = time.monotonic()
        closing = asyncio.create_task(first.line.close())
        await asyncio.sleep(0)
        async with Tab(one) as again:
            await again.wait(FIRST)
            figure("page loaded again after", time.monotonic() - begun, "s", most=30)
            await again.type("\r")
            await again.wait("typed before")
        await closing


async def test_w5_tabs_that_go_at_once_leave_nothing(served: Serve, figure: Measured) -> None:
    one = served("--sessions", "4")
    async with Tab(one) as page:
        await page.wait(FIRST)
    await page.until(lambda: not one.children())
    before = open_files(one)
    for number in range(12):
        page = Tab(one)
        async with page:
            if number % 2:
                page.reset()
            elif number % 3 == 0:
                await page.wait(FIRST)
    await page.until(lambda: not one.children() and open_files(one) <= before)
    figure("files left open by 12 tabs", max(0, open_files(one) - before), most=0)
    assert one.said.count("\n") == 2


async def test_w4_an_app_that_stops_is_told_and_gives_its_place_back(served: Serve) -> None:
    one = served("--sessions", "1")
    async with Tab(one) as page:
        await page.ask()
        [app] = one.children()
        os.kill(app, signal.SIGKILL)
        assert await page.over() == 1011
    async with Tab(one) as again:
        await again.ask()


async def test_w4_an_app_that_hangs_does_not_keep_the_server(
    served: Serve, figure: Measured
) -> None:
    one = served()
    async with Tab(one) as page:
        await page.ask()
        [app] = one.children()
        os.kill(app, signal.SIGSTOP)
        # More than the pipe holds.
        await page.type("y" * 500_000)
        await asyncio.sleep(0.5)
        begun = time.monotonic()
        assert await asyncio.to_thread(one.stop) == 128 + signal.SIGTERM
        figure("server with a hung app gone after", time.monotonic() - begun, "s", most=45)
        assert not is_running(app)


class _Blind:
    """A page that takes nothing."""

    async def send_bytes(self, _: bytes) -> None:
        """Waits."""
        await asyncio.sleep(PATIENCE)

    async def close(self, **_: Any) -> None:
        """Waits."""
        await asyncio.sleep(PATIENCE)

    def __aiter__(self) -> _Blind:
        """Says nothing."""
        return self

    async def __anext__(self) -> None:
        """Waits."""
        await asyncio.sleep(PATIENCE)


async def test_w5_a_page_that_takes_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, figure: Measured
) -> None:
    for module, name in ((tab, "_PATIENCE"), (tab, "_CLOSE_WITHIN"), (child, "_GRACE")):
        monkeypatch.setattr(module, name, 0.3)
    paints = (
        "import sys; out = sys.stdout.buffer; out.write(b'__GANGLION__\\n')\n"
        "while sys.stdin.buffer.peek: out.write(b'D\\0\\0\\xff\\xff' + bytes(0xffff))"
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", paints),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    begun = time.monotonic()
    await tab.Tab(cast("web.WebSocketResponse", _Blind()), child.AppProcess(process)).run()
    figure("a page that takes nothing left after", time.monotonic() - begun, "s", most=20)
    assert process.returncode is not None
