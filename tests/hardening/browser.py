"""A real browser without a window, driven over its own protocol; its terminal is read."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

PATIENCE = 60.0
"""Seconds that a wait guards against a hang, not how long anything may take."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--remote-debugging-port=0",
)
# The page keeps its terminal to itself: this keeps it for the test as it is made.
CATCH = """
Object.defineProperty(Object.prototype, "fitAddon", {
  configurable: true,
  set(value) {
    Object.defineProperty(this, "fitAddon", {value, writable: true, configurable: true});
    window.caught = this;
  },
});
"""
READ = """
(() => {
  const buffer = window.caught?.terminal.buffer.active;
  if (!buffer) return "";
  const rows = [];
  for (let i = 0; i < window.caught.terminal.rows; i++) {
    rows.push(buffer.getLine(i)?.translateToString(true) ?? "");
  }
  return rows.join("\\n");
})()
"""
KEYS = {
    "Enter": (13, "\r"),
    "Escape": (27, ""),
    "ArrowDown": (40, ""),
    "F1": (112, ""),
    "F2": (113, ""),
    "F8": (119, ""),
    "F9": (120, ""),
}
CONTROL = 2


class Browser:
    """One tab."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self._line = line
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reader = asyncio.create_task(self._read())
        self._last = 0
        self.requests: list[str] = []
        """The addresses that the page asked for, those of sockets too."""
        self.said: list[str] = []
        """What the page complained about: errors, and what its policy forbade."""

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Give the browser an order and get its answer."""
        self._last += 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[self._last] = answer
        await self._line.send_json({"id": self._last, "method": method, "params": params})
        found = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in found, f"{method}: {found}"
        result: dict[str, Any] = found["result"]
        return result

    async def open(self, url: str, size: tuple[int, int] = (1280, 800)) -> None:
        """Go to an address."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.ask(f"{domain}.enable")
        width, height = size
        await self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        await self.ask("Page.addScriptToEvaluateOnNewDocument", source=CATCH)
        await self.ask("Page.navigate", url=url)

    async def evaluate(self, script: str) -> Any:
        """What an expression is worth in the page."""
        found = await self.ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    async def screen(self) -> str:
        """What the terminal in the page shows."""
        return str(await self.evaluate(READ))

    async def until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until the terminal shows it; gives all that it shows."""
        end = time.monotonic() + PATIENCE
        while not holds(screen := await self.screen()):
            assert time.monotonic() < end, f"never came: {what}; the screen:\n{screen}\n{self.said}"
            await asyncio.sleep(0.05)
        return screen

    async def wait(self, words: str) -> str:
        """Wait until the terminal shows these words."""
        return await self.until(lambda screen: words in screen, words)

    async def until_page(self, words: str) -> None:
        """Wait until the page around the terminal shows these words."""
        end = time.monotonic() + PATIENCE
        while words not in str(await self.evaluate("document.body.innerText")):
            assert time.monotonic() < end, f"never came: {words}"
            await asyncio.sleep(0.05)

    async def type(self, text: str) -> None:
        """Type."""
        await self.ask("Input.insertText", text=text)

    async def press(self, key: str, modifiers: int = 0) -> None:
        """Press a key, by the name that browsers give it."""
        code, text = KEYS[key] if key in KEYS else (ord(key.upper()), key)
        event = {
            "key": key,
            "code": key if key in KEYS else f"Key{key.upper()}",
            "windowsVirtualKeyCode": code,
            "modifiers": modifiers,
            "text": "" if modifiers else text,
        }
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **event)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **event)

    async def picture(self) -> bytes:
        """What it looks like, as a PNG."""
        found = await self.ask("Page.captureScreenshot", format="png")
        return base64.b64decode(found["data"])

    async def close(self) -> None:
        """Hear no more."""
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader

    async def _read(self) -> None:
        async for message in self._line:
            got = json.loads(message.data)
            if "id" in got:
                self._answers.pop(got["id"]).set_result(got)
            else:
                self._heard(got["method"], got["params"])

    def _heard(self, event: str, params: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif event == "Network.webSocketCreated":
            self.requests.append(params["url"])
        elif event == "Runtime.exceptionThrown":
            self.said.append(str(params["exceptionDetails"]))
        elif event == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.said.append(str(params["entry"]))


@asynccontextmanager
async def chromium(program: str, folder: Path) -> AsyncIterator[Browser]:
    """A browser with a profile of its own in a folder."""
    profile = folder / "profile"
    process = await asyncio.create_subprocess_exec(
        program,
        *FLAGS,
        f"--user-data-dir={profile}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
    )
    try:
        port = await _port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as listed:
                pages = [one for one in await listed.json() if one["type"] == "page"]
            target = pages[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(target, max_msg_size=0) as line:
                browser = Browser(line)
                try:
                    yield browser
                finally:
                    await browser.close()
    finally:
        process.terminate()
        await process.wait()


async def _port(told: Path) -> str:
    end = time.monotonic() + PATIENCE
    while not (port := _told(told)):
        assert time.monotonic() < end, "the browser never came up"
        await asyncio.sleep(0.05)
    return port


def _told(told: Path) -> str:
    return told.read_text().partition("\n")[0] if told.is_file() else ""
