"""W: in the browser. Who is let in, how many, and what a server that ends leaves behind."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sqlite3
import struct
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import aiohttp
import pytest
from tests.hardening.conftest import Measured, Serve
from tests.hardening.tabs import PATIENCE, Tab, is_running, open_tabs, serve, status

from hotseat.serving import child
from hotseat.serving.door import Door

if TYPE_CHECKING:
    from aiohttp.web_protocol import RequestHandler

pytestmark = pytest.mark.slow


async def test_w1_four_requests_get_four_answers(served: Serve, figure: Measured) -> None:
    one = served()
    good, name = f"?token={one.token}", f"localhost:{one.port}"
    refused = [
        (await status(one, path), 401)
        for path in ("", "ws", "download/x", "anything", "?token=", f"?token={one.token}x")
    ]
    refused += [
        (await status(one, f"{path}{good}", **header), 403)
        for path in ("", "ws", "static/page.js")
        for header in ({"Origin": "http://evil.example"}, {"Host": f"evil.example:{one.port}"})
    ]
    refused += [
        (await status(one, f"ws{good}", Origin=origin), 403)
        for origin in ("null", "http://localhost:1", f"http://{name}", f"http://evil.{name}")
    ]
    assert [got for got, _ in refused] == [wanted for _, wanted in refused]
    assert await status(one, good) == 200
    # A browser comes back with the cookie alone, and from another port where a tunnel leads here.
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.get(one.url) as first:
            cookie = first.headers["Set-Cookie"]
            assert one.token not in await first.text()
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        where, ours = f"{one.base}ws", {"Host": "localhost:9", "Origin": "http://localhost:9"}
        async with session.ws_connect(where, headers=ours) as line:
            assert (await line.receive(PATIENCE)).type is aiohttp.WSMsgType.BINARY
    figure("requests refused as they should be", len(refused), "requests")
    one.stop()
    assert one.token not in one.said + one.close()


async def test_w1_what_anyone_may_read_holds_nothing_private(served: Serve) -> None:
    one = served()
    async with aiohttp.ClientSession() as session:
        for path, wanted in (("", 404), ("js/", 404), ("..%2findex.html", 404), ("page.js", 200)):
            async with session.get(f"{one.base}static/{path}") as answer:
                assert answer.status == wanted
                assert "mono.ttf" not in await answer.text()
        async with session.get(one.base) as answer:
            told = await answer.text()
            assert "hotseat serve printed it" in told
            policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"https?:|\*", policy)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_w2_loopback_unless_exposed(served: Serve, figure: Measured) -> None:
    refused = serve("--host", "0.0.0.0", "--port", "0")
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1
    assert "--expose" in refused.stderr
    one = served()
    assert one.base.startswith("http://127.0.0.1:")
    assert "Exposed" not in one.said
    # All of 127 leads here: what listens on one address of it is not heard on another.
    with socket.socket() as other:
        assert other.connect_ex(("127.0.0.2", one.port or 0)) != 0
    taken = serve("--port", str(one.port))
    assert taken.returncode == 2
    assert taken.stderr.count("\n") == 1
    assert f"port {one.port} of 127.0.0.1 is taken by another program" in taken.stderr
    exposed = served("--host", "0.0.0.0", "--expose")
    assert "reads every answer of this history" in exposed.said
    assert "Nothing is encrypted" in exposed.said
    with socket.socket() as other:
        assert other.connect_ex(("127.0.0.2", exposed.port or 0)) == 0
    figure("addresses that answer without --expose", 1, "address", most=1)


@pytest.mark.parametrize("broken", [False, True], ids=["closed", "reset"])
async def test_w3_a_tab_that_goes_leaves_a_whole_draft(
    served: Serve, figure: Measured, *, broken: bool
) -> None:
    one = served()
    tab, typed = Tab(one), "".join(f"word{number} " for number in range(200))
    async with tab:
        await tab.ask()
        await tab.type(typed)
        begun = time.monotonic()
        if broken:
            tab.reset()
    while one.children():
        assert time.monotonic() < begun + PATIENCE
        await asyncio.sleep(0.02)
    figure("draft lacks", len(typed) - len("".join(one.drafts())), "characters", most=0)
    figure("app gone after", time.monotonic() - begun, "s", most=30)
    assert one.drafts() == [typed]


async def test_w3_what_came_before_a_break_is_read(figure: Measured) -> None:
    heard: list[bytes] = []
    made, lost = asyncio.Event(), asyncio.Event()

    class Speaks(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = cast("asyncio.Transport", transport)
            made.set()

        def data_received(self, data: bytes) -> None:
            heard.append(data)

        def connection_lost(self, exc: Exception | None) -> None:
            assert isinstance(exc, ConnectionError)
            lost.set()

    speaks = Speaks()
    door = Door(lambda: cast("RequestHandler", speaks))
    server = await asyncio.get_running_loop().create_server(door, "127.0.0.1", 0)
    async with server:
        with socket.create_connection(server.sockets[0].getsockname()) as tab:
            await made.wait()
            tab.sendall(b"the last keys")
            # Closed so, it is broken off and not ended.
            tab.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # The server finds out as it paints, before it has looked what came.
        speaks.transport.write(b"painted")
        await asyncio.wait_for(lost.wait(), PATIENCE)
    figure("last keys lacking", len(b"the last keys") - len(b"".join(heard)), "characters", most=0)


async def test_w4_a_server_that_stops_ends_its_apps(served: Serve, figure: Measured) -> None:
    one = served()
    tabs = await open_tabs(one, 8)
    apps = one.children()
    assert len(apps) == 8
    typed = [f"what tab {number} typed" for number in range(8)]
    await asyncio.gather(*(tab.type(words) for tab, words in zip(tabs, typed, strict=True)))
    begun = time.monotonic()
    code = await asyncio.to_thread(one.stop, signal.SIGTERM)
    figure("all of 8 tabs gone after", time.monotonic() - begun, "s", most=30)
    assert code == 128 + signal.SIGTERM
    assert not any(map(is_running, apps))
    assert one.drafts() == typed
    assert [await tab.over() for tab in tabs] == [1001] * 8
    for tab in tabs:
        await tab.close()


async def test_w4_apps_of_a_killed_server_end(served: Serve, figure: Measured) -> None:
    one = served()
    async with Tab(one) as tab:
        await tab.ask()
        await tab.type("typed and then the server was killed")
        await tab.wait("was killed")
        apps = one.children()
        begun = time.monotonic()
        one.stop(signal.SIGKILL)
        while any(map(is_running, apps)):
            assert time.monotonic() < begun + PATIENCE
            await asyncio.sleep(0.02)
        figure("orphan gone after", time.monotonic() - begun, "s", most=30)
    assert one.drafts() == ["typed and then the server was killed"]
    path = Path(os.environ["XDG_DATA_HOME"]) / "hotseat" / "served" / "hotseat.db"
    with closing(sqlite3.connect(path, timeout=0)) as db:
        db.execute("begin immediate")


async def test_w4_an_app_that_does_not_hear_is_ended(
    monkeypatch: pytest.MonkeyPatch, figure: Measured
) -> None:
    for grace in ("_GRACE", "_LAST_GRACE"):
        monkeypatch.setattr(child, grace, 0.3)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", f"{deaf}; time.sleep({PATIENCE})"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    await process.stdout.readline()
    begun = time.monotonic()
    await child.AppProcess(process).end()
    figure("an app that hears nothing gone after", time.monotonic() - begun, "s", most=10)
    assert process.returncode == -signal.SIGKILL


async def test_w5_a_ninth_tab_is_told_so(served: Serve, figure: Measured) -> None:
    one = served()
    tabs = await open_tabs(one, 8)
    async with Tab(one) as ninth:
        assert await ninth.over() == 1013
    figure("apps at once", len(one.children()), "apps", most=8)
    await tabs[0].close()
    await tabs[1].until(lambda: len(one.children()) == 7)
    assert await status(one, f"?token={one.token}") == 200
    async with Tab(one) as again:
        await again.ask()
    for tab in tabs[1:]:
        await tab.close()


async def test_w5_what_a_tab_sends_is_no_matter_to_others(served: Serve, figure: Measured) -> None:
    one = served()
    async with Tab(one) as other, Tab(one) as tab:
        await asyncio.gather(other.ask(), tab.ask())
        # What no page sends.
        for odd in ("", "[]", "{", "[" * 100_000, '["stdin"]', '["stdin", 5]', '["resize", 7]'):
            await tab.line.send_str(odd)
        await tab.send("resize", {"width": -1, "height": "x"})
        await tab.send("resize", {"width": 1e9, "height": 24})
        await tab.send("resize", {"width": 80, "height": 24})
        # Half of a pair, which is no UTF-8; and a paste into a page without the focus.
        await tab.type("kept \ud800")
        await tab.wait("kept")
        await tab.send("blur")
        await tab.paste("pasted while elsewhere")
        await tab.wait("pasted while elsewhere")
        await tab.paste("x" * 1_000_000)
        await tab.wait("50,000")
        begun = time.monotonic()
        with suppress(ConnectionError):
            await tab.type("y" * 5_000_000)
        await other.type("the other goes on")
        await other.wait("the other goes on")
        figure("the other shows a key after", time.monotonic() - begun, "s", most=10)
        assert await tab.over() in (1006, 1009)
        await other.until(lambda: len(one.children()) == 1)
    [mine] = [draft for draft in one.drafts() if "kept" in draft]
    assert re.fullmatch("kept \ufffd+pasted while elsewhere", mine)


async def test_w6_the_first_screen_says_whose_history_it_is(
    served: Serve, figure: Measured
) -> None:
    one = served()
    async with Tab(one) as tab:
        await tab.wait("Not an assessment of a person.")
        screen = tab.screen
        assert "Shared history: everyone with this address sees the same answers." in screen
        assert "F9 quit" in screen
        # Nothing that works with files or programs of the machine.
        assert "desk" not in screen
        await tab.type("d")
        await tab.type("\r")
        await tab.wait("Your answer")
        assert "editor" not in tab.screen
        figure("lines of the first screen", len(screen.rstrip().splitlines()), "lines", most=24)
    own = Path(os.environ["XDG_DATA_HOME"]) / "hotseat"
    assert [path.name for path in own.iterdir()] == ["served"]
    assert [path.stat().st_mode & 0o77 for path in (own, own / "served")] == [0, 0]
    assert str(own / "served") in one.said
